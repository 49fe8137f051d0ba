// WordPress stores classic posts with blank lines for paragraphs and makes the elements when it shows them. This does the same. Pure.
import { escapeHtml } from '../../domain/values/text.ts';
import { type Stripped, withoutShortcodes } from '../shortcodes.ts';

const NAMES =
  'address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul';
const BLOCK = new RegExp(`^</?(?:${NAMES})\\b`, 'i');
/** Those that are not parts of another. */
const OUTER = NAMES.split('|')
  .filter((name) => !/^(?:figcaption|li|d[dt]|t[dhr]|thead|tbody|tfoot|summary)$/.test(name))
  .join('|');
const OPENING = new RegExp(`<(?:${OUTER})\\b[^<>]*>`, 'gi');
const CLOSING = new RegExp(`</(?:${OUTER})\\s*>|<hr\\b[^<>]*>`, 'gi');

/** Pictures of the export by their id, as HTML: for galleries. `undefined`: the export does not have it. */
export type PictureOf = (id: string) => string | undefined;

/** Ids of the pictures that belong to the post, for a gallery that names none. */
export interface Gallery {
  pictureOf: PictureOf;
  attached: () => readonly string[];
}

/** A block of classic text. */
const FREEFORM = /<!--\s+\/?wp:(?:core\/)?freeform\b[^<>]{0,500}-->/g;

/** HTML with its paragraphs, for posts with blocks, for classic ones, and for classic paragraphs among blocks. Of shortcodes only the text remains. */
export function paragraphed(content: string, gallery: Gallery): Stripped {
  const { text, removed } = withoutShortcodes(withFigures(content.replace(FREEFORM, '\n\n'), gallery), true);
  return {
    text: partsOf(text)
      .map((part) => (part.isClassic ? classic(part.text) : part.text))
      .join('\n'),
    removed,
  };
}

function classic(text: string): string {
  return withoutPre(text)
    .map((part) => (part.isClassic ? paragraphs(part.text) : part.text))
    .join('\n');
}

function paragraphs(text: string): string {
  return text
    .replace(OPENING, '\n\n$&')
    .replace(CLOSING, '$&\n\n')
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => (BLOCK.test(piece) ? piece : `<p>${piece.replace(/(?<!<br ?\/?>)\n/g, '<br>\n')}</p>`))
    .join('\n');
}

interface Part {
  text: string;
  isClassic: boolean;
}

/** Preformatted text and scripts keep their line ends. */
function withoutPre(text: string): Part[] {
  const parts: Part[] = [];
  let from = 0;
  let small: string | undefined;
  for (const { 0: tag, 1: name = '', index } of text.matchAll(/<(pre|script|style|textarea)\b/gi)) {
    if (index < from) continue;
    small ??= text.toLowerCase();
    const end = small.indexOf(`</${name.toLowerCase()}>`, index + tag.length);
    if (end === -1) break;
    const stop = end + name.length + 3;
    parts.push({ text: text.slice(from, index), isClassic: true }, { text: text.slice(index, stop), isClassic: false });
    from = stop;
  }
  return [...parts, { text: text.slice(from), isClassic: true }];
}

/** What is between blocks is classic. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let depth = 0;
  let from = 0;
  for (const { index, end, isEnd, isWhole } of blockMarks(text)) {
    if (depth === 0) {
      parts.push({ text: text.slice(from, index), isClassic: true });
      from = index;
    }
    depth = isWhole ? depth : Math.max(0, depth + (isEnd ? -1 : 1));
    if (depth > 0) continue;
    parts.push({ text: text.slice(from, end), isClassic: false });
    from = end;
  }
  parts.push({ text: text.slice(from), isClassic: depth === 0 });
  return parts.filter((part) => part.text.trim() !== '');
}

interface BlockMark {
  index: number;
  end: number;
  isEnd: boolean;
  /** A block without content: `<!-- wp:more /-->`. */
  isWhole: boolean;
}

function* blockMarks(text: string): Generator<BlockMark> {
  for (let index = text.indexOf('<!--'); index !== -1; ) {
    const close = text.indexOf('-->', index + 4);
    if (close === -1) return;
    const end = close + 3;
    const [whole = '', slash] = /^<!--\s+(\/)?wp:[a-z][a-z0-9/_-]*\b/.exec(text.slice(index, index + 200)) ?? [];
    if (whole !== '')
      yield {
        index,
        end,
        isEnd: slash !== undefined,
        isWhole: text.slice(close - 1, close) === '/',
      };
    index = text.indexOf('<!--', end);
  }
}

const CAPTION =
  /\[(?:wp_)?caption\b([^\][]{0,2000})\]\s*((?:<a\b[^<>]{0,2000}>\s*)?<img\b[^<>]{0,4000}>(?:\s*<\/a>)?)([^[]{0,4000})\[\/(?:wp_)?caption\]/gi;
const GALLERY = /\[gallery\b([^\][]{0,2000})\]/gi;

/** Captions and galleries, which are pictures that a shortcode lays out. */
function withFigures(content: string, { pictureOf, attached }: Gallery): string {
  return content
    .replace(CAPTION, (_, attributes: string, image: string, inner: string) => {
      const caption = inner.trim() || escapeHtml(/\bcaption="([^"]*)"/.exec(attributes)?.[1] ?? '');
      return `\n\n<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>\n\n`;
    })
    .replace(GALLERY, (whole, attributes: string) => {
      const named = /\b(?:ids|include)\s*=\s*["'“”″]?([\d\s,]+)/.exec(attributes)?.[1];
      const ids = named === undefined ? attached() : named.split(/[\s,]+/).filter((id) => id !== '');
      const pictures = ids.flatMap((id) => pictureOf(id) ?? []);
      return pictures.length === 0 ? whole : `\n\n${pictures.join('\n\n')}\n\n`;
    });
}
