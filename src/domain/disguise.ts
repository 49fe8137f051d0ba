// Texts folded so that no disguise of a word passes for another word: invisible characters, accents, look-alike letters, spacing. Pure.
// For comparing only; nothing of it is ever shown.

/** Without what hides a word: marks, invisible characters, compatibility forms, case. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** By the Latin letter that they look like, or are taken for: letters of other scripts, small capitals, digits and signs. Folded. */
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

/** Folded, and every letter as the Latin one that it could be taken for: two texts that look alike come to the same. */
export function unmasked(text: string): string {
  return [...folded(text)].map((letter) => SHAPES.get(letter) ?? letter).join('');
}

/** Unmasked letters and digits alone, whatever stands between them. */
export function squeezed(text: string): string {
  return unmasked(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** Folded, a word that was spaced out letter by letter being one again. */
export function rejoined(text: string): string {
  return folded(text).replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu, '$1');
}

/** Rejoined and unmasked. */
export function wordsOf(text: string): string[] {
  return unmasked(rejoined(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
}
