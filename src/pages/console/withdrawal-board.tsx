// The board of one withdrawal: every partner that received the article, what it has to do until when, and what it says.
import type { ComplianceLine, ComplianceReport } from '../../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../../domain/withdrawals/withdrawal-id.ts';
import { withdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';
import { When } from '../layout/dates.tsx';
import { Headline } from '../layout/headline.tsx';
import { Said } from '../signed-in/acknowledgement.tsx';
import { ComplianceBadge, WithdrawalBadge } from '../signed-in/badges.tsx';
import { Cards } from '../signed-in/cards.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { Countdown } from '../signed-in/relative-time.tsx';
import { type ConsoleFrame, renderConsolePage } from './console-layout.tsx';
import { Contact } from './contact.tsx';
import { WITHDRAWALS_PATH } from './withdrawals.tsx';

/** A partner as the Directory knows it. */
export interface BoardPartner {
  name: string;
  contact?: string;
}

interface BoardProps {
  frame: ConsoleFrame;
  report: ComplianceReport;
  /** By id. Absent: the Directory did not answer. */
  partners: ReadonlyMap<string, BoardPartner> | undefined;
  /** Unix ms. */
  nowMs: number;
}

export function withdrawalPage(props: BoardProps): string {
  const { frame, report } = props;
  const { slug = '' } = parseWithdrawalId(report.id) ?? {};
  return renderConsolePage({
    frame,
    title: `Withdrawal of ${slug}`,
    children: (
      <>
        <p class="over">
          <a href={WITHDRAWALS_PATH}>Withdrawals</a>
        </p>
        <h1 dir="auto">
          <Headline text={report.headline} />
        </h1>
        <WithdrawalFacts frame={frame} report={report} />
        <h2 id="board">Partners that received it</h2>
        <div data-live={`${WITHDRAWALS_PATH}/${report.id}/board`} data-every="15">
          <WithdrawalBoard {...props} />
        </div>
        <p class="tools">
          <a href={`${WITHDRAWALS_PATH}/${report.id}/csv`} download>
            Download as CSV
          </a>
        </p>
      </>
    ),
  });
}

function WithdrawalFacts({ frame, report }: Pick<BoardProps, 'frame' | 'report'>) {
  const locale = localeOf(frame);
  return (
    <dl class="facts">
      <dt>Withdrawn</dt>
      <dd>
        <When instant={report.since ?? report.at} locale={locale} /> by <bdi>{report.who}</bdi>
      </dd>
      {report.since !== undefined && (
        <>
          <dt>Note changed</dt>
          <dd>
            <When instant={report.at} locale={locale} />
          </dd>
        </>
      )}
      <dt>Note to the public</dt>
      <dd dir="auto">{report.note}</dd>
      <dt>Reason, for the desk only</dt>
      <dd dir="auto">{report.reason}</dd>
      {report.lifted !== undefined && (
        <>
          <dt>Lifted</dt>
          <dd>
            <When instant={report.lifted} locale={locale} />: the article was reinstated, or withdrawn again with another note
          </dd>
        </>
      )}
    </dl>
  );
}

/** The part that changes while the page is open. */
export function boardFragment(props: BoardProps): string {
  return (<WithdrawalBoard {...props} />).toString();
}

function WithdrawalBoard(props: BoardProps) {
  const { report, partners } = props;
  return (
    <>
      <p class="lead">
        <WithdrawalBadge state={withdrawalState(report)} /> {report.acknowledged} of {report.received} have taken it down, {report.overdue}{' '}
        overdue.
      </p>
      {report.partners.length === 0 ? <p class="lead">No partner has received it.</p> : <Lines {...props} />}
      {report.next !== undefined && (
        <p>
          <a href={`${WITHDRAWALS_PATH}/${report.id}?cursor=${encodeURIComponent(report.next)}`}>More partners</a>
        </p>
      )}
      {report.notifying && <p class="lead">Not all partners have been notified yet. These have.</p>}
      {report.unanswered.length > 0 && (
        <p class="message">The state of these partners could not be read, and is requested again: {report.unanswered.join(', ')}.</p>
      )}
      {partners === undefined && <p class="message">Names and contacts cannot be read at the moment. Partners are shown by their ids.</p>}
    </>
  );
}

function Lines({ frame, report, partners, nowMs }: BoardProps) {
  return (
    <Cards columns={['Partner', 'State', 'Deadline', 'Contact', 'What it says']}>
      {report.partners.map((line) => (
        <tr>
          <td data-label="Partner">
            <bdi>{partners?.get(line.partner)?.name ?? line.partner}</bdi>
          </td>
          <td data-label="State">
            <ComplianceBadge state={line.state} />
          </td>
          <td data-label="Deadline">
            <Deadline frame={frame} line={line} nowMs={nowMs} />
          </td>
          <td data-label="Contact">
            <Contact contact={partners?.get(line.partner)?.contact} />
          </td>
          <td data-label="What it says">{line.acknowledged !== undefined && <Said frame={frame} said={line.acknowledged} />}</td>
        </tr>
      ))}
    </Cards>
  );
}

/** How long is left matters only while the partner owes something. */
function Deadline({ frame, line, nowMs }: { frame: ConsoleFrame; line: ComplianceLine; nowMs: number }) {
  const isOwed = line.state === 'open' || line.state === 'overdue';
  return (
    <>
      {isOwed && (
        <>
          <strong>
            <Countdown instant={line.deadline} nowMs={nowMs} />
          </strong>
          <br />
        </>
      )}
      <When instant={line.deadline} locale={localeOf(frame)} />
    </>
  );
}
