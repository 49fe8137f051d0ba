// Text as it is compared and hashed: without the differences that a CMS makes while it keeps every word. Pure.

import { composed } from './text.ts';

/** Soft hyphens, joiners, direction marks, byte order marks, variation selectors. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/** Dashes and bullets that stand alone: pages differ in how they mark lists, and editors turn short dashes into long ones. */
const LONE_MARK = /(?<=^|\s)[-–—*•◦▪‣·](?=\s|$)/gu;

/** White space within Chinese or Japanese text: a line may break anywhere in it, and joining the lines leaves a space. */
const UNSPACED_GAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])/gu;

/** NFC on one line, without invisible characters and without dashes and bullets that stand alone. Every run of white space is one space,
 *  and none between Chinese or Japanese characters. Normalising twice changes nothing. */
export function normalised(text: string): string {
  const visible = composed(text.replace(INVISIBLE, ''));
  return visible.replace(LONE_MARK, ' ').replace(UNSPACED_GAP, '').replace(/\s+/g, ' ').trim();
}
