// Cuts a JSON document that arrives in chunks into the members of its list of items, so that no more than one of them is in memory. Pure, one pass. Where
// the document is divided into chunks makes no difference. An item is a text between two commas, so whatever is not JSON is found when it is parsed.
import { Unreadable } from '../imported-article.ts';
import { LEVELS } from '../text/nesting.ts';

export interface JsonPiece {
  /** Empty if it is too long. */
  text: string;
  /** The line of its first character that is no white space. */
  line: number;
  /** The member of the document that has the list; empty if the document is the list. */
  list: string;
  isTooLong: boolean;
}

/** The document without its items, and the line on which each part of it begins; the last part is empty, at the end. */
export interface JsonOutline {
  parts: { text: string; line: number }[];
  /** The lists that it has. */
  lists: string[];
}

export interface JsonCutter {
  /** The items that end in this chunk. Throws `Unreadable` for a document that nests too deeply, or that has one list twice. */
  add: (chunk: string) => JsonPiece[];
  /** The item that the document breaks off in. */
  end: () => JsonPiece[];
  /** Complete after the end. */
  outline: () => JsonOutline;
}

/** Characters of one item. */
const ITEM_CHARS = 4_000_000;
/** Characters outside the items. A document without a list is one item. */
const SURROUNDING_CHARS = 8_000_000;
const [QUOTE, BACKSLASH, COMMA, LINE_END, OPENING_LIST] = [0x22, 0x5c, 0x2c, 0x0a, 0x5b];
const isOpening = (code: number) => code === OPENING_LIST || code === 0x7b;
const isClosing = (code: number) => code === 0x5d || code === 0x7d;
const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);

/** The name of a list is shorter. */
const KEY_CHARS = 100;

interface State {
  names: readonly string[];
  /** Names of the lists that were begun. */
  lists: string[];
  /** What is being read, and where the text begins in it that is not kept yet. */
  chunk: string;
  from: number;
  depth: number;
  inString: boolean;
  isEscaped: boolean;
  line: number;
  /** What opened the document: only a list has items without a name. */
  isList: boolean;
  /** The last text at the first level, which is the name of the member that follows. */
  key: string;
  item: OpenItem | undefined;
  /** The level of the list that is open. */
  listDepth: number;
  parts: { text: string; line: number }[];
  outsideChars: number;
  found: JsonPiece[];
}

interface OpenItem extends Omit<JsonPiece, 'line'> {
  line: number | undefined;
  /** Nothing was before it in its list. */
  isFirst: boolean;
}

/** Cuts the list that the document is, or those that are members of it with one of these names. */
export function jsonCutter(names: readonly string[]): JsonCutter {
  const state: State = {
    names,
    lists: [],
    chunk: '',
    from: 0,
    depth: 0,
    inString: false,
    isEscaped: false,
    line: 1,
    isList: false,
    key: '',
    item: undefined,
    listDepth: 0,
    parts: [{ text: '', line: 1 }],
    outsideChars: 0,
    found: [],
  };
  return {
    add: (chunk) => {
      [state.chunk, state.from] = [chunk, 0];
      scan(state);
      keep(state, chunk.length);
      return state.found.splice(0);
    },
    end: () => {
      endItem(state, 'cut');
      state.parts.push({ text: '', line: state.line });
      return state.found.splice(0);
    },
    outline: () => ({ parts: state.parts, lists: state.lists }),
  };
}

function scan(state: State): void {
  const { chunk } = state;
  for (let at = 0; at < chunk.length; at += 1) {
    const code = chunk.charCodeAt(at);
    if (code === LINE_END) state.line += 1;
    if (state.inString) passString(state, code, at);
    else if (!isSpace(code)) pass(state, code, at);
  }
}

function passString(state: State, code: number, at: number): void {
  if (state.isEscaped) state.isEscaped = false;
  else if (code === BACKSLASH) state.isEscaped = true;
  else if (code === QUOTE) state.inString = false;
  if (state.depth === 1 && state.item === undefined && state.key.length < KEY_CHARS) state.key += state.chunk[at];
}

function pass(state: State, code: number, at: number): void {
  const { item } = state;
  if (item !== undefined) item.line ??= state.line;
  if (code === QUOTE) {
    state.inString = true;
    if (state.depth === 1) state.key = '"';
  } else if (isOpening(code)) open(state, code, at);
  else if (isClosing(code)) close(state, at);
  else if (code === COMMA && item !== undefined && state.depth === state.listDepth) {
    keep(state, at);
    endItem(state, 'followed');
    beginItem(state, false);
    state.from = at + 1;
  }
}

function open(state: State, code: number, at: number): void {
  if (state.depth === 0) state.isList = code === OPENING_LIST;
  state.depth += 1;
  if (state.depth > LEVELS) throw new Unreadable(`nests JSON more than ${LEVELS} deep`, state.line);
  if (code !== OPENING_LIST || state.item !== undefined || state.depth !== (state.isList ? 1 : 2)) return;
  const name = state.isList ? '' : nameOf(state.key);
  if (!state.isList && !state.names.includes(name)) return;
  // Parsers disagree on which of the two counts, and each would lose articles.
  if (state.lists.includes(name)) throw new Unreadable(`has two lists of items${name === '' ? '' : ` called "${name}"`}`, state.line);
  state.lists.push(name);
  state.listDepth = state.depth;
  keep(state, at + 1);
  beginItem(state, true);
}

function close(state: State, at: number): void {
  if (state.item !== undefined && state.depth === state.listDepth) {
    keep(state, at);
    endItem(state, 'last');
    state.parts.push({ text: '', line: state.line });
  }
  state.depth -= 1;
}

function nameOf(key: string): string {
  try {
    return String(JSON.parse(key));
  } catch {
    return '';
  }
}

function beginItem(state: State, isFirst: boolean): void {
  state.item = { text: '', line: undefined, list: state.lists.at(-1) ?? '', isTooLong: false, isFirst };
}

/** An empty list has no item. Elsewhere an empty text is a fault, which the parser names. */
function endItem(state: State, by: 'followed' | 'last' | 'cut'): void {
  const { item } = state;
  state.item = undefined;
  if (item === undefined) return;
  const { text, list, isTooLong, isFirst, line = state.line } = item;
  if (isFirst && by !== 'followed' && !isTooLong && text.trim() === '') return;
  state.found.push({ text, line, list, isTooLong });
}

/** Keeps the text of the chunk up to here. */
function keep(state: State, end: number): void {
  const { item } = state;
  const text = state.chunk.slice(state.from, end);
  state.from = end;
  if (item !== undefined) {
    if (item.text.length + text.length > ITEM_CHARS) [item.text, item.isTooLong] = ['', true];
    if (!item.isTooLong) item.text += text;
    return;
  }
  state.outsideChars += text.length;
  if (state.outsideChars > SURROUNDING_CHARS)
    throw new Unreadable(`has more than ${SURROUNDING_CHARS} characters outside a list of items: only ninjs and JSON Feed are read`);
  const last = state.parts.at(-1);
  if (last !== undefined) last.text += text;
}
