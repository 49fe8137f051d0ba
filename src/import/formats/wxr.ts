// WordPress export (WXR): published posts. Pure. Drafts, pages and other entries are left out and counted. wxr-survey.ts reads the export before.
import { type Findings, findEach, leftOutCounter } from '../import-findings.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found } from '../partial-article.ts';
import { removedRemark } from '../shortcodes.ts';
import { isOnSite } from '../text/addresses.ts';
import { idSlug } from '../text/slug.ts';
import type { TextChunks } from '../text/source-text.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece, plainTextOf } from './html-tree.ts';
import { readTwice, xmlIds } from './repeated-ids.ts';
import { type Members, membersOf } from './unknown-json.ts';
import { paragraphed } from './wordpress-text.ts';
import { creditBodyPictures, figureOf, pictureOf } from './wxr-attachments.ts';
import { dateIn, field, fillAuthors, fillTerms, metaIn, metasIn } from './wxr-post.ts';
import { ATTACHMENT, type Export, postIn, surveyOf } from './wxr-survey.ts';
import type { XmlItem } from './xml-cutter.ts';

/** Yields what was found, some items at a time. */
export async function* readWxr(chunks: TextChunks, options: ReadingOptions): AsyncGenerator<Findings> {
  const { items, whole, ids } = await surveyOf(chunks, options);
  const leftOut = leftOutCounter();
  const read = (some: readonly XmlItem[], isForKills: boolean) =>
    findEach(some, (item) => {
      const post = whole.attachmentsAt.has(item.at) ? undefined : postIn(item);
      const reason = post === undefined ? ATTACHMENT : (leaveOut(post, options) ?? olderVersion(post, whole.newest, options));
      if (post !== undefined && reason === undefined) return foundIn(post, item, whole, options);
      if (reason !== undefined && !isForKills) leftOut.add(reason);
      return undefined;
    });
  yield* readTwice(items, { ids, idsOf: xmlIds }, read, options);
  yield leftOut.findings();
}

function leaveOut(post: Members, options: ReadingOptions): string | undefined {
  const type = field(post, 'wp:post_type') ?? 'post';
  const status = field(post, 'wp:status');
  if (type !== 'post') return type;
  if (status === 'future' && isScheduled(post, options)) return undefined;
  if (status !== undefined && status !== 'publish') return `post with the status "${status}"`;
  if (field(post, 'wp:post_password') !== undefined) return 'post behind a password';
  return isForDeskOnly(post) ? 'post that only the desk may read' : undefined;
}

/** The plugin Members names who may read a post. Subscribers are readers. */
function isForDeskOnly(post: Members): boolean {
  const roles = metasIn(post, '_members_access_role');
  return roles.length > 0 && roles.every((role) => /^(?:administrator|editor|author|contributor)$/i.test(role));
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
  found.otherIds = [guid, link];
  found.base = link;
  found.published = dateIn(post, 'date', options);
  if (found.published === undefined) noteUnreadDate(post, found);
  // WordPress imports it as a draft. If it is a kill, that has priority.
  if (field(post, 'wp:status') === undefined) found.draft = { field: 'status', text: 'missing', line: item.line };
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

function noteUnreadDate(post: Members, found: Found): void {
  const text = field(post, 'wp:post_date') ?? field(post, 'pubDate');
  if (text !== undefined && !text.startsWith('0000')) found.unreadDate = { text: text.slice(0, 100), line: found.line };
}

function fillBody(post: Members, id: string | undefined, { attachments, attachedTo }: Export, found: Found, options: ReadingOptions): void {
  const attached = () => (id === undefined ? [] : (attachedTo.get(id) ?? []));
  const gallery = { pictureOf: (one: string) => figureOf(attachments.get(one), one), attached };
  const { text, removed } = paragraphed(field(post, 'content:encoded') ?? '', gallery);
  const remark = removedRemark(removed);
  if (remark !== undefined) found.remarks.push(remark);
  const root = parsePiece(text);
  creditBodyPictures(root, attachments);
  fillFromHtml(root, found, options);
}

/** Fields that plugins add and a person fills in; most of those that begin with "_" are for programs. */
const FOR_PROGRAMS = /^_(?!.*(?:embargo|sperrfrist|hold|kill|advisory|ednote|editor|note|source|credit|byline|agency|canonical|syndicat))/i;

/** What readers and other sites wrote below the post. */
const FOR_READERS = /^(?:comment|pingback|trackback|review)?$/i;

function fillSaid(post: Members, found: Found): void {
  for (const entry of [post['wp:comment']].flat().map(membersOf)) {
    const text = entry === undefined ? undefined : field(entry, 'wp:comment_content');
    if (entry === undefined || text === undefined || FOR_READERS.test(field(entry, 'wp:comment_type') ?? '')) continue;
    found.said.push({ field: "editors' comment", text: text.slice(0, 1_000), isProse: true });
  }
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
