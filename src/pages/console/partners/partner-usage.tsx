// The usage of a partner in a period, by day, by article or by key.

import type { UsageQuery, UsageRow } from '../../../domain/partners/usage.ts';
import { DAY_MS } from '../../../domain/values/instant.ts';
import { When } from '../../layout/dates.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { ARTICLES_PATH } from '../articles.tsx';
import { Cards } from '../cards.tsx';
import { type ConsoleFrame, localeOf } from '../console-layout.tsx';
import { DayChart } from '../day-chart.tsx';
import { Choice } from '../fields/choice-fields.tsx';
import { formOf } from '../fields/form-state.ts';
import { Line } from '../fields/text-fields.tsx';
import { FilterForm, queryWith } from '../filter-form.tsx';
import { Holder, type UserNames } from './holder.tsx';
import type { PartnerRecord } from './partner-record.ts';
import { QuotaGauges } from './quota-gauge.tsx';
import { type RecordPage, renderRecordPage } from './record-frame.tsx';

interface UsageProps extends RecordPage {
  by: UsageQuery['by'];
  /** First and last day (UTC). */
  from: string;
  to: string;
  rows: readonly UsageRow[];
  /** Of the users among the rows. */
  names: UserNames;
  /** There are more rows than are listed. */
  isCut: boolean;
  quotas: PartnerRecord['quotas'];
}

const GROUPS = { day: 'Day', article: 'Article', key: 'Key or person' } as const;
/** A longer period is shown as a table only: its bars would be too narrow. */
const MOST_BARS = 92;

export function usagePage(props: UsageProps): string {
  const { frame, partner, by, from, to, rows, isCut, quotas } = props;
  const path = `${partnerPath(partner.id)}/usage`;
  const days = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  return renderRecordPage({
    frame,
    partner,
    title: 'Usage',
    csv: `${path}/csv${queryWith({ from, to, by })}`,
    children: (
      <>
        <Filter {...props} path={path} />
        {by === 'day' && days <= MOST_BARS && rows.length > 0 && (
          <DayChart
            deliveries={rows.map(({ group, deliveries }) => ({ day: group, deliveries }))}
            last={to}
            count={days}
            locale={localeOf(frame)}
          />
        )}
        {rows.length === 0 ? <p class="lead">Nothing was delivered in this period.</p> : <Rows {...props} />}
        {isCut && <p class="lead">Only the first {rows.length.toLocaleString('en-GB')} are listed. The file has up to 10,000.</p>}
        <QuotaGauges frame={frame} quotas={quotas} />
      </>
    ),
  });
}

function Filter({ by, from, to, path }: UsageProps & { path: string }) {
  const typed = formOf({ by, from, to });
  return (
    <FilterForm path={path}>
      <Line {...typed} name="from" label="From (UTC)" type="date" />
      <Line {...typed} name="to" label="Until (UTC)" type="date" />
      <Choice {...typed} name="by" label="By" options={Object.entries(GROUPS)} />
    </FilterForm>
  );
}

function Rows({ frame, partner, by, rows, names }: UsageProps) {
  const counts = ['Articles', 'Versions', 'Deliveries', ...(by === 'key' ? [] : ['Counted against quotas', 'Beyond quotas'])];
  return (
    <Cards columns={[GROUPS[by], ...counts]}>
      {rows.map((row) => (
        <tr>
          <td>
            <Group frame={frame} partner={partner.id} by={by} group={row.group} names={names} />
          </td>
          {[row.articles, row.versions, row.deliveries, row.countedAgainstQuota, row.overQuota]
            .slice(0, counts.length)
            .map((count = 0, index) => (
              <td data-label={counts[index]}>{count.toLocaleString('en-GB')}</td>
            ))}
        </tr>
      ))}
    </Cards>
  );
}

interface GroupProps {
  frame: ConsoleFrame;
  partner: string;
  by: UsageQuery['by'];
  group: string;
  names: UserNames;
}

function Group({ frame, partner, by, group, names }: GroupProps) {
  switch (by) {
    case 'day':
      return <When instant={`${group}T00:00:00.000Z`} locale={{ ...localeOf(frame), timeZone: 'UTC' }} precision="day" />;
    case 'article':
      return <a href={`${ARTICLES_PATH}/${group}`}>{group}</a>;
    case 'key':
      return <Holder partner={partner} id={group} names={names} />;
  }
}
