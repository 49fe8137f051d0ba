// Recognises notes to readers that say what was wrong in an article. Pure. One paragraph at a time. A sentence of the story about a mistake is none.
import { isReported, unbracketed } from './sentences.ts';

/** "This piece of land was wrongly sold": with "of" behind it, it is something else. */
const NOUN =
  '(?:stor(?:y|ies)|articles?|items?|pieces?|headline|photo caption|caption|dispatch|column|obituary|report|version|post)\\b(?! of\\b)';
const OURS = `(?:this|our) ${NOUN}`;
/** "The report" and "the piece" are as a rule those that the story is about. */
const OF_THE_SITE = 'the (?:stor(?:y|ies)|articles?|headline|photo caption|caption)\\b(?! of\\b)';
const COPY = `(?:${OURS}|${OF_THE_SITE})`;
const EARLIER = '(?:earlier|previous|original|prior|initial)';
const STATED =
  '(?:said|stated|gave|named|referred|attributed|identified|described|suggested|reported|listed|called|claimed|credited|quoted|spelled|spelt|showed|implied|put|dated|label?led|used|indicated|noted|placed|characteri[sz]ed)';
/** What only copy does. */
const MISSTATED =
  '(?:misstated|misspelled|misspelt|misidentified|mischaracteri[sz]ed|misattributed|misquoted|misreported|misnamed|(?:gave|had) the wrong|contained an error)';
const WRONGLY = `(?:incorrectly|wrongly|erroneously|mistakenly|inaccurately)`;
const STATED_WRONGLY = `(?:${MISSTATED}|${WRONGLY} ${STATED})`;
const AFTERTHOUGHT =
  '(?:to (?:reflect|correct|clarify|say|show|state|remove|add|include|note|fix|make|give|spell)|because|since it was|after (?:it was|its))\\b';
const CORRECTED = new RegExp(
  `^\\(?\\s*(?:${[
    `(?:in )?(?:an?|the) ${EARLIER} (?:versions? of )?(?:${OURS}|${OF_THE_SITE}).{0,160}?\\b(?:corrected|amended|${MISSTATED}|${WRONGLY}|omitted)`,
    `(?:an?|the) ${EARLIER} ${NOUN}.{0,160}?\\b${STATED_WRONGLY}`,
    `(?:an?|the) ${EARLIER} version\\b(?! of\\b).{0,120}?\\b${STATED_WRONGLY}`,
    `(?:${OURS}|the headline|the (?:photo )?caption) (?:has been|was|is) (?:\\w+ )?(?:corrected|amended|updated to correct)(?:\\s*(?:[.:;)—–]|$)| ${AFTERTHOUGHT}| (?:on|at) [^,.]{0,12}\\d)`,
    `${COPY} (?:has been|was|is) (?:\\w+ )?(?:(?:corrected|amended) to (?:reflect|correct|clarify|fix)|updated to correct|corrected\\.?\\)?$)`,
    `${OURS} corrects\\b`,
    `${OURS} (?:(?:has |had )?(?:originally |previously |initially )?${STATED_WRONGLY}|(?:originally|previously|initially) (?:${STATED}|omitted))\\b`,
    `${OURS}(?:,[^,.]{1,80},| about [^,.]{1,80}?) (?:originally |previously |initially )?${MISSTATED}\\b`,
    `${OURS},[^,.]{1,80}, (?:originally |previously |initially )?${STATED_WRONGLY}\\b`,
  ].join('|')})`,
  'is',
);
const CORRECTS = /^\(\s*corrects?\s/i;
/** With a colon in any case, with a dash in capitals. */
const LABELS = [
  /^\(?\s*(?:correction|clarification|corrected|correction and clarification|editor['’]s note|berichtigung|korrektur|rectificatif|rectificación|corrección|fe de errores)\s*(?:\([^)]{0,80}\)\s*)?:\s*/i,
  /^\(?\s*(?:CORRECTION|CLARIFICATION)\s*[—–-]\s*/,
];

/** In French and Spanish, a sentence behind a colon begins with a small letter. */
const IN_FRENCH_OR_SPANISH = /^\(?\s*(?:rect|corrección|fe de)|:\s*(?:l[ea]s?|l['’]\p{L}+|une?|il|elle|dans|nous|en|el|los?) /iu;
/** What a text says about copy that was wrong. */
const ABOUT_COPY = new RegExp(
  `\\b(?:${OURS}|${OF_THE_SITE}|versions?|paragraphs?|misspel\\w+|${MISSTATED}|${WRONGLY}|incorrect|wrong|(?:in|an|our) error|mistake|amended|updated|should (?:have|be|read|say)|not (?:\\p{L}+ ){0,3}\\d\\w*|fassung|absatz|artikels?|überschrift|richtig|falsch|irrtümlich)\\b`,
  'iu',
);
/** "That is the cellar hand's word for …" */
const EXPLAINS =
  /^(?:(?:that|this|it)(?:['’]s| is| was)|so (?:nennt|nennen|heißt)|das (?:ist|war|nennt|nennen|heißt)|c['’]est|ainsi|así|assim|così|(?:é|è|es|era) (?:o|a|il|la|el|lo) )[^.]{0,80}?(?:\bwords?\b|\bterms?\b|\bnames?\b|\bwhat\b|\bcall|wort|begriff|nenn|heißt|\bmots?\b|\bnoms?\b|appell|palabra|llama|palavra|chama|parola|chiama)/iu;

/** "Correction: that is what the river needs": the label is a word of the story, which the sentence explains. */
function isAboutTheWord(rest: string, text: string): boolean {
  const isSmall = /^\p{Ll}/u.test(rest) && !IN_FRENCH_OR_SPANISH.test(text);
  return (isSmall || EXPLAINS.test(rest)) && !ABOUT_COPY.test(rest);
}

/** The text of the note, without its label; `undefined` for a paragraph of the story. */
export function correctionIn(text: string): string | undefined {
  if ((CORRECTED.test(text) && !isReported(text)) || CORRECTS.test(text)) return unbracketed(text);
  const label = LABELS.find((pattern) => pattern.test(text));
  if (label === undefined) return undefined;
  const rest = unbracketed(text).replace(label, '').trim();
  if (/^\(?\s*editor/i.test(text) && !/\bcorrect(?:s|ed|ion)?\b/i.test(rest)) return undefined;
  if (rest === '' || (/^\p{Ll}/u.test(rest) && isReported(rest)) || isAboutTheWord(rest, text)) return undefined;
  return rest.slice(0, 1).toUpperCase() + rest.slice(1);
}
