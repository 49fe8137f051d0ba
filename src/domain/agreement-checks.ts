// Objections to an agreement that only the publisher's settings reveal: sections that do not exist, lines that imitate the house line.
// Pure.
import type { Agreement } from './agreement.ts';
import type { Objection } from './change.ts';
import { squeezed, wordsOf } from './disguise.ts';
import { RESERVED_OBJECTION } from './notice-template.ts';
import { pointerTo } from './objections.ts';
import type { Publisher } from './publisher.ts';
import { isReserved } from './reserved-words.ts';

type House = Pick<Publisher, 'sections' | 'houseLine' | 'name' | 'formerNames'>;

/** Every objection at once; pointers into the agreement. `partnerName` is the name for the notice; absent: `{partner}` is taken for
 *  empty. */
export function objectionsToAgreement(agreement: Agreement, publisher: House, partnerName?: string): Objection[] {
  return [...objectionsToSections(agreement, publisher), ...objectionsToLines(agreement, publisher, partnerName)];
}

const SECTIONS_NAMED = 20;

function objectionsToSections({ scope: { sections } }: Agreement, publisher: House): Objection[] {
  const codes = publisher.sections.map(({ code }) => code);
  const more = codes.length > SECTIONS_NAMED ? ' …' : '';
  const detail = `is no section of ${publisher.name}; there are ${codes.slice(0, SECTIONS_NAMED).join(', ')}${more}`;
  return (['include', 'exclude'] as const).flatMap((list) =>
    (sections[list] ?? []).flatMap((code, index) =>
      codes.includes(code) ? [] : [{ pointer: pointerTo(['scope', 'sections', list, index]), detail }],
    ),
  );
}

interface Line {
  path: string[];
  text: string;
}

function objectionsToLines(agreement: Agreement, publisher: House, partnerName: string | undefined): Objection[] {
  const words = { partner: partnerName, reference: agreement.reference, holder: publisher.name };
  return linesOf(agreement).flatMap(({ path, text }): Objection[] => {
    const line = filled(text, words);
    if (isReserved(line)) return [{ pointer: pointerTo(path), detail: RESERVED_OBJECTION }];
    if (!imitates(line, publisher)) return [];
    return [{ pointer: pointerTo(path), detail: `must not imitate the house line, which always follows: ${publisher.houseLine}` }];
  });
}

/** Everything in a notice that the agreement words. */
function linesOf({ reference, notice: { licenceLine }, credit }: Agreement): Line[] {
  const path = ['notice', 'licenceLine'];
  const lines =
    typeof licenceLine === 'string'
      ? [{ path, text: licenceLine }]
      : Object.entries(licenceLine ?? {}).map(([language, text]) => ({ path: [...path, language], text }));
  return [...lines, { path: ['credit', 'text'], text: credit.text }, { path: ['reference'], text: reference }];
}

/** Placeholders that only an article can fill become empty, so that the words on either side of them meet. */
function filled(text: string, words: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) => (Object.hasOwn(words, name) ? (words[name] ?? '') : ''));
}

/** A line that holds at least this share of the house line's pairs of words imitates it. */
const ALIKE = 0.5;
/** A sentence of the house line with fewer letters than this may occur in any text. */
const TELLING_LETTERS = 12;

/** Whether a line repeats the house line, a sentence of it, or much the same words in much the same order: with any year, name or
 *  disguise. */
function imitates(line: string, { houseLine, name, formerNames }: House): boolean {
  const names = [name, ...formerNames];
  const sentences = houseLine.split(/[.!?;]/).map((sentence) => squeezed(bare(sentence, names)));
  const letters = squeezed(bare(line, names));
  if (sentences.some((sentence) => sentence.length >= TELLING_LETTERS && letters.includes(sentence))) return true;
  const house = shinglesOf(bare(houseLine, names));
  const theirs = new Set(shinglesOf(bare(line, names)));
  return house.length > 0 && house.filter((shingle) => theirs.has(shingle)).length / house.length >= ALIKE;
}

/** Without names of the house and years, which any line may mention. */
function bare(text: string, names: readonly string[]): string {
  const nameless = names.reduce((rest, name) => rest.replaceAll(name, ' '), text);
  return nameless.replace(/\{year\}|\b\d{4}\b/g, ' ');
}

/** Neighbouring words, two by two. */
function shinglesOf(text: string): string[] {
  const words = wordsOf(text);
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
