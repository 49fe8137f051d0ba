// Writes words in Latin letters that were typed with letters of other scripts which look the same: "ЕМВАRGO". Words of Greek and Russian stay. Pure.
import { skeletons } from '../../domain/values/confusables.ts';

/** Letters of Greek, Cyrillic and Armenian, phonetic ones, those of mathematics, circled ones, and marks upon a letter. */
const STRANGE =
  /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Inherited}\u0250-\u02AF\u1D00-\u1D7F\u2071-\u209C\u2100-\u214F\u24B6-\u24E9\uA730\uA731\u{1D400}-\u{1D7FF}]/u;
/** Most texts have nothing but Latin letters and punctuation, and the search for the others takes longer. */
const NOT_PLAIN = /[^\0-\u024F\u2010-\u205E\u20A0-\u20BF]/;
const SMALL_CAPITALS = 'ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢɡɑ';
const THEIR_LETTERS = 'abcdefghijklmnoprstuvwyzga';
const WORD = /[\p{L}\p{M}]+/gu;
const LATIN = /\p{Script=Latin}/u;
const OTHER = /[\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}]/u;
/** Instructions that letters of one other script can spell. */
const ORDERS = new Set(['hold', 'spike', 'spiked', 'kill', 'embargo', 'stop', 'not', 'hfr']);

export function mayHaveLookAlikes(text: string): boolean {
  return NOT_PLAIN.test(text) && STRANGE.test(text);
}

/** Every word that mixes scripts, and beside such a word also the words that only look Latin. */
export function withLatinLetters(text: string): string {
  const plain = text
    .normalize('NFC')
    .replace(/[\u2071-\u209C\u2100-\u214F\u24B6-\u24E9\u{1D400}-\u{1D7FF}]/gu, (letter) => letter.normalize('NFKC'))
    .replace(/\p{Script=Inherited}/gu, '');
  const written = [...plain].map(smallCapital).join('');
  const words = written.match(WORD) ?? [];
  const isMixed = words.some((word) => LATIN.test(word) && OTHER.test(word));
  const isForeign = words.some((word) => OTHER.test(word) && !LATIN.test(word) && OTHER.test(latin(word)));
  return written.replace(WORD, (word) => {
    if (!OTHER.test(word)) return word;
    const folded = latin(word);
    if (LATIN.test(word)) return folded;
    if (isForeign || OTHER.test(folded)) return word;
    return isMixed || ORDERS.has(folded.toLowerCase()) ? folded : word;
  });
}

function smallCapital(letter: string): string {
  const at = SMALL_CAPITALS.indexOf(letter);
  return at === -1 ? letter : (THEIR_LETTERS[at] ?? letter);
}

function latin(word: string): string {
  return [...word].map(latinLetter).join('');
}

/** The table compares m as rn and w as vv. */
function latinLetter(letter: string): string {
  if (!OTHER.test(letter)) return letter;
  const isCapital = letter !== letter.toLowerCase();
  const [typed, capital] = skeletons(letter);
  const shape = (isCapital ? capital : typed).replace('rn', 'm').replace('vv', 'w');
  return isCapital ? shape.toUpperCase() : shape;
}
