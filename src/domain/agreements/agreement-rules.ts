// Objections to an agreement that only the publisher's settings reveal: sections that do not exist, lines that look like the house line.
// Pure.

import { type Publisher, unknownSection } from '../publisher/publisher.ts';
import type { Objection } from '../values/objection.ts';
import { pointerTo } from '../values/objection.ts';
import type { Agreement } from './agreement.ts';
import { objectionsToEnd } from './complete-line.ts';
import { looksLikeHouseLine } from './house-line.ts';
import { filledLine } from './notice-lines.ts';

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
  /** The line on which the reference is checked: it stands in a sentence of its own. */
  isLine: boolean;
}

function objectionsToLines(agreement: Agreement, publisher: House, partnerName: string | undefined): Objection[] {
  const words = { partner: partnerName, reference: agreement.reference, holder: publisher.name };
  return linesOf(agreement).flatMap(({ path, text, isLine }) => {
    const pointer = pointerTo(path);
    // What only an article can fill is empty here, so that the words on either side of it meet. The year stays as it is.
    const isHouseLine = looksLikeHouseLine(filledLine(text, { ...words, year: '{year}', date: '{date}' }, ''), publisher);
    const details = isLine ? objectionsToEnd(filledLine(text, words, 'x')) : [];
    if (isHouseLine) details.push(`must not look like the house line, which always follows: ${publisher.houseLine}`);
    return details.map((detail) => ({ pointer, detail }));
  });
}

/** Everything in a notice that the agreement words. */
function linesOf({ reference, notice: { licenceLine }, credit }: Agreement): Line[] {
  const path = ['notice', 'licenceLine'];
  const lines =
    typeof licenceLine === 'string'
      ? [{ path, text: licenceLine, isLine: true }]
      : Object.entries(licenceLine ?? {}).map(([language, text]) => ({ path: [...path, language], text, isLine: true }));
  return [...lines, { path: ['credit', 'text'], text: credit.text, isLine: true }, { path: ['reference'], text: reference, isLine: false }];
}
