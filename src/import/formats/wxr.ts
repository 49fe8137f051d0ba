// WordPress export (WXR): published posts. Pure. Drafts, pages and other entries are left out and counted.
import { XMLParser } from 'fast-xml-parser';
import { type Findings, findEach } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found } from '../partial-article.ts';
import { removedRemark } from '../shortcodes.ts';
import { isOnSite, siteOf } from '../text/addresses.ts';
import { idSlug } from '../text/slug.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf } from './html-tree.ts';
import { type Members, membersOf } from './unknown-json.ts';
import { paragraphed } from './wordpress-text.ts';
import { type Attachment, attachmentIn, creditBodyPictures, figureOf, pictureOf } from './wxr-attachments.ts';
import { dateIn, field, fillAuthors, fillTerms, isLogin, metaIn } from './wxr-post.ts';
import { checkXml, type XmlItem, xmlDocumentOf } from './xml-items.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

interface Export {
  /** Names by login and by e-mail address, in small letters. */
  authors: Map<string, string>;
  attachments: Map<string, Attachment>;
  /** Host of the exported site. */
  site: string | undefined;
  /** The post that programs before post ids knew by each guid: the first with it. */
  firstOf: Map<string, string>;
}

export function readWxr(text: string, options: ReadingOptions): Findings {
  const document = xmlDocumentOf(text, ['item']);
  const items = document.items.map((item) => ({ ...item, post: () => postIn(item) }));
  const header = document.before + document.after;
  const site = siteOf(/<(?:wp:base_blog_url|wp:base_site_url|link)>\s*([^<\s]+)/.exec(header)?.[1]);
  const whole: Export = { authors: authorsIn(header), attachments: new Map(), site, firstOf: new Map() };
  const newest = new Map<string, string>();
  for (const item of items) survey(item.text, item.post, whole, newest, options);
  const leftOut = new Map<string, number>();
  const findings = findEach(items, (item) => {
    const post = item.post();
    const reason = leaveOut(post, options) ?? olderVersion(post, newest, options);
    if (reason === undefined) return foundIn(post, item, whole, options);
    leftOut.set(reason, (leftOut.get(reason) ?? 0) + 1);
    return undefined;
  });
  findings.remarks.push(...[...leftOut].map(([reason, count]) => `Left out: ${count} × ${reason}.`));
  return findings;
}

function postIn(item: XmlItem): Members {
  if (item.isCut) throw new Unreadable('breaks off: the item is never closed');
  checkXml(item.text);
  return membersOf(membersOf(parser.parse(item.text))?.['item']) ?? {};
}

function leaveOut(post: Members, options: ReadingOptions): string | undefined {
  const type = field(post, 'wp:post_type') ?? 'post';
  const status = field(post, 'wp:status') ?? 'publish';
  if (type !== 'post') return type;
  if (status === 'future' && isScheduled(post, options)) return undefined;
  if (status !== 'publish') return `post that is ${status}`;
  return field(post, 'wp:post_password') === undefined ? undefined : 'post behind a password';
}

function isScheduled(post: Members, options: ReadingOptions): boolean {
  const date = dateIn(post, 'date', options);
  return date !== undefined && date.instant > options.now && field(post, 'wp:post_password') === undefined;
}

/** Only the newest of several versions of a post is an article. */
function olderVersion(post: Members, newest: ReadonlyMap<string, string>, options: ReadingOptions): string | undefined {
  const [id, modified] = [field(post, 'wp:post_id'), dateIn(post, 'modified', options)?.instant];
  return id !== undefined && modified !== undefined && modified < (newest.get(id) ?? modified) ? 'older version of a post' : undefined;
}

function authorsIn(header: string): Map<string, string> {
  const authors = new Map<string, string>();
  for (const [element] of header.matchAll(/<wp:author>[\s\S]*?<\/wp:author>/g)) {
    const author = membersOf(membersOf(parser.parse(element))?.['wp:author']) ?? {};
    const parts = [field(author, 'wp:author_first_name'), field(author, 'wp:author_last_name')].filter((part) => part !== undefined);
    const shown = field(author, 'wp:author_display_name');
    const name = shown !== undefined && !isLogin(shown) ? shown : parts.join(' ');
    const logins = [field(author, 'wp:author_login'), field(author, 'wp:author_email')];
    if (name !== '' && !isLogin(name)) for (const login of logins) if (login !== undefined) authors.set(login.toLowerCase(), name);
  }
  return authors;
}

/** What posts need of other items: pictures, names of guest authors, the first of each guid, the newest of each id. A broken item is a fault of its own. */
function survey(text: string, read: () => Members, whole: Export, newest: Map<string, string>, options: ReadingOptions): void {
  try {
    const [id, guid] = [textOf(text, 'id'), textOf(text, 'guid')];
    if (id !== undefined && guid !== undefined && !whole.firstOf.has(guid)) whole.firstOf.set(guid, id);
    if (/<wp:attachment_url>/.test(text)) {
      const attachment = attachmentIn(read());
      if (id !== undefined && attachment !== undefined) whole.attachments.set(id, attachment);
    } else if (/\bguest-author\b/.test(text.slice(0, 20_000))) addGuest(read(), whole.authors);
    const modified = id === undefined ? undefined : modifiedIn(text, options);
    if (id !== undefined && modified !== undefined && modified > (newest.get(id) ?? '')) newest.set(id, modified);
  } catch {
    return;
  }
}

/** Without parsing the item: this is asked of every one of a large export. */
function textOf(text: string, name: keyof typeof EARLY): string | undefined {
  return EARLY[name].exec(text)?.[1]?.trim();
}

const early = (name: string) => new RegExp(`<${name}(?:\\s[^<>]{0,200})?>\\s{0,20}(?:<!\\[CDATA\\[)?([^<\\]]{1,400})`);
const EARLY = {
  id: early('wp:post_id'),
  guid: early('guid'),
  modifiedGmt: early('wp:post_modified_gmt'),
  modified: early('wp:post_modified'),
};

function modifiedIn(text: string, options: ReadingOptions): string | undefined {
  const [gmt, local] = [textOf(text, 'modifiedGmt'), textOf(text, 'modified')];
  return dateIn({ 'wp:post_modified_gmt': gmt, 'wp:post_modified': local }, 'modified', options)?.instant;
}

/** Co-Authors Plus keeps people who are no users as posts. */
function addGuest(post: Members, authors: Map<string, string>): void {
  if (field(post, 'wp:post_type') !== 'guest-author') return;
  const name = metaIn(post, 'cap-display_name') ?? field(post, 'title');
  const logins = [metaIn(post, 'cap-user_login'), field(post, 'wp:post_name')?.replace(/^cap-/, '')];
  if (name !== undefined) for (const login of logins) if (login !== undefined) authors.set(login.toLowerCase(), name);
}

const SUBTITLES = ['newspack_post_subtitle', 'subtitle', '_subtitle', 'dek', 'deck', 'standfirst'];

function foundIn(post: Members, item: XmlItem, whole: Export, options: ReadingOptions): Found {
  const [guid, link, slug, id] = ['guid', 'link', 'wp:post_name', 'wp:post_id'].map((name) => field(post, name));
  const formerId = guid ?? link ?? id;
  const sourceId = id !== undefined && whole.site !== undefined ? `post ${id}` : formerId;
  if (sourceId === undefined) throw new Unreadable('the post has no identifier');
  const slugs = [slug === undefined ? undefined : decodeSlug(slug), idSlug(link ?? formerId ?? sourceId)];
  const found = emptyFound({ line: item.line, source: item.text, sourceId, slugs });
  if (formerId !== sourceId && (guid === undefined || whole.firstOf.get(guid) === id)) found.formerId = formerId;
  found.sourceVersion = dateIn(post, 'modified', options)?.instant;
  found.collection = whole.site;
  const title = field(post, 'title');
  found.headline = title === undefined ? undefined : plainTextOf(title);
  found.url = link !== undefined && isOnSite(link, options.publisher) ? link : undefined;
  // Of two posts with one guid, the first keeps it.
  if (guid !== undefined && whole.firstOf.get(guid) === id) [found.uri, found.guid] = [guid, guid];
  found.base = link;
  found.published = dateIn(post, 'date', options);
  if (field(post, 'wp:status') === 'future') found.embargoedUntil = found.published?.instant;
  fillAuthors(post, found, whole.authors, options);
  fillTerms(post, found);
  const image = whole.attachments.get(metaIn(post, '_thumbnail_id') ?? '');
  if (image !== undefined) found.images.push(pictureOf(image));
  const standfirst = field(post, 'excerpt:encoded') ?? metaIn(post, ...SUBTITLES);
  if (standfirst !== undefined) found.standfirst = plainTextOf(standfirst);
  fillSaid(post, found);
  fillBody(post, id, whole, found, options);
  return found;
}

function fillBody(post: Members, id: string | undefined, { attachments }: Export, found: Found, options: ReadingOptions): void {
  const attached = () => [...attachments].filter(([, { parent }]) => id !== undefined && parent === id).map(([one]) => one);
  const gallery = { pictureOf: (one: string) => figureOf(attachments.get(one), one), attached };
  const { text, removed } = paragraphed(field(post, 'content:encoded') ?? '', gallery);
  const remark = removedRemark(removed);
  if (remark !== undefined) found.remarks.push(remark);
  const root = parsePiece(text);
  creditBodyPictures(root, attachments);
  fillFromHtml(root, found, options);
}

/** Fields that plugins add and a person fills in; most of those that begin with "_" are for programs. */
const FOR_PROGRAMS = /^_(?!.*(?:embargo|sperrfrist|hold|kill|advisory|ednote|editor|note))/i;

function fillSaid(post: Members, found: Found): void {
  for (const entry of [post['wp:postmeta']].flat().map(membersOf)) {
    const [key, value] = entry === undefined ? [] : [field(entry, 'wp:meta_key'), field(entry, 'wp:meta_value')];
    if (key !== undefined && value !== undefined && !FOR_PROGRAMS.test(key) && value.length <= 1_000)
      found.said.push({ field: key, text: value });
  }
}

/** WordPress stores slugs of other scripts percent-encoded. */
function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
