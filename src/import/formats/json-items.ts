// The items of a JSON document, in two passes: the first finds out whether all of it is JSON, and which list has the items. Pure.
import { Unreadable } from '../imported-article.ts';
import { lineAt, type TextChunks } from '../text/source-text.ts';
import { type JsonOutline, type JsonPiece, jsonCutter } from './json-cutter.ts';
import { type Members, membersOf } from './unknown-json.ts';

export interface JsonItem {
  /** Its place in the list, from 0. */
  index: number;
  line: number;
  /** `undefined`: it is too long, and was not parsed. */
  value: unknown;
  isTooLong: boolean;
}

export interface JsonDocument {
  /** The document, in which each list of items is empty. */
  value: unknown;
  /** The first of the names that the document has a list of; empty if the document is the list. Absent: there is no list. */
  list: string | undefined;
  /** How many items that list has. */
  count: number;
  /** The items of that list, some at a time. Each call begins with the first. */
  items: () => AsyncIterable<JsonItem[]>;
}

/** Items of this many characters in all are kept after the first pass, so that a small document is parsed once. */
const KEPT_CHARS = 4_000_000;
/** What is known of each item takes memory, and no site has as many. */
const MOST_ITEMS = 500_000;

/** `look` sees each item, with the name of its list, before the first one is read. Throws `Unreadable`, with the line, for what is no JSON. */
export async function jsonDocumentOf(
  chunks: TextChunks,
  names: readonly string[],
  look: (item: JsonItem, list: string) => void,
): Promise<JsonDocument> {
  const cutter = jsonCutter(names);
  const lists = new Map<string, { count: number; kept: JsonItem[] }>();
  let [count, chars] = [0, 0];
  for await (const pieces of cutBy(cutter, chunks)) {
    for (const piece of pieces) {
      const found = lists.get(piece.list) ?? { count: 0, kept: [] };
      lists.set(piece.list, found);
      const item = itemOf(piece, found.count++);
      look(item, piece.list);
      chars += piece.text.length;
      if (chars <= KEPT_CHARS) found.kept.push(item);
    }
    count += pieces.length;
    if (count > MOST_ITEMS) throw new Unreadable(`contains more than ${MOST_ITEMS} items`);
    if (chars > KEPT_CHARS) for (const found of lists.values()) found.kept = [];
  }
  const outline = cutter.outline();
  const list = ['', ...names].find((name) => outline.lists.includes(name));
  const found = lists.get(list ?? '');
  const items = chars > KEPT_CHARS ? () => itemsOf(chunks, names, list) : () => all(found?.kept ?? []);
  return { value: outlineValue(outline), list, count: found?.count ?? 0, items };
}

async function* all(items: JsonItem[]): AsyncGenerator<JsonItem[]> {
  yield items;
}

async function* itemsOf(chunks: TextChunks, names: readonly string[], list: string | undefined): AsyncGenerator<JsonItem[]> {
  let index = 0;
  for await (const pieces of cutBy(jsonCutter(names), chunks))
    yield pieces.filter((piece) => piece.list === list).map((piece) => itemOf(piece, index++));
}

async function* cutBy(cutter: ReturnType<typeof jsonCutter>, chunks: TextChunks): AsyncGenerator<JsonPiece[]> {
  for await (const chunk of chunks()) {
    const pieces = cutter.add(chunk);
    if (pieces.length > 0) yield pieces;
  }
  yield cutter.end();
}

function itemOf({ text, line, isTooLong }: JsonPiece, index: number): JsonItem {
  if (isTooLong) return { index, line, value: undefined, isTooLong };
  const spaces = text.length - text.trimStart().length;
  return { index, line, value: parsed(text, (at) => line + lineAt(text, at) - lineAt(text, spaces)), isTooLong };
}

/** Every item is JSON, so a fault is in what surrounds them. */
function outlineValue({ parts }: JsonOutline): unknown {
  return parsed(parts.map(({ text }) => text).join(''), (at) => {
    let rest = at;
    const part = parts.find(({ text }) => {
      const isHere = rest < text.length;
      if (!isHere) rest -= text.length;
      return isHere;
    });
    const { text, line } = part ?? parts.at(-1) ?? { text: '', line: 1 };
    return line + lineAt(text, part === undefined ? Number.POSITIVE_INFINITY : rest) - 1;
  });
}

function parsed(text: string, lineOf: (offset: number) => number): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const position = /position (\d+)/.exec(message)?.[1];
    // The engine counts from the beginning of the item.
    const what = message.replace(/(?: in JSON)? at position \d+(?: \(line \d+ column \d+\))?/, '');
    throw new Unreadable(`is not well-formed JSON: ${what}`, lineOf(position === undefined ? Number.POSITIVE_INFINITY : Number(position)));
  }
}

/** The members of an item. Throws `Unreadable` if it has none, or if it was not parsed. */
export function itemMembers({ value, isTooLong }: JsonItem): Members {
  if (isTooLong) throw new Unreadable('is larger than any one article');
  const members = membersOf(value);
  if (members === undefined) throw new Unreadable('the item is not an object');
  return members;
}
