// What the desk can do with a partner. Each form says what follows before it is sent.
import type { Child } from 'hono/jsx';
import { STANDINGS, type Standing } from '../../../domain/entitlement/standing.ts';
import { NAME_CHARS, NOTE_CHARS } from '../../../domain/values/limits.ts';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { type ConsoleFrame, FormToken } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { NewKey } from './new-key-form.tsx';
import { STANDING_NAMES } from './partner-badges.tsx';
import type { GivenForm, PartnerPageProps, PartnerRecord } from './partner-record.ts';

export interface PartnerFormProps {
  frame: ConsoleFrame;
  record: PartnerRecord;
  formId: string;
  /** What was written in this form. Absent: it was not sent, or carried out. */
  fields: ReadonlyMap<string, string> | undefined;
}

/** Nothing for somebody whose token may not change partners. */
export function PartnerForms({ frame, record, formId, given }: PartnerPageProps & { record: PartnerRecord }) {
  if (frame.scopes?.includes('partners') !== true) return null;
  const form = { frame, record, formId };
  const fieldsOf = (action: GivenForm['action']) => (given?.action === action ? given.fields : undefined);
  return (
    <aside class="actions" aria-label="What you can do">
      <NewKey {...form} fields={fieldsOf('keys')} />
      <StandingForm {...form} fields={fieldsOf('standing')} />
      <ProfileForm {...form} fields={fieldsOf('profile')} />
    </aside>
  );
}

interface PanelProps extends Omit<PartnerFormProps, 'formId'> {
  action: GivenForm['action'];
  hidden: Readonly<Record<string, string>>;
  children?: Child;
}

export function Panel({ frame, record, action, hidden, fields, children }: PanelProps) {
  const { title, button } = FORMS[action];
  return (
    <details class="action-panel" id={action} open={fields !== undefined}>
      <summary>{title}</summary>
      <form method="post" action={`${partnerPath(record.partner.id)}/${action}`} data-guard>
        <FormToken frame={frame} />
        {Object.entries(hidden).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        {children}
        <button type="submit">{button}</button>
      </form>
    </details>
  );
}

const FOLLOWS: Readonly<Record<Standing, string>> = {
  good: 'it gets what its agreements grant',
  warned: 'it gets what its agreements grant, and can read the reason',
  probation: 'it gets summaries at most',
  suspended: 'it gets no copy from then on, and can still read withdrawals, agreements, account and usage',
};

function StandingForm({ record, fields, ...form }: PartnerFormProps) {
  const { partner, etags } = record;
  const standing = fields?.get('standing') ?? partner.standing;
  return (
    <Panel {...form} record={record} fields={fields} action="standing" hidden={{ etag: etags.standing }}>
      <label class="field">
        <span>{FORMS.standing.texts.standing}</span>
        <select name="standing">
          {STANDINGS.map((one) => (
            <option value={one} selected={one === standing}>
              {STANDING_NAMES[one]}
            </option>
          ))}
        </select>
      </label>
      <ul class="hint">
        {STANDINGS.map((one) => (
          <li>
            {STANDING_NAMES[one]}: {FOLLOWS[one]}.
          </li>
        ))}
      </ul>
      <label class="field">
        <span>{FORMS.standing.texts.reason}</span>
        <textarea name="reason" rows={3} maxlength={NOTE_CHARS} dir="auto">
          {`\n${fields?.get('reason') ?? partner.standingReason ?? ''}`}
        </textarea>
        <span class="hint">The partner reads it. It is required for every standing except good.</span>
      </label>
    </Panel>
  );
}

function ProfileForm({ record, fields, ...form }: PartnerFormProps) {
  const { partner, etags } = record;
  const value = (name: 'name' | 'contact') => fields?.get(name) ?? partner[name] ?? '';
  return (
    <Panel {...form} record={record} fields={fields} action="profile" hidden={{ etag: etags.profile }}>
      <label class="field">
        <span>{FORMS.profile.texts.name}</span>
        <input name="name" value={value('name')} maxlength={NAME_CHARS} required dir="auto" />
        <span class="hint">
          Notices show it. If partners have to accept a notice again because of it, you are asked before it is changed.
        </span>
      </label>
      <label class="field">
        <span>{FORMS.profile.texts.contact}</span>
        <input name="contact" value={value('contact')} maxlength={NAME_CHARS} dir="auto" />
        <span class="hint">An address for mail or a telephone number, for the desk only.</span>
      </label>
    </Panel>
  );
}
