// The audit trail: who did what, when, and what it changed.

import type { Instant } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { type Difference, Differences } from '../../signed-in/differences.tsx';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FilterForm, queryWith } from '../../signed-in/filter-form.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { SETTINGS_PATH } from './settings.tsx';

export const AUDIT_PATH = '/console/audit';

export interface AuditLine {
  number: number;
  at: Instant;
  who: string;
  /** What was done, in words. */
  what: string;
  subject: string;
  /** Page of the subject. Absent: there is none. */
  href?: string | undefined;
  /** What it changed, in a few words; empty if nothing is known. */
  change: string;
  /** Page that shows the change. Absent: there is nothing more to show. */
  changeHref?: string | undefined;
}

/** What the list is narrowed to. Absent: not at all. */
export interface AuditFilter {
  who?: string | undefined;
  action?: string | undefined;
  subject?: string | undefined;
  /** First and last day, as full-dates in the publisher's time zone. */
  from?: string | undefined;
  to?: string | undefined;
}

/** By the beginnings of the actions. */
export const AUDIT_ACTIONS = {
  'article.': 'Articles',
  'publisher.': 'Settings',
  'term.': 'Subjects and authors',
  'token.': 'Tokens',
  'session.': 'Signing in',
  'catalogue.': 'Exports and restores',
} as const;

interface AuditProps {
  frame: ConsoleFrame;
  lines: readonly AuditLine[];
  filter: AuditFilter;
  /** Position of the next page. Absent: there is none. */
  next?: number | undefined;
  /** Present if the search stopped before it had a page full: the time up to which it has looked. */
  stoppedAt?: Instant | undefined;
}

export function auditPage(props: AuditProps): string {
  const { frame, lines, filter, next, stoppedAt } = props;
  return renderConsolePage({
    frame,
    title: 'Audit trail',
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a>
        </p>
        <h1>Audit trail</h1>
        <p class="lead">
          Who changed articles, settings, subjects, authors and tokens, and who exported everything. Each partner has a trail of its own, on{' '}
          <a href="/console/partners">its page</a>.
        </p>
        <Filter filter={filter} />
        {lines.length === 0 ? <p class="lead">No entry matches the filter.</p> : <Lines frame={frame} lines={lines} />}
        {stoppedAt !== undefined && (
          <p class="message">
            The search has looked back to <When instant={stoppedAt} locale={localeOf(frame)} /> and stopped there. It can go on.
          </p>
        )}
        <p class="paging">
          {next !== undefined && <a href={`${AUDIT_PATH}${queryWith({ ...filter, cursor: String(next) })}`}>Older entries</a>}
          <a href={`${AUDIT_PATH}.csv${queryWith({ ...filter })}`} download>
            Download as CSV
          </a>
        </p>
      </>
    ),
  });
}

function Filter({ filter }: { filter: AuditFilter }) {
  const typed = formOf({ ...filter });
  return (
    <FilterForm path={AUDIT_PATH}>
      <Line {...typed} name="who" label="Who" type="search" />
      <Choice {...typed} name="action" label="What" any="Everything" options={Object.entries(AUDIT_ACTIONS)} />
      <Line {...typed} name="subject" label="Of what" type="search" />
      <Line {...typed} name="from" label="From" type="date" />
      <Line {...typed} name="to" label="Until" type="date" />
    </FilterForm>
  );
}

function Lines({ frame, lines }: Pick<AuditProps, 'frame' | 'lines'>) {
  return (
    <Cards columns={['When', 'Who', 'What', 'Of what', 'Change']}>
      {lines.map(({ at, who, what, subject, href, change, changeHref }) => (
        <tr>
          <td data-label="When">
            <When instant={at} locale={localeOf(frame)} />
          </td>
          <td data-label="Who">
            <bdi>{who}</bdi>
          </td>
          <td data-label="What">{what}</td>
          <td data-label="Of what">
            <Linked href={href} text={subject} />
          </td>
          <td data-label="Change">
            <Linked href={changeHref} text={change} />
          </td>
        </tr>
      ))}
    </Cards>
  );
}

function Linked({ href, text }: { href: string | undefined; text: string }) {
  if (text === '') return null;
  return href === undefined ? (
    <bdi>{text}</bdi>
  ) : (
    <a href={href} dir="auto">
      {text}
    </a>
  );
}

/** What one entry changed, the former beside the new. */
export function auditEntryPage({
  frame,
  line,
  differences,
}: {
  frame: ConsoleFrame;
  line: AuditLine;
  differences: readonly Difference[];
}): string {
  return renderConsolePage({
    frame,
    title: line.what,
    children: (
      <>
        <p class="over">
          <a href={SETTINGS_PATH}>Settings</a> · <a href={AUDIT_PATH}>Audit trail</a>
        </p>
        <h1>{line.what}</h1>
        <p class="lead">
          <When instant={line.at} locale={localeOf(frame)} /> by <bdi>{line.who}</bdi>: <Linked href={line.href} text={line.subject} />
        </p>
        <Differences differences={differences} language="en" />
      </>
    ),
  });
}
