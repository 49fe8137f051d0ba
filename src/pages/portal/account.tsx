// The account of the partner under one agreement: standing, terms, notice, quota and usage.

import type { TermsChapter } from '../../domain/agreements/words/terms-in-words.ts';
import type { Standing } from '../../domain/entitlement/standing.ts';
import type { Account } from '../../domain/partners/account.ts';
import type { Holders } from '../../domain/partners/holders.ts';
import type { UsageRow } from '../../domain/partners/usage.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { DAY_MS } from '../../domain/values/instant.ts';
import { When } from '../layout/dates.tsx';
import { AcceptanceWords } from '../signed-in/acceptance.tsx';
import { Badge } from '../signed-in/badges.tsx';
import { DayChart } from '../signed-in/day-chart.tsx';
import { localeOf } from '../signed-in/own-page.tsx';
import { QuotaGauges } from '../signed-in/quota-gauge.tsx';
import { RefusalMessage } from '../signed-in/refusal-message.tsx';
import { StandingBadge } from '../signed-in/standing-badge.tsx';
import { Terms } from '../signed-in/terms.tsx';
import { Notices, type ShownNotice, UnacceptedNotice } from './notices.tsx';
import { AgreementChoice, type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface AccountProps {
  frame: PortalFrame;
  account: Account;
  /** The keys and people that accepted the notice. */
  holders: Holders;
  notices: readonly ShownNotice[];
  /** What was done by the form that was sent before. */
  done?: string | undefined;
  /** Why it was not carried out. */
  refusal?: string | undefined;
  /** The agreement in one sentence. */
  summary: string;
  /** Its terms in sentences. */
  chapters: readonly TermsChapter[];
  /** Usage by day. */
  usage: readonly UsageRow[];
  /** First and last day of the usage (UTC). */
  from: string;
  to: string;
}

export function accountPage({ frame, summary, chapters, ...props }: AccountProps): string {
  const { terms } = props.account.agreement.agreement;
  return renderPortalPage({
    frame,
    title: 'Account',
    children: (
      <>
        <h1>Account</h1>
        <AgreementChoice frame={frame} path="/portal/account" />
        {props.done !== undefined && (
          <p class="message" role="status">
            {props.done}
          </p>
        )}
        <RefusalMessage message={props.refusal} />
        <UnacceptedNotice frame={frame} acceptance={props.account.agreement.acceptance} />
        <OpenWithdrawals account={props.account} />
        <div class="columns">
          <div>
            <h2>
              Agreement <bdi>{terms.reference}</bdi>
            </h2>
            <p dir="auto">{summary}</p>
            <AccountFacts frame={frame} {...props} />
          </div>
          <div>
            <Quota frame={frame} {...props} />
            <Deliveries frame={frame} {...props} />
          </div>
        </div>
        <Notices frame={frame} notices={props.notices} holders={props.holders} />
        <h2>Terms</h2>
        <Terms chapters={chapters} />
      </>
    ),
  });
}

type PartProps = Omit<AccountProps, 'summary' | 'chapters'>;

function AccountFacts({ frame, account: { partner, agreement: summary }, holders }: PartProps) {
  const { agreement, inForce, acceptance } = summary;
  const { validFrom, validUntil } = agreement.terms;
  const locale = localeOf(frame);
  return (
    <dl class="facts">
      <dt>Standing</dt>
      <dd>
        <StandingBadge standing={partner.standing} /> {FOLLOWS[partner.standing]}
        {partner.standingReason !== undefined && (
          <>
            {' '}
            The publisher’s reason: <bdi>{partner.standingReason}</bdi>
          </>
        )}
      </dd>
      <dt>Term</dt>
      <dd>
        {inForce ? (
          <Badge label="In force" tone="good" />
        ) : (
          <>
            <Badge label="Not in force" tone="bad" /> No copy is delivered under it at present.
          </>
        )}{' '}
        from <When instant={validFrom} locale={locale} precision="day" /> until{' '}
        {validUntil === undefined ? 'it is ended' : <When instant={validUntil} locale={locale} precision="day" />}
      </dd>
      <dt>Notice</dt>
      <dd>
        <AcceptanceWords frame={frame} acceptance={acceptance} holders={holders} />
      </dd>
      <dt>Version</dt>
      <dd>
        {agreement.version}, of <When instant={agreement.made} locale={locale} precision="day" />
      </dd>
    </dl>
  );
}

/** What a standing means for the partner. */
const FOLLOWS: Readonly<Record<Standing, string>> = {
  good: 'You get what the agreement grants.',
  warned: 'You get what the agreement grants, and the publisher asks you to put something right.',
  probation: 'You get summaries at most.',
  suspended: 'You get no copy. Withdrawals, the agreement and the usage stay open to you.',
};

function Quota({ frame, account: { agreement, quota } }: PartProps) {
  if (quota !== undefined)
    return (
      <QuotaGauges frame={frame} quotas={[{ agreement: agreement.agreement.id, reference: agreement.agreement.terms.reference, quota }]} />
    );
  return (
    <>
      <h2>Quota</h2>
      <p>There is no limit to the number of articles.</p>
    </>
  );
}

function Deliveries({ frame, usage, from, to }: PartProps) {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const deliveries = usage.map((row) => ({ day: row.group, deliveries: row.deliveries }));
  const sum = deliveries.reduce((total, day) => total + day.deliveries, 0);
  return (
    <>
      <h2>Deliveries</h2>
      {sum === 0 ? (
        <p>Nothing was delivered in the last {count} days.</p>
      ) : (
        <>
          <p>
            {sum === 1 ? '1 delivery' : `${grouped(sum)} deliveries`} in the last {count} days, under all agreements.
          </p>
          <DayChart deliveries={deliveries} last={to} count={count} locale={localeOf(frame)} />
          <p>
            <a href="/portal/usage?by=article">By article, with receipts</a>
          </p>
        </>
      )}
    </>
  );
}

function OpenWithdrawals({ account: { withdrawals } }: Pick<AccountProps, 'account'>) {
  if (withdrawals.open === 0) return null;
  return (
    <p class="message" role="alert">
      <a href="/portal/withdrawals">
        {withdrawals.open} {withdrawals.open === 1 ? 'withdrawal is' : 'withdrawals are'} not acknowledged
      </a>
      {withdrawals.overdue > 0 && `, and ${withdrawals.overdue} of them ${withdrawals.overdue === 1 ? 'is' : 'are'} overdue`}.
    </p>
  );
}
