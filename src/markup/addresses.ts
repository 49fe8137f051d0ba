// Addresses inside an article's HTML: absolute, of schemes a reader may follow, or absent. Pure.

const WEB_SCHEMES: readonly string[] = ['http:', 'https:'];
export const LINK_SCHEMES: readonly string[] = [...WEB_SCHEMES, 'mailto:', 'tel:'];

/** Absolute address in the spelling of the URL standard, which also removes the tabs and line breaks that hide `java\nscript:`.
 *  `undefined` for anything of another scheme, for an address with credentials in it and for what is no address. */
export function absoluteUrl(value: unknown, base: URL, schemes: readonly string[] = WEB_SCHEMES): string | undefined {
  if (typeof value !== 'string' || value.trim() === '' || !URL.canParse(value, base.href)) return undefined;
  const url = new URL(value, base);
  const allowed = schemes.includes(url.protocol) && url.username === '' && url.password === '';
  return allowed ? url.href : undefined;
}

export interface ImageCandidate {
  url: string;
  /** `2x`, `640w`; empty for the plain candidate. */
  descriptor: string;
}

/** The usable candidates of a `srcset`, in order, made absolute (HTML Standard, "parse a srcset attribute"). Written as a scan, since an
 *  expression over a hostile run of spaces takes quadratic time. */
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

/** One candidate from `words[at]` on: an address ends at white space and may hold commas; a comma ends the candidate. */
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

/** By index: `/,+$/` looks at a run of commas in the middle once for each comma in it. */
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

/** The candidate that a reader without `srcset` should get: the largest. */
export function largestOf(candidates: readonly ImageCandidate[]): string | undefined {
  const sizeOf = ({ descriptor }: ImageCandidate) => Number.parseFloat(descriptor) || 1;
  return candidates.toSorted((a, b) => sizeOf(b) - sizeOf(a))[0]?.url;
}
