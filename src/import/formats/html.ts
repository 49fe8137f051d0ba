// A page saved from a site, or a fragment of HTML. Pure. Metadata is preferred to what the page shows.
import { html } from 'parse5';
import { addNote, addNotice } from '../collect-notes.ts';
import type { ReadingOptions } from '../imported-article.ts';
import { isLabelOf } from '../instructions/body-instructions.ts';
import { isLabelOfNone } from '../instructions/no-embargo.ts';
import { emptyFound, type Found, type FoundStart } from '../partial-article.ts';
import { isOnSite } from '../text/addresses.ts';
import { agencyNamed, agencyOfHost } from '../text/agencies.ts';
import { publicationCredited } from '../text/first-published.ts';
import { noteOf } from '../text/notes.ts';
import { noticeOf } from '../text/notices.ts';
import { fillFromHtml, takeInstructions } from './html-body.ts';
import { isCommentForm, isCommentSection, sayUnseen } from './html-comments.ts';
import { aroundOf, blocksOf, elementsIn, firstIn, isInLink, type Node, type Parent, parsePage, removeAll, textOf } from './html-tree.ts';
import { fillFromJsonLd } from './json-ld.ts';
import { mainContentOf } from './main-content.ts';
import { bylinesIn } from './page-byline.ts';
import { fillDateOfAddress, fillShownDate, fillStatedDate } from './page-date.ts';
import { headlineOf } from './page-heading.ts';
import { allLines, type Line, linesBesideHeading } from './page-lines.ts';
import { fillFromMeta, linkIn, metaIn, metasOf, publisherIn } from './page-meta.ts';
import { sayStatus } from './page-status.ts';

/** `address` is the URL the page was fetched from; absent for files. */
export function readHtml(text: string, start: FoundStart, options: ReadingOptions, address?: string): Found {
  const page = parsePage(text);
  const found = emptyFound(start);
  found.url = linkIn(page, 'canonical') ?? metaIn(page, 'og:url') ?? address;
  found.base = found.url ?? address;
  removeAll(page, (node) => isCommentForm(node) || isCommentSection(node));
  sayUnseen(page, found);
  const metas = metasOf(page);
  // Before the text is taken out of the page, and empty elements with it.
  const site = metas.get('og:site_name')?.[0] ?? publisherIn(page);
  const uncertain = fillFromJsonLd(page, found, options);
  const isCertain = found.headline !== undefined;
  fillFromMeta(page, metas, found, options);
  fillStatedDate({ page, metas }, found, options);
  const headline = headlineOf(page, { stated: found.headline, isCertain, site: metas.get('og:site_name')?.[0] });
  // Without a stated headline, the heading in the text has priority over the title of the page.
  if (found.headline !== undefined) found.headline = headline;
  bylinesIn({ page, metas, headline }, found, options, uncertain);
  fillShownDate({ page, metas, headline }, found, options);
  takeFooters(page, found, options);
  // A drawing has a title, too, which says what its button does.
  for (const title of elementsIn(page, 'title', 'h1'))
    if (title.namespaceURI === html.NS.HTML)
      found.said.push({ field: title.tagName, text: textOf(title).slice(0, SAID_CHARS), isProse: true });
  // Without the headline between them, a line above it is taken for the label of the date below it: "EMBARGOED COPY".
  const beside = linesBesideHeading(page, headline).filter(({ node }) => !isInCell(node) && !isInLink(node));
  for (const [index, { text }] of beside.entries()) {
    const next = beside[index + 1]?.text ?? '';
    const said = isLabelOf(text, next) ? `${text}: ${next}` : text;
    if (!isLabelOfNone(text, next)) found.said.push({ field: 'line beside the headline', text: said, isProse: true });
  }
  const lines = allLines(page);
  const { root, leftOut, dropped, outside, whole } = mainContentOf(page, headline);
  if (whole !== undefined) {
    takeLastNotice(lines, found, options);
    // What is around the box may be the first line of the copy, or its last one.
    takeInstructions(whole, found, options);
  }
  for (const text of outside.slice(0, MOST_SAID))
    found.said.push({ field: 'part of the page', text: text.slice(0, SAID_CHARS), isProse: true, isBeside: true });
  for (const part of [...leftOut, ...dropped].slice(0, MOST_SAID))
    found.said.push({ field: 'part of the page', text: part.slice(0, SAID_CHARS), isProse: true, isBeside: true });
  const [first] = dropped.filter((part) => part.length >= WORTH_SAYING_CHARS);
  if (first !== undefined) found.remarks.push(`Left out, as no part of the article: "${first.slice(0, 80).trim()} …".`);
  sayStatus(root, found);
  fillFromHtml(root, found, options, headline);
  found.headline ??= headline;
  fillDateOfAddress(found, options);
  fillSource(site, found, options);
  return found;
}

function isInCell(node: Node): boolean {
  const parent = 'parentNode' in node ? node.parentNode : null;
  return parent !== null && /^t[dh]$/.test(parent.nodeName);
}

const MOST_SAID = 200;
const SAID_CHARS = 2_000;
/** A shorter part is a label or a teaser. */
const WORTH_SAYING_CHARS = 140;

/** A footer may contain the correction, the credits or the © line. One outside the article is the site's: only its © line counts, and only on
 *  another's site. */
function takeFooters(page: Parent, found: Found, { publisher }: ReadingOptions): void {
  const isOwn = found.base !== undefined && isOnSite(found.base, publisher);
  const isFragment = firstIn(page, 'article', 'main', 'title') === undefined;
  for (const footer of elementsIn(page, 'footer')) {
    const isInArticle = isFragment || isWithinArticle(footer);
    const blocks = blocksOf(footer);
    for (const block of blocks.length === 0 ? [footer] : blocks) {
      const text = textOf(block);
      if (text.length > SAID_CHARS) continue;
      if (isInArticle) found.said.push({ field: 'credit', text, isProse: true });
      const note = isInArticle ? noteOf(text) : undefined;
      if (note !== undefined) addNote(note, found, publisher);
      if (!isInArticle && !isOwn) takeNoticeOfSite(text, found, publisher);
    }
  }
}

/** The © line of a page without <footer> and <article> is below the text. `lines`: those of the page. */
function takeLastNotice(lines: readonly Line[], found: Found, { publisher }: ReadingOptions): void {
  if (found.base !== undefined && isOnSite(found.base, publisher)) return;
  for (const { text, node } of lines.slice(-LAST_LINES)) if (!isInLink(node)) takeNoticeOfSite(text, found, publisher);
}

/** Where old pages have their © line. */
const LAST_LINES = 5;

/** A site reserves its rights on every page, also on those with copy of an agency. */
function takeNoticeOfSite(text: string, found: Found, publisher: ReadingOptions['publisher']): void {
  const notice = noticeOf(text);
  const isAgencys = agencyNamed(found.copySource ?? '') !== undefined;
  if (notice?.holder !== undefined && !isAgencys && !notice.holder.toLowerCase().startsWith(publisher.name.toLowerCase()))
    addNotice(notice, found, publisher);
}

function isWithinArticle(parent: Parent): boolean {
  return aroundOf(parent).some(({ tagName }) => tagName === 'article' || tagName === 'main');
}

/** A page on another's site is another's copy unless it says otherwise. */
function fillSource(site: string | undefined, found: Found, { publisher, source }: ReadingOptions): void {
  if (found.copySource !== undefined || found.holder !== undefined) return;
  if (found.base === undefined || !URL.canParse(found.base)) {
    if (site === undefined) return;
    found.copySource = site;
    found.remarks.push(`Source ${site} taken from the name of the page's site.`);
    return;
  }
  if (isOnSite(found.base, publisher)) return;
  const { hostname } = new URL(found.base);
  found.copySource = agencyOfHost(hostname) ?? site ?? publicationCredited(found.bodyHtml) ?? hostname;
  if (source === undefined) found.remarks.push(`Source ${found.copySource} taken from the page's address.`);
}
