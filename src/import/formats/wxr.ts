// WordPress export (WXR): published posts. Pure. Drafts, pages and other entries are left out and counted.
import { XMLParser } from 'fast-xml-parser';
import { type Findings, findEach } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found, type FoundImage } from '../partial-article.ts';
import { isOnSite, siteOf } from '../text/addresses.ts';
import { readSigners } from '../text/byline.ts';
import { type When, whenOf } from '../text/dates.ts';
import { idSlug } from '../text/slug.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf } from './html-tree.ts';
import { listIn, type Members, membersOf, textIn } from './unknown-json.ts';
import { paragraphed } from './wordpress-text.ts';
import { checkXml, type XmlItem, xmlDocumentOf } from './xml-items.ts';

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  htmlEntities: true,
});

interface Export {
  /** Names by login. */
  authors: Map<string, string>;
  attachments: Map<string, FoundImage>;
  /** Host of the exported site. */
  site: string | undefined;
}

export function readWxr(text: string, options: ReadingOptions): Findings {
  const document = xmlDocumentOf(text, ['item']);
  const items = document.items.map((item) => ({ ...item, post: () => postIn(item) }));
  const header = document.before + document.after;
  const site = siteOf(/<(?:wp:base_blog_url|wp:base_site_url|link)>\s*([^<\s]+)/.exec(header)?.[1]);
  const whole: Export = { authors: authorsIn(header), attachments: new Map(), site };
  for (const item of items) addAttachment(item.text, item.post, whole.attachments);
  const leftOut = new Map<string, number>();
  const findings = findEach(items, (item) => {
    const post = item.post();
    const reason = leaveOut(post);
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

/** Text of an element, with or without attributes. */
function field(post: Members, name: string): string | undefined {
  const value = listIn(post[name])[0];
  return textIn(value) ?? textIn(membersOf(value)?.['#text']);
}

function leaveOut(post: Members): string | undefined {
  const type = field(post, 'wp:post_type') ?? 'post';
  const status = field(post, 'wp:status') ?? 'publish';
  if (type !== 'post') return type;
  if (status !== 'publish') return `post that is ${status}`;
  return field(post, 'wp:post_password') === undefined ? undefined : 'post behind a password';
}

function authorsIn(header: string): Map<string, string> {
  const authors = new Map<string, string>();
  for (const [element] of header.matchAll(/<wp:author>[\s\S]*?<\/wp:author>/g)) {
    const author = membersOf(membersOf(parser.parse(element))?.['wp:author']) ?? {};
    const full = [field(author, 'wp:author_first_name'), field(author, 'wp:author_last_name')]
      .filter((part) => part !== undefined)
      .join(' ');
    const name = field(author, 'wp:author_display_name') ?? (full === '' ? undefined : full);
    const login = field(author, 'wp:author_login');
    if (login !== undefined && name !== undefined) authors.set(login, name);
  }
  return authors;
}

/** A broken attachment is a fault of its own; for its post it is only a missing picture. */
function addAttachment(text: string, read: () => Members, attachments: Map<string, FoundImage>): void {
  if (!/<wp:attachment_url>/.test(text)) return;
  try {
    const post = read();
    const [id, url] = [field(post, 'wp:post_id'), field(post, 'wp:attachment_url')];
    if (id === undefined || url === undefined) return;
    const caption = field(post, 'excerpt:encoded');
    const credit = metaIn(post, '_wp_attachment_credit') ?? metaIn(post, 'credit') ?? metaIn(post, '_credit');
    attachments.set(id, {
      url,
      alt: metaIn(post, '_wp_attachment_image_alt'),
      caption: caption === undefined ? undefined : plainTextOf(caption),
      credit,
    });
  } catch {
    return;
  }
}

function metaIn(post: Members, key: string): string | undefined {
  const meta = listIn(post['wp:postmeta'])
    .map(membersOf)
    .find((entry) => entry !== undefined && field(entry, 'wp:meta_key') === key);
  return meta === undefined ? undefined : field(meta, 'wp:meta_value');
}

function foundIn(post: Members, item: XmlItem, whole: Export, options: ReadingOptions): Found {
  const { publisher } = options;
  const [guid, link, slug] = [field(post, 'guid'), field(post, 'link'), field(post, 'wp:post_name')];
  const sourceId = guid ?? link ?? field(post, 'wp:post_id');
  if (sourceId === undefined) throw new Unreadable('the post has no identifier');
  const found = emptyFound({
    line: item.line,
    source: item.text,
    sourceId,
    slugs: [slug === undefined ? undefined : decodeSlug(slug), idSlug(link ?? sourceId)],
  });
  found.collection = whole.site;
  found.headline = titleIn(post);
  found.uri = guid;
  found.guid = guid;
  found.url = link !== undefined && isOnSite(link, publisher) ? link : undefined;
  found.base = link;
  const login = field(post, 'dc:creator');
  if (login !== undefined && !whole.authors.has(login)) found.remarks.push(`The export does not say what "${login}" is called.`);
  if (login !== undefined)
    readSigners(whole.authors.get(login) ?? login, { names: found.names, desks: found.desks, unread: [] }, publisher);
  found.published = dateIn(post, options);
  fillTerms(post, found);
  const image = whole.attachments.get(metaIn(post, '_thumbnail_id') ?? '');
  if (image !== undefined) found.images.push(image);
  const excerpt = field(post, 'excerpt:encoded');
  if (excerpt !== undefined) found.standfirst = plainTextOf(excerpt);
  fillFromHtml(parsePiece(paragraphed(field(post, 'content:encoded') ?? '')), found, options);
  return found;
}

function titleIn(post: Members): string | undefined {
  const title = field(post, 'title');
  return title === undefined ? undefined : plainTextOf(title);
}

/** WordPress stores slugs of other scripts percent-encoded. */
function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** The time in GMT; posts that were never scheduled may have zeros there. */
function dateIn(post: Members, { publisher, now }: ReadingOptions): When | undefined {
  const gmt = field(post, 'wp:post_date_gmt');
  const at = (text: string | undefined, timeZone: string) =>
    text === undefined || text.startsWith('0000') ? undefined : whenOf(text, { timeZone, now });
  return at(gmt, 'UTC') ?? at(field(post, 'wp:post_date'), publisher.timeZone) ?? at(field(post, 'pubDate'), publisher.timeZone);
}

function fillTerms(post: Members, found: Found): void {
  for (const entry of listIn(post['category'])) {
    const term = membersOf(entry);
    const name = textIn(entry) ?? textIn(term?.['#text']);
    if (name === undefined || /^uncategori[sz]ed$/i.test(name)) continue;
    if (term?.['@domain'] === 'post_tag') found.subjects.push(plainTextOf(name));
    else if (term?.['@domain'] === undefined || term['@domain'] === 'category') found.categories.push(plainTextOf(name));
  }
}
