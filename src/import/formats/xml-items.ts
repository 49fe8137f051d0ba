// The items of an XML document, in two passes: the first says what surrounds them, and the second reads them. Pure.
import { XMLValidator } from 'fast-xml-parser';
import { Unreadable } from '../imported-article.ts';
import type { TextChunks } from '../text/source-text.ts';
import { type XmlItem, type XmlOutline, xmlCutter } from './xml-cutter.ts';

export interface XmlDocument extends XmlOutline {
  hasItems: boolean;
  /** The items, some at a time. Each call begins with the first. */
  items: () => AsyncIterable<XmlItem[]>;
}

/** Items of this many characters in all are kept after the first pass, so that a small document is cut once. */
const KEPT_CHARS = 4_000_000;
/** What is known of each item takes memory, and no site has as many. */
const MOST_ITEMS = 500_000;

/** Splits at elements with one of these local names. `look` sees each item before the first one is read. Throws `Unreadable` if there is no root, or if
 *  entities are declared. */
export async function xmlDocumentOf(
  chunks: TextChunks,
  names: readonly string[],
  look: (item: XmlItem) => void = () => undefined,
): Promise<XmlDocument> {
  const cutter = xmlCutter(names);
  const places: Place[] = [];
  let kept: XmlItem[] | undefined = [];
  let chars = 0;
  for await (const items of cutBy(cutter, chunks)) {
    for (const item of items) {
      look(item);
      const { text, ...place } = item;
      places.push({ ...place, length: text.length });
      chars += text.length;
      kept?.push(item);
    }
    if (chars > KEPT_CHARS) kept = undefined;
    if (places.length > MOST_ITEMS) throw new Unreadable(`contains more than ${MOST_ITEMS} items`);
  }
  const known = kept;
  return {
    ...cutter.outline(),
    hasItems: places.length > 0,
    items: known === undefined ? () => cutAt(places, chunks) : () => all(known),
  };
}

/** An item without its text. */
interface Place extends Omit<XmlItem, 'text'> {
  length: number;
}

async function* all(items: XmlItem[]): AsyncGenerator<XmlItem[]> {
  yield items;
}

async function* cutBy(cutter: ReturnType<typeof xmlCutter>, chunks: TextChunks): AsyncGenerator<XmlItem[]> {
  for await (const chunk of chunks()) {
    const items = cutter.add(chunk);
    if (items.length > 0) yield items;
  }
  yield cutter.end();
}

/** The same items again, without a search for them. */
async function* cutAt(places: readonly Place[], chunks: TextChunks): AsyncGenerator<XmlItem[]> {
  let [buffer, dropped, next] = ['', 0, 0];
  for await (const chunk of chunks()) {
    buffer += chunk;
    const items: XmlItem[] = [];
    for (let place = places[next]; place !== undefined; place = places[next]) {
      const { length, ...item } = place;
      const start = item.at - dropped;
      if (start + length > buffer.length) break;
      items.push({ ...item, text: buffer.slice(start, start + length) });
      next += 1;
    }
    if (items.length > 0) yield items;
    const from = Math.min(buffer.length, (places[next]?.at ?? Number.POSITIVE_INFINITY) - dropped);
    buffer = buffer.slice(from);
    dropped += from;
  }
}

/** Throws `Unreadable` for an item that was not read to its end. */
export function checkItem({ isCut, isTooLong, text }: XmlItem): void {
  if (isCut) throw new Unreadable('breaks off: the item is never closed');
  if (isTooLong) throw new Unreadable('is larger than any one article');
  checkXml(text);
}

/** Throws `Unreadable` with the line within the text. A bare `&` is accepted: strangers' feeds are full of them, and no text is lost. */
export function checkXml(text: string): void {
  const checked = XMLValidator.validate(text.trimStart());
  if (checked === true || (checked.err.code === 'InvalidChar' && checked.err.msg.includes('&'))) return;
  // The parser counts from the item's first line, so the second place that it names would mislead.
  const message = checked.err.msg.replace(/ \(opened in line [^)]*\)/, '');
  throw new Unreadable(`is not well-formed XML: ${message}`, checked.err.line);
}
