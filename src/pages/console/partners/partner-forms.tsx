// What the desk can do with a partner. Each form says what follows before it is sent.
import type { Child } from 'hono/jsx';
import { STANDINGS, type Standing } from '../../../domain/entitlement/standing.ts';
import { NAME_CHARS, NOTE_CHARS } from '../../../domain/values/limits.ts';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import { errorsIn, type FormState, formOf } from '../../signed-in/fields/form-state.ts';
import { Area, Line } from '../../signed-in/fields/text-fields.tsx';
import { FormToken } from '../../signed-in/own-page.tsx';
import { STANDING_NAMES } from '../../signed-in/standing-badge.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import type { ConsoleFrame } from '../console-layout.tsx';
import { FORMS } from '../forms.ts';
import { NewKey } from './new-key-form.tsx';
import type { GivenForm, PartnerPageProps, PartnerRecord } from './partner-record.ts';
import { UserFields } from './user-fields.tsx';

export interface PartnerFormProps {
  frame: ConsoleFrame;
  record: PartnerRecord;
  formId: string;
  /** What was written in this form, and what is wrong with it. Absent: it was not sent, or carried out. */
  given: FormState | undefined;
}

/** Nothing for somebody whose token may not change partners. */
export function PartnerForms({ frame, record, formId, given, message }: PartnerPageProps & { record: PartnerRecord }) {
  if (frame.scopes?.includes('partners') !== true) return null;
  const form = { frame, record, formId };
  const givenTo = (action: GivenForm['action']) =>
    given?.action === action ? { fields: given.fields, errors: errorsIn(message) } : undefined;
  return (
    <aside class="actions" aria-label="What you can do">
      <NewKey {...form} given={givenTo('keys')} />
      <NewUser {...form} given={givenTo('users')} />
      <StandingForm {...form} given={givenTo('standing')} />
      <ProfileForm {...form} given={givenTo('profile')} />
    </aside>
  );
}

interface PanelProps extends Omit<PartnerFormProps, 'formId'> {
  action: GivenForm['action'];
  hidden: Readonly<Record<string, string>>;
  children?: Child;
}

export function Panel({ frame, record, action, hidden, given, children }: PanelProps) {
  const { title, button } = FORMS[action];
  return (
    <details class="action-panel" id={action} open={given !== undefined}>
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

/** Nothing before there is an agreement that a user could have. */
function NewUser({ record, given, ...form }: PartnerFormProps) {
  const { references } = record;
  if (Object.keys(references).length === 0) return null;
  return (
    <Panel {...form} record={record} given={given} action="users" hidden={{}}>
      <p>Somebody of the partner who signs in at the portal in a browser. Afterwards you make an invitation and send its link.</p>
      <UserFields form="users" references={references} given={given} />
    </Panel>
  );
}

const FOLLOWS: Readonly<Record<Standing, string>> = {
  good: 'In good standing it gets what its agreements grant.',
  warned: 'A partner that is warned gets what its agreements grant, and can read the reason.',
  probation: 'On probation it gets summaries at most.',
  suspended: 'A partner that is suspended gets no copy from then on, and can still read withdrawals, agreements, account and usage.',
};

const OPTIONS = STANDINGS.map((standing) => [standing, STANDING_NAMES[standing]] as const);

function Follows() {
  return (
    <ul>
      {STANDINGS.map((one) => (
        <li>{FOLLOWS[one]}</li>
      ))}
    </ul>
  );
}

function StandingForm({ record, given, ...form }: PartnerFormProps) {
  const { partner, etags } = record;
  const stored = { standing: partner.standing, reason: partner.standingReason };
  const written = { ...(given ?? formOf(stored)), form: 'standing' };
  return (
    <Panel {...form} record={record} given={given} action="standing" hidden={{ etag: etags.standing }}>
      <Choice {...written} name="standing" label={FORMS.standing.texts.standing} options={OPTIONS} hint={<Follows />} />
      <Area
        {...written}
        name="reason"
        label={FORMS.standing.texts.reason}
        rows={3}
        maxChars={NOTE_CHARS}
        hint="The partner reads it. Every standing except good needs a reason."
      />
    </Panel>
  );
}

function ProfileForm({ record, given, ...form }: PartnerFormProps) {
  const { partner, etags } = record;
  const stored = { name: partner.name, contact: partner.contact };
  const written = { ...(given ?? formOf(stored)), form: 'profile' };
  return (
    <Panel {...form} record={record} given={given} action="profile" hidden={{ etag: etags.profile }}>
      <Line
        {...written}
        name="name"
        label={FORMS.profile.texts.name}
        maxChars={NAME_CHARS}
        hint="Notices show the name. If the partner has to accept a notice again because of it, you are asked before it is changed."
        isRequired
      />
      <Line
        {...written}
        name="contact"
        label={FORMS.profile.texts.contact}
        maxChars={NAME_CHARS}
        hint="An address for mail or a telephone number, which only the desk sees. If you leave it empty, the partner has no contact."
      />
    </Panel>
  );
}
