// Markdown, and HTML with front matter, as site generators keep both. Pure.
import { Marked } from 'marked';
import { escapeHtml } from '../../domain/values/text.ts';
import { pictureIn } from '../figure-tags.ts';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found, type FoundStart } from '../partial-article.ts';
import { removedRemark } from '../shortcodes.ts';
import { withoutMarkdownTags } from '../template-tags.ts';
import { type When, whenOf } from '../text/dates.ts';
import { lineAt } from '../text/source-text.ts';
import { fillFromFrontMatter } from './front-matter.ts';
import { isDraft } from './front-matter-drafts.ts';
import { frontMatterOf } from './front-matter-text.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece } from './html-tree.ts';
import { withoutBoxes } from './markdown-boxes.ts';
import { hasFootnotes, htmlWithFootnotes } from './markdown-footnotes.ts';
import { textIn } from './unknown-json.ts';

const marked = new Marked({ gfm: true, async: false });

/** The parser's time grows with the square of the characters in one paragraph or list item that may open emphasis or a link. No article has
 *  this many. */
const PARAGRAPH_DELIMITERS = 2_000;

function refuseTangles(body: string, firstLine: number): void {
  if ((body.match(/[*_~`[<!]/g)?.length ?? 0) <= PARAGRAPH_DELIMITERS) return;
  let line = firstLine;
  for (const paragraph of body.split(/\n(?=[ \t]*(?:\n|[-*+][ \t]|\d{1,9}[.)][ \t]))/)) {
    if (
      (paragraph.match(/[*_~`[<!]/g)?.length ?? 0) > PARAGRAPH_DELIMITERS &&
      (paragraph.match(/[*_~`[<!]+/g)?.length ?? 0) > PARAGRAPH_DELIMITERS / 4
    ) {
      throw new Unreadable('contains a paragraph with too many Markdown characters to be text', line);
    }
    line += paragraph.split('\n').length;
  }
}

/** `undefined` for a draft. `isHtml`: the text after the front matter is HTML. Throws `Unreadable` if the front matter is broken. */
export function readMarkdown(text: string, start: FoundStart, options: ReadingOptions, isHtml = false): Found | undefined {
  const front = frontMatterOf(text);
  if (front !== undefined && isDraft(front.values)) return undefined;
  const slug = textIn(front?.values['key']) ?? textIn(front?.values['slug']);
  const found = emptyFound({ ...start, slugs: [slug, ...start.slugs] });
  if (slug !== undefined) found.hasOwnSlug = true;
  if (front !== undefined) fillFromFrontMatter(front, found, options);
  found.published ??= dateInName(start.sourceId, options);
  found.base = found.url;
  const whole = front?.rest ?? text;
  const { text: unboxed, kinds } = isHtml ? { text: whole, kinds: [] } : withoutBoxes(whole);
  for (const kind of kinds) found.said.push({ field: 'box', text: kind, isProse: true });
  const { text: body, removed } = isHtml ? { text: whole, removed: [] } : withoutMarkdownTags(unboxed, figureOf);
  const remark = removedRemark(removed);
  if (remark !== undefined) found.remarks.push(remark);
  fillFromHtml(parsePiece(isHtml ? body : htmlOf(body, lineAt(text, text.length - whole.length))), found, options);
  return found;
}

/** A block of HTML, with its caption read as Markdown: Hugo does so. */
function figureOf(tag: string): string | undefined {
  const picture = pictureIn(tag);
  if (picture === undefined) return undefined;
  const caption = picture.caption === '' ? '' : marked.parseInline(picture.caption);
  const shown = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
  return `\n\n<figure><img src="${escapeHtml(picture.src)}" alt="${escapeHtml(picture.alt)}">${shown}</figure>\n\n`;
}

function htmlOf(body: string, firstLine: number): string {
  refuseTangles(body, firstLine);
  const html = hasFootnotes(body) ? htmlWithFootnotes(body) : marked.parse(body);
  if (typeof html !== 'string') throw new Unreadable('cannot be read as Markdown');
  return html;
}

/** Jekyll's posts have their date in the name of the file: "2020-01-02-title.md". */
function dateInName(name: string, { publisher, now }: ReadingOptions): When | undefined {
  const date = /^(\d{4}-\d{1,2}-\d{1,2})-/.exec(name.slice(name.lastIndexOf('/') + 1))?.[1];
  return date === undefined ? undefined : whenOf(date, { timeZone: publisher.timeZone, now });
}
