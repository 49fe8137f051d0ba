// The duties, the quota, the use by machines and the payment of an agreement in sentences. Pure. No clock.
import type { Agreement } from '../agreement.ts';
import { AI_USES } from '../choices.ts';
import { MACHINES, PAYMENT, QUOTA } from '../fields/quota-and-payment.ts';
import { DEFAULT_RATE } from '../usual-terms.ts';
import { counted, durationInWords, isolated, listed } from './phrases.ts';

export function dutiesInWords({ duties, contacts, consequences }: Agreement): string[] {
  const { withdrawals } = contacts;
  return [
    `A withdrawn article must be gone and acknowledged within ${durationInWords(duties.withdrawWithinMinutes)}.`,
    `A correction must be on the partner’s pages within ${durationInWords(duties.correctWithinMinutes)}.`,
    `The partner ${duties.reportReproductions ? 'reports' : 'need not report'} the pages that carry each article.`,
    withdrawals.length === 0 ? 'No contact for withdrawals is named.' : `Contacts for withdrawals: ${listed(withdrawals)}.`,
    `A lower standing takes effect ${consequences === 'automatic' ? 'by itself' : 'when the desk has confirmed it'}; this is recorded only.`,
  ];
}

export function quotaInWords({ quota, rate }: Agreement): string[] {
  const articles =
    quota === undefined
      ? 'There is no limit to the number of articles.'
      : `The partner may have ${counted(quota.articles, 'article')} in a ${quota.per} of the calendar; further new articles: ${QUOTA['quota.past'].options[quota.past]}.`;
  const { requests, perSeconds } = rate ?? DEFAULT_RATE;
  return [articles, `The partner may make ${counted(requests, 'request')} in ${counted(perSeconds, 'second')}.`];
}

export function machinesInWords({ ai, signatureAgent }: Agreement): string[] {
  const granted = AI_USES.filter((use) => ai[use]).map((use) => MACHINES[`ai.${use}`].label.toLowerCase());
  return [
    granted.length === 0 ? 'No use by machines is granted.' : `Use by machines is granted for ${granted.join(', ')}; for nothing else.`,
    signatureAgent === undefined
      ? 'The partner’s programs do not sign their requests.'
      : `The public keys of the partner’s programs are at ${signatureAgent}.`,
  ];
}

export function paymentInWords({ payment }: Agreement): string[] {
  if (payment === undefined) return ['No payment is recorded.'];
  const { model, amount, currency, note } = payment;
  const sum = [amount, currency].filter((part) => part !== undefined).join(' ');
  return [
    `Payment: ${PAYMENT['payment.model'].options[model]}${sum === '' ? ', no amount' : `, ${sum}`}.`,
    ...(note === undefined ? [] : [`Note on the payment: ${isolated(note)}`]),
  ];
}
