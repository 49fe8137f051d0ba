// The form for a test key, and the one that revokes it.
import { agreementName } from '../../domain/partners/holders.ts';
import type { PartnerKey } from '../../domain/partners/key.ts';
import { NAME_CHARS } from '../../domain/values/limits.ts';
import { Choice } from '../signed-in/fields/choice-fields.tsx';
import { errorsIn, type FormState, type Refusal } from '../signed-in/fields/form-state.ts';
import { Line } from '../signed-in/fields/text-fields.tsx';
import { FormToken } from '../signed-in/own-page.tsx';
import { PORTAL_FORMS } from './forms.ts';
import type { PortalFrame } from './portal-layout.tsx';

export const PORTAL_KEYS_PATH = '/portal/keys';

export interface TestKeyFormProps {
  frame: PortalFrame;
  /** Id of the form, which makes one key. */
  formId: string;
  fields: FormState['fields'];
  message?: Refusal | undefined;
}

export function TestKeyForm({ frame, formId, fields, message }: TestKeyFormProps) {
  const { title, button, texts } = PORTAL_FORMS['test-keys'];
  const { agreements = [] } = frame.person ?? {};
  const state = { fields, errors: errorsIn(message), form: 'test-keys' };
  return (
    <details class="action-panel" open={message !== undefined}>
      <summary>{title}</summary>
      <form method="post" action="/portal/test-keys">
        <FormToken frame={frame} />
        <input type="hidden" name="formId" value={formId} />
        <p>It opens the sandbox only, and never an article of the publisher. It is shown once, on the next page.</p>
        <Line {...state} name="name" label={texts.name} maxChars={NAME_CHARS} hint="Name the program that is tested." isRequired />
        {agreements.length > 1 && (
          <Choice
            {...state}
            name="agreement"
            label={texts.agreement}
            options={agreements.map((id) => [id, agreementName(id, frame.references)])}
          />
        )}
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

export function TestKeyRevocation({ frame, listed: { id } }: { frame: PortalFrame; listed: PartnerKey }) {
  const { title, button } = PORTAL_FORMS.revocation;
  return (
    <details class="action-panel">
      <summary>{title}</summary>
      <form method="post" action={`${PORTAL_KEYS_PATH}/${id}/revocation`}>
        <FormToken frame={frame} />
        <p>Programs that use this test key get nothing from then on. What is in the sandbox stays.</p>
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}
