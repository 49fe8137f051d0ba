// Sentences of a story in which something is not taken down: "Nobody moved to take it down." Pure. An order to kill copy says what to do, and not who has not done it.
import { countOf, has } from './kind-patterns.ts';
import { kindsIn } from './line-words.ts';

const BETWEEN_SENTENCES = /(?<=[.!?…]["”’]?)\s+(?=["“]?\p{Lu})/u;
/** A note to the desk leaves its full stop out, or joins an order by a comma or a dash. */
const PLAIN_SENTENCE = /^[^,;:()[\]–—\n]{1,150}\.$/u;
const DASH = /\s-{1,2}\s/;
const NOBODY = /^(?:nobody\s|no one\s|personne (?:ne\s|n['’])|nessuno\s|ingen\s)/iu;
const HAS_NO =
  /^(?!we |i |us )\p{L}[\p{L}\s'’-]{2,60}\s(?:has|have|had|is|are|was|were)\sno\s(?:\p{L}+\s)?(?:plans?|wish|intention|desire|money|funds|permission|power|appetite)\sto\s/iu;
/** What the desk ought to have done: "Nobody remembered to kill it". And what it must not do: "Nobody is to …". */
const OF_DESK =
  /^(?:nobody|no one)\s(?:is|are|must|should|may|can|to|please|else|here)\s|(?<!\p{L})(?:bother|remember|forg[eo]t|manag|thought|thinks|fail|oubli|pensé|gedacht)/iu;

/** The sentences of a line that may be of an order. */
export function withoutDeniedKills(line: string): string {
  if (!has(kindsIn(line), 'kill')) return line;
  const sentences = line.split(BETWEEN_SENTENCES);
  const others = sentences.filter((sentence) => !isDeniedKill(sentence.trim()));
  return others.length === sentences.length ? line : others.join(' ');
}

function isDeniedKill(sentence: string): boolean {
  if (!PLAIN_SENTENCE.test(sentence) || DASH.test(sentence) || !(NOBODY.test(sentence) || HAS_NO.test(sentence)) || OF_DESK.test(sentence))
    return false;
  const kinds = kindsIn(sentence);
  return (
    countOf(kinds, 'kill') === 1 &&
    countOf(kinds, 'no') === 1 &&
    !has(kinds, '(hold|held|embargo|publish|use|release|publication|outlet|draft|internal|approval|approver|notice|until|after)') &&
    has(kinds, 'no not(kill){1,5} kill (copy|unknown)* $')
  );
}
