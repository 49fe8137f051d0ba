// One withdrawal: what the publisher says, until when copies have to be down, and the form that acknowledges it.
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { stateForPartner } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { OUTCOME_WORDS, Said } from '../signed-in/acknowledgement.tsx';
import { ComplianceBadge } from '../signed-in/badges.tsx';
import { DateFact, Fact } from '../signed-in/facts.tsx';
import { Boxes } from '../signed-in/fields/choice-fields.tsx';
import { errorsIn, type FormState, type Refusal } from '../signed-in/fields/form-state.ts';
import { Area, Line } from '../signed-in/fields/text-fields.tsx';
import { whichField } from '../signed-in/fields/which-field.ts';
import { WhichOfTwo } from '../signed-in/fields/which-of-two.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { FormToken, localeOf } from '../signed-in/own-page.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import { ACKNOWLEDGEMENT_LABELS as LABELS } from './acknowledgement-fields.ts';
import { PORTAL_FORMS } from './forms.ts';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { WITHDRAWALS_PATH } from './withdrawals.tsx';

interface WithdrawalProps {
  frame: PortalFrame;
  withdrawal: PartnerWithdrawal;
  /** What is in the form. */
  fields: ReadonlyMap<string, string>;
  /** The form was sent and not carried out. */
  isOpened: boolean;
  /** Why not. */
  message?: Refusal | undefined;
  /** What was done by the form that was sent before. */
  notice?: string | undefined;
  nowMs: number;
}

export function withdrawalPage(props: WithdrawalProps): string {
  const { frame, withdrawal, message, notice } = props;
  const query = queryWith({ agreement: frame.agreement });
  return renderPortalPage({
    frame,
    title: `Withdrawal: ${withdrawal.headline}`,
    children: (
      <>
        <p class="over">
          <a href={`${WITHDRAWALS_PATH}${query}`}>Withdrawals</a>
        </p>
        <h1 dir="auto">
          <Headline text={withdrawal.headline} />
        </h1>
        {notice !== undefined && (
          <p class="message" role="status">
            {notice}
          </p>
        )}
        <RefusalMessage message={message} />
        <Facts {...props} />
        <FormPart {...props} />
      </>
    ),
  });
}

function Facts({ frame, withdrawal, nowMs }: WithdrawalProps) {
  const { at, since, lifted, deadline, note, acknowledged } = withdrawal;
  const locale = localeOf(frame);
  const state = stateForPartner(withdrawal, nowMs);
  return (
    <dl class="facts">
      <dt>State</dt>
      <dd>
        <ComplianceBadge state={state} />
      </dd>
      <DateFact label="Withdrawn" instant={since ?? at} locale={locale} />
      {since !== undefined && <DateFact label="Note changed" instant={at} locale={locale} />}
      <dt>Deadline</dt>
      <dd>
        {(state === 'open' || state === 'overdue') && (
          <strong>
            <Countdown instant={deadline} nowMs={nowMs} />:{' '}
          </strong>
        )}
        <When instant={deadline} locale={locale} />
      </dd>
      <Fact label="Note to the public" text={note} />
      {lifted !== undefined && <DateFact label="Lifted" instant={lifted} locale={locale} />}
      {acknowledged !== undefined && (
        <>
          <dt>Acknowledged</dt>
          <dd>
            <Said frame={frame} said={acknowledged} />
          </dd>
          <DateFact label="Received" instant={acknowledged.received} locale={locale} />
        </>
      )}
    </dl>
  );
}

/** An acknowledgement can be corrected. A withdrawal that was lifted needs none. */
function FormPart(props: WithdrawalProps) {
  const { acknowledged, lifted } = props.withdrawal;
  if (acknowledged !== undefined)
    return (
      <details class="action-panel" open={props.isOpened}>
        <summary>Correct the acknowledgement</summary>
        <AcknowledgementForm {...props} button="Replace the acknowledgement" />
      </details>
    );
  if (lifted !== undefined && !props.isOpened)
    return <p>The publisher has lifted this withdrawal, or replaced it with another note. Nothing is to be acknowledged here.</p>;
  const { title, button } = PORTAL_FORMS.acknowledgement;
  return (
    <>
      <h2>{title}</h2>
      <p class="lead">Take the article off your pages first. Then say here what was done. The publisher’s desk sees it at once.</p>
      <AcknowledgementForm {...props} button={button} />
    </>
  );
}

function AcknowledgementForm({ frame, withdrawal, fields, message, button }: WithdrawalProps & { button: string }) {
  const state: FormState = { fields, errors: errorsIn(message) };
  const query = queryWith({ agreement: frame.agreement });
  const isTwice = (fields.get(whichField('at')) ?? '') !== '' || state.errors.some(({ message: text }) => text.includes('occurs twice'));
  return (
    <form method="post" action={`${WITHDRAWALS_PATH}/${withdrawal.id}/acknowledgement${query}`} data-guard>
      <FormToken frame={frame} />
      <input type="hidden" name="seen" value={fields.get('seen')} />
      <input type="hidden" name="zone" value={fields.get('zone')} />
      <Outcome {...state} />
      <Area {...state} name="urls" label={LABELS.urls} hint={URLS_HINT} rows={4} isList />
      <Line {...state} name="by" label={LABELS.by} autocomplete="name" isRequired isLeftToServer />
      <Line {...state} name="at" label={LABELS.at} type="datetime-local" hint={zoneHint(fields.get('zone'))} isRequired isLeftToServer />
      {isTwice && <WhichOfTwo {...state} name={whichField('at')} label="Which of the two times" />}
      <button type="submit">{button}</button>
    </form>
  );
}

const URLS_HINT = 'Pages on which the article was, one on each line. You may leave this empty.';

function zoneHint(zone: string | undefined): string {
  return `By the publisher’s clock (${zone}).`;
}

function Outcome(state: FormState) {
  const boxes = OUTCOMES.map(({ value, label, hint }) => ({
    name: 'outcome',
    value,
    label,
    hint,
    isTicked: state.fields.get('outcome') === value,
  }));
  return <Boxes {...state} name="outcome" label={LABELS.outcome} type="radio" boxes={boxes} isRequired />;
}

const OUTCOMES = [
  { value: 'removed', label: OUTCOME_WORDS.removed, hint: 'No page shows the article any more.' },
  { value: 'replaced', label: OUTCOME_WORDS.replaced, hint: 'The pages show the publisher’s note in its place.' },
  { value: 'never-used', label: OUTCOME_WORDS['never-used'], hint: 'The article was received, and was on no page.' },
] as const;
