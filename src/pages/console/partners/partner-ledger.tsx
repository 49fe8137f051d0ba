// The ledger of a partner: what was delivered to it, newest first.

import { FORMS as COPY_FORMS, type Form } from '../../../domain/agreements/choices.ts';
import { agreementName, type References } from '../../../domain/partners/holders.ts';
import type { LedgerPage } from '../../../domain/partners/ledger.ts';
import { grouped } from '../../../domain/values/grouped.ts';
import { When } from '../../layout/dates.tsx';
import { Cards } from '../../signed-in/cards.tsx';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FilterForm, queryWith } from '../../signed-in/filter-form.tsx';
import { FORM_NAMES } from '../../signed-in/form-names.ts';
import { localeOf } from '../../signed-in/own-page.tsx';
import { agreementPath, partnerPath } from '../agreements/agreement-paths.ts';
import { ARTICLES_PATH } from '../articles.tsx';
import { Holder } from './holder.tsx';
import { type RecordPage, renderRecordPage } from './record-frame.tsx';

export interface LedgerFilter {
  article?: string | undefined;
  agreement?: string | undefined;
  form?: Form | undefined;
  from?: string | undefined;
  to?: string | undefined;
}

interface LedgerProps extends RecordPage, LedgerPage {
  filter: LedgerFilter;
  /** Of all agreements of the partner. */
  references: References;
}

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

function Filter({ filter, references, path }: LedgerProps & { path: string }) {
  const typed = formOf({ ...filter });
  const agreements = Object.keys(references).map((id) => [id, agreementName(id, references)] as const);
  const forms = COPY_FORMS.map((form) => [form, FORM_NAMES[form]] as const);
  return (
    <FilterForm path={path}>
      <Line {...typed} name="article" label="Article" type="search" />
      <Choice {...typed} name="agreement" label="Agreement" any="Any" options={agreements} />
      <Choice {...typed} name="form" label="Form" any="Any" options={forms} />
      <Line {...typed} name="from" label="First delivered from (UTC)" type="date" />
      <Line {...typed} name="to" label="First delivered until (UTC)" type="date" />
    </FilterForm>
  );
}

function Rows({ frame, partner, rows, holders }: LedgerProps) {
  const locale = localeOf(frame);
  return (
    <Cards columns={['Article', 'Form', 'Agreement', 'First delivered', 'Last delivered', 'Deliveries', 'First to']}>
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
            {row.reference !== undefined && (
              <span class="hint">
                {' '}
                <bdi>{row.reference}</bdi>
              </span>
            )}
          </td>
          <td data-label="First delivered">
            <When instant={row.first} locale={locale} />
          </td>
          <td data-label="Last delivered">{row.last !== row.first && <When instant={row.last} locale={locale} />}</td>
          <td data-label="Deliveries">{grouped(row.count)}</td>
          <td data-label="First to">
            <Holder partner={partner.id} id={row.keyId} holders={holders} />
          </td>
        </tr>
      ))}
    </Cards>
  );
}
