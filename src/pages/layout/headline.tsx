// Text of a headline, whose hyphenated words stay in one line.
import { latePattern } from '../../domain/values/late-pattern.ts';

/** White space is kept: the parts are words and the spaces between them. */
const SPACES = /(\s+)/u;
const HYPHENATED = latePattern(String.raw`[\p{L}\p{N}][-‐–][\p{L}\p{N}]`, 'u');
/** A block in a line has no direction of its own for the words around it, so that words of right-to-left scripts would change places. */
const RIGHT_TO_LEFT = latePattern(
  String.raw`[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]`,
  'u',
);
/** A word of this many characters fits the narrowest column, so that it need never be broken. */
const SHORT_CHARS = 16;

/** The stylesheet breaks a word in `.whole` only where it is wider than its column. */
export function Headline({ text }: { text: string }) {
  if (!HYPHENATED().test(text)) return <>{text}</>;
  return (
    <>
      {text.split(SPACES).map((word) => {
        if (!HYPHENATED().test(word)) return word;
        if (!RIGHT_TO_LEFT().test(word)) return <span class="whole">{word}</span>;
        return word.length <= SHORT_CHARS ? <span class="unbroken">{word}</span> : word;
      })}
    </>
  );
}
