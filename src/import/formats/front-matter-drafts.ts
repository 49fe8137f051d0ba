// Whether front matter says that the copy is not published, in the words of the programs that write it: Hugo, Zola, Eleventy, Nikola, Strapi, Directus, Sanity,
// Craft, Grav and others. Pure.
import { isDraftField, isOff, isOn } from '../instructions/draft-words.ts';
import { plainName } from './other-members.ts';
import { type Members, membersOf, textIn } from './unknown-json.ts';

// Only of the whole, by the name in small letters without "-", "_" and spaces: a picture and comments are hidden and enabled, too.
const HIDES = /^(?:is)?(?:hidden|archived|trashed|deleted|disabled|headless|bookhidden|saveasdraft|eleventyexcludefromcollections)$/;
const SHOWS = /^(?:is)?(?:enabled|active|visible|routable|discoverable|listed|render|permalink)$/;
const STATES = /^(?:status|state|poststatus|nodestatus)$/;
/** Programs write no date here before they publish. A person may leave another such field empty. */
const PUBLISHED_AT = /^(?:publishedat|publishedon|firstpublicationdate|firstpublishedat)$/;
const DATES = /^(?:date|published|publishdate|pubdate|datepublished|publicationdate)$/;

/** True for copy whose front matter says that it is a draft, or that no page or list has it. */
export function isDraft(values: Members): boolean {
  const fields = Object.entries(withParams(values)).map(([name, value]) => [plainName(name), value] as const);
  if (fields.some(([name, value]) => isDraftField(name, value) || isUnseen(name, value))) return true;
  const isUndated = !fields.some(([name, value]) => DATES.test(name) && value !== null && value !== '');
  return isUndated && fields.some(([name, value]) => PUBLISHED_AT.test(name) && value === null);
}

function isUnseen(name: string, value: unknown): boolean {
  if (HIDES.test(name)) return isOn(value);
  if (SHOWS.test(name) || STATES.test(name)) return isOff(value);
  // Sanity
  if (name === 'id') return typeof value === 'string' && value.startsWith('drafts.');
  // Hexo, Grav: who has no password sees nothing of it.
  if (name === 'password' || name === 'postpassword') return (textIn(value) ?? '') !== '';
  return name === 'build' && isUnbuilt(membersOf(value) ?? {});
}

/** Hugo: "link" and "never" make no page, and "never" in lists makes one that nothing leads to. */
function isUnbuilt({ render, list }: Members): boolean {
  return isOff(render) || render === 'link' || isOff(list);
}

/** Hugo keeps a site's own fields in "params" or "extra". */
export function withParams(values: Members): Members {
  const { params, extra, ...own } = values;
  return { ...membersOf(extra), ...membersOf(params), ...own };
}
