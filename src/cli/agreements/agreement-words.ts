// The result of a write to an agreement in words: before it is done, for the person who decides, and afterwards.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { withoutUsualTerms } from '../../domain/agreements/usual-terms.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { AgreementAnswer, PartnerDesk } from '../client/partner-client.ts';
import { outcomeInWords } from '../terminal/outcome.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { changedTerms, LEFT_OUT } from './changed-terms.ts';
import { showNotices } from './notice-examples.ts';

/** As the desk returns it, or as it will be for a partner that the desk does not know yet. */
export interface AgreementResult extends Partial<Omit<AgreementAnswer, 'outcome' | 'agreement'>> {
  outcome: AgreementAnswer['outcome'];
  agreement: Pick<AgreementVersion, 'id' | 'version' | 'terms'>;
}

export interface Wording {
  dryRun: boolean;
  /** The version in force while this one is scheduled. */
  inForce?: AgreementVersion | undefined;
}

/** The version, how it differs from the one before, its notice, and what follows. */
export function sayAgreement(terminal: Terminal, answer: AgreementResult, { dryRun, inForce }: Wording): void {
  sayOutcome(terminal, answer, dryRun);
  const { outcome, agreement, before, acceptance, pending, dropped, notices = [] } = answer;
  const changes =
    outcome !== 'changed' || before === undefined
      ? []
      : changedTerms(withoutUsualTerms(before.terms), withoutUsualTerms(agreement.terms), LEFT_OUT);
  const exact = (text: string): Cell => ({ text, instants: 'exact' });
  const rows = changes.map((change) => [change.term, exact(change.before), exact(change.after)]);
  if (rows.length > 0) terminal.table(['Term', 'Before', 'After'], rows);
  if (outcome !== 'unchanged' && notices.length > 0) showNotices(terminal, notices);
  if (pending !== undefined) terminal.note(waitInWords(agreement.version, pending, { dryRun, inForce }), 'warning');
  if (dropped !== undefined)
    terminal.note(
      `Version ${dropped} was waiting for its term and ${dryRun ? 'would be' : 'is'} dropped: put it again if it is still wanted.`,
      'warning',
    );
  if (acceptance !== undefined && acceptance.state !== 'accepted') terminal.note(askedOf(acceptance, dryRun), 'warning');
}

export function sayOutcome(terminal: Terminal, { outcome, agreement: { id, version, terms } }: AgreementResult, dryRun: boolean): void {
  const tone = outcome === 'unchanged' ? 'faint' : 'good';
  terminal.say(`${outcomeInWords(outcome, dryRun)}: agreement ${id}, version ${version}, ${terms.reference}, ${terms.form}`, tone);
}

/** If the partner loses text at once, the question says so. */
export function consequenceOf({ acceptance, pending }: AgreementResult): string {
  return acceptance?.state === 'overdue' && pending === undefined ? ' From this moment it gets headlines and links only.' : '';
}

function askedOf({ state, due }: Acceptance, dryRun: boolean): string {
  if (state === 'overdue' && dryRun) return 'Only headlines and links would be delivered until the partner accepts the notice.';
  if (state === 'overdue')
    return `The partner has not accepted the notice, which was due on ${due}: only headlines and links are delivered until it does.`;
  return `The partner ${dryRun ? 'would have' : 'has'} to accept the notice by ${due}; after that only headlines and links are delivered until it does.`;
}

/** The version in force while the one that was put is scheduled; `undefined` if it takes effect at once. */
export async function versionInForce(
  partners: PartnerDesk,
  partner: string,
  { agreement, before, pending }: AgreementResult,
): Promise<AgreementVersion | undefined> {
  if (pending === undefined) return undefined;
  if (before?.version === pending.meanwhile) return before;
  return (await partners.getAgreement(partner, agreement.id, pending.meanwhile)).body;
}

/** There may be a gap between the two terms. */
function waitInWords(version: number, { until, meanwhile }: { until: Instant; meanwhile: number }, { dryRun, inForce }: Wording): string {
  const begins = `Version ${version} ${dryRun ? 'would wait' : 'waits'} for its term, which begins at ${until}.`;
  const end = inForce?.terms.validUntil;
  if (end === undefined || end >= until) return `${begins} Version ${meanwhile} is in force until then.`;
  return `${begins} Version ${meanwhile} is in force until ${end} only: between these two instants nothing is delivered.`;
}
