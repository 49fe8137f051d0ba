// What a page shows to browsers without scripts. Pure, except that it changes the tree.
import { isCounterPicture, isUnwanted } from '../../markup/embeds/unwanted.ts';
import { attribute, type Element, elementsIn, innerHtml, isElement, outermostIn, type Parent, parsePiece, replaceBy } from './html-tree.ts';

/** Replaces <noscript> by the pictures, tables and players in it: scripts draw charts and load pictures late, and copy has no scripts. Its words are
 *  for browsers without scripts, and its counters for nobody. */
export function showFallbacks(root: Parent): void {
  for (const fallback of [...elementsIn(root, 'noscript')]) {
    // The parser reads the content as text.
    const content = parsePiece(innerHtml(fallback));
    const isRepeated = loadsLate(fallback);
    const shown = outermostIn(content, FALLBACKS).filter((element) => !isCounter(element) && !(isRepeated && element.tagName !== 'table'));
    replaceBy(fallback, shown);
  }
}

/** The element before is the same picture or player, which a script loads late: the service takes its address from there. */
function loadsLate(fallback: Element): boolean {
  const siblings = fallback.parentNode?.childNodes ?? [];
  const before = siblings.slice(0, siblings.indexOf(fallback)).findLast(isElement);
  if (before === undefined) return false;
  return [before, ...elementsIn(before, 'img', 'iframe')].some(
    (element) => (element.tagName === 'img' || element.tagName === 'iframe') && LATE.some((name) => attribute(element, name) !== undefined),
  );
}

const LATE = ['data-src', 'data-lazy-src', 'data-original', 'data-srcset', 'data-lazy-srcset'];
const FALLBACKS: ReadonlySet<string> = new Set('img picture table iframe video audio'.split(' '));

/** A picture of a pixel, of a known counter, or without a text and with an address that names no picture. */
function isCounter(element: Element): boolean {
  if (element.tagName !== 'img') return false;
  const [src, width, height, style] = ['src', 'width', 'height', 'style'].map((name) => attribute(element, name));
  if (isCounterPicture({ width, height, style })) return true;
  if (src !== undefined && URL.canParse(src, 'https://base.invalid') && isUnwanted(new URL(src, 'https://base.invalid').href)) return true;
  return attribute(element, 'alt') === undefined && !/\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#/]|$)/i.test(src ?? '');
}
