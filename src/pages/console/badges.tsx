// States as people read them.
import type { ArticleState } from '../../domain/articles/article-state.ts';
import type { ComplianceState } from '../../domain/withdrawals/withdrawal.ts';
import type { WithdrawalState } from '../../domain/withdrawals/withdrawal-state.ts';

interface Badge {
  label: string;
  tone?: 'good' | 'bad';
}

const WITHDRAWALS: Readonly<Record<WithdrawalState, Badge>> = {
  lifted: { label: 'Lifted' },
  overdue: { label: 'Overdue', tone: 'bad' },
  open: { label: 'Open' },
  notifying: { label: 'Notifying partners' },
  unreceived: { label: 'No partner had it', tone: 'good' },
  done: { label: 'Taken down everywhere', tone: 'good' },
};

const LINES: Readonly<Record<ComplianceState, Badge>> = {
  acknowledged: { label: 'Taken down', tone: 'good' },
  open: { label: 'Open' },
  overdue: { label: 'Overdue', tone: 'bad' },
  lifted: { label: 'Lifted' },
};

const ARTICLES: Readonly<Record<ArticleState, Badge>> = {
  published: { label: 'Published', tone: 'good' },
  scheduled: { label: 'Scheduled' },
  held: { label: 'Held' },
  withdrawn: { label: 'Withdrawn', tone: 'bad' },
  expired: { label: 'Expired' },
};

export function ArticleBadge({ state }: { state: ArticleState }) {
  return <Shown {...ARTICLES[state]} />;
}

export function WithdrawalBadge({ state }: { state: WithdrawalState }) {
  return <Shown {...WITHDRAWALS[state]} />;
}

export function ComplianceBadge({ state }: { state: ComplianceState }) {
  return <Shown {...LINES[state]} />;
}

function Shown({ label, tone }: Badge) {
  return <span class={tone === undefined ? 'badge' : `badge ${tone}`}>{label}</span>;
}
