// Texts reduced to what they look like, so that two lines that a reader would confuse compare equal (after the skeletons of Unicode TR39).
// Pure. For comparing only: a reduced text is never shown.

/** In one case and in compatibility form, without combining marks and invisible characters. */
export function foldCase(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** By Latin letter: the letters of other scripts, small capitals, digits and signs that look like it. */
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

/** Each letter as the Latin one that it looks like: texts that look alike have the same skeleton. */
export function skeleton(text: string): string {
  return [...foldCase(text)].map((letter) => SHAPES.get(letter) ?? letter).join('');
}

/** The skeleton's letters and digits alone, so that spaces and punctuation between them do not matter. */
export function letterSkeleton(text: string): string {
  return skeleton(text).replace(/[^\p{L}\p{N}]/gu, '');
}

/** The words of a text as skeletons. Letters that stand apart, as in `a l l`, count as one word. */
export function wordSkeletons(text: string): string[] {
  return skeleton(joinSpacedLetters(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function joinSpacedLetters(text: string): string {
  return foldCase(text).replace(/(?<![\p{L}\p{N}])([\p{L}\p{N}])[^\p{L}\p{N}]+(?=[\p{L}\p{N}](?![\p{L}\p{N}]))/gu, '$1');
}
