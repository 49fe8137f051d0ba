// What posts of a WordPress export need of its other items: pictures, names of authors, the first of each guid and the newest of each id. The first of two
// passes over the export collects it, and keeps no more than that. Pure.
import { XMLParser } from 'fast-xml-parser';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { siteOf } from '../text/addresses.ts';
import type { TextChunks } from '../text/source-text.ts';
import { type RepeatedIds, repeatedIds, xmlIds } from './repeated-ids.ts';
import { type Members, membersOf } from './unknown-json.ts';
import { type Attachment, attachmentIn } from './wxr-attachments.ts';
import { dateIn, field, isLogin, metaIn } from './wxr-post.ts';
import type { XmlItem } from './xml-cutter.ts';
import { checkItem, type XmlDocument, xmlDocumentOf } from './xml-items.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
  // Otherwise the path of each element is written for callbacks, of which there are none.
  jPath: false,
});

export interface Export {
  /** Names by login and by e-mail address, in small letters. */
  authors: Map<string, string>;
  attachments: Map<string, Attachment>;
  /** Offsets of the items that are nothing but attachments and were read without a fault, so that the second pass need not parse them again. */
  attachmentsAt: Set<number>;
  /** Ids of attachments by the id of the post that they were uploaded to. */
  attachedTo: Map<string, string[]>;
  /** Host of the exported site. */
  site: string | undefined;
  /** The post that programs before post ids knew by each guid: the first with it. */
  firstOf: Map<string, string>;
  /** The instant of the newest version of each post. */
  newest: Map<string, string>;
}

/** Characters of all that is kept of the items. */
const KEPT_CHARS = 30_000_000;
/** Characters of a caption, a credit or a description of a picture, all of which have to fit beside it. */
const WORDS_CHARS = 2_000;

interface Surveyed {
  items: XmlDocument['items'];
  whole: Export;
  ids: RepeatedIds;
}

export async function surveyOf(chunks: TextChunks, options: ReadingOptions): Promise<Surveyed> {
  const whole: Export = {
    authors: new Map(),
    attachments: new Map(),
    attachmentsAt: new Set(),
    attachedTo: new Map(),
    site: undefined,
    firstOf: new Map(),
    newest: new Map(),
  };
  const budget = { left: KEPT_CHARS };
  const ids = repeatedIds();
  const { before, after, items } = await xmlDocumentOf(chunks, ['item'], (item) => {
    survey(item, whole, budget, options);
    ids.add(xmlIds(item));
    if (budget.left < 0) throw new Unreadable(`has more than ${KEPT_CHARS} characters of captions, names and ids`);
  });
  const header = before + after;
  whole.site = siteOf(/<(?:wp:base_blog_url|wp:base_site_url|link)>\s*([^<\s]+)/.exec(header)?.[1]);
  for (const [login, name] of authorsIn(header)) if (!whole.authors.has(login)) whole.authors.set(login, name);
  for (const [id, { parent }] of whole.attachments) {
    const siblings = parent === undefined ? undefined : whole.attachedTo.get(parent);
    if (siblings !== undefined) siblings.push(id);
    else if (parent !== undefined) whole.attachedTo.set(parent, [id]);
  }
  return { items, whole, ids };
}

/** The type of an attachment's post. */
export const ATTACHMENT = 'attachment';

/** The members of an item. Throws `Unreadable` for one that was not read to its end. */
export function postIn(item: XmlItem): Members {
  checkItem(item);
  return membersOf(membersOf(parser.parse(item.text))?.['item']) ?? {};
}

/** By index, because a regular expression would look for the end again from each element that has none. */
function* authorElements(header: string): Generator<string> {
  const [open, close] = ['<wp:author>', '</wp:author>'];
  for (let start = header.indexOf(open); start !== -1; ) {
    const end = header.indexOf(close, start);
    if (end === -1) return;
    yield header.slice(start, end + close.length);
    start = header.indexOf(open, end);
  }
}

function authorsIn(header: string): Map<string, string> {
  const authors = new Map<string, string>();
  for (const element of authorElements(header)) {
    const author = membersOf(membersOf(parser.parse(element))?.['wp:author']) ?? {};
    const parts = [field(author, 'wp:author_first_name'), field(author, 'wp:author_last_name')].filter((part) => part !== undefined);
    const shown = field(author, 'wp:author_display_name');
    const name = shown !== undefined && !isLogin(shown) ? shown : parts.join(' ');
    const logins = [field(author, 'wp:author_login'), field(author, 'wp:author_email')];
    if (name !== '' && !isLogin(name)) for (const login of logins) if (login !== undefined) authors.set(login.toLowerCase(), name);
  }
  return authors;
}

/** A broken item is a fault of its own, which the second pass finds. */
function survey(item: XmlItem, whole: Export, budget: { left: number }, options: ReadingOptions): void {
  const { text } = item;
  const kept = <T>(value: T): T => detached(value, budget);
  const [id, guid] = [kept(textOf(text, 'wp:post_id')), textOf(text, 'guid')];
  if (id !== undefined && guid !== undefined && !whole.firstOf.has(guid)) whole.firstOf.set(kept(guid), id);
  try {
    if (text.includes('<wp:attachment_url>')) {
      const post = postIn(item);
      const attachment = attachmentIn(post);
      if (id !== undefined && attachment !== undefined) whole.attachments.set(id, kept(bounded(attachment)));
      if (field(post, 'wp:post_type') === ATTACHMENT) whole.attachmentsAt.add(item.at);
    } else if (/\bguest-author\b/.test(text.slice(0, 20_000)))
      for (const [login, name] of guestIn(postIn(item))) whole.authors.set(kept(login), kept(name));
  } catch {
    return;
  }
  const modified = id === undefined ? undefined : modifiedIn(text, options);
  if (id !== undefined && modified !== undefined && modified > (whole.newest.get(id) ?? '')) whole.newest.set(id, kept(modified));
}

/** A copy, because a part of a string keeps the whole string in memory: here, the item. */
function detached<T>(value: T, budget: { left: number }): T {
  if (value === undefined) return value;
  const copy = JSON.stringify(value);
  budget.left -= copy.length;
  return JSON.parse(copy);
}

function bounded({ alt, caption, credit, ...attachment }: Attachment): Attachment {
  return {
    ...attachment,
    alt: alt?.slice(0, WORDS_CHARS),
    caption: caption?.slice(0, WORDS_CHARS),
    credit: credit?.slice(0, WORDS_CHARS),
  };
}

/** Without parsing the item: this is asked of every one of a large export. */
function textOf(text: string, name: string): string | undefined {
  for (let at = text.indexOf(`<${name}`); at !== -1; at = text.indexOf(`<${name}`, at + 1)) {
    VALUE.lastIndex = at + 1 + name.length;
    const value = VALUE.exec(text)?.[1];
    if (value !== undefined) return value.trim();
  }
  return undefined;
}

const VALUE = /(?:\s[^<>]{0,200})?>\s{0,20}(?:<!\[CDATA\[)?([^<\]]{1,400})/y;

function modifiedIn(text: string, options: ReadingOptions): string | undefined {
  const [gmt, local] = [textOf(text, 'wp:post_modified_gmt'), textOf(text, 'wp:post_modified')];
  return dateIn({ 'wp:post_modified_gmt': gmt, 'wp:post_modified': local }, 'modified', options)?.instant;
}

/** Co-Authors Plus keeps people who are no users as posts. The name by each login. */
function guestIn(post: Members): [string, string][] {
  if (field(post, 'wp:post_type') !== 'guest-author') return [];
  const name = metaIn(post, 'cap-display_name') ?? field(post, 'title');
  const logins = [metaIn(post, 'cap-user_login'), field(post, 'wp:post_name')?.replace(/^cap-/, '')];
  return name === undefined ? [] : logins.flatMap((login) => (login === undefined ? [] : [[login.toLowerCase(), name]]));
}
