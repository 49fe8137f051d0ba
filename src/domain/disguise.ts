// Texts folded so that a disguised word compares equal to the word itself: invisible characters, accents, look-alike letters, spacing.
// Pure. For comparing only; a folded text is never shown.

/** In one case and compatibility form, without combining marks and invisible characters. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** Folded letters of other scripts, small capitals, digits and signs, by the Latin letter that they look like or stand for. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: 'аαɑᴀꭺ@4',
  b: 'вьβʙßꮟ',
  c: 'сϲⲥᴄꮯ¢',
  d: 'ԁđðᴅꭰ',
  e: 'еεєᴇꭼ3€ꬲ',
  f: 'ғϝꜰ',
  g: 'ԍɡցɢꮐ9',
  h: 'һнʜհħꮋⲏ',
  i: 'іιɩıɪlӏł1|!ʟꮖⲓוꮮǀ',
  j: 'јյᴊ',
  k: 'кκᴋꮶ',
  n: 'пηոռɴη',
  o: 'оοօσøᴏסⲟ0',
  p: 'рρᴘքꮲⲣþ',
  q: 'ԛգզ',
  r: 'гґяʀꭱꮢⲅ',
  s: 'ѕςꜱꮪꮥ$5ꞩ',
  t: 'тτᴛŧꭲⲧ7',
  u: 'цμսᴜʋ',
  v: 'ѵνυᴠꮩ',
  vv: 'wшωԝաᴡꮃꮤ',
  rn: 'mмᴍꮇ',
  x: 'хχ×',
  y: 'уүγʏⲩ',
  z: 'ᴢꮓ',
};

const SHAPES: ReadonlyMap<string, string> = new Map(
  Object.entries(LOOKALIKES).flatMap(([shape, letters]) => [...letters].map((letter): [string, string] => [letter, shape])),
);

/** Folded, with every letter as the Latin one that it could be taken for: texts that look alike are equal. */
export function unmasked(text: string): string {
  return [...folded(text)].map((letter) => SHAPES.get(letter) ?? letter).join('');
}

/** Unmasked, without anything but letters and digits. */
export function squeezed(text: string): string {
  return unmasked(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Folded, with words that were spaced out letter by letter put together again. */
export function rejoined(text: string): string {
  return folded(text).replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu, '$1');
}

/** The words of a text, rejoined and unmasked. */
export function wordsOf(text: string): string[] {
  return unmasked(rejoined(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
}
