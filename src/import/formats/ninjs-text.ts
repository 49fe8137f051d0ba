// Headlines, descriptions and bodies of a ninjs item: lists of `{role, value}` in 2.x and 3.x, members such as `body_html` and `headline_main` in 1.x. Pure.

import { firstIn, type Parent, parsePage, parsePiece, plainTextOf } from './html-tree.ts';
import { either } from './ninjs-members.ts';
import { listIn, type Members, membersOf, textIn } from './unknown-json.ts';
import { blocksOf, htmlOf } from './wire-blocks.ts';

export interface NinjsText {
  /** The role, or what follows the underscore of the member's name. */
  role: string;
  value: string;
  contentType: string;
  /** The member as the source calls it. */
  field: string;
}

/** Every text of a kind that the item has, in the order of the source. */
export function ninjsTexts(item: Members, plural: string, single: string): NinjsText[] {
  const listed = listIn(item[plural])
    .map(membersOf)
    .flatMap((entry) => textsOf(entry, plural));
  const named = Object.entries(item).flatMap(([name, entry]) => {
    const value = textIn(entry);
    const isOne = name.toLowerCase() === single || name.toLowerCase().startsWith(`${single}_`);
    return isOne && value !== undefined ? [{ role: name.slice(single.length + 1).toLowerCase(), value, contentType: '', field: name }] : [];
  });
  return [...listed, ...named];
}

function textsOf(entry: Members | undefined, plural: string): NinjsText[] {
  const value = textIn(entry?.['value']);
  if (entry === undefined || value === undefined) return [];
  const role = textIn(entry['role'])?.toLowerCase() ?? '';
  return [{ role, value, contentType: textIn(either(entry, 'contentType')) ?? '', field: role === '' ? plural : `${plural} (${role})` }];
}

/** Text and the others, which are not published. */
export interface Chosen {
  chosen: NinjsText | undefined;
  others: NinjsText[];
}

/** The first text whose role is one of these, in their order; else the first. Copies of it in other forms are no others. */
export function chooseText(texts: readonly NinjsText[], roles: readonly string[]): Chosen {
  const chosen = roles.map((role) => texts.find((text) => text.role === role)).find((text) => text !== undefined) ?? texts[0];
  const plain = chosen === undefined ? '' : plainTextOf(chosen.value);
  return { chosen, others: texts.filter((text) => text !== chosen && plainTextOf(text.value) !== plain) };
}

/** HTML first, then text; a body whose role says that it is not the article only if there is no other. */
export function chooseBody(texts: readonly NinjsText[]): Chosen {
  const main = texts.filter(({ role }) => !ASIDE.test(role));
  const candidates = main.length > 0 ? main : texts;
  const chosen = candidates.find(isHtml) ?? candidates[0];
  return { chosen, others: texts.filter((text) => !candidates.includes(text)) };
}

const ASIDE = /summary|teaser|sidebar|caption|short|note|audio|script|social|push|headline|factbox|infobox/;

function isHtml({ role, value, contentType }: NinjsText): boolean {
  if (/html/i.test(contentType) || /^x?html/.test(role)) return true;
  return !/plain/i.test(contentType) && /<(?:p|div|h\d|ul|ol|br|section|article)\b[^>]*>/i.test(value);
}

/** The tree of a body. A whole page is read from its article; plain text loses a first line that repeats the headline. */
export function bodyTree(body: NinjsText | undefined, headline: string | undefined): Parent {
  if (body === undefined) return parsePiece('');
  if (!isHtml(body)) return parsePiece(htmlOf(blocksOf(withoutHeadline(body.value, headline), () => 'text')));
  if (!/^\s*(?:<\?xml[^>]*>\s*)?<(?:!doctype|html)\b/i.test(body.value)) return parsePiece(body.value);
  const page = parsePage(body.value);
  return firstIn(page, 'article') ?? firstIn(page, 'body') ?? page;
}

function withoutHeadline(text: string, headline: string | undefined): string {
  const end = text.indexOf('\n');
  return end !== -1 && text.slice(0, end).trim() === headline ? text.slice(end + 1) : text;
}
