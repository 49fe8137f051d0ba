// Normalises text before it is compared or hashed, so that changes which a CMS makes without changing a word do not matter. Pure.

import { latePattern } from './late-pattern.ts';
import { toNfc } from './text.ts';

/** Soft hyphens, joiners, direction marks, byte order marks, variation selectors. */
const INVISIBLE = latePattern(String.raw`\p{Cf}|\p{Variation_Selector}`, 'gu');

/** Dashes and bullets between spaces. Pages mark lists in different ways, and editors replace short dashes by long ones. */
const LONE_MARK = /(?<=^|\s)[-–—*•◦▪‣·](?=\s|$)/gu;

/** White space within Chinese or Japanese text. Lines may break anywhere in such text, and joining them leaves spaces. */
const UNSPACED_GAP = latePattern(
  String.raw`(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])`,
  'gu',
);

/** Returns the text as one line in NFC, without invisible characters and without dashes and bullets between spaces. A run of white space becomes
 *  one space, or nothing between Chinese or Japanese characters. Normalising twice changes nothing. */
export function normalised(text: string): string {
  const visible = toNfc(text.replace(INVISIBLE(), ''));
  return visible.replace(LONE_MARK, ' ').replace(UNSPACED_GAP(), '').replace(/\s+/g, ' ').trim();
}
