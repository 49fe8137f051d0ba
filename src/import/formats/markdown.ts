// Markdown, with or without front matter in YAML. Pure.
import { Marked } from 'marked';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import { emptyFound, type Found, type FoundStart } from '../partial-article.ts';
import { lineAt } from '../text/source-text.ts';
import { fillFromFrontMatter, frontMatterOf, isDraft } from './front-matter.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece } from './html-tree.ts';
import { textIn } from './unknown-json.ts';

const marked = new Marked({ gfm: true, async: false });

/** The parser's time grows with the square of the characters in one paragraph that may open emphasis or a link. No article has this
 *  many. */
const PARAGRAPH_DELIMITERS = 2_000;

function refuseTangles(body: string, firstLine: number): void {
  let line = firstLine;
  for (const paragraph of body.split(/\n[ \t]*\n/)) {
    if (
      (paragraph.match(/[*_~`[<!]/g)?.length ?? 0) > PARAGRAPH_DELIMITERS &&
      (paragraph.match(/[*_~`[<!]+/g)?.length ?? 0) > PARAGRAPH_DELIMITERS / 4
    ) {
      throw new Unreadable('contains a paragraph with too many Markdown characters to be text', line);
    }
    line += paragraph.split('\n').length + 1;
  }
}

/** `undefined` for a draft. Throws `Unreadable` if the front matter is broken. */
export function readMarkdown(text: string, start: FoundStart, options: ReadingOptions): Found | undefined {
  const front = frontMatterOf(text);
  if (front !== undefined && isDraft(front.values)) return undefined;
  const slug = textIn(front?.values['key']) ?? textIn(front?.values['slug']);
  const found = emptyFound({ ...start, slugs: [slug, ...start.slugs] });
  if (front !== undefined) fillFromFrontMatter(front, found, options);
  found.base = found.url;
  const body = front?.rest ?? text;
  refuseTangles(body, lineAt(text, text.length - body.length));
  const html = marked.parse(body);
  if (typeof html !== 'string') throw new Unreadable('cannot be read as Markdown');
  fillFromHtml(parsePiece(html), found, options);
  return found;
}
