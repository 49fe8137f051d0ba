// The usage of the partner in a period, with the quotas and the receipts of the person's agreements.
import type { LedgerRow } from '../../domain/partners/ledger.ts';
import type { PortalUsage, UsageQuery, UsageRow } from '../../domain/partners/usage.ts';
import { receiptId } from '../../domain/renditions/rendition.ts';
import { queryWith } from '../signed-in/filter-form.tsx';
import { FORM_NAMES } from '../signed-in/form-names.ts';
import { QuotaGauges } from '../signed-in/quota-gauge.tsx';
import { UsageDay, UsageReport } from '../signed-in/usage-report.tsx';
import { type PortalFrame, renderPortalPage } from './portal-layout.tsx';
import { ReceiptLink } from './receipt-link.tsx';

const PORTAL_USAGE_PATH = '/portal/usage';

interface UsageProps extends PortalUsage {
  frame: PortalFrame;
  by: UsageQuery['by'];
  /** First and last day (UTC). */
  from: string;
  to: string;
  /** There are more rows than are listed. */
  isCut: boolean;
  /** The last day is before the first. */
  isBackwards: boolean;
}

export function portalUsagePage(props: UsageProps): string {
  const { frame, by, from, to, rows, isCut, isBackwards, quotas } = props;
  const receipts = { column: 'Receipts', cell: (slug: string) => <Receipts {...props} slug={slug} /> };
  return renderPortalPage({
    frame,
    title: 'Usage',
    children: (
      <>
        <h1>Usage</h1>
        <p class="lead">What your organisation received with all its keys and people, under all its agreements.</p>
        {quotas.length === 0 ? (
          <p>None of your agreements limits the number of articles.</p>
        ) : (
          <QuotaGauges frame={frame} quotas={quotas} />
        )}
        <h2>Deliveries</h2>
        {isBackwards && (
          <p class="message" role="alert">
            The last day is before the first. Choose another period.
          </p>
        )}
        <UsageReport
          frame={frame}
          path={PORTAL_USAGE_PATH}
          by={by}
          from={from}
          to={to}
          rows={rows}
          isCut={isCut}
          nameOf={(row) => <Group frame={frame} by={by} row={row} />}
          extra={by === 'article' && frame.person?.rights.includes('copy') === true ? receipts : undefined}
        />
        {!isBackwards && (
          <p class="tools">
            <a href={`${PORTAL_USAGE_PATH}/csv${queryWith({ from, to, by })}`} download>
              Download as CSV
            </a>
          </p>
        )}
      </>
    ),
  });
}

function Group({ frame, by, row: { group, name } }: Pick<UsageProps, 'frame' | 'by'> & { row: UsageRow }) {
  if (by === 'day') return <UsageDay frame={frame} day={group} />;
  if (name === undefined) return <>{group}</>;
  return (
    <>
      <bdi>{name}</bdi> <span class="hint">{group}</span>
    </>
  );
}

/** The newest receipts of an article, under the person's agreements. */
function Receipts({ deliveries, slug }: UsageProps & { slug: string }) {
  const own = deliveries.filter((row) => row.slug === slug);
  return (
    <>
      {own.map((row, index) => (
        <>
          {index > 0 && <br />}
          <ReceiptLink id={idOf(row)}>
            Version {row.version}, {FORM_NAMES[row.form].toLowerCase()}
            <span class="visually-hidden"> of {slug}</span>
          </ReceiptLink>
        </>
      ))}
    </>
  );
}

function idOf({ agreement, agreementVersion, slug, version, form }: LedgerRow): string {
  return receiptId({ id: agreement, version: agreementVersion }, { slug, version }, form);
}
