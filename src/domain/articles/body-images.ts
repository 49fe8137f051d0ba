// Removes the pictures in a stored body that may not be licensed, and adds credits to the others. Pure.

import { latePattern } from '../values/late-pattern.ts';
import { present } from '../values/present.ts';
import { escapeHtml } from '../values/text.ts';
import { pictureIdentity } from './picture-identity.ts';
import { attributeOf, tokensOf, unescaped } from './stored-html.ts';

export interface BodyPicture {
  url: string;
  /** The owner of the picture, from `data-source`. Absent: unknown. */
  source?: string;
  credit?: string;
}

/** An open element. */
interface Frame {
  name: string;
  /** Index in the kept HTML at which it begins. */
  start: number;
  /** It contains text, or a picture that is kept. */
  isVisible: boolean;
  /** A picture in it was removed. */
  lostPicture: boolean;
}

/** Empty cells are kept, so that a row keeps its number of cells. */
const KEPT_EMPTY: ReadonlySet<string> = new Set(['td', 'th']);

/** Removes the pictures that `mayKeep` refuses. A figure that contains one is removed with its caption, because a caption does not say which
 *  picture it describes. An element that contained nothing else, such as a link around the picture, is removed too. */
export function withoutPictures(html: string, mayKeep: (picture: BodyPicture) => boolean): string {
  if (!html.includes('<img')) return html;
  let kept = '';
  const frames: Frame[] = [{ name: '', start: 0, isVisible: false, lostPicture: false }];
  for (const { text, tag } of tokensOf(html)) {
    const frame = frames.at(-1);
    if (frame === undefined) throw new Error('stored HTML is not in canonical form');
    if (tag?.kind === 'open') frames.push({ name: tag.name, start: kept.length, isVisible: false, lostPicture: false });
    if (tag?.name === 'img' && !mayKeep(bodyPictureOf(tag))) {
      frame.lostPicture = true;
      continue;
    }
    kept += text;
    if (tag === undefined ? text.trim() !== '' : tag.name === 'img') frame.isVisible = true;
    if (tag?.kind === 'close') kept = endElement(kept, frames);
  }
  return kept;
}

/** Ends the innermost element. Removes it if it lost a picture and is a figure or has no visible content left. */
function endElement(kept: string, frames: Frame[]): string {
  const ended = frames.pop();
  const parent = frames.at(-1);
  if (ended === undefined || parent === undefined) throw new Error('stored HTML is not in canonical form');
  const isRemoved = ended.lostPicture && (ended.name === 'figure' || (!ended.isVisible && !KEPT_EMPTY.has(ended.name)));
  parent.isVisible ||= !isRemoved && (ended.isVisible || KEPT_EMPTY.has(ended.name));
  parent.lostPicture ||= ended.lostPicture;
  return isRemoved ? kept.slice(0, ended.start) : kept;
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

/** A figure that is being read. */
interface Figure {
  credits: string[];
  /** Its text so far. */
  words: string;
  /** Index in the kept HTML at which its caption ends. Absent: no caption was read. */
  captionEnd?: number;
}

/** Adds each picture's credit to the visible text: to the caption, unless the figure's text names it, or after a picture without a figure. A
 *  credit in an attribute alone is lost in every CMS. */
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
    .filter((credit) => !containsWords(figure?.words ?? '', credit))
    .map(escapeHtml)
    .join(', ');
  if (missing === '') return kept;
  const end = figure?.captionEnd;
  if (end === undefined) return `${kept}<figcaption>${missing}</figcaption>`;
  return `${kept.slice(0, end)} ${missing}${kept.slice(end)}`;
}

/** Matches whole words: a credit "AP" must not be found inside "map". */
function containsWords(text: string, credit: string): boolean {
  return spaced(text).includes(spaced(credit));
}

const WORD = latePattern(String.raw`[\p{L}\p{N}]+`, 'gu');

/** Keeps the words only, each with a space before and after it. */
function spaced(line: string): string {
  return ` ${(line.match(WORD()) ?? []).join(' ')} `;
}

/** Tells whether the body contains the picture with this URL, in this size or in another. */
export function showsPicture(html: string, url: string): boolean {
  if (!html.includes('<img')) return false;
  const identity = pictureIdentity(url);
  for (const { tag } of tokensOf(html)) {
    if (tag?.name === 'img' && pictureIdentity(attributeOf(tag, 'src') ?? '') === identity) return true;
  }
  return false;
}
