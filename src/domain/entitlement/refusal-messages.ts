// Texts that explain why an article is refused or limited. The desk reads all reasons; partners read those that they may know. Pure.
import type { DisclosedReason, Grant, UndisclosedReason } from './entitlement.ts';

/** Each is a clause after "Not delivered:", in which "it" is the article. */
const CLAUSES: Readonly<Record<DisclosedReason | UndisclosedReason, string>> = {
  suspended: 'the partner is suspended',
  'agreement-not-started': 'the term of the agreement has not begun',
  'agreement-ended': 'the term of the agreement is over',
  channel: 'the agreement does not grant this channel',
  domain: 'the agreement does not name this domain',
  territory: 'the agreement does not grant this territory',
  'ai-use': 'the agreement does not grant this use by machines',
  modification: 'the agreement does not grant this change',
  unknown: 'there is no such article',
  section: 'its sections are out of scope',
  subject: 'its subjects are out of scope',
  language: 'its language is out of scope',
  source: 'its source is not in the agreement',
  'published-window': 'it was published outside the dates of the agreement',
  delay: 'the delay of the agreement has not passed',
  archive: 'it is older than the archive that the agreement grants',
  embargo: 'it is under embargo; the agreement and the key must both allow copy under embargo',
  held: 'it is held',
  withdrawn: 'it is withdrawn',
  expired: 'it has expired',
  'display-ended': 'the days for which a copy may be shown are over',
};

export function refusalInWords(reason: DisclosedReason | UndisclosedReason): string {
  return CLAUSES[reason];
}

/** Makes a sentence for partners. */
export function refusalSentence(reason: DisclosedReason): string {
  const clause = CLAUSES[reason];
  return `${clause.charAt(0).toUpperCase()}${clause.slice(1)}.`;
}

const LIMITS: Readonly<Record<NonNullable<Grant['limited']>, string>> = {
  acceptance: 'the partner did not accept the changed notice in time',
  probation: 'the partner is on probation',
  quota: 'the quota of the period is used up',
};

export function limitInWords(limited: NonNullable<Grant['limited']>): string {
  return LIMITS[limited];
}
