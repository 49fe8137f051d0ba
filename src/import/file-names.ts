// What the path of a file says of its copy: that it is a draft, or an order to desks. Pure.
import { orderInSlug } from './instructions/slug-orders.ts';

const DRAFT_FOLDER =
  /(?:^|\/)_?(?:drafts?|unpublished|entw(?:ü|ue|u\u0308)rfe|brouillons|borradores|rascunhos|bozze|concepten|utkast|kladder|luonnokset)\//iu;
/** "draft_the-ropewalk.html" by Medium, "council.draft.md". "Draft-pick.md" and "nfl-draft.md" are about sport. */
const DRAFT_FILE =
  /(?:^|\/)(?:draft_[^/]*|(?:DRAFT|ENTWURF|BROUILLON|BORRADOR|BOZZA|RASCUNHO)[ _.-][^/]*|[^/]*(?:[._]draft|\(draft\))\.[a-z0-9]{1,10})$/u;

/** Why copy is left out for its path; `undefined` if it is not. As a part of a sentence. */
export function draftPathIn(name: string): string | undefined {
  if (isInDraftFolder(name)) return 'it is in a folder of drafts';
  return DRAFT_FILE.test(name) ? 'its name says that it is a draft' : undefined;
}

/** Whether a path has a folder of drafts in it, as Jekyll has. */
export function isInDraftFolder(name: string): boolean {
  return DRAFT_FOLDER.test(name);
}

const SHOUTED = /^[^\p{Ll}]+$/u;

/** The order to desks in the name of a file, in capitals beside a name that is not: "HOLD council vote.txt". */
export function orderInFileName(name: string): string | undefined {
  const base = name.slice(name.lastIndexOf('/') + 1).replace(/\.[a-z0-9]{1,10}$/i, '');
  const order = /\p{Lu}{3}/u.test(base) && /\p{Ll}/u.test(base) ? orderInSlug(base) : undefined;
  return order !== undefined && SHOUTED.test(order) ? order : undefined;
}
