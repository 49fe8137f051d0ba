// States as people read them.
import type { ArticleState } from '../../domain/articles/article-state.ts';
import type { ComplianceState } from '../../domain/withdrawals/withdrawal.ts';
import type { WithdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';

interface BadgeProps {
  label: string;
  tone?: 'good' | 'bad' | undefined;
}

const WITHDRAWALS: Readonly<Record<WithdrawalState, BadgeProps>> = {
  lifted: { label: 'Lifted' },
  overdue: { label: 'Overdue', tone: 'bad' },
  open: { label: 'Open' },
  notifying: { label: 'Notifying partners' },
  unreceived: { label: 'No partner had it', tone: 'good' },
  done: { label: 'Taken down everywhere', tone: 'good' },
};

const LINES: Readonly<Record<ComplianceState, BadgeProps>> = {
  acknowledged: { label: 'Taken down', tone: 'good' },
  open: { label: 'Open' },
  overdue: { label: 'Overdue', tone: 'bad' },
  lifted: { label: 'Lifted' },
};

const ARTICLES: Readonly<Record<ArticleState, BadgeProps>> = {
  published: { label: 'Published', tone: 'good' },
  scheduled: { label: 'Scheduled' },
  held: { label: 'Held' },
  withdrawn: { label: 'Withdrawn', tone: 'bad' },
  expired: { label: 'Expired' },
};

export function ArticleBadge({ state }: { state: ArticleState }) {
  return <Badge {...ARTICLES[state]} />;
}

export function WithdrawalBadge({ state }: { state: WithdrawalState }) {
  return <Badge {...WITHDRAWALS[state]} />;
}

export function ComplianceBadge({ state }: { state: ComplianceState }) {
  return <Badge {...LINES[state]} />;
}

export function Badge({ label, tone }: BadgeProps) {
  return <span class={tone === undefined ? 'badge' : `badge ${tone}`}>{label}</span>;
}
