// Searches a text for any of many words. Pure. At each place of a text, alternatives of a pattern are tried one after the other; so those with the same
// first letter are joined, and those that are found at the start of a word only are searched for by themselves, and first.

const AT_START = /^\\b\(\?:(.*)\)$/s;
const TOKEN = /\\.|\[(?:[^\]\\]|\\.)*\]|[^\\[()|]+|[()|]/gs;
/** A letter that is not repeated. */
const FIRST_LETTER = /^\p{L}(?![?*+{])/u;

/** Returns a function that finds what the pattern finds: alternatives, of which one may be `\b(?:…)` with those at the start of a word. */
export function searchFor({ source, flags }: RegExp): (text: string) => boolean {
  const all = alternativesOf(source);
  const anywhere = all.filter((one) => !AT_START.test(one));
  const atStart = all.flatMap((one) => alternativesOf(AT_START.exec(one)?.[1] ?? ''));
  const first = new RegExp(`\\b(?:${joined(atStart)})`, flags);
  const others = new RegExp(joined(anywhere), flags);
  return atStart.length === 0 ? (text) => others.test(text) : (text) => first.test(text) || others.test(text);
}

/** The alternatives that are in no group. */
export function alternativesOf(source: string): string[] {
  const all: string[] = [''];
  let depth = 0;
  for (const [token] of source.matchAll(TOKEN)) {
    if (token === '(') depth += 1;
    else if (token === ')') depth -= 1;
    if (token === '|' && depth === 0) all.push('');
    else all.push(`${all.pop()}${token}`);
  }
  return all.filter((one) => one !== '');
}

/** Without alternatives a pattern that finds nothing. */
function joined(all: readonly string[]): string {
  const byLetter = new Map<string, string[]>();
  for (const one of all) {
    const letter = FIRST_LETTER.exec(one)?.[0] ?? '';
    byLetter.set(letter, [...(byLetter.get(letter) ?? []), one.slice(letter.length)]);
  }
  return all.length === 0 ? '(?!)' : [...byLetter].map(([letter, rests]) => `${letter}(?:${rests.join('|')})`).join('|');
}
