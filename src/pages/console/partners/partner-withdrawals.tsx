// Withdrawals of articles that a partner received and has not acknowledged.
import type { PartnerWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';
import { When } from '../../layout/dates.tsx';
import { Headline } from '../../layout/headline.tsx';
import { ComplianceBadge } from '../../signed-in/badges.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { Countdown } from '../../signed-in/relative-time.tsx';
import type { ConsoleFrame } from '../console-layout.tsx';
import { WITHDRAWALS_PATH } from '../withdrawals.tsx';

interface WithdrawalsProps {
  frame: ConsoleFrame;
  withdrawals: readonly PartnerWithdrawal[];
  nowMs: number;
}

export function OpenWithdrawals({ frame, withdrawals, nowMs }: WithdrawalsProps) {
  if (withdrawals.length === 0) return null;
  return (
    <>
      <h2>Withdrawals to acknowledge</h2>
      <Cards columns={['Article', 'State', 'Deadline']}>
        {withdrawals.map(({ id, headline, deadline }) => (
          <tr>
            <td>
              <a href={`${WITHDRAWALS_PATH}/${id}`} dir="auto">
                <Headline text={headline} />
              </a>
            </td>
            <td data-label="State">
              <ComplianceBadge state={Date.parse(deadline) <= nowMs ? 'overdue' : 'open'} />
            </td>
            <td data-label="Deadline">
              <strong>
                <Countdown instant={deadline} nowMs={nowMs} />
              </strong>
              <br />
              <When instant={deadline} locale={localeOf(frame)} />
            </td>
          </tr>
        ))}
      </Cards>
    </>
  );
}
