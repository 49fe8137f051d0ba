// Where a sentence ends, whether somebody speaks in it, and a headline made of the first one. Pure.

/** The longest headline that we make; the desk's own may be longer. */
const HEADLINE_CHARS = 110;
const SHORTEST_CLAUSE_CHARS = 40;
/** The end of a longer sentence is not looked for. */
const SEARCHED_CHARS = 2_000;
const LONGEST_ABBREVIATION_CHARS = 20;

/** A full stop after these ends no sentence. */
const ABBREVIATION =
  /(?:^|[\s("“‘])(?:\p{L}|(?:\p{L}\.)+\p{L}|mr|mrs|ms|dr|prof|st|gen|col|maj|lt|capt|sgt|adm|cmdr|sen|rep|gov|rev|hon|pres|no|nos|vs|inc|ltd|co|corp|jr|sr|jan|feb|mar|apr|aug|sept?|oct|nov|dec|approx|est|dept|u\.s|u\.k|a\.m|p\.m)\.$/iu;
const ENDS = /[.!?…]["”’»)\]]*(?=\s+["“‘«(]?[\p{Lu}\d])/gu;

/** The first sentence of a paragraph, with its full stop. */
function firstSentence(paragraph: string): string {
  const start = paragraph.slice(0, SEARCHED_CHARS);
  for (const match of start.matchAll(ENDS)) {
    const sentence = start.slice(0, match.index + match[0].length);
    if (!ABBREVIATION.test(sentence.slice(-LONGEST_ABBREVIATION_CHARS))) return sentence;
  }
  return start;
}

/** True if a line ends like a sentence: headlines do not. */
export function endsSentence(line: string): boolean {
  return /[.!?…:;]["”’»)\]]*$/u.test(line.trimEnd());
}

/** A headline from the first sentence: whole if it is short, otherwise up to its last clause that fits, otherwise cut between words. */
export function headlineFrom(paragraph: string): string {
  const sentence = firstSentence(paragraph.trim()).replace(/(?<!\.\p{L})\.$/u, '');
  if (sentence.length <= HEADLINE_CHARS) return sentence;
  const clauses = [...sentence.matchAll(/[,;:]\s|\s[-–—]\s|—/gu)].map((match) => match.index);
  const clause = clauses.findLast((end) => end >= SHORTEST_CLAUSE_CHARS && end <= HEADLINE_CHARS);
  if (clause !== undefined) return sentence.slice(0, clause).trimEnd();
  const cut = sentence.slice(0, HEADLINE_CHARS);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, '')).replace(/[\s,;:–—-]+$/u, '')}…`;
}

const REPORTED =
  /[,"”’]\s*(?:(?:\p{L}+\s+){1,4}(?:said|says|found|ruled|told\s\p{L}+|argued|wrote|added|warned)(?:\s+on\s+\p{L}+)?|(?:said|says|wrote|argued|warned)\s+(?:\p{L}+\s*){1,4})\.?["”]?\)?$/u;

/** "…, the judge said": somebody speaks, so it is a sentence of the story. */
export function isReported(text: string): boolean {
  return REPORTED.test(text.slice(-120)) || /^[^.]{1,200},\s(?:says|said)\s/.test(text);
}

/** Without the brackets around the whole. */
export function unbracketed(text: string): string {
  const inner = /^[([]\s*(.*?)\s*[)\]]\.?$/s.exec(text)?.[1];
  return (inner ?? text).trim();
}
