// Weighs the words of a short line as evidence of an instruction, where no rule says that it is one. Pure. Each feature of the kinds of its words, of its marks and
// of its place has points. The points were fitted to lines of both sorts and to prose by logistic regression (decision 60), so a sum of nought is an even chance.

import type { Position } from './instruction.ts';
import { pattern } from './kind-patterns.ts';
import type { Part } from './line-parts.ts';

type Points = readonly [points: number, feature: RegExp];

const ofKinds = (written: readonly (readonly [number, string])[]): readonly Points[] =>
  written.map(([points, feature]) => [points, pattern(feature)]);

const NONE = -2.9;

/** Of the kinds of its words. */
const KINDS = ofKinds([
  // Publication is denied: "do not publish".
  [2.2, 'no not(told|unknown){0,3} (publish|publication)'],
  [0.3, 'no not(told|unknown){0,3} published'],
  [2.3, 'no not(told|unknown){0,2} use'],
  [4.4, 'no not(told|unknown){0,2} outlet'],
  [-0.3, '(publish|published|publication|release|use|outlet) (outlet|copy){0,2} no'],
  [0.8, 'no not(told|unknown){0,3} boundary'],
  // Publication has a boundary: "publish after".
  [1.4, '(publish|published|publication) not(reported|unknown){0,3} boundary'],
  [1.4, '(use|outlet|release) not(reported|unknown){0,3} boundary'],
  // It is kept back.
  [1.2, 'hold'],
  [2.7, '^ (notice|only|copy)* hold'],
  [0.4, 'held'],
  [1.2, 'keep'],
  [3, '^ preamble* keep'],
  [1.4, '(hold|held|keep) not(reported|unknown){0,3} (boundary|lacks)'],
  // Somebody has to see or to approve it first.
  [1.1, 'lacks not(reported|unknown){0,2} approved'],
  [3.1, 'lacks not(reported|unknown){0,2} approver'],
  [2.2, 'no not(reported|unknown){0,2} approval'],
  [3, 'no not(reported|unknown){0,2} ready'],
  [2, 'approved not(reported|unknown){0,2} lacks'],
  [2.5, 'approved not(reported|unknown){0,2} approver | approver not(reported|unknown){0,2} approved'],
  [1.2, 'boundary not(reported|unknown){0,3} (approved|approver)'],
  [0.6, 'lacks'],
  [0.3, 'approver'],
  [1.1, 'approval'],
  [1.1, 'no'],
  [0.7, 'boundary'],
  [-1, '^ boundary'],
  // It is no finished copy.
  [1.1, 'draft'],
  [1.5, '^ (notice|only|copy)* draft'],
  // It is not meant for readers.
  [2.4, 'internal'],
  [2.5, 'only any? internal | internal any? only'],
  [-3.1, 'internal not(strange){0,3} no | no not(strange){0,3} internal'],
  // It is killed.
  [1.8, 'kill'],
  [1.4, '^ opening* kill'],
  [4.5, 'kill not(reported|unknown){0,3} copy | copy not(reported|unknown){0,3} kill'],
  // What it is about, whom it addresses, and when.
  [-0.4, 'copy'],
  [1.9, 'notice'],
  [0.7, '^ notice'],
  [0.3, 'only'],
  [0.2, 'time'],
  [0.7, 'time any* time'],
  [0.6, 'occasion'],
  [-2.8, 'outlet'],
  // Verbs of publication, and their nouns, which stories have as well.
  [1.6, 'publish'],
  [-0.4, 'publication'],
  [1.4, 'release'],
  [-0.7, 'published'],
  [0.3, 'advance'],
  [2.4, 'allowed'],
  [2.5, 'planned'],
  [-0.7, '^ preamble* use'],
  [-0.3, '^ preamble* be? no'],
  [0.4, '^ copy'],
  [0.3, '^ be'],
  [-0.7, 'be no'],
  [0.4, 'may'],
  // It is over, may be, or somebody says or did so.
  [-3, 'says'],
  [-0.8, 'was'],
  [0.9, '(boundary|lacks) any* who'],
  // Strange words and names, before a boundary and behind it.
  [-1.9, '^ not(boundary|lacks|strange)* strange'],
  [-1.6, '^ not(boundary|lacks|strange)* strange not(boundary|lacks|strange)* strange'],
  [-1.6, '^ not(boundary|lacks|strange)* strange not(boundary|lacks|strange)* strange not(boundary|lacks|strange)* strange'],
  [-1, '^ strange strange'],
  [-0.5, 'strange $'],
  [-1.6, '(boundary|lacks) any* strange'],
  [-1.3, '(boundary|lacks) any* strange any* strange'],
  [-1.5, '(boundary|lacks) any* strange any* strange any* strange'],
  [-0.7, '(boundary|lacks) any* name'],
  [-1.1, 'name any* name'],
  [2.2, 'mistake'],
  [0.3, '^ preamble* (unknown|occasion){1,2} be? (publish|published|use|publication)'],
  [-0.4, '^ preamble* (unknown|occasion){1,3} be* not(notice)? no'],
  [-0.6, '^ not(boundary|lacks)* was'],
  [-1.9, 'be not(strange)? (approved|lacks)'],
  // All of its words are of instructions.
  [1.6, '^ not(told|unknown)* $'],
  // Its length in words.
  [-1.6, '^ any{1} $'],
  [-0.2, '^ any{2} $'],
  [0.8, '^ any{8,} $'],
  [-0.3, '^ any{12,} $'],
]);

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
const OF_RULES = pattern('(embargo|kill|says|over|ends) | ^ (copy|notice|time|planned)* release (time|notice)* $');
/** Statements about something other than the copy: "The ministry has yet to publish its figures", "Article 49 will not be used", "No publication without consent". */
const TOLD = [
  '^ (unknown|occasion)+ (be|no)* lacks (be|toBe)* (publish|use)',
  '^ copy time',
  '^ preamble* no (publication|release) not(boundary)* $',
  'internal not(no)* allowed',
  '^ (copy|only)? unknown not(publish|published|publication|release|outlet)* no not(publish|published|publication|release|outlet)* use not(publish|published|publication|release|outlet)* $',
].map(pattern);

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
