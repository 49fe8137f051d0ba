// What a withdrawal is waiting for, as a desk sees it in a list, and a partner in its own. Pure.
import type { ComplianceState, PartnerWithdrawal, WithdrawalSummary } from './withdrawal.ts';

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

/** What a partner has to do about a withdrawal. An acknowledgement counts also after the withdrawal was lifted. */
export function stateForPartner({ acknowledged, lifted, deadline }: PartnerWithdrawal, nowMs: number): ComplianceState {
  if (acknowledged !== undefined) return 'acknowledged';
  if (lifted !== undefined) return 'lifted';
  return Date.parse(deadline) <= nowMs ? 'overdue' : 'open';
}
