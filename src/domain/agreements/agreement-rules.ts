// Objections to an agreement that only the publisher's settings reveal: sections that do not exist, lines that look like the house line.
// Pure.

import { type Publisher, unknownSection } from '../publisher/publisher.ts';
import type { Objection } from '../values/objection.ts';
import { pointerTo } from '../values/objection.ts';
import type { Agreement } from './agreement.ts';
import { looksLikeHouseLine } from './house-line.ts';

type House = Pick<Publisher, 'sections' | 'houseLine' | 'name' | 'formerNames'>;

/** Every objection at once; pointers into the agreement. `partnerName` is the name for the notice; absent: `{partner}` is taken for
 *  empty. */
export function objectionsToAgreement(agreement: Agreement, publisher: House, partnerName?: string): Objection[] {
  return [...objectionsToSections(agreement, publisher), ...objectionsToLines(agreement, publisher, partnerName)];
}

function objectionsToSections({ scope: { sections } }: Agreement, publisher: House): Objection[] {
  const codes = publisher.sections.map(({ code }) => code);
  const detail = unknownSection(publisher);
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
  return linesOf(agreement)
    .filter(({ text }) => looksLikeHouseLine(filled(text, words), publisher))
    .map(({ path }) => ({
      pointer: pointerTo(path),
      detail: `must not look like the house line, which always follows: ${publisher.houseLine}`,
    }));
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

/** Placeholders that only an article can fill become empty, so that the words on either side of them meet. The year stays as it is. */
function filled(text: string, words: Readonly<Record<string, string | undefined>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    name === 'year' ? whole : (Object.hasOwn(words, name) && words[name]) || '',
  );
}
