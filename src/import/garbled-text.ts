// Text that was escaped or encoded once more than it should be: "Caf&eacute;" and "CafÃ©". Asked after every reader. Changes the `Found` it is given.
import { innerHtml, isElement, type Node, nodesIn, parsePiece } from './formats/html-tree.ts';
import type { Found } from './partial-article.ts';

/** "&lt;" and "&gt;" may be what the text is about. */
const REFERENCE = /&(?:(?!lt;|gt;)[a-z][a-z\d]{1,30}|#(?!60;|62;)\d{2,6}|#x(?!3[ce];)[\da-f]{2,5});/gi;
/** "&lt;RTN>": only the opening sign was escaped, as SGML asks for, so it is not what the text is about. */
const OPENING = /&lt;(?=[^<>&\n]{1,60}>)/g;
/** What the first byte of a character of UTF-8 is in windows-1252, and a byte that may follow it. */
const TWICE_ENCODED = /[Â-ô][\u0080-¿€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]/;
const RUN = /[\u0080-ÿ€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]{2,}/g;
/** One such pair of signs may be meant. */
const LEAST_RUNS = 2;
const CODE = new Set(['code', 'pre', 'kbd', 'samp', 'tt', 'textarea']);

export function repairText(found: Found): void {
  const hasReferences = /&amp;(?:#|[a-z])/i.test(found.bodyHtml) || [found.headline, found.standfirst].some((text) => text?.includes('&'));
  const isTwiceEncoded = TWICE_ENCODED.test(found.bodyHtml) && runsIn(found.bodyHtml) >= LEAST_RUNS;
  if (!hasReferences && !isTwiceEncoded) return;
  let references = 0;
  const counted = (character: string) => () => {
    references += 1;
    return character;
  };
  const repaired = (text: string) => {
    const read = text.replace(OPENING, counted('<')).replace(REFERENCE, (reference) => {
      const character = characterOf(reference);
      if (character !== reference) references += 1;
      return character;
    });
    return isTwiceEncoded ? read.replace(RUN, (run) => decodedAgain(run) ?? run) : read;
  };
  found.headline = found.headline && repaired(found.headline);
  found.standfirst = found.standfirst && repaired(found.standfirst);
  const root = parsePiece(found.bodyHtml);
  for (const node of nodesIn(root))
    if (node.nodeName === '#text' && 'value' in node && !isCode(node.parentNode)) node.value = repaired(node.value);
  if (references === 0 && !isTwiceEncoded) return;
  found.bodyHtml = innerHtml(root);
  if (references > 0)
    found.remarks.push('Character references in the text, such as "&eacute;", became the characters that they stand for.');
  if (isTwiceEncoded) found.remarks.push('Text that was encoded twice, such as "Ã©", became the characters that it stands for.');
  // A part of the text, which was counted with it.
  found.opening = found.opening && repaired(found.opening);
}

function characterOf(reference: string): string {
  const [node] = parsePiece(reference).childNodes;
  return node !== undefined && 'value' in node ? node.value : reference;
}

function runsIn(text: string): number {
  let count = 0;
  for (const [run] of text.matchAll(RUN)) if (decodedAgain(run) !== undefined) count += 1;
  return count;
}

/** The characters whose bytes in UTF-8 a run of characters of windows-1252 has the numbers of. */
function decodedAgain(run: string): string | undefined {
  const bytes = [...run].map((character) => BYTES.get(character) ?? character.charCodeAt(0));
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const BYTES = new Map(
  Array.from({ length: 32 }, (_, index) => [new TextDecoder('windows-1252').decode(Uint8Array.of(index + 128)), index + 128]),
);

function isCode(parent: Node | null): boolean {
  for (let node = parent; node !== null; node = 'parentNode' in node ? node.parentNode : null)
    if (isElement(node) && CODE.has(node.tagName)) return true;
  return false;
}
