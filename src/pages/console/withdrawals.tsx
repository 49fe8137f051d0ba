// The withdrawals, open ones first. Each leads to its board (withdrawal-board.tsx).
import type { WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import { withdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { WithdrawalBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';

export const WITHDRAWALS_PATH = '/console/withdrawals';

interface ListProps {
  frame: ConsoleFrame;
  withdrawals: readonly WithdrawalSummary[];
  /** Position of the next page. Absent: there is none. */
  next?: string | undefined;
}

export function withdrawalsPage({ frame, withdrawals, next }: ListProps): string {
  return renderConsolePage({
    frame,
    title: 'Withdrawals',
    children: (
      <>
        <h1>Withdrawals</h1>
        {withdrawals.length === 0 ? <p class="lead">Nothing was withdrawn.</p> : <List frame={frame} withdrawals={withdrawals} />}
        {next !== undefined && (
          <p>
            <a href={`${WITHDRAWALS_PATH}?cursor=${encodeURIComponent(next)}`}>Older withdrawals</a>
          </p>
        )}
      </>
    ),
  });
}

function List({ frame, withdrawals }: Pick<ListProps, 'frame' | 'withdrawals'>) {
  return (
    <Cards columns={['Article', 'Withdrawn', 'State', 'Taken down', 'Overdue']}>
      {withdrawals.map((withdrawal) => (
        <tr>
          <td>
            <a href={`${WITHDRAWALS_PATH}/${withdrawal.id}`} dir="auto">
              <Headline text={withdrawal.headline} />
            </a>
          </td>
          <td data-label="Withdrawn">
            <When instant={withdrawal.since ?? withdrawal.at} locale={localeOf(frame)} />
          </td>
          <td data-label="State">
            <WithdrawalBadge state={withdrawalState(withdrawal)} />
          </td>
          <td data-label="Taken down">
            {withdrawal.acknowledged} of {withdrawal.received}
          </td>
          <td data-label="Overdue">{withdrawal.overdue}</td>
        </tr>
      ))}
    </Cards>
  );
}
