// The ledger of a partner: what was delivered to it, newest first.
import { FORMS as COPY_FORMS, type Form } from '../../../domain/agreements/agreement.ts';
import type { LedgerRow } from '../../../domain/partners/ledger.ts';
import { When } from '../../layout/dates.tsx';
import { agreementPath, partnerPath } from '../agreements/agreement-paths.ts';
import { ARTICLES_PATH } from '../articles.tsx';
import { Cards } from '../cards.tsx';
import { localeOf } from '../console-layout.tsx';
import { DayField, queryWith, type RecordPage, renderRecordPage } from './record-frame.tsx';

export interface LedgerFilter {
  article?: string | undefined;
  agreement?: string | undefined;
  form?: Form | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface LedgerProps extends RecordPage {
  rows: readonly LedgerRow[];
  filter: LedgerFilter;
  /** Ids of the partner's agreements. */
  agreements: readonly string[];
  /** Position of the next page. Absent: there is none. */
  next?: number | undefined;
}

export const FORM_NAMES: Readonly<Record<Form, string>> = {
  headline: 'Headline',
  summary: 'Summary',
  excerpt: 'Excerpt',
  full: 'Full text',
};

export function ledgerPage(props: LedgerProps): string {
  const { frame, partner, rows, filter, next } = props;
  const path = `${partnerPath(partner.id)}/ledger`;
  const isFiltered = Object.values(filter).some((value) => value !== undefined);
  return renderRecordPage({
    frame,
    partner,
    title: 'Ledger',
    csv: `${path}/csv${queryWith({ ...filter })}`,
    next: next === undefined ? undefined : { href: `${path}${queryWith({ ...filter, cursor: String(next) })}`, label: 'Older deliveries' },
    children: (
      <>
        <p class="lead">Each line is one version of an article, delivered in one form under one version of an agreement.</p>
        <Filter {...props} path={path} />
        {rows.length === 0 ? (
          <p class="lead">{isFiltered ? 'No delivery matches the filter.' : 'Nothing was delivered yet.'}</p>
        ) : (
          <Rows {...props} />
        )}
      </>
    ),
  });
}

function Filter({ filter, agreements, path }: LedgerProps & { path: string }) {
  return (
    <search>
      <form method="get" action={path} class="filter">
        <label class="field">
          <span>Article</span>
          <input type="search" name="article" value={filter.article} maxlength={64} spellcheck={false} />
        </label>
        <label class="field">
          <span>Agreement</span>
          <select name="agreement">
            <option value="">Any</option>
            {agreements.map((id) => (
              <option value={id} selected={filter.agreement === id}>
                {id}
              </option>
            ))}
          </select>
        </label>
        <label class="field">
          <span>Form</span>
          <select name="form">
            <option value="">Any</option>
            {COPY_FORMS.map((form) => (
              <option value={form} selected={filter.form === form}>
                {FORM_NAMES[form]}
              </option>
            ))}
          </select>
        </label>
        <DayField name="from" label="First delivered from (UTC)" value={filter.from} />
        <DayField name="to" label="First delivered until (UTC)" value={filter.to} />
        <button type="submit">Show</button>
      </form>
    </search>
  );
}

function Rows({ frame, partner, rows }: LedgerProps) {
  const locale = localeOf(frame);
  return (
    <Cards columns={['Article', 'Form', 'Agreement', 'First delivered', 'Last delivered', 'Deliveries', 'First key']}>
      {rows.map((row) => (
        <tr>
          <td>
            <a href={`${ARTICLES_PATH}/${row.slug}/versions/${row.version}`}>
              {row.slug}, version {row.version}
            </a>
          </td>
          <td data-label="Form">{FORM_NAMES[row.form]}</td>
          <td data-label="Agreement">
            <a href={`${agreementPath(partner.id, row.agreement)}/versions/${row.agreementVersion}`}>
              {row.agreement}, version {row.agreementVersion}
            </a>
          </td>
          <td data-label="First delivered">
            <When instant={row.first} locale={locale} />
          </td>
          <td data-label="Last delivered">{row.last !== row.first && <When instant={row.last} locale={locale} />}</td>
          <td data-label="Deliveries">{row.count.toLocaleString('en-GB')}</td>
          <td data-label="First key">
            <a href={`${partnerPath(partner.id)}/keys/${row.keyId}`}>{row.keyId}</a>
          </td>
        </tr>
      ))}
    </Cards>
  );
}
