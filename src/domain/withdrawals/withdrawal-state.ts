// What a withdrawal is waiting for, as a desk sees it in a list. Pure.
import type { WithdrawalSummary } from './withdrawal.ts';

/** `lifted`: the article was reinstated, or its note was replaced. `overdue`: a partner has missed its deadline. `open`: a partner has not acknowledged
 *  yet. `notifying`: not all partners have been notified. `unreceived`: no partner received the article. `done`: all have acknowledged. */
export type WithdrawalState = 'lifted' | 'overdue' | 'open' | 'notifying' | 'unreceived' | 'done';

export function withdrawalState({ lifted, overdue, received, acknowledged, notifying }: WithdrawalSummary): WithdrawalState {
  if (lifted !== undefined) return 'lifted';
  if (overdue > 0) return 'overdue';
  if (received > acknowledged) return 'open';
  if (notifying) return 'notifying';
  return received === 0 ? 'unreceived' : 'done';
}
