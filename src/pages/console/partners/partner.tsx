// One partner: its standing, its agreements, its keys, what it pulls, and what the desk can do.

import { type DayDeliveries, REPORTED_DAYS } from '../../../domain/partners/partner-summary.ts';
import { grouped } from '../../../domain/values/grouped.ts';
import { dayOf } from '../../../domain/values/instant.ts';
import { DayChart } from '../../signed-in/day-chart.tsx';
import { DateFact } from '../../signed-in/facts.tsx';
import { localeOf } from '../../signed-in/own-page.tsx';
import { PartnerKeys } from '../../signed-in/partner-keys.tsx';
import { QuotaGauges } from '../../signed-in/quota-gauge.tsx';
import { RefusalMessage } from '../../signed-in/refusal-message.tsx';
import { Countdown } from '../../signed-in/relative-time.tsx';
import { StandingBadge } from '../../signed-in/standing-badge.tsx';
import { PARTNERS_PATH, partnerPath } from '../agreements/agreement-paths.ts';
import { renderConsolePage } from '../console-layout.tsx';
import { Contact } from '../contact.tsx';
import { PartnerAgreements } from './partner-agreements.tsx';
import { NeedBadges } from './partner-badges.tsx';
import { PartnerForms } from './partner-forms.tsx';
import { lastPullOf, needsOf } from './partner-now.ts';
import type { PartnerPageProps } from './partner-record.ts';
import { PartnerUsers } from './partner-users.tsx';
import { OpenWithdrawals } from './partner-withdrawals.tsx';

export function partnerPage(props: PartnerPageProps): string {
  const { frame, listed, record, message } = props;
  const name = record?.partner.name ?? listed.name;
  return renderConsolePage({
    frame,
    title: name,
    children: (
      <>
        <p class="over">
          <a href={PARTNERS_PATH}>Partners</a>
        </p>
        <h1>
          <bdi>{name}</bdi>
        </h1>
        <RefusalMessage message={message} form={props.given?.action} />
        {record === undefined && <Silence {...props} />}
        <div class="columns">
          <div>
            <Facts {...props} />
            {record !== undefined && <Records {...props} record={record} />}
            <Deliveries {...props} />
          </div>
          {record !== undefined && <PartnerForms {...props} record={record} />}
        </div>
      </>
    ),
  });
}

function Silence({ listed: { summary }, nowMs }: PartnerPageProps) {
  return (
    <p class="message" role="alert">
      The agreements, keys and ledger of this partner cannot be read at the moment, and nothing can be changed.{' '}
      {summary === undefined ? 'It has not reported anything yet.' : 'This is what it last reported, '}
      {summary !== undefined && <Countdown instant={summary.made} nowMs={nowMs} />}
      {summary !== undefined && '.'}
    </p>
  );
}

function Facts(props: PartnerPageProps) {
  const { frame, listed, record, nowMs } = props;
  const { summary } = listed;
  const standing = record?.partner.standing ?? summary?.standing;
  const reason = record?.partner.standingReason;
  const [needs, lastPull] = [needsOf(listed, record), lastPullOf(listed, record)];
  return (
    <dl class="facts">
      <dt>Id</dt>
      <dd>
        <code>{listed.id}</code>
      </dd>
      <dt>Contact</dt>
      <dd>
        <Contact contact={record === undefined ? listed.contact : record.partner.contact} />
      </dd>
      {record !== undefined && <DateFact label="Partner since" instant={record.partner.created} locale={localeOf(frame)} />}
      <dt>Standing</dt>
      <dd>
        {standing === undefined ? <span class="unknown">not known</span> : <StandingBadge standing={standing} />}{' '}
        {reason !== undefined && <bdi>{reason}</bdi>}
      </dd>
      {needs.length > 0 && (
        <>
          <dt>Needs attention</dt>
          <dd>
            <NeedBadges partner={{ ...listed, needs }} nowMs={nowMs} />
          </dd>
        </>
      )}
      <dt>Last pull</dt>
      <dd>
        {lastPull === undefined ? (
          <span class="unknown">{record === undefined ? 'not known' : 'never'}</span>
        ) : (
          <Countdown instant={lastPull} nowMs={nowMs} />
        )}
      </dd>
      <dt>Deliveries today</dt>
      <dd>{grouped(deliveriesOn(nowMs, props) ?? 0)} (day in UTC)</dd>
      {record === undefined && summary !== undefined && (
        <>
          <dt>Open withdrawals</dt>
          <dd>
            {summary.openWithdrawals}, of which {summary.overdueWithdrawals} overdue
          </dd>
        </>
      )}
    </dl>
  );
}

function Records({ record, ...props }: PartnerPageProps & { record: NonNullable<PartnerPageProps['record']> }) {
  const { frame, listed, nowMs } = props;
  const { references } = record;
  return (
    <>
      <OpenWithdrawals frame={frame} withdrawals={record.withdrawals} nowMs={nowMs} />
      <PartnerAgreements frame={frame} partner={listed.id} agreements={record.agreements} holders={record.holders} />
      <PartnerKeys frame={frame} path={`${partnerPath(listed.id)}/keys`} keys={record.keys} references={references} nowMs={nowMs} />
      <PartnerUsers frame={frame} partner={listed.id} users={record.users} references={references} />
      {record.isCut && <p class="lead">There are more than this page lists. The command line and the API list all.</p>}
      <QuotaGauges frame={frame} quotas={record.quotas} />
    </>
  );
}

/** Those that the partner's object counts, or else has last reported. */
function deliveriesOf({ listed, record }: Pick<PartnerPageProps, 'listed' | 'record'>): readonly DayDeliveries[] {
  return record?.usage.map(({ group, deliveries }) => ({ day: group, deliveries })) ?? listed.deliveries;
}

function deliveriesOn(nowMs: number, props: PartnerPageProps): number | undefined {
  return deliveriesOf(props).find(({ day }) => day === dayOf(nowMs))?.deliveries;
}

function Deliveries({ frame, listed, record, nowMs }: PartnerPageProps) {
  const path = partnerPath(listed.id);
  const counted = deliveriesOf({ listed, record });
  return (
    <>
      <h2>Deliveries</h2>
      <DayChart deliveries={counted} last={dayOf(nowMs)} count={REPORTED_DAYS} locale={localeOf(frame)} />
      <p class="tools">
        <a href={`${path}/ledger`}>Ledger</a>
        <a href={`${path}/usage`}>Usage</a>
        <a href={`${path}/audit`}>Audit trail</a>
      </p>
    </>
  );
}
