// Markdown, with front matter in YAML or without. Pure.
import { Marked } from 'marked';
import { type ReadingOptions, Unreadable } from './copy.ts';
import { emptyFound, type Found, type FoundStart } from './found.ts';
import { fillFromFrontMatter, frontMatterOf, isDraft } from './front-matter.ts';
import { fillFromHtml } from './html-body.ts';
import { parsePiece } from './html-tree.ts';
import { textIn } from './unknown-json.ts';

const marked = new Marked({ gfm: true, async: false });

/** `undefined` for a draft. Throws `Unreadable` where the front matter is broken. */
export function readMarkdown(text: string, start: FoundStart, options: ReadingOptions): Found | undefined {
  const front = frontMatterOf(text);
  if (front !== undefined && isDraft(front.values)) return undefined;
  const key = textIn(front?.values['key']) ?? textIn(front?.values['slug']);
  const found = emptyFound({ ...start, keys: [key, ...start.keys] });
  if (front !== undefined) fillFromFrontMatter(front, found, options);
  found.base = found.url;
  const html = marked.parse(front?.rest ?? text);
  if (typeof html !== 'string') throw new Unreadable('cannot be read as Markdown');
  fillFromHtml(parsePiece(html), found, options);
  return found;
}
