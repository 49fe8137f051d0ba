// Cuts in HTML that our own sanitiser wrote: every element closed, every attribute in double quotes, no comment. Pure. Not for other HTML.

/** A tag with its name, or a run of text. In our HTML `<` opens a tag and nothing else; `>` may stand in an attribute's value. */
const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*>|[^<]+/g;

interface Token {
  text: string;
  /** Absent for text. */
  tag?: { name: string; closing: boolean; attributes: string };
}

/** Elements without an end tag (HTML standard, 13.1.2). */
const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);

export function* tokensOf(html: string): Generator<Token> {
  let end = 0;
  for (const found of html.matchAll(TOKEN)) {
    if (found.index !== end) throw new Error('not HTML of our own writing');
    end = found.index + found[0].length;
    const [text, slash, name, attributes = ''] = found;
    yield name === undefined ? { text } : { text, tag: { name, closing: slash === '/', attributes } };
  }
  if (end !== html.length) throw new Error('not HTML of our own writing');
}

/** Every element that is opened is closed, in order: what follows stands beside the text and not within it. */
export function isClosed(html: string): boolean {
  try {
    const open: string[] = [];
    for (const { tag } of tokensOf(html)) {
      if (tag === undefined || VOID.has(tag.name)) continue;
      if (!tag.closing) open.push(tag.name);
      else if (open.pop() !== tag.name) return false;
    }
    return open.length === 0;
  } catch {
    return false;
  }
}

export interface BodyPicture {
  /** As in `data-source`: whose picture it is. Absent: nobody said. */
  source?: string;
  credit?: string;
}

/** Without the pictures that `mayKeep` refuses; a figure goes with its picture, caption and all. */
export function withoutPictures(html: string, mayKeep: (picture: BodyPicture) => boolean): string {
  if (!html.includes('<img')) return html;
  let kept = '';
  let figure: { depth: number; text: string; keep: boolean } | undefined;
  for (const { text, tag } of tokensOf(html)) {
    const refused = tag?.name === 'img' && !mayKeep(pictureOf(tag.attributes));
    const written = refused ? '' : text;
    if (tag?.name === 'figure' && !tag.closing) {
      if (figure === undefined) figure = { depth: 0, text: '', keep: true };
      figure.depth += 1;
    }
    if (figure === undefined) {
      kept += written;
      continue;
    }
    figure.text += written;
    if (refused) figure.keep = false;
    if (tag?.name === 'figure' && tag.closing) figure.depth -= 1;
    if (figure.depth === 0) {
      if (figure.keep) kept += figure.text;
      figure = undefined;
    }
  }
  return kept;
}

function pictureOf(attributes: string): BodyPicture {
  const source = attributeOf(attributes, 'data-source');
  const credit = attributeOf(attributes, 'data-credit');
  return { ...(source === undefined ? {} : { source }), ...(credit === undefined ? {} : { credit }) };
}

function attributeOf(attributes: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1];
  return value === undefined ? undefined : unescaped(value);
}

const REFERENCES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The references that our serialiser writes. */
function unescaped(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hexadecimal?: string, decimal?: string, name?: string) => {
    if (hexadecimal !== undefined) return String.fromCodePoint(Number.parseInt(hexadecimal, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return REFERENCES[name?.toLowerCase() ?? ''] ?? whole;
  });
}

/** At most `count` words, between words, with an ellipsis where something was cut; elements left open are closed. */
export function firstWords(html: string, count: number): string {
  let left = count;
  let kept = '';
  const open: string[] = [];
  for (const { text, tag } of tokensOf(html)) {
    if (tag !== undefined) {
      kept += text;
      if (VOID.has(tag.name)) continue;
      if (tag.closing) open.pop();
      else open.push(tag.name);
      continue;
    }
    const words = [...text.matchAll(/\S+/g)];
    const last = words[left - 1];
    if (words.length <= left) {
      kept += text;
      left -= words.length;
      if (left > 0) continue;
      // Exactly full: what follows decides whether something is cut; closing tags may still come.
    } else {
      kept += `${text.slice(0, (last?.index ?? 0) + (last?.[0].length ?? 0))}…`;
      left = 0;
    }
    if (left === 0) return closed(kept, open);
  }
  return kept;
}

function closed(html: string, open: readonly string[]): string {
  return (
    html +
    [...open]
      .reverse()
      .map((name) => `</${name}>`)
      .join('')
  );
}
