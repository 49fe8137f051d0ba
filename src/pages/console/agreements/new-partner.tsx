// The form that adds a partner: the first of three steps to its first key.

import { NAME_CHARS } from '../../../domain/values/limits.ts';
import { ErrorList } from '../../signed-in/fields/error-list.tsx';
import type { FormState } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken } from '../../signed-in/own-page.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { NEW_PARTNER_PATH, PARTNERS_PATH } from './agreement-paths.ts';
import { Steps } from './steps.tsx';

interface NewPartnerProps extends FormState {
  frame: ConsoleFrame;
  message?: string | undefined;
}

export function newPartnerPage(props: NewPartnerProps): string {
  const { frame, errors, message } = props;
  return renderConsolePage({
    frame,
    title: FORMS['new-partner'].title,
    children: (
      <div class="narrow">
        <p class="over">
          <a href={PARTNERS_PATH}>Partners</a>
        </p>
        <h1>{FORMS['new-partner'].title}</h1>
        <Steps current={1} />
        <RefusalMessage message={message} />
        <ErrorList errors={errors} />
        <Form {...props} />
      </div>
    ),
  });
}

function Form({ frame, ...form }: NewPartnerProps) {
  const { button, texts } = FORMS['new-partner'];
  return (
    <form method="post" action={NEW_PARTNER_PATH} data-guard>
      <FormToken frame={frame} />
      <Line {...form} name="name" label={texts.name} hint="Notices show the name." maxChars={NAME_CHARS} isRequired />
      <Line
        {...form}
        name="id"
        label={texts.id}
        hint="The id has 1 to 64 of a–z, 0–9 and “-”. It is part of addresses and keys, and cannot be changed later. If you leave it empty, it is made from the name."
        maxChars={NAME_CHARS}
        isShort
      />
      <Line
        {...form}
        name="contact"
        label={texts.contact}
        hint="An address for mail or a telephone number, which only the desk sees. If you leave it empty, the partner has no contact."
        maxChars={NAME_CHARS}
      />
      <button type="submit">{button}</button>
    </form>
  );
}
