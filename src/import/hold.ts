// Why copy comes in held, and the sentences that say so. Pure.
import type { Publisher } from '../domain/publisher/publisher.ts';
import { sectionCodes, unknownSection } from '../domain/publisher/section-list.ts';
import type { Hold } from './imported-article.ts';
import type { Found } from './partial-article.ts';
import type { Filing } from './text/sections.ts';

const SHOWN_CHARS = 200;

/** An instruction of the source has priority over what the desk has to add. */
export function holdOf({ hold }: Found, { sections, unknown }: Filing): Hold | undefined {
  if (hold !== undefined) return { reason: 'instruction', ...hold };
  return sections.length === 0 ? { reason: 'no-section', unknown } : undefined;
}

export function lineOfHold(hold: Hold, { line }: Found): number {
  return hold.reason === 'instruction' ? (hold.line ?? line) : line;
}

/** For the report of an import. An article that is there keeps its sections, so only a new one is held. */
export function holdRemark(hold: Hold, publisher: Publisher): string {
  return `${hold.reason === 'instruction' ? 'Held' : 'Held if it is new'}: it ${whyHeld(hold, publisher)}.`;
}

/** Why the copy is held: the rest of a sentence about it. */
export function whyHeld(hold: Hold, publisher: Publisher): string {
  if (hold.reason === 'instruction') {
    const said = hold.text.slice(0, SHOWN_CHARS);
    if (/^dated \d/.test(said)) return `must not be published yet: it is ${said}, and its date lacks the hour or the time zone`;
    if (/^(?:true|yes|on|1)$/i.test(said)) return 'must not be published yet: a field says so, without the time of its release';
    return `must not be published yet: its ${hold.field} says "${said}", and the time of its release cannot be read`;
  }
  const [name] = hold.unknown;
  if (name !== undefined) return `has no section: "${name.slice(0, SHOWN_CHARS)}" ${unknownSection(publisher)}`;
  return `names no section; the sections are ${sectionCodes(publisher)}`;
}
