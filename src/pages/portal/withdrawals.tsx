// The withdrawals of articles that the partner received: what is left to do, by deadline, and then what is done.
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { stateForPartner } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { Said } from '../signed-in/acknowledgement.tsx';
import { ComplianceBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { queryWith } from '../signed-in/filter-form.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

export const WITHDRAWALS_PATH = '/portal/withdrawals';

interface WithdrawalsProps {
  frame: PortalFrame;
  /** Open ones first. */
  withdrawals: readonly PartnerWithdrawal[];
  /** Position of the next page. Absent: there is none. */
  next?: string | undefined;
  nowMs: number;
}

export function withdrawalsPage({ frame, withdrawals, next, nowMs }: WithdrawalsProps): string {
  const open = withdrawals.filter(({ acknowledged, lifted }) => acknowledged === undefined && lifted === undefined);
  const done = withdrawals.filter((one) => !open.includes(one));
  return renderPortalPage({
    frame,
    title: 'Withdrawals',
    children: (
      <>
        <h1>Withdrawals</h1>
        {withdrawals.length === 0 ? (
          <p class="lead">Nothing that you received was withdrawn.</p>
        ) : (
          <p class="lead">
            The publisher has withdrawn these articles after you received them. Each has to be off your pages by its deadline. Acknowledge
            it here when that is done.
          </p>
        )}
        {open.length > 0 && <Open frame={frame} withdrawals={open} nowMs={nowMs} />}
        {open.length === 0 && done.length > 0 && <p>Nothing is left to do here.</p>}
        {done.length > 0 && <Done frame={frame} withdrawals={done} nowMs={nowMs} />}
        {next !== undefined && (
          <p>
            <a href={`${WITHDRAWALS_PATH}${queryWith({ agreement: frame.agreement, cursor: next })}`}>More withdrawals</a>
          </p>
        )}
      </>
    ),
  });
}

type ListProps = Omit<WithdrawalsProps, 'next'>;

/** The first deadline first. */
function Open({ frame, withdrawals, nowMs }: ListProps) {
  const byDeadline = [...withdrawals].sort((a, b) => (a.deadline < b.deadline ? -1 : a.deadline > b.deadline ? 1 : 0));
  return (
    <>
      <h2>To do</h2>
      <Cards columns={['Article', 'State', 'Deadline', 'Withdrawn']} buttons="Acknowledge it">
        {byDeadline.map((withdrawal) => (
          <OpenRow frame={frame} withdrawal={withdrawal} nowMs={nowMs} />
        ))}
      </Cards>
    </>
  );
}

interface RowProps {
  frame: PortalFrame;
  withdrawal: PartnerWithdrawal;
  nowMs: number;
}

function OpenRow({ frame, withdrawal, nowMs }: RowProps) {
  const { headline, note, at, since, deadline } = withdrawal;
  const locale = localeOf(frame);
  return (
    <tr>
      <td dir="auto">
        <Headline text={headline} />
        <br />
        <span class="hint">{note}</span>
      </td>
      <td data-label="State">
        <ComplianceBadge state={stateForPartner(withdrawal, nowMs)} />
      </td>
      <td data-label="Deadline">
        <strong>
          <Countdown instant={deadline} nowMs={nowMs} />
        </strong>
        <br />
        <When instant={deadline} locale={locale} />
      </td>
      <td data-label="Withdrawn">
        <When instant={since ?? at} locale={locale} />
      </td>
      <td>
        <a href={pathOf(frame, withdrawal)}>
          Acknowledge<span class="visually-hidden"> the withdrawal of {headline}</span>
        </a>
      </td>
    </tr>
  );
}

function Done({ frame, withdrawals, nowMs }: ListProps) {
  return (
    <>
      <h2>Acknowledged or lifted</h2>
      <Cards columns={['Article', 'State', 'What you said', 'Withdrawn']}>
        {withdrawals.map((withdrawal) => (
          <DoneRow frame={frame} withdrawal={withdrawal} nowMs={nowMs} />
        ))}
      </Cards>
    </>
  );
}

function DoneRow({ frame, withdrawal, nowMs }: RowProps) {
  const { headline, note, at, since, acknowledged } = withdrawal;
  return (
    <tr>
      <td dir="auto">
        <a href={pathOf(frame, withdrawal)}>
          <Headline text={headline} />
        </a>
        <br />
        <span class="hint">{note}</span>
      </td>
      <td data-label="State">
        <ComplianceBadge state={stateForPartner(withdrawal, nowMs)} />
      </td>
      <td data-label="What you said">{acknowledged !== undefined && <Said frame={frame} said={acknowledged} />}</td>
      <td data-label="Withdrawn">
        <When instant={since ?? at} locale={localeOf(frame)} />
      </td>
    </tr>
  );
}

function pathOf({ agreement }: PortalFrame, { id }: PartnerWithdrawal): string {
  return `${WITHDRAWALS_PATH}/${id}${queryWith({ agreement })}`;
}
