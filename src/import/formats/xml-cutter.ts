// Cuts an XML document that arrives in chunks into its items, so that each is parsed, hashed and, if need be, refused by itself, and no more than one of
// them is in memory. Pure, one pass, no parser. Where the document is divided into chunks makes no difference.
import { Unreadable } from '../imported-article.ts';
import { lineAt } from '../text/source-text.ts';
import { LOOK_AHEAD, SECTIONS, TAG_CHARS, tagEnd } from './xml-markup.ts';

export interface XmlItem {
  text: string;
  /** Its offset in the document. */
  at: number;
  line: number;
  /** Whether the document ended, or the next item began, before this one was closed. */
  isCut: boolean;
  /** It is larger than any one article, and its text was not kept. */
  isTooLong: boolean;
}

export interface XmlOutline {
  /** Name of the root element, without prefix. */
  root: string;
  /** Everything before the first item and after the last: the document without its items. */
  before: string;
  after: string;
}

export interface XmlCutter {
  /** The items that end in this chunk. Throws `Unreadable` if entities are declared, or if no item begins where one must. */
  add: (chunk: string) => XmlItem[];
  /** The item that the document breaks off in. Throws `Unreadable` if there was no root. */
  end: () => XmlItem[];
  /** Complete after the end. */
  outline: () => XmlOutline;
}

/** Characters of one item. */
const ITEM_CHARS = 4_000_000;
/** Characters before the first item, and after the last. */
const SURROUNDING_CHARS = 8_000_000;
const ENTITY = '<!ENTITY';

interface State {
  names: readonly string[];
  /** What is still needed: from the start of the document, of the open item or of the open markup. */
  buffer: string;
  /** Characters of the document before the buffer. */
  dropped: number;
  /** Where the next markup is looked for. */
  at: number;
  /** What ends the section that is open: a comment, CDATA, an instruction or a declaration. */
  closing: string | undefined;
  /** The last characters of the document so far, as many as may begin what ends a section. */
  last: string;
  /** Nothing after this point is read: a tag never ends. */
  isOver: boolean;
  /** The line on which `counted` is. */
  line: number;
  counted: number;
  root: string | undefined;
  /** Names of the elements around the first item. */
  opened: string[];
  before: string | undefined;
  item: { name: string; start: number; line: number; isTooLong: boolean } | undefined;
  /** Where the text after the last item begins, and what of it is no longer in the buffer. */
  tailStart: number;
  tail: string;
  found: XmlItem[];
}

/** Cuts at elements with one of these local names. */
export function xmlCutter(names: readonly string[]): XmlCutter {
  const state: State = {
    names,
    buffer: '',
    dropped: 0,
    at: 0,
    closing: undefined,
    last: '',
    isOver: false,
    line: 1,
    counted: 0,
    root: undefined,
    opened: [],
    before: undefined,
    item: undefined,
    tailStart: 0,
    tail: '',
    found: [],
  };
  return {
    add: (chunk) => {
      const { closing } = state;
      const hasNoEnd = closing !== undefined && !(state.last + chunk).includes(closing);
      state.buffer = state.buffer === '' ? chunk : state.buffer + chunk;
      state.last = (state.last + chunk).slice(-2);
      // A long section is not searched from its beginning again for each chunk: that would put its text together each time.
      if (hasNoEnd) state.at = Math.max(state.at, state.buffer.length - closing.length + 1);
      else scan(state, false);
      checkItem(state);
      drop(state);
      return state.found.splice(0);
    },
    end: () => {
      scan(state, true);
      if (state.root === undefined) throw new Unreadable('is not XML: it has no root element');
      if (state.item !== undefined) endItem(state, state.buffer.length, true);
      return state.found.splice(0);
    },
    outline: () => outlineOf(state),
  };
}

/** Goes from one tag outside comments, CDATA sections and processing instructions to the next. */
function scan(state: State, isLast: boolean): void {
  while (!state.isOver) {
    const { buffer } = state;
    if (state.closing !== undefined) {
      const end = buffer.indexOf(state.closing, state.at);
      if (end === -1) {
        state.at = Math.max(state.at, buffer.length - state.closing.length + 1);
        return;
      }
      state.at = end + state.closing.length;
      state.closing = undefined;
    }
    const start = buffer.indexOf('<', state.at);
    state.at = start === -1 ? buffer.length : start;
    if (start === -1 || (!isLast && buffer.length - start < LOOK_AHEAD)) return;
    const section = sectionAt(state, start);
    if (section !== undefined) {
      state.at = start + section[0].length;
      state.closing = section[1];
      continue;
    }
    const end = tagEnd(buffer, start);
    if (end === -1 || end - start > TAG_CHARS) {
      state.isOver = end !== -1 || buffer.length - start > TAG_CHARS;
      return;
    }
    take(state, start, end);
    state.at = end;
  }
}

/** Throws `Unreadable` on an entity that is declared after the prolog, where XML allows none and a lenient parser may still read it. */
function sectionAt(state: State, start: number): (typeof SECTIONS)[number] | undefined {
  if (state.buffer[start + 1] !== '!' && state.buffer[start + 1] !== '?') return undefined;
  if (state.buffer.startsWith(ENTITY, start)) throw declaresEntities(state, start);
  return SECTIONS.find(([open]) => state.buffer.startsWith(open, start));
}

function take(state: State, start: number, end: number): void {
  const { buffer, item, names } = state;
  const name = /^<\/?([^\s/>]+)/.exec(buffer.slice(start, Math.min(end, start + 200)))?.[1];
  if (name === undefined) return;
  const kind = buffer[start + 1] === '/' ? 'close' : buffer[end - 2] === '/' ? 'empty' : 'open';
  if (state.root === undefined) {
    refuseEntities(state, start);
    state.root = name;
  }
  if (kind === 'open' && names.includes(localName(name))) {
    if (item !== undefined) endItem(state, start, true);
    beginItem(state, name, start);
  } else if (item !== undefined && kind === 'close' && (name === item.name || name === state.opened.at(-1)))
    endItem(state, name === item.name ? end : start, name !== item.name);
  else if (state.before === undefined && kind === 'open') state.opened.push(name);
  else if (state.before === undefined && kind === 'close' && state.opened.at(-1) === name) state.opened.pop();
}

function beginItem(state: State, name: string, start: number): void {
  if (state.before === undefined) {
    if (start > SURROUNDING_CHARS) throw tooLong('before its first item');
    state.before = state.buffer.slice(0, start);
  }
  countLines(state, start);
  state.item = { name, start, line: state.line, isTooLong: false };
}

function endItem(state: State, end: number, isCut: boolean): void {
  const { item, buffer } = state;
  if (item === undefined) return;
  const isTooLong = item.isTooLong || end - item.start > ITEM_CHARS;
  const at = state.dropped + item.start;
  state.found.push({ text: isTooLong ? '' : buffer.slice(item.start, end), at, line: item.line, isCut, isTooLong });
  state.item = undefined;
  state.tail = '';
  state.tailStart = end;
}

/** The text of an item that is too long, or that the document breaks off in, is not kept. */
function checkItem({ item, at, buffer, closing, isOver }: State): void {
  if (item === undefined) return;
  item.isTooLong ||= isOver || (closing === undefined ? at : buffer.length) - item.start > ITEM_CHARS;
}

/** Drops what was read and is not needed any more. */
function drop(state: State): void {
  const { item, buffer, at, before } = state;
  if (before === undefined && buffer.length > SURROUNDING_CHARS && item === undefined) throw tooLong('before its first item');
  const from = before === undefined ? 0 : item !== undefined && !item.isTooLong ? item.start : state.isOver ? buffer.length : at;
  if (from === 0) return;
  if (item === undefined && from > state.tailStart) {
    state.tail += buffer.slice(state.tailStart, from);
    state.tailStart = from;
    if (state.tail.length > SURROUNDING_CHARS) throw tooLong('outside its items');
  }
  countLines(state, from);
  state.counted -= from;
  state.tailStart = Math.max(0, state.tailStart - from);
  state.at = Math.max(0, at - from);
  if (item !== undefined) item.start = Math.max(0, item.start - from);
  state.buffer = buffer.slice(from);
  state.dropped += from;
}

function tooLong(where: string): Unreadable {
  return new Unreadable(`has more than ${SURROUNDING_CHARS} characters ${where}`);
}

function countLines(state: State, to: number): void {
  for (let at = state.buffer.indexOf('\n', state.counted); at !== -1 && at < to; at = state.buffer.indexOf('\n', at + 1)) state.line += 1;
  state.counted = Math.max(state.counted, to);
}

/** The whole prolog is checked, quotes and comments included: a single declared entity is refused. */
function refuseEntities(state: State, end: number): void {
  const at = state.buffer.slice(0, end).indexOf(ENTITY);
  if (at !== -1) throw new Unreadable('declares entities, which are not read', lineAt(state.buffer, at));
}

function declaresEntities(state: State, at: number): Unreadable {
  countLines(state, at);
  return new Unreadable('declares entities, which are not read', state.line);
}

/** A truncated document gets the end tags that it lacks. */
function outlineOf({ root = '', before, buffer, tail, tailStart, opened }: State): XmlOutline {
  if (before === undefined) return { root: localName(root), before: buffer, after: '' };
  const after = tail + buffer.slice(tailStart);
  const isWhole = new RegExp(`</${opened[0]?.replace(/[^\w:.-]/g, '.') ?? ''}\\s*>\\s*$`).test(after);
  const missing = () => [...opened].reverse().map((name) => `</${name}>`);
  return { root: localName(root), before, after: isWhole ? after : missing().join('') };
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
