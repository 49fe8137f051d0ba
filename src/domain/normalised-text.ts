// Text as it is compared and hashed: what a CMS changes without changing a word does not count. Pure.

/** Soft hyphens, joiners, direction marks, byte order marks, variation selectors: nobody sees them. */
const INVISIBLE = /\p{Cf}|\p{Variation_Selector}/gu;

/** A dash or a bullet that stands alone: one page marks its lists so and another not, and editors make long dashes of short ones. */
const LONE_MARK = /(?<=^|\s)[-–—*•◦▪‣·](?=\s|$)/gu;

/** Scripts that are written without spaces: a line may break anywhere in them, and whoever joins the lines leaves a space. */
const UNSPACED_GAP =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])\s+(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60])/gu;

/** NFC on one line: without what is invisible and without lone dashes and bullets, every run of white space one space, and none between Chinese or Japanese characters. Normalising twice
 *  changes nothing. */
export function normalised(text: string): string {
  const visible = text.replace(INVISIBLE, '').normalize('NFC');
  return visible.replace(LONE_MARK, ' ').replace(UNSPACED_GAP, '').replace(/\s+/g, ' ').trim();
}
