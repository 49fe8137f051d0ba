// Checks an agreement against the publisher's settings: its sections must exist, and none of its lines may look like the house line. Pure.

import type { Publisher } from '../publisher/publisher.ts';
import { unknownSection } from '../publisher/section-list.ts';
import type { Objection } from '../values/objection.ts';
import { pointerTo } from '../values/objection.ts';
import type { Agreement } from './agreement.ts';
import { objectionsToEnd } from './complete-line.ts';
import { looksLikeHouseLine } from './house-line.ts';
import { filledLine } from './notice-lines.ts';

type RulesPublisher = Pick<Publisher, 'sections' | 'houseLine' | 'name' | 'formerNames'>;

/** Lists all objections; their pointers are into the agreement. `partnerName` is the name that the notice shows; if it is absent, `{partner}`
 *  counts as empty. */
export function objectionsToAgreement(agreement: Agreement, publisher: RulesPublisher, partnerName?: string): Objection[] {
  return [...objectionsToSections(agreement, publisher), ...objectionsToLines(agreement, publisher, partnerName)];
}

function objectionsToSections({ scope: { sections } }: Agreement, publisher: RulesPublisher): Objection[] {
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
  /** True for a paragraph of the notice, which must be complete. False for the reference, which is only a part of such a paragraph. */
  isLine: boolean;
}

function objectionsToLines(agreement: Agreement, publisher: RulesPublisher, partnerName: string | undefined): Objection[] {
  const words = { partner: partnerName, reference: agreement.reference, holder: publisher.name };
  return linesOf(agreement).flatMap(({ path, text, isLine }) => {
    const pointer = pointerTo(path);
    // Placeholders that only an article fills are empty here, so that the words on both sides are compared as neighbours. `{year}` and `{date}`
    // are kept, because a spelt-out copyright sign is found by them.
    const isHouseLine = looksLikeHouseLine(filledLine(text, { ...words, year: '{year}', date: '{date}' }, ''), publisher);
    const details = isLine ? objectionsToEnd(filledLine(text, words, 'x')) : [];
    if (isHouseLine) details.push(`must not look like the house line, which always follows: ${publisher.houseLine}`);
    return details.map((detail) => ({ pointer, detail }));
  });
}

/** Lists the texts of a notice that come from the agreement. */
function linesOf({ reference, notice: { licenceLine }, credit }: Agreement): Line[] {
  const path = ['notice', 'licenceLine'];
  const lines =
    typeof licenceLine === 'string'
      ? [{ path, text: licenceLine, isLine: true }]
      : Object.entries(licenceLine ?? {}).map(([language, text]) => ({ path: [...path, language], text, isLine: true }));
  return [...lines, { path: ['credit', 'text'], text: credit.text, isLine: true }, { path: ['reference'], text: reference, isLine: false }];
}
