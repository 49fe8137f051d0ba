// The whole text of an item of RSS where news services ask for it in an element of their own, beside a description. Pure, except that it changes the item.
import { XMLParser } from 'fast-xml-parser';
import type { FeedItem } from './feed-items.ts';
import { plainTextOf } from './html-tree.ts';
import { membersOf, textIn } from './unknown-json.ts';

/** The first that is there counts: the last is a page, with its title and pictures. */
const ELEMENTS = ['yandex:full-text', 'mailru:full-text', 'full-text', 'fulltext', 'turbo:content'].map((name) => ({
  start: new RegExp(`<${name}[\\s>]`),
  end: `</${name}`,
}));
const parser = new XMLParser({ parseTagValue: false, htmlEntities: true, jPath: false });
const TAG = /<(?:p|br|div|h[1-6]|ul|ol|li|blockquote|figure|header|section|table)\b/i;

/** Puts the whole text in the place of a description, and of a content that is shorter. */
export function takeFullText(item: FeedItem, xml: string): void {
  const whole = fullTextIn(xml);
  if (whole === undefined) return;
  const isDescription = !xml.includes('<content:encoded');
  if (!isDescription && plainTextOf(item.content ?? '').length >= plainTextOf(whole).length) return;
  if (isDescription) item.summary ??= item.content;
  [item.content, item.contentText] = TAG.test(whole) ? [whole, undefined] : [undefined, whole];
}

function fullTextIn(xml: string): string | undefined {
  for (const element of ELEMENTS) {
    const start = xml.search(element.start);
    const end = start === -1 ? -1 : xml.indexOf(element.end, start);
    if (end === -1) continue;
    const inner = xml.slice(xml.indexOf('>', start) + 1, end);
    const text = textIn(membersOf(parser.parse(`<x>${inner}</x>`))?.['x']) ?? inner;
    // "enabled" is a switch.
    if (/\s/.test(text.trim())) return text;
  }
  return undefined;
}
