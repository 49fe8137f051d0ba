// The usage of a partner in a period, by day, by article, or by key and person.

import type { Holders } from '../../../domain/partners/holders.ts';
import type { UsageQuery, UsageRow } from '../../../domain/partners/usage.ts';
import { queryWith } from '../../signed-in/filter-form.tsx';
import { QuotaGauges } from '../../signed-in/quota-gauge.tsx';
import { UsageDay, UsageReport } from '../../signed-in/usage-report.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { ARTICLES_PATH } from '../articles.tsx';
import type { ConsoleFrame } from '../console-layout.tsx';
import { Holder } from './holder.tsx';
import type { PartnerRecord } from './partner-record.ts';
import { type RecordPage, renderRecordPage } from './record-frame.tsx';

interface UsageProps extends RecordPage {
  by: UsageQuery['by'];
  /** First and last day (UTC). */
  from: string;
  to: string;
  rows: readonly UsageRow[];
  /** Of the users among the rows. */
  holders: Holders;
  /** There are more rows than are listed. */
  isCut: boolean;
  quotas: PartnerRecord['quotas'];
}

export function usagePage(props: UsageProps): string {
  const { frame, partner, by, from, to, rows, holders, isCut, quotas } = props;
  const path = `${partnerPath(partner.id)}/usage`;
  const report = { path, by, from, to, rows, isCut };
  return renderRecordPage({
    frame,
    partner,
    title: 'Usage',
    csv: `${path}/csv${queryWith({ from, to, by })}`,
    children: (
      <>
        <UsageReport
          frame={frame}
          {...report}
          nameOf={({ group }) => <Group frame={frame} partner={partner.id} by={by} group={group} holders={holders} />}
        />
        <QuotaGauges frame={frame} quotas={quotas} />
      </>
    ),
  });
}

interface GroupProps {
  frame: ConsoleFrame;
  partner: string;
  by: UsageQuery['by'];
  group: string;
  holders: Holders;
}

function Group({ frame, partner, by, group, holders }: GroupProps) {
  switch (by) {
    case 'day':
      return <UsageDay frame={frame} day={group} />;
    case 'article':
      return <a href={`${ARTICLES_PATH}/${group}`}>{group}</a>;
    case 'key':
      return <Holder partner={partner} id={group} holders={holders} />;
  }
}
