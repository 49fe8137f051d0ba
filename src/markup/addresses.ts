// Addresses in an article's HTML: absolute and with an allowed scheme, or absent. Pure.

const WEB_SCHEMES: readonly string[] = ['http:', 'https:'];
export const LINK_SCHEMES: readonly string[] = [...WEB_SCHEMES, 'mailto:', 'tel:'];

/** Returns the absolute address as the URL Standard serialises it, which removes the tabs and line breaks that hide `java\nscript:`. Returns
 *  `undefined` for another scheme, for an address with credentials and for anything that is not an address. */
export function absoluteUrl(value: unknown, base: URL, schemes: readonly string[] = WEB_SCHEMES): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || !URL.canParse(value, base.href)) return undefined;
  const url = new URL(value, base);
  const allowed = schemes.includes(url.protocol) && url.username === '' && url.password === '';
  return allowed ? url.href : undefined;
}

export interface ImageCandidate {
  url: string;
  /** Such as `2x` or `640w`; empty if there is none. */
  descriptor: string;
}

/** Returns the usable candidates of a `srcset`, in order, with absolute addresses (HTML Standard, "parse a srcset attribute"). It scans the words,
 *  because a regular expression takes quadratic time on a long run of spaces. */
export function imageCandidates(srcset: unknown, base: URL): ImageCandidate[] {
  if (typeof srcset !== 'string') return [];
  const words = srcset.split(/[\t\n\f\r ]+/).filter((word) => word !== '');
  const found: ImageCandidate[] = [];
  for (let at = 0; at < words.length; ) {
    const { address, descriptor, next } = candidateAt(words, at);
    const url = absoluteUrl(address, base);
    if (url !== undefined) found.push({ url, descriptor: /^\d+(?:\.\d+)?[wxh]$/.test(descriptor) ? descriptor : '' });
    at = next;
  }
  return found;
}

/** Reads one candidate from `words[at]` on. An address ends at white space and may contain commas; a comma after it ends the candidate. */
function candidateAt(words: string[], at: number): { address: string; descriptor: string; next: number } {
  const word = words[at] ?? '';
  const address = withoutOuterCommas(word);
  if (word.endsWith(',') || address === '') return { address, descriptor: '', next: at + 1 };
  const [descriptor = '', ...rest] = (words[at + 1] ?? '').split(',');
  const following = rest.join(',');
  if (following === '') return { address, descriptor, next: at + 2 };
  words[at + 1] = following;
  return { address, descriptor, next: at + 1 };
}

/** Uses indexes, because `/,+$/` takes quadratic time on a long run of commas in the middle. */
function withoutOuterCommas(word: string): string {
  let start = 0;
  let end = word.length;
  while (start < end && word[start] === ',') start++;
  while (end > start && word[end - 1] === ',') end--;
  return word.slice(start, end);
}

export function srcsetOf(candidates: readonly ImageCandidate[]): string | undefined {
  if (candidates.length === 0) return undefined;
  return candidates.map(({ url, descriptor }) => `${url.replace(/,$/, '%2C')}${descriptor === '' ? '' : ` ${descriptor}`}`).join(', ');
}

/** Returns the address of the largest candidate, for feed readers that ignore `srcset`. */
export function largestOf(candidates: readonly ImageCandidate[]): string | undefined {
  const sizeOf = ({ descriptor }: ImageCandidate) => Number.parseFloat(descriptor) || 1;
  return candidates.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]?.url;
}
