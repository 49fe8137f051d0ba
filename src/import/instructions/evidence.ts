// Weighs the words of a short line as evidence of an instruction, where no rule says that it is one. Pure. Each feature of the kinds of its words, of its marks and
// of its place has points. The points were fitted to lines of both sorts and to prose by logistic regression (decision 60), so a sum of nought is an even chance.
import type { Position } from './instruction.ts';
import type { Part } from './line-parts.ts';

type Points = readonly [points: number, feature: RegExp];

const NONE = -2.9;

/** Of the letters of word-kinds.ts. */
const KINDS: readonly Points[] = [
  // Publication is denied: "do not publish".
  [2.2, /n[^qP?NU]{0,3}[vp]/],
  [0.3, /n[^qP?NU]{0,3}y/],
  [2.3, /n[^qP?NU]{0,2}u/],
  [4.4, /n[^qP?NU]{0,2}o/],
  [-0.3, /[vypluo][os]{0,2}n/],
  [0.8, /n[^?NqPU]{0,3}[bf]/],
  // Publication has a boundary: "publish after".
  [1.4, /[vyp][^?NqP]{0,3}[bf]/],
  [1.4, /[uol][^?NqP]{0,3}[bf]/],
  // It is kept back.
  [1.2, /h/],
  [2.7, /^[grs]*h/],
  [0.4, /H/],
  [1.2, /K/],
  [3, /^[gr]*K/],
  [1.4, /[hHK][^?NqP]{0,3}[bfw]/],
  // It is an embargo.
  // Somebody has to see or to approve it first.
  [1.1, /w[^qP?N]{0,2}[cC]/],
  [3.1, /w[^qP?N]{0,2}a/],
  [2.2, /n[^qP?N]{0,2}c/],
  [3, /n[^qP?N]{0,2}C/],
  [2, /[cC][^?NqP]{0,2}w/],
  [2.5, /[cC][^?NqP]{0,2}a|a[^?NqP]{0,2}[cC]/],
  [1.2, /[bf][^?NqP]{0,3}[cCa]/],
  [0.6, /w/],
  [0.3, /a/],
  [1.1, /c/],
  [1.1, /n/],
  [0.7, /[bf]/],
  [-1, /^[bf]/],
  // It is no finished copy.
  [1.1, /d/],
  [1.5, /^[grs]*d/],
  // It is not meant for readers.
  [2.4, /i/],
  [2.5, /r.?i|i.?r/],
  [-3.1, /i[^?]{0,3}n|n[^?]{0,3}i/],
  // It is killed.
  [1.8, /k/],
  [1.4, /^[gars]*k/],
  [4.5, /k[^?NqP]{0,3}s|s[^?NqP]{0,3}k/],
  // What it is about, whom it addresses, and when.
  [-0.4, /s/],
  [1.9, /g/],
  [0.7, /^g/],
  [0.3, /r/],
  [0.2, /t/],
  [0.7, /t.*t/],
  [0.6, /j/],
  [-2.8, /o/],
  // Verbs of publication, and their nouns, which stories have as well.
  [1.6, /v/],
  [-0.4, /p/],
  [1.4, /l/],
  [-0.7, /y/],
  [0.3, /A/],
  [2.4, /F/],
  [2.5, /T/],
  [-0.7, /^[gr]*u/],
  [-0.3, /^[gr]*m?n/],
  [0.4, /^s/],
  [0.3, /^m/],
  [-0.7, /mn/],
  [0.4, /M/],
  // It is over, may be, or somebody says or did so.
  [-3, /q/],
  [-0.8, /P/],
  [0.9, /[bfw].*U/],
  // Strange words and names, before a boundary and behind it.
  [-1.9, /^[^bfw?]*\?/],
  [-1.6, /^[^bfw?]*\?[^bfw?]*\?/],
  [-1.6, /^[^bfw?]*\?[^bfw?]*\?[^bfw?]*\?/],
  [-1, /^\?\?/],
  [-0.5, /\?$/],
  [-1.6, /[bfw].*\?/],
  [-1.3, /[bfw].*\?.*\?/],
  [-1.5, /[bfw].*\?.*\?.*\?/],
  [-0.7, /[bfw].*N/],
  [-1.1, /N.*N/],
  [2.2, /E/],
  [0.3, /^[gr]*[j?N]{1,2}m?[vyup]/],
  [-0.4, /^[gr]*[j?N]{1,3}m*[^g]?n/],
  [-0.6, /^[^bfw]*P/],
  [-1.9, /m[^?]?[cCw]/],
  // All of its words are of instructions.
  [1.6, /^[^?NqPU]*$/],
  // Its length in words.
  [-1.6, /^.{1}$/],
  [-0.2, /^.{2}$/],
  [0.8, /^.{8,}$/],
  [-0.3, /^.{12,}$/],
];

/** Of the text. */
const TEXT: readonly Points[] = [
  [-1, /!\s*$/],
  [-1.9, /["“”«»„]/],
  [-2.7, /\byour?s?\b/i],
  [-0.8, /,/],
  [-0.9, /^[^:]{1,30}:/],
  [-2.5, /\.\s*$/],
  [
    -0.2,
    /(?<!\p{L})(?:story|stories|copy|article|piece|text|item|draft|artikel|meldung|beitrag|papier|dépêche|nota|noticia|articolo|pezzo|notizia|stuk|bericht|texten|teksten|artikeln|artiklen|saken|juttu|matéria|tekst|artykuł)(?!\p{L})/iu,
  ],
  [
    0.5,
    /(?<!\p{L})(?:this|diese[rsnm]?|cette|ceci|esta|este|esto|questo|questa|dit|deze|denne|dette|denna|detta|tämä|tätä|ten|tego|tej)(?!\p{L})/iu,
  ],
];
const IN_CAPITALS = 1.3;
/** In brackets. */
const SET_APART = 1.5;
/** More than an even chance in the text, where prose is, and more still for a part of a line that has something else. */
const ENOUGH: Readonly<Record<Position, number>> = {
  within: 1.5,
  edge: 0.8,
  behind: 0,
  beside: Number.POSITIVE_INFINITY,
};
const ENOUGH_BESIDE_STORY = 3;
const LINE_CHARS = 150;

/** Embargoes and kills have rules of their own, and so have texts for editors. The others are said of something that is over, or that is free at once. */
const OF_RULES = /[ekqzZ]|^[sgtT]*l[tg]*$/;
/** Statements about something other than the copy: "The ministry has yet to publish its figures", "Article 49 will not be used", "No publication without consent". */
const TOLD: readonly RegExp[] = [
  /^[j?N]+[mn]*w[mB]*[vu]/,
  /^st/,
  /^[gr]*n[pl][^bf]*$/,
  /i[^n]*F/,
  /^[sr]?[?N][^vyplo]*n[^vyplo]*u[^vyplo]*$/,
];

/** Whether there is enough evidence that a line, or a part of one, is an instruction. */
export function isEvident(part: Part): boolean {
  const { kinds, text, audience, isBracketed, isBesideStory } = part;
  if (audience === 'editors' || kinds === '' || text.length > LINE_CHARS || text.includes('?') || OF_RULES.test(kinds)) return false;
  if (TOLD.some((told) => told.test(kinds))) return false;
  return (
    evidenceIn(part) + (isBracketed ? SET_APART : 0) >
    (isBesideStory ? Math.max(ENOUGH_BESIDE_STORY, ENOUGH[part.position]) : ENOUGH[part.position])
  );
}

export function evidenceIn({ kinds, text, isInCapitals }: Pick<Part, 'kinds' | 'text' | 'isInCapitals'>): number {
  let points = NONE + (isInCapitals ? IN_CAPITALS : 0);
  for (const [some, feature] of KINDS) if (feature.test(kinds)) points += some;
  for (const [some, feature] of TEXT) if (feature.test(text)) points += some;
  return points;
}
