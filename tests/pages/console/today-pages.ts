// The desk's first page, on a full day, an empty one, and one of which nothing is known.
import { type TodayProps, todayPage } from '../../../src/pages/console/today.tsx';
import { HOSTILE } from '../sample.ts';
import { frame, NOW, summary } from './frames.ts';

const articles = { count: 1_000, articles: [{ slug: 'lock', headline: HOSTILE, at: NOW }] };
const today: TodayProps = {
  frame,
  date: '2026-03-03',
  catalogue: {
    published: articles,
    scheduled: articles,
    held: articles,
    withdrawals: { open: 2, overdue: 1, newest: [summary] },
    health: { lastWrite: NOW, unwrittenKeys: 3, refusedKeys: 1, unsentPurges: 2, failedPurges: { count: 4, last: NOW } },
  },
  partners: {
    partners: 9,
    unreported: 2,
    needs: { overdue: 1, suspended: 1, quota: 2, key: 1, acceptance: 3, silent: 1 },
    oldest: NOW,
    deliveries: [{ day: '2026-03-02', deliveries: 1_234 }],
  },
  nowMs: Date.parse(NOW),
};
const NO_NEEDS = { overdue: 0, suspended: 0, quota: 0, key: 0, acceptance: 0, silent: 0 };
const quiet = { count: 0, articles: [] };

export const TODAY_PAGES: Readonly<Record<string, () => string>> = {
  today: () => todayPage(today),
  'a day without anything': () =>
    todayPage({
      ...today,
      catalogue: {
        published: quiet,
        scheduled: quiet,
        held: quiet,
        withdrawals: { open: 0, overdue: 0, newest: [] },
        health: { unwrittenKeys: 0, refusedKeys: 0, unsentPurges: 0 },
      },
      partners: { partners: 0, unreported: 0, needs: NO_NEEDS, deliveries: [] },
    }),
  'a day of which nothing is known': () => todayPage({ ...today, catalogue: undefined, partners: undefined }),
};
