// Names of people in bylines: their spelling, and what in a phrase cannot be one. Pure.

/** Words within a name that are written small. */
const PARTICLES = new Set(
  "ab af al ap av bin da das de degli dei del della den der des di do dos du e el ibn la las le los of op 't ’t ten ter the to van vom von y zu zum zur".split(
    ' ',
  ),
);

export function isParticle(word: string): boolean {
  return PARTICLES.has(word.toLowerCase());
}

/** Gives a name normal case if it is in capitals, as wires write names, or its surname: "ADA MCQUILL III" is Ada McQuill III, and "Jean DUPONT" is
 *  Jean Dupont. */
export function spelled(name: string): string {
  if (name !== name.toUpperCase()) return withSurnameSpelled(name);
  if (!/\p{Lu}{3}|\p{Lu}{2}\s/u.test(name)) return name;
  return name
    .split(' ')
    .map((word, index, { length }) => (index > 0 && index < length - 1 && isParticle(word) ? word.toLowerCase() : spelledWord(word)))
    .join(' ');
}

const BEFORE_SHORT_SURNAME = 1;
const LONG_SURNAME_CHARS = 5;
/** Words before the name of a company or a broadcaster, which is often in capitals. */
const NO_GIVEN_NAME =
  /^(?:agen[ct]\p{L}*|red[ae][kc]\p{L}*|rédaction|team|equipo|équipe|editorial|staff|service|radio|news|studio|the|la|el|le|die|das|der)$/iu;

/** French and other desks write a surname in capitals. Other capitals are initials, or a company: those without a vowel, and short ones behind two
 *  words. A surname that comes first stays as it is. */
function withSurnameSpelled(name: string): string {
  const words = name.split(' ');
  const isSmall = (word: string) => isParticle(word) && word === word.toUpperCase();
  const at = words.findIndex((word, index) => index > 0 && (isSurname(word) || isSmall(word)));
  const last = words.slice(at).filter((word) => !isSmall(word) && !isSuffix(word));
  const isShort = last.every((word) => word.length < LONG_SURNAME_CHARS);
  const isName = at > 0 && last.length > 0 && last.every(isSurname) && !NO_GIVEN_NAME.test(words[0] ?? '');
  if (!isName || (isShort && at > BEFORE_SHORT_SURNAME)) return name;
  return words.map((word, index) => (index < at || isSuffix(word) ? word : isSmall(word) ? smallOf(word) : surnameOf(word))).join(' ');
}

/** A French "Le" begins with a capital, unlike "de" and "van der". */
function smallOf(word: string): string {
  return word === 'LE' ? 'Le' : word.toLowerCase();
}

/** At least three capitals with a vowel, also behind "Mc" or "O'". */
function isSurname(word: string): boolean {
  return /^(?:Ma?c|[DO]['’])?\p{Lu}[\p{Lu}\p{M}'’-]{2,}$/u.test(word) && /[AEIOUYÀ-ÖØ-ÝĄĘĪŌŪΑ-ΩА-Я]/u.test(word.slice(1).toUpperCase());
}

function surnameOf(word: string): string {
  const [, before = '', rest = word] = /^(Ma?c|[DO]['’])(\p{Lu}{3,}.*)$/u.exec(word) ?? [];
  return before + spelledWord(rest);
}

function spelledWord(word: string): string {
  if (/^[IVX]+$/.test(word) || /^(?:\p{L}\.)+$/u.test(word)) return word;
  return word.replace(/[\p{Lu}\p{M}]+/gu, (letters, at: number) => {
    const before = word[at - 1];
    const lower = letters.slice(1).toLowerCase();
    if (before === "'" || before === '’') return letters.length === 1 && at > 1 ? letters.toLowerCase() : letters.slice(0, 1) + lower;
    const son = SON.exec(letters)?.[0].length ?? 0;
    if (son > 0)
      return letters.slice(0, 1) + letters.slice(1, son).toLowerCase() + letters.slice(son, son + 1) + letters.slice(son + 1).toLowerCase();
    return letters.slice(0, 1) + lower;
  });
}

/** "Mc" and "Mac" with a capital behind. "Mackay", "Macron" and "Machado" are one word, so "Mac" counts before letters that only Gaelic names have there. */
const SON =
  /^(?:MC(?=\p{Lu}{2})|MAC(?=(?:[BDFGLMNPQSTV]|A(?:LL?[IP]|RTH|SK|UL|VO|D[AO]|ND)|E(?:[AW]|LRO|VOY)|I(?:N(?:N|T|ERN)|SAAC|V)|C(?:ALL|ARTH|O|U|L)|K(?:INN|ENN)|RAE|OD)\p{Lu}+|RAE$))/u;

const SUFFIX = /^(?:jr|sr|jnr|snr)\.?$|^(?:ii|iii|iv)$/i;

/** "Jr." and the like, which belong to the name before the comma. */
export function isSuffix(piece: string): boolean {
  return SUFFIX.test(piece);
}

const TITLES = /^(?:m\.?d|ph\.?d|esq|obe|mbe|cbe|mp|mep|rn|dds|j\.?d|m\.?a|b\.?a|m\.?sc|b\.?sc|frcs)\.?$/i;

/** Letters behind a name that are no part of it. */
export function isTitle(piece: string): boolean {
  return TITLES.test(piece);
}

/** Begins with a capital and has no more small words than a name: no digits, no signs of addresses. */
export function isNameLike(piece: string): boolean {
  const words = piece.split(/\s+/);
  if (piece.length > 80 || words.length > 7 || /[\d@#:/\\<>|=_{}[\]!?"“”]/.test(piece)) return false;
  return (
    /^\p{Lu}|^\p{Lo}/u.test(words.find((word) => !isParticle(word)) ?? '') &&
    words.every((word) => isParticle(word) || !/^\p{Ll}/u.test(word) || /^(?:d|al|el|o)['’-]\p{L}/u.test(word))
  );
}
