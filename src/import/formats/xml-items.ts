// Cuts an XML document into its items, so that each is parsed, hashed and, if need be, refused by itself. Pure, one pass, no parser.
import { XMLValidator } from 'fast-xml-parser';
import { Unreadable } from '../imported-article.ts';
import { lineAt } from '../text/source-text.ts';

export interface XmlItem {
  text: string;
  line: number;
  /** Whether the document ended, or the next item began, before this one was closed. */
  isCut: boolean;
}

export interface XmlDocument {
  /** Name of the root element, without prefix. */
  root: string;
  /** Everything before the first item and after the last: the document without its items. */
  before: string;
  after: string;
  items: XmlItem[];
}

interface Tag {
  name: string;
  kind: 'open' | 'close' | 'empty';
  start: number;
  end: number;
}

/** Splits at elements with one of these local names. Throws `Unreadable` if there is no root, or if entities are declared. */
export function xmlDocumentOf(text: string, names: readonly string[]): XmlDocument {
  const opened: string[] = [];
  const items: { start: number; end: number; isCut: boolean }[] = [];
  let root: string | undefined;
  let item: Tag | undefined;
  for (const tag of tagsIn(text)) {
    if (root === undefined) refuseEntities(text, tag.start);
    root ??= tag.name;
    const isItem = names.includes(localName(tag.name));
    if (isItem && tag.kind === 'open') {
      if (item !== undefined) items.push({ start: item.start, end: tag.start, isCut: true });
      item = tag;
    } else if (item !== undefined && tag.kind === 'close' && (tag.name === item.name || tag.name === opened.at(-1))) {
      items.push({ start: item.start, end: tag.name === item.name ? tag.end : tag.start, isCut: tag.name !== item.name });
      item = undefined;
    } else if (items.length === 0 && item === undefined) track(tag, opened);
  }
  if (root === undefined) throw new Unreadable('is not XML: it has no root element');
  if (item !== undefined) items.push({ start: item.start, end: text.length, isCut: true });
  return { root: localName(root), ...surroundings(text, items, opened), items: placed(text, items) };
}

/** The whole prolog is checked, quotes and comments included: a single declared entity is refused. */
function refuseEntities(text: string, end: number): void {
  const at = text.slice(0, end).indexOf(ENTITY);
  if (at !== -1) throw declaresEntities(text, at);
}

const ENTITY = '<!ENTITY';

function declaresEntities(text: string, at: number): Unreadable {
  return new Unreadable('declares entities, which are not read', lineAt(text, at));
}

function track(tag: Tag, opened: string[]): void {
  if (tag.kind === 'open') opened.push(tag.name);
  else if (tag.kind === 'close' && opened.at(-1) === tag.name) opened.pop();
}

/** A truncated document gets the end tags that it lacks. */
function surroundings(
  text: string,
  items: readonly { start: number; end: number }[],
  opened: readonly string[],
): Pick<XmlDocument, 'before' | 'after'> {
  const [first, last] = [items[0], items.at(-1)];
  if (first === undefined || last === undefined) return { before: text, after: '' };
  const after = text.slice(last.end);
  const isWhole = new RegExp(`</${opened[0]?.replace(/[^\w:.-]/g, '.') ?? ''}\\s*>\\s*$`).test(after);
  return {
    before: text.slice(0, first.start),
    after: isWhole
      ? after
      : [...opened]
          .reverse()
          .map((name) => `</${name}>`)
          .join(''),
  };
}

function placed(text: string, items: readonly { start: number; end: number; isCut: boolean }[]): XmlItem[] {
  let line = 1;
  let from = 0;
  return items.map(({ start, end, isCut }) => {
    line += lineAt(text.slice(from, start), Number.POSITIVE_INFINITY) - 1;
    from = start;
    return { text: text.slice(start, end), line, isCut };
  });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** Tags outside comments, CDATA sections and processing instructions. */
function* tagsIn(text: string): Generator<Tag> {
  for (let start = text.indexOf('<'); start !== -1; ) {
    const skipped = skipTo(text, start);
    const end = skipped ?? tagEnd(text, start);
    if (end === -1) return;
    if (skipped === undefined) {
      const name = /^<\/?([^\s/>]+)/.exec(text.slice(start, Math.min(end, start + 200)))?.[1];
      const kind = text[start + 1] === '/' ? 'close' : text[end - 2] === '/' ? 'empty' : 'open';
      if (name !== undefined) yield { name, kind, start, end };
    }
    start = text.indexOf('<', end);
  }
}

const SECTIONS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
  ['<!', '>'],
] as const;

/** The offset after a section without tags, -1 if it never ends, `undefined` if there is none. Throws `Unreadable` on an entity that is
 *  declared after the prolog, where XML allows none and a lenient parser may still read it. */
function skipTo(text: string, start: number): number | undefined {
  if (text.startsWith(ENTITY, start)) throw declaresEntities(text, start);
  const section = SECTIONS.find(([open]) => text.startsWith(open, start));
  if (section === undefined) return undefined;
  const [open, close] = section;
  const end = text.indexOf(close, start + open.length);
  return end === -1 ? -1 : end + close.length;
}

/** The offset after a tag; a `>` within quotes does not end it. */
function tagEnd(text: string, start: number): number {
  let quote = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '>') return at + 1;
    else if (character === '"' || character === "'") quote = character;
  }
  return -1;
}

/** Throws `Unreadable` with the line within the text. A bare `&` is accepted: strangers' feeds are full of them, and no text is lost. */
export function checkXml(text: string): void {
  const checked = XMLValidator.validate(text.trimStart());
  if (checked === true || (checked.err.code === 'InvalidChar' && checked.err.msg.includes('&'))) return;
  // The parser counts from the item's first line, so the second place that it names would mislead.
  const message = checked.err.msg.replace(/ \(opened in line [^)]*\)/, '');
  throw new Unreadable(`is not well-formed XML: ${message}`, checked.err.line);
}
