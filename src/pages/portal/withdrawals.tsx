// The withdrawals of articles that the partner received, open ones first.
import type { PartnerWithdrawal } from '../../domain/withdrawals/withdrawal.ts';
import { ComplianceBadge } from '../console/badges.tsx';
import { Cards } from '../console/cards.tsx';
import { localeOf } from '../console/console-layout.tsx';
import { Countdown } from '../console/relative-time.tsx';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface WithdrawalsProps {
  frame: PortalFrame;
  withdrawals: readonly PartnerWithdrawal[];
  /** Position of the next page. Absent: there is none. */
  next?: string | undefined;
  nowMs: number;
}

export function withdrawalsPage({ frame, withdrawals, next, nowMs }: WithdrawalsProps): string {
  return renderPortalPage({
    frame,
    title: 'Withdrawals',
    children: (
      <>
        <h1>Withdrawals</h1>
        {withdrawals.length === 0 ? (
          <p class="lead">Nothing that you received was withdrawn.</p>
        ) : (
          <>
            <p class="lead">
              The publisher has withdrawn these articles after you received them. Each has to be off your pages by its deadline.
            </p>
            <Cards columns={['Article', 'Withdrawn', 'State', 'Deadline']}>
              {withdrawals.map((withdrawal) => (
                <Row frame={frame} withdrawal={withdrawal} nowMs={nowMs} />
              ))}
            </Cards>
          </>
        )}
        {next !== undefined && (
          <p>
            <a href={`/portal/withdrawals?cursor=${encodeURIComponent(next)}`}>Older withdrawals</a>
          </p>
        )}
      </>
    ),
  });
}

function Row({ frame, withdrawal, nowMs }: { frame: PortalFrame; withdrawal: PartnerWithdrawal; nowMs: number }) {
  const { headline, note, at, since, deadline, acknowledged, lifted } = withdrawal;
  const isOpen = acknowledged === undefined && lifted === undefined;
  const state =
    acknowledged !== undefined ? 'acknowledged' : lifted !== undefined ? 'lifted' : Date.parse(deadline) <= nowMs ? 'overdue' : 'open';
  return (
    <tr>
      <td dir="auto">
        <Headline text={headline} />
        <br />
        <span class="hint">{note}</span>
      </td>
      <td data-label="Withdrawn">
        <When instant={since ?? at} locale={localeOf(frame)} />
      </td>
      <td data-label="State">
        <ComplianceBadge state={state} />
      </td>
      <td data-label="Deadline">
        {isOpen && (
          <>
            <strong>
              <Countdown instant={deadline} nowMs={nowMs} />
            </strong>
            <br />
          </>
        )}
        <When instant={deadline} locale={localeOf(frame)} />
      </td>
    </tr>
  );
}
