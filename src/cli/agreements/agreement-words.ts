// Describes the result of a write to an agreement: before the write, for the person who decides, and after it.
import type { Acceptance } from '../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { absenceOf } from '../../domain/agreements/fields/agreement-fields.ts';
import { withoutUsualTerms } from '../../domain/agreements/usual-terms.ts';
import type { Instant } from '../../domain/values/instant.ts';
import type { AgreementAnswer, PartnerDesk } from '../client/partner-client.ts';
import { outcomeInWords } from '../terminal/outcome.ts';
import type { Cell, Terminal } from '../terminal/terminal.ts';
import { changedTerms } from './changed-terms.ts';
import { showNotices } from './notice-examples.ts';

/** The desk's answer, or what it will be for a partner that the desk does not know yet. */
export interface AgreementResult extends Partial<Omit<AgreementAnswer, 'outcome' | 'agreement'>> {
  outcome: AgreementAnswer['outcome'];
  agreement: Pick<AgreementVersion, 'id' | 'version' | 'terms'>;
}

export interface Wording {
  dryRun: boolean;
  /** The version in force while this one is scheduled. */
  inForce?: AgreementVersion | undefined;
}

/** Prints the version, its differences from the one before, its notice, and the consequences. */
export function sayAgreement(terminal: Terminal, answer: AgreementResult, { dryRun, inForce }: Wording): void {
  sayOutcome(terminal, answer, dryRun);
  const { outcome, agreement, before, acceptance, pending, dropped, notices = [] } = answer;
  const changes =
    outcome !== 'changed' || before === undefined
      ? []
      : changedTerms(withoutUsualTerms(before.terms), withoutUsualTerms(agreement.terms), absenceOf);
  const exact = (text: string): Cell => ({ text, instants: 'exact' });
  const rows = changes.map((change) => [change.term, exact(change.before), exact(change.after)]);
  if (rows.length > 0) terminal.table(['Term', 'Before', 'After'], rows);
  if (outcome !== 'unchanged' && notices.length > 0) showNotices(terminal, notices);
  if (pending !== undefined) terminal.note(scheduleInWords(agreement.version, pending, { dryRun, inForce }), 'warning');
  if (dropped !== undefined)
    terminal.note(
      `Version ${dropped} was scheduled and ${dryRun ? 'would be' : 'is'} dropped. Put it again if it is still wanted.`,
      'warning',
    );
  if (acceptance !== undefined && acceptance.state !== 'accepted') terminal.note(requiredAcceptance(acceptance, dryRun), 'warning');
}

export function sayOutcome(terminal: Terminal, { outcome, agreement: { id, version, terms } }: AgreementResult, dryRun: boolean): void {
  const tone = outcome === 'unchanged' ? 'faint' : 'good';
  terminal.say(`${outcomeInWords(outcome, dryRun)}: agreement ${id}, version ${version}, ${terms.reference}, ${terms.form}`, tone);
}

/** The sentence after the question if the partner loses text at once; otherwise empty. */
export function consequenceOf({ acceptance, pending }: AgreementResult): string {
  return acceptance?.state === 'overdue' && pending === undefined ? ' From this moment it gets headlines and links only.' : '';
}

function requiredAcceptance({ state, due }: Acceptance, dryRun: boolean): string {
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
function scheduleInWords(
  version: number,
  { until, meanwhile }: { until: Instant; meanwhile: number },
  { dryRun, inForce }: Wording,
): string {
  const begins = `Version ${version} ${dryRun ? 'would be' : 'is'} scheduled: its term begins at ${until}.`;
  const end = inForce?.terms.validUntil;
  if (end === undefined || end >= until) return `${begins} Version ${meanwhile} is in force until then.`;
  return `${begins} Version ${meanwhile} is in force until ${end} only: between these two instants nothing is delivered.`;
}
