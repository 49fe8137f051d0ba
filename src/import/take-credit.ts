// Takes the credit of an agency off the end of a body: a paragraph of its own such as "/ritzau/", or "(AFP)" behind the last sentence. Pure.
import { isSameSource } from '../domain/publisher/agency-names.ts';
import { roughLines } from './instructions/body-lines.ts';
import { agencyMarked, tailOf } from './text/agency-marks.ts';

const MOST_CREDITS = 2;
/** With its tags. */
const MOST_PARAGRAPH_CHARS = 20_000;
const MOST_CREDIT_CHARS = 400;
const ENDS = /^(?:\s|<\/(?:div|section|article|main|blockquote)>)*$/;
const INLINE = '(?:em|i|b|strong|small|span)';
const OPENING = new RegExp(`(?:\\s|&nbsp;|<br\\s*/?>|<${INLINE}(?:\\s[^<>]{0,200})?>)+$`);
const MOST_OPENING_CHARS = 300;
const CLOSING = new RegExp(`^(?:\\s|\\.|</${INLINE}>)*$`);
/** The initials of who wrote and edited a text of Lusa, on the line before its name. */
const INITIALS = /<(p|h2)>\p{Lu}{2,5}(?:\s\(\p{Lu}{2,5}\))?\s\/\/\s\p{Lu}{2,5}\.?<\/\1>\s*$/u;
const INITIALS_CHARS = 60;

/** The body without the marks of `source` that end it. A body that has no other text stays as it is. */
export function withoutCredit(html: string, source: string): string {
  let rest = html;
  for (let count = 0; count < MOST_CREDITS; count += 1) {
    const shorter = count === 0 ? withoutLast(rest, source) : withoutInitials(rest);
    if (shorter === undefined || roughLines(shorter).length === 0) return rest;
    rest = shorter;
  }
  return rest;
}

function withoutLast(html: string, source: string): string | undefined {
  const start = Math.max(html.lastIndexOf('<p>'), html.lastIndexOf('<p '));
  const end = html.lastIndexOf('</p>');
  if (start === -1 || end < start || end - start > MOST_PARAGRAPH_CHARS || !isEnd(html.slice(end + '</p>'.length))) return undefined;
  const open = html.indexOf('>', start) + 1;
  const inner = html.slice(open, end);
  const text = roughLines(inner).at(-1) ?? '';
  if (inner.length <= MOST_CREDIT_CHARS && roughLines(inner).length === 1 && !/<(?:img|a|iframe|video|audio)\b/.test(inner)) {
    const agency = agencyMarked(text);
    if (agency !== undefined && isSameSource(agency, source)) return html.slice(0, start).trimEnd() + html.slice(end + '</p>'.length);
  }
  const kept = withoutTail(inner, text, source);
  return kept === undefined ? undefined : html.slice(0, open) + kept + html.slice(end);
}

function withoutInitials(html: string): string | undefined {
  const at = INITIALS.exec(html.slice(-INITIALS_CHARS))?.index;
  return at === undefined ? undefined : html.slice(0, Math.max(0, html.length - INITIALS_CHARS) + at).trimEnd();
}

function isEnd(html: string): boolean {
  return html.length < 1_000 && ENDS.test(html);
}

/** A line of its own below the last sentence, or a mark behind it. The elements around it are left out with it. */
function withoutTail(inner: string, line: string, source: string): string | undefined {
  const own = agencyMarked(line);
  const tail = own === undefined ? tailOf(line) : { mark: line, agency: own };
  if (tail === undefined || !isSameSource(tail.agency, source)) return undefined;
  const at = inner.lastIndexOf(tail.mark);
  const behind = at === -1 ? '<' : inner.slice(at + tail.mark.length);
  if (!CLOSING.test(behind)) return undefined;
  const before = inner.slice(0, at);
  const opening = OPENING.exec(before.slice(-MOST_OPENING_CHARS))?.[0] ?? '';
  const opened = opening.match(new RegExp(`<${INLINE}\\b`, 'g'))?.length ?? 0;
  const closed = behind.match(/<\//g)?.length ?? 0;
  if (opened !== closed) return undefined;
  const kept = before.slice(0, before.length - opening.length);
  return behind.includes('.') && !/[.!?…]["”’»)]?$/.test(kept) ? `${kept}.` : kept;
}
