// Finds the word of an instruction that a strange word was meant to be: umlauts and other marks written out, figures for letters, and one letter too many, too
// few, wrong or misplaced in a long word. Pure.

/** Long words that nothing else in stories resembles, and that are worth a guess. In small letters without accents. */
const LONG_WORDS =
  'embargo embargoed embargos embargado embargada embargato embargata embargiem sperrfrist sperrfristen sperrvermerk sperrefrist klausul klausuleret klausulerad publish published publishing publication broadcast embargoen embargot veroffentlichen veroffentlicht veroffentlichung freigegeben freigabe publizieren zuruckgezogen zuruckhalten vertraulich publicar publicado publicada publicacion publicacao divulgar difundir confidencial borrador rascunho pubblicare pubblicato pubblicata pubblicazione diffondere riservato publier publication diffuser brouillon confidentiel annulee publiceren gepubliceerd publicatie vertrouwelijk ingetrokken goedgekeurd publicera publiceras publicering offentliggora offentliggores offentliggjores publisere publiseres publisering godkannande godkendelse godkjenning tilbagetrukket confidential unapproved approval approved withdrawn withdraw cancelled disregard retracted lawyered unlawyered unedited opublikowac opublikowany publikowac publikacji wycofana wycofany anulowana julkaista julkaistavaksi julkaisuvapaa luottamuksellinen vahvistamatta'.split(
    ' ',
  );
/** Shorter words, in which two letters changed places, one is missing or one is doubled. */
const SHORT_WORDS =
  'until please kindly before jusqu avant gelieve favor concept utkast udkast rascunho bozza szkic draft anvand utiliser utilizar utilizzare verwenden gebruiken'.split(
    ' ',
  );
const STARTS = new Set(LONG_WORDS.flatMap((word) => [word.slice(0, 2), `${word[0]}${word[2]}`]));
const SHORTEST = 7;
const SHORTEST_SHORT = 5;
const FIGURES: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', '@': 'a', $: 's' };

/** The spellings under which a word may be listed, besides its own. */
export function otherSpellings(plain: string): string[] {
  const spellings: string[] = [];
  if (plain.length >= SHORTEST_SHORT && /[aou]e|aa|ss/.test(plain))
    spellings.push(plain.replace(/([aou])e/g, '$1'), plain.replaceAll('aa', 'a'));
  if (plain.includes('ß')) spellings.push(plain.replaceAll('ß', 'ss'));
  if (/[a-z]\d|\d[a-z]{2}/.test(plain) && /^\d?[a-z]/.test(plain))
    spellings.push(plain.replace(/[01345]/g, (figure) => FIGURES[figure] ?? figure));
  if (plain.length >= SHORTEST_SHORT && /(.)\1\1|[^aeiou]([aeiou])\2/.test(plain))
    spellings.push(plain.replace(/(.)\1\1+/g, '$1$1'), plain.replace(/([aeiou])\1/g, '$1'));
  if (/^[a-z]{4,}\d{1,4}$/.test(plain)) spellings.push(plain.replace(/\d+$/, ''));
  return spellings.filter((spelling) => spelling !== plain);
}

/** Without one letter each. By what is left, the words that lack it. */
let shortened: Map<string, string[]> | undefined;

/** The long word that differs from this one by one letter, or by two that changed places. */
export function meantWord(plain: string): string | undefined {
  if (plain.length < SHORTEST_SHORT || plain.length > 20) return undefined;
  const short = SHORT_WORDS.find((word) => isSlip(plain, word));
  if (short !== undefined || plain.length < SHORTEST - 1) return short;
  if (!STARTS.has(plain.slice(0, 2)) && !STARTS.has(`${plain[0]}${plain[2]}`)) return undefined;
  shortened ??= shortenedWords();
  for (const rest of [plain, ...withoutOneLetter(plain)]) {
    const found = shortened.get(rest)?.find((word) => isNear(plain, word));
    if (found !== undefined) return found;
  }
  return undefined;
}

function shortenedWords(): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const word of LONG_WORDS) {
    for (const rest of [word, ...withoutOneLetter(word)]) all.set(rest, [...(all.get(rest) ?? []), word]);
  }
  return all;
}

function withoutOneLetter(word: string): string[] {
  return [...word].map((_, at) => word.slice(0, at) + word.slice(at + 1));
}

/** The first letter is the same, and another word of the language is no typing error: "published" and "publishes" are listed. */
function isNear(written: string, word: string): boolean {
  if (written[0] !== word[0] || Math.abs(written.length - word.length) > 1) return false;
  let start = 0;
  while (start < word.length && written[start] === word[start]) start += 1;
  let end = 0;
  while (end < Math.min(word.length, written.length) - start && written.at(-1 - end) === word.at(-1 - end)) end += 1;
  const [left, right] = [written.slice(start, written.length - end), word.slice(start, word.length - end)];
  return left.length + right.length <= 2 || (left.length === 2 && left === [...right].reverse().join(''));
}

function isSlip(written: string, word: string): boolean {
  if (written[0] !== word[0] || Math.abs(written.length - word.length) > 1 || written === word) return false;
  if (written.length === word.length)
    return [...word.slice(1)].sort().join('') === [...written.slice(1)].sort().join('') && isNear(written, word);
  const [long, less] = written.length > word.length ? [written, word] : [word, written];
  return isNear(written, word) && (long === word ? word.length >= 6 : /(.)\1/.test(long) && !/(.)\1\1/.test(less));
}
