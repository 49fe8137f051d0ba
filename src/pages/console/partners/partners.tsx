// The list of partners with what their objects have last reported, and why the desk should look at each.

import { type ListedPartner, PARTNER_NEEDS, type PartnerNeed } from '../../../domain/partners/partner-summary.ts';
import { grouped } from '../../../domain/values/grouped.ts';
import { Cards } from '../../signed-in/cards.tsx';
import { Choice } from '../../signed-in/fields/choice-fields.tsx';
import { formOf } from '../../signed-in/fields/form-state.ts';
import { Line } from '../../signed-in/fields/text-fields.tsx';
import { FilterForm, queryWith } from '../../signed-in/filter-form.tsx';
import { Countdown } from '../../signed-in/relative-time.tsx';
import { StandingBadge } from '../../signed-in/standing-badge.tsx';
import { NEW_PARTNER_PATH, PARTNERS_PATH, partnerPath } from '../agreements/agreement-paths.ts';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';
import { NEED_NAMES, NeedBadges } from './partner-badges.tsx';

/** What the list is narrowed to, and its order. Absent: all, by name. */
export interface PartnerFilter {
  q?: string | undefined;
  need?: PartnerNeed | 'any' | undefined;
  sort?: 'need' | undefined;
}

interface PartnersProps {
  frame: ConsoleFrame;
  /** Absent: the Directory does not answer. */
  partners: readonly ListedPartner[] | undefined;
  filter: PartnerFilter;
  /** Position of the next page. Absent: there is none. */
  next?: string | undefined;
  nowMs: number;
}

export function partnersPage(props: PartnersProps): string {
  const { frame, partners, filter, next } = props;
  return renderConsolePage({
    frame,
    title: 'Partners',
    children: (
      <>
        <h1>Partners</h1>
        <Filter filter={filter} />
        {partners === undefined ? (
          <p class="message" role="alert">
            The list of partners cannot be read at the moment. Partners receive copy all the same. Try again in a minute.
          </p>
        ) : (
          <List {...props} partners={partners} />
        )}
        {next !== undefined && (
          <p>
            <a href={`${PARTNERS_PATH}${queryWith({ ...filter, cursor: next })}`}>More partners</a>
          </p>
        )}
        {frame.scopes?.includes('partners') === true && (
          <p class="tools">
            <a href={NEW_PARTNER_PATH}>Add a partner</a>
          </p>
        )}
      </>
    ),
  });
}

function Filter({ filter }: { filter: PartnerFilter }) {
  const typed = formOf({ ...filter });
  const needs = [['any', 'Anything'] as const, ...PARTNER_NEEDS.map((need) => [need, NEED_NAMES[need]] as const)];
  return (
    <FilterForm path={PARTNERS_PATH}>
      <Line {...typed} name="q" label="Name or id" type="search" />
      <Choice {...typed} name="need" label="Needs attention for" any="All partners" options={needs} />
      <Choice {...typed} name="sort" label="Order" any="By name" options={[['need', 'Most urgent first']]} />
    </FilterForm>
  );
}

function List({ partners, filter, nowMs }: { partners: readonly ListedPartner[]; filter: PartnerFilter; nowMs: number }) {
  if (partners.length === 0) {
    const isFiltered = filter.q !== undefined || filter.need !== undefined;
    return <p class="lead">{isFiltered ? 'No partner matches the filter.' : 'There is no partner yet.'}</p>;
  }
  return (
    <>
      <p class="lead">
        Pulls are reported at most once a minute, and what the desk changes is shown at once. Deliveries of today are those of the day in
        UTC.
      </p>
      <Cards columns={['Partner', 'Needs attention', 'Standing', 'Last pull', 'Deliveries today', 'Open withdrawals', 'Reported']}>
        {partners.map((partner) => (
          <Row partner={partner} nowMs={nowMs} />
        ))}
      </Cards>
    </>
  );
}

function Row({ partner, nowMs }: { partner: ListedPartner; nowMs: number }) {
  const { id, name, summary } = partner;
  return (
    <tr>
      <td>
        <a href={partnerPath(id)} dir="auto">
          {name}
        </a>
        <span class="hint">{id}</span>
      </td>
      <td data-label="Needs attention">{partner.needs.length > 0 && <NeedBadges partner={partner} nowMs={nowMs} />}</td>
      {summary === undefined ? (
        <td colspan={5} data-label="Reported" class="unknown">
          No report yet
        </td>
      ) : (
        <>
          <td data-label="Standing">
            <StandingBadge standing={summary.standing} />
          </td>
          <td data-label="Last pull">
            {summary.lastPull === undefined ? <span class="unknown">never</span> : <Countdown instant={summary.lastPull} nowMs={nowMs} />}
          </td>
          <td data-label="Deliveries today">{grouped(summary.deliveriesToday)}</td>
          <td data-label="Open withdrawals">{summary.openWithdrawals}</td>
          <td data-label="Reported">
            <Countdown instant={summary.made} nowMs={nowMs} />
          </td>
        </>
      )}
    </tr>
  );
}
