// The account of the partner under one agreement: standing, terms, notice, quota and usage.
import type { TermsChapter } from '../../domain/agreements/words/terms-in-words.ts';
import type { Account } from '../../domain/partners/account.ts';
import type { UsageRow } from '../../domain/partners/usage.ts';
import { DAY_MS } from '../../domain/values/instant.ts';
import { AcceptanceWords } from '../console/agreements/acceptance.tsx';
import { Terms } from '../console/agreements/terms.tsx';
import { localeOf } from '../console/console-layout.tsx';
import { DayChart } from '../console/day-chart.tsx';
import { StandingBadge } from '../console/partners/partner-badges.tsx';
import { QuotaGauges } from '../console/partners/quota-gauge.tsx';
import { AgreementChoice, type PortalFrame, renderPortalPage } from './portal-layout.tsx';

interface AccountProps {
  frame: PortalFrame;
  account: Account;
  /** Names of the partner’s users by their ids, of those who accepted the notice. */
  names: Readonly<Record<string, string>>;
  /** The terms of the agreement in sentences. */
  chapters: readonly TermsChapter[];
  /** Usage by day. */
  usage: readonly UsageRow[];
  /** First and last day of the usage (UTC). */
  from: string;
  to: string;
}

export function accountPage({ frame, account, names, chapters, usage, from, to }: AccountProps): string {
  const { agreement, inForce, acceptance } = account.agreement;
  const { id, version, terms } = agreement;
  return renderPortalPage({
    frame,
    title: 'Account',
    children: (
      <>
        <h1>Account</h1>
        <AgreementChoice frame={frame} />
        <Standing account={account} />
        <OpenWithdrawals account={account} />
        <h2>
          Agreement <bdi>{terms.reference}</bdi>
        </h2>
        <p class="lead">
          This is version {version} of the agreement <code>{id}</code>.{' '}
          {inForce ? 'It is in force.' : 'It is not in force at present, so no copy is delivered under it.'}
        </p>
        <Terms chapters={chapters} />
        <h2>Notice</h2>
        <p>
          <AcceptanceWords frame={frame} acceptance={acceptance} names={names} />
        </p>
        {account.quota !== undefined && <QuotaGauges frame={frame} quotas={[{ agreement: id, quota: account.quota }]} />}
        <h2>Deliveries</h2>
        {usage.length === 0 ? (
          <p>Nothing was delivered in the last month.</p>
        ) : (
          <DayChart
            deliveries={usage.map(({ group, deliveries }) => ({ day: group, deliveries }))}
            last={to}
            count={Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1}
            locale={localeOf(frame)}
          />
        )}
      </>
    ),
  });
}

function Standing({ account: { partner } }: Pick<AccountProps, 'account'>) {
  return (
    <p>
      Your standing with the publisher is <StandingBadge standing={partner.standing} />.
      {partner.standingReason !== undefined && (
        <>
          {' '}
          The publisher’s reason: <bdi>{partner.standingReason}</bdi>
        </>
      )}
    </p>
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
