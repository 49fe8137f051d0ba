// The pictures in a stored body: the body without those that may not be passed on, and with a credit for those that may. Pure.

import { present } from '../values/present.ts';
import { escapeHtml } from '../values/text.ts';
import { attributeOf, tokensOf, unescaped } from './stored-html.ts';

export interface BodyPicture {
  url: string;
  /** As in `data-source`: whose picture it is. Absent: unknown. */
  source?: string;
  credit?: string;
}

/** An open element. `shows`: it holds text, or a picture that stays. `bereft`: a picture in it was removed. */
interface Frame {
  name: string;
  start: number;
  shows: boolean;
  bereft: boolean;
}

/** Empty cells stay, so that a row keeps its number of cells. */
const KEPT_EMPTY: ReadonlySet<string> = new Set(['td', 'th']);

/** Without the pictures that `mayKeep` refuses. A figure with one of them is removed whole, caption included, because nobody can say
 *  which picture its words are about; so is an element that contained nothing else, such as a link around the picture. */
export function withoutPictures(html: string, mayKeep: (picture: BodyPicture) => boolean): string {
  if (!html.includes('<img')) return html;
  let kept = '';
  const frames: Frame[] = [{ name: '', start: 0, shows: false, bereft: false }];
  for (const { text, tag } of tokensOf(html)) {
    const frame = frames.at(-1);
    if (frame === undefined) throw new Error('not HTML of our own writing');
    if (tag?.kind === 'open') frames.push({ name: tag.name, start: kept.length, shows: false, bereft: false });
    if (tag?.name === 'img' && !mayKeep(bodyPictureOf(tag))) {
      frame.bereft = true;
      continue;
    }
    kept += text;
    if (tag === undefined ? text.trim() !== '' : tag.name === 'img') frame.shows = true;
    if (tag?.kind === 'close') kept = closed(kept, frames);
  }
  return kept;
}

/** Ends the innermost element, and removes it if nothing visible is left in it. */
function closed(kept: string, frames: Frame[]): string {
  const ended = frames.pop();
  const parent = frames.at(-1);
  if (ended === undefined || parent === undefined) throw new Error('not HTML of our own writing');
  const goes = ended.bereft && (ended.name === 'figure' || (!ended.shows && !KEPT_EMPTY.has(ended.name)));
  parent.shows ||= !goes && (ended.shows || KEPT_EMPTY.has(ended.name));
  parent.bereft ||= ended.bereft;
  return goes ? kept.slice(0, ended.start) : kept;
}

export function bodyPictureOf(tag: { attributes: string }): BodyPicture {
  const source = attributeOf(tag, 'data-source');
  const credit = attributeOf(tag, 'data-credit');
  return present({
    url: attributeOf(tag, 'src') ?? '',
    source,
    credit,
  });
}

/** A figure being read. `captionEnd`: where its caption ends in what is kept. */
interface Figure {
  credits: string[];
  words: string;
  captionEnd?: number;
}

/** With each picture's credit where a reader sees it: in the caption, unless that names it, or after a picture without a figure. Text in
 *  an attribute is lost in every CMS. */
export function withCredits(html: string, creditOf: (picture: BodyPicture) => string | undefined): string {
  if (!html.includes('<img')) return html;
  let kept = '';
  const figures: Figure[] = [];
  for (const { text, tag } of tokensOf(html)) {
    const figure = figures.at(-1);
    if (tag?.kind === 'close' && tag.name === 'figure') kept = credited(kept, figures.pop());
    if (tag?.kind === 'close' && tag.name === 'figcaption' && figure !== undefined) figure.captionEnd = kept.length;
    kept += text;
    if (tag === undefined && figure !== undefined) figure.words += unescaped(text);
    if (tag?.kind === 'open' && tag.name === 'figure') figures.push({ credits: [], words: '' });
    const credit = tag?.name === 'img' ? creditOf(bodyPictureOf(tag)) : undefined;
    if (credit === undefined) continue;
    if (figure === undefined) kept += ` <small>${escapeHtml(credit)}</small>`;
    else figure.credits.push(credit);
  }
  return kept;
}

function credited(kept: string, figure: Figure | undefined): string {
  const missing = [...new Set(figure?.credits)]
    .filter((credit) => !names(figure?.words ?? '', credit))
    .map(escapeHtml)
    .join(', ');
  if (missing === '') return kept;
  const end = figure?.captionEnd;
  if (end === undefined) return `${kept}<figcaption>${missing}</figcaption>`;
  return `${kept.slice(0, end)} ${missing}${kept.slice(end)}`;
}

/** Matches whole words: a credit "AP" must not be found inside "map". */
function names(text: string, credit: string): boolean {
  return spaced(text).includes(spaced(credit));
}

/** Words alone, each with a space on either side. */
function spaced(line: string): string {
  return ` ${(line.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}

/** Whether the text shows the picture at this address. */
export function showsPicture(html: string, url: string): boolean {
  if (!html.includes('<img')) return false;
  for (const { tag } of tokensOf(html)) if (tag?.name === 'img' && attributeOf(tag, 'src') === url) return true;
  return false;
}
