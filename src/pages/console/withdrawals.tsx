// The withdrawals, open ones first, and one of them with every partner that received the article.

import type { ComplianceLine, ComplianceReport, ComplianceState, WithdrawalSummary } from '../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { type WithdrawalState, withdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { type ConsoleFrame, localeOf, renderConsolePage } from './console-layout.tsx';

const WITHDRAWALS_PATH = '/console/withdrawals';

const STATES: Readonly<Record<WithdrawalState, { label: string; isBad?: true }>> = {
  lifted: { label: 'Lifted' },
  overdue: { label: 'Overdue', isBad: true },
  open: { label: 'Open' },
  notifying: { label: 'Notifying partners' },
  unreceived: { label: 'No partner had it' },
  done: { label: 'Taken down everywhere' },
};

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
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Article</th>
            <th scope="col">Withdrawn</th>
            <th scope="col">State</th>
            <th scope="col">Taken down</th>
            <th scope="col">Overdue</th>
          </tr>
        </thead>
        <tbody>
          {withdrawals.map((withdrawal) => (
            <tr>
              <td>
                <a href={`${WITHDRAWALS_PATH}/${withdrawal.id}`} dir="auto">
                  <Headline text={withdrawal.headline} />
                </a>
              </td>
              <td>
                <When instant={withdrawal.since ?? withdrawal.at} locale={localeOf(frame)} />
              </td>
              <td>
                <State {...STATES[withdrawalState(withdrawal)]} />
              </td>
              <td>
                {withdrawal.acknowledged} of {withdrawal.received}
              </td>
              <td>{withdrawal.overdue}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function State({ label, isBad }: { label: string; isBad?: true }) {
  return <span class={isBad ? 'badge bad' : 'badge'}>{label}</span>;
}

const LINE_STATES: Readonly<Record<ComplianceState, { label: string; isBad?: true }>> = {
  acknowledged: { label: 'Taken down' },
  open: { label: 'Open' },
  overdue: { label: 'Overdue', isBad: true },
  lifted: { label: 'Lifted' },
};

interface ReportProps {
  frame: ConsoleFrame;
  report: ComplianceReport;
}

export function withdrawalPage({ frame, report }: ReportProps): string {
  const locale = localeOf(frame);
  const { slug = '' } = parseWithdrawalId(report.id) ?? {};
  return renderConsolePage({
    frame,
    title: `Withdrawal of ${slug}`,
    children: (
      <>
        <h1 dir="auto">
          <Headline text={report.headline} />
        </h1>
        <p class="lead">
          Withdrawn <When instant={report.since ?? report.at} locale={locale} /> by <bdi>{report.who}</bdi>.{' '}
          <State {...STATES[withdrawalState(report)]} />
        </p>
        <dl class="facts">
          <dt>Note to the public</dt>
          <dd dir="auto">{report.note}</dd>
          <dt>Reason, for the desk only</dt>
          <dd dir="auto">{report.reason}</dd>
          {report.lifted !== undefined && (
            <>
              <dt>Lifted</dt>
              <dd>
                <When instant={report.lifted} locale={locale} />: the article was reinstated, or withdrawn again with another note.
              </dd>
            </>
          )}
        </dl>
        <h2>Partners that received it</h2>
        {report.partners.length === 0 ? <p class="lead">No partner has received it.</p> : <Lines frame={frame} report={report} />}
        {report.next !== undefined && (
          <p>
            <a href={`${WITHDRAWALS_PATH}/${report.id}?cursor=${encodeURIComponent(report.next)}`}>More partners</a>
          </p>
        )}
        {report.notifying && <p class="lead">Not all partners have been notified yet. This page has those that have.</p>}
        {report.unanswered.length > 0 && (
          <p class="message">These partners’ objects did not answer and are asked again: {report.unanswered.join(', ')}.</p>
        )}
      </>
    ),
  });
}

function Lines({ frame, report }: ReportProps) {
  return (
    <div class="table">
      <table>
        <thead>
          <tr>
            <th scope="col">Partner</th>
            <th scope="col">State</th>
            <th scope="col">Deadline</th>
            <th scope="col">What it says</th>
          </tr>
        </thead>
        <tbody>
          {report.partners.map((line) => (
            <tr>
              <td>{line.partner}</td>
              <td>
                <State {...LINE_STATES[line.state]} />
              </td>
              <td>
                <When instant={line.deadline} locale={localeOf(frame)} />
              </td>
              <td>{line.acknowledged !== undefined && <Said frame={frame} said={line.acknowledged} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const OUTCOMES = { removed: 'Removed', replaced: 'Replaced', 'never-used': 'Never used' } as const;

function Said({ frame, said }: { frame: ConsoleFrame; said: NonNullable<ComplianceLine['acknowledged']> }) {
  return (
    <>
      {OUTCOMES[said.outcome]} <When instant={said.at} locale={localeOf(frame)} />, says <bdi>{said.by}</bdi>
      {said.urls.map((url) => (
        <>
          <br />
          <a href={url} rel="noreferrer">
            {url}
          </a>
        </>
      ))}
    </>
  );
}
