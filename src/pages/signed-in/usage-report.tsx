// A report of usage in a period: the form that chooses it, a chart and a table. At the console and at the portal.
import type { Child } from 'hono/jsx';
import type { UsageQuery, UsageRow } from '../../domain/partners/usage.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { DAY_MS } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { Cards } from './cards.tsx';
import { DayChart } from './day-chart.tsx';
import { Choice } from './fields/choice-fields.tsx';
import { formOf } from './fields/form-state.ts';
import { Line } from './fields/text-fields.tsx';
import { FilterForm } from './filter-form.tsx';
import { type LocaleFrame, localeOf } from './own-page.tsx';

interface ReportProps {
  frame: LocaleFrame;
  /** Path of the page. */
  path: string;
  by: UsageQuery['by'];
  /** First and last day (UTC). */
  from: string;
  to: string;
  rows: readonly UsageRow[];
  /** There are more rows than are listed. */
  isCut: boolean;
  /** What a row is of. */
  nameOf: (row: UsageRow) => Child;
  /** A last column. Absent: there is none. */
  extra?: { column: string; cell: (group: string) => Child } | undefined;
}

const GROUPS = { day: 'Day', article: 'Article', key: 'Key or person' } as const;
/** A longer period is shown as a table only: its bars would be too narrow. */
const MOST_BARS = 92;

export function UsageReport(props: ReportProps) {
  const { frame, by, from, to, rows, isCut } = props;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return (
    <>
      <Filter {...props} />
      {by === 'day' && days <= MOST_BARS && rows.length > 0 && (
        <DayChart
          deliveries={rows.map(({ group, deliveries }) => ({ day: group, deliveries }))}
          last={to}
          count={days}
          locale={localeOf(frame)}
        />
      )}
      {rows.length === 0 ? <p class="lead">Nothing was delivered in this period.</p> : <Rows {...props} />}
      {rows.length > 0 && (
        <p class="hint">
          A version is new where it is delivered for the first time in a form or under changed terms.
          {by === 'key' && ' It is counted for the key or the person that received it first, and all deliveries of it for each.'}
        </p>
      )}
      {isCut && <p class="lead">Only the first {grouped(rows.length)} are listed. The file has up to 10,000.</p>}
    </>
  );
}

function Filter({ by, from, to, path }: ReportProps) {
  const typed = formOf({ by, from, to });
  return (
    <FilterForm path={path}>
      <Line {...typed} name="from" label="From (UTC)" type="date" />
      <Line {...typed} name="to" label="Until (UTC)" type="date" />
      <Choice {...typed} name="by" label="By" options={Object.entries(GROUPS)} />
    </FilterForm>
  );
}

function Rows({ by, rows, nameOf, extra }: ReportProps) {
  const counts = ['Articles', 'New versions', 'Deliveries', ...(by === 'key' ? [] : ['Counted against quotas', 'Beyond quotas'])];
  return (
    <Cards columns={[GROUPS[by], ...counts, ...(extra === undefined ? [] : [extra.column])]}>
      {rows.map((row) => (
        <tr>
          <td>{nameOf(row)}</td>
          {[row.articles, row.versions, row.deliveries, row.countedAgainstQuota, row.overQuota]
            .slice(0, counts.length)
            .map((count = 0, index) => (
              <td data-label={counts[index]}>{grouped(count)}</td>
            ))}
          {extra !== undefined && <td data-label={extra.column}>{extra.cell(row.group)}</td>}
        </tr>
      ))}
    </Cards>
  );
}

/** A row of a report by day. */
export function UsageDay({ frame, day }: { frame: LocaleFrame; day: string }) {
  return <When instant={`${day}T00:00:00.000Z`} locale={{ ...localeOf(frame), timeZone: 'UTC' }} precision="day" />;
}
