// The publisher's sections in a sentence. Pure.
import type { Publisher } from './publisher.ts';

/** Most sections that an objection names. */
const SECTIONS_NAMED = 20;

/** Makes the objection to a code that is not among the publisher's sections. */
export function unknownSection(publisher: Pick<Publisher, 'name' | 'sections'>): string {
  return `is not a section of ${publisher.name}; the sections are ${sectionCodes(publisher)}`;
}

/** Lists the codes of the publisher's sections for a sentence. */
export function sectionCodes({ sections }: Pick<Publisher, 'sections'>): string {
  const codes = sections.slice(0, SECTIONS_NAMED).map(({ code }) => code);
  return `${codes.join(', ')}${sections.length > SECTIONS_NAMED ? ' …' : ''}`;
}
