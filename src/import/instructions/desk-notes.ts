// Recognises a restriction in a note that only desks read, such as an ednote, terms of use, a status or a slug line. Pure. Where no rule over the words of an
// instruction applies, a note with a word that restricts is held unless it is of a kind that desks write about copy that is free.

import { comparable } from './clauses.ts';
import { saysNone } from './embargo-rules.ts';
import { FROM_SYSTEMS } from './kill-words.ts';
import { has, pattern } from './kind-patterns.ts';
import { isLikely } from './likelihood.ts';
import { kindsIn } from './line-words.ts';

/** Field names in small letters, without marks. */
const DESK_FIELD =
  /^(?:ed|eds|editors?|editorial|desk|news|internal|production)?(?:notes?|advisory|advisories)$|^(?:special|editorial)?instructions?$|^usage(?:terms|rights|note)?$|^(?:desk|freigabe|release|vrijgave|diffusion|clearance|sperr.*|stopp?|hold.*|withheld|embargo.*|rights?usage|restrictions?)$/i;

/** Whether only desks read a field of this name. `plain`: in small letters, without marks. */
export function isDeskField(plain: string): boolean {
  return DESK_FIELD.test(plain);
}

const NOTE_CHARS = 2_000;
const MOST_SENTENCES = 40;
const SENTENCE_END = /(?<!\b(?:par|no|dec|nov|oct|sept?|aug|jan|feb|a\.m|p\.m))[.!;](?=\s|$)|\n|\s[-–—]{1,3}\s/i;

/** What desks write first when they say what they did to copy, or what belongs to it. */
const HARMLESS_START =
  /^\W*(?:(?:eds?|editors?|note|nb|new|please note)\s*[:,]\s*)?(?:updat|adds?\b|added|corrects?|corrected|recast|resend|retransmit|repeat|subs?\s|trims?\b|eliminates\b|deletes\b|removes\b|includes?\b|incorporat|links?\b|linked|with\b|without (?:changes|photos?)|withdraws (?:graf|par)|restores|fixes|replaces|this replaces|this is the|contains|note language|names of|story will|will (?:be|move|follow)|a (?:longer|shorter|fuller) version|next (?:update|lead)|writethru|pickup|photos?\b|graphics?\b|videos?\b|pictures?\b|no (?:pictures|photos?|changes|other|restrictions)|age\b|hed\b|dateline|byline|author\b|contact\b|questions? to|local interest|pronouncer|sidebar|first of|one of|\d+ (?:words|versions)|attn|links pvs|actuali[sz]|actualiza|corrig|corrige|añade|habrá|acrescenta|aggiorn|corregge|aggiunge|seguirà|ajoute|actualisé|sera complété|korrigiert|aktualisiert|ergänzt|zusammenfassung|mit\s|foto|opdatert?|oppdatert|retter|tilføjer|legger til|rättar|uppdaterad|lägger till|päivitet|korjaa|lisää|voegt|corrigeert|kuvi|bild|billed)/iu;
/** Requests about the form of copy that is free. */
const HARMLESS_REQUEST =
  /(?:please|pls|bitte|do not|don't|eds)[^.]{0,40}\b(?:credit|byline|crop|alter|edit|cut|change|confuse|accent|spelling|headline|quotes?|par(?:agraph)?s?|caption|autorenzeile|bildunterschrift)\b|(?:free to use|good to go|ready to (?:publish|run|use)|can go|use (?:today|now)|stands for|now released|is cleared|clear to|on the record)/i;
/** Verbs of what a desk did to copy, and what it did it to. */
const EDITED =
  /^\W*(?:precis|précis|supprim|elimin|toglie|retira|rimuove|stryk|usuwa|uzupełni|streicht|streich|corrige|corregge|korrig|sletter|fjern|verwijder|remov|delet|borra|quita|tar bort|poista|poprawi|dodaje|dopisuje|skreśla|schrapt|berichtig|rectifi|correcci|correzion|correcti|correção|correcao|korekt|rättels|rettels|neu|insert|ergänz|voegt|complet|nuance|preciser|retter|rettet|rätt)\p{L}*[\s:]/iu;

/** Whether a sentence tells what was done to copy that is free: "Streicht Hinweis auf das Embargo", but not "Adds embargo until 6pm". */
export function isEditing(sentence: string): boolean {
  const kinds = kindsIn(sentence);
  return (
    EDITED.test(sentence) &&
    !has(kinds, '(embargo|hold|held) not(strange)* (boundary|time) | no not(strange){0,3} (publish|published|publication|use)') &&
    has(kinds, 'unknown') &&
    !OF_COPY.test(sentence) &&
    !FROM_SYSTEMS.test(sentence)
  );
}

const OF_COPY =
  /(?<!\p{L})(?:story|stories|item|copy|article|texte|dépêche|papier|meldung|artikel|bericht|beitrag|texten?|teksten?|nota|noticia|notícia|matéria|notizia|articolo|servizio|depesz\p{L}|materiał|saken|artikeln|juttu|hele|whole|ganze|entire)(?!\p{L})/iu;
/** "Annule et remplace la version de 9h10": this copy replaces another one, and is good. */
const REPLACES =
  /^\W*(?:\p{L}+\s+){0,3}?(?:annule et remplace|remplace(?: et annule)?|annulla e sostituisce|sostituisce|sustituye(?: y anula)?|anula y sustituye|substitui(?: e anula)?|anula e substitui|ersetzt|vervangt|replaces|substitutes|ersätter|erstatter|afløser|zastępuje|korvaa|(?:is )?a (?:sub|substitute|replacement) for)(?!\p{L})/iu;
/** Said of the copy that is replaced. */
const WITHDRAWN =
  /(?<!\p{L})(?:withdrawn|killed|retracted|annulée?|retirée?|annullat[ao]|ritirat[ao]|anulad[ao]|retirad[ao]|zurückgezogene[nrs]?|ingetrokken|tilbagekaldte|annullerede|återkallade|anulowan\p{L}{1,2})(?!\p{L})/giu;
/** Of the copy that is replaced, too. */
const ANNULS = /(?<!\p{L})(?:annule|annulla|anula|remplace|sustituye|substitui)(?= (?:et|e|y)(?!\p{L}))/giu;
const CLAUSE_END = /[,:(/–—]|\s-\s/;
const OVER =
  /(?<!\p{L})(?:embargo\p{L}*\s+(?:has |is |ha |har |est |è |já |ya )?(?:lifted|expired|over|gone|levé|levantado|expiré|scaduto|vervallen|verlopen|opgeheven|eraf|hävt|hævet|hävdes|zniesione|zdjęte|minęło|päättynyt|aufgehoben|abgelaufen|terminou|acabou|caducado|vencido)|embargo['’]s gone|vencido el embargo|(?:released|free) from hold)(?!\p{L})/iu;
/** "The hold on this story was released at 1105 GMT": it is said to be over, so that a time is the one at which that was done. */
const WAS_ENDED =
  /^[^\p{L}]{0,20}(?:\p{L}{1,30}(?:\s\p{L}{1,30})?\s?[:–—]\s?)?(?:(?:the|this|our|die|der|das|le|el|o|het)\s+|l['’])?(?:embargo\p{L}*|hold|sperre|sperrfrist|restrictions?)(?:\s[^.,;:]{0,40}?)?\s(?:(?:was|were|has been|have been)\s(?:now |since )?(?:lifted|released|removed|cancelled|withdrawn)|wurde\s[^.,;:]{0,40}?(?:aufgehoben|freigegeben)|a été (?:levée?|retirée?)|(?:fue|ha sido) (?:levantad[oa]|retirad[oa])|foi (?:levantad[oa]|retirad[oa]|suspens[oa])|è stat[oa] (?:tolt[oa]|revocat[oa]|rimoss[oa])|(?:is|werd)\s[^.,;:]{0,40}?opgeheven)(?!\p{L})/iu;
/** "It may be used at once". */
const FREE_AT_ONCE =
  /^[^\p{L}]{0,20}(?:it|this|(?:the|this) (?:story|article|copy|report|piece|item|text))\s(?:may|can|is free to|is clear to|is cleared to)\s(?:now )?(?:be (?:used|published|run|released)|run|go)(?:\s(?:at once|now|immediately|straight ?away|right away|today))?\W*$/iu;
/** Words that may keep copy from the public. */
const RESTRICTIVE = pattern('(no|boundary|embargo|hold|held|keep|kill|lacks|approver|draft|internal|advance|only)');

/** Whether a note begins by saying what the copy replaces, or that an embargo is over, and has nothing that may keep the copy from the public. */
export function isClearance(note: string): boolean {
  const [first = '', ...others] = comparable(note).split(SENTENCE_END, MOST_SENTENCES);
  return (
    note.length <= NOTE_CHARS &&
    (saysOver(first) || saysReplaces(first)) &&
    !others.some((other) => !saysOver(other) && !FREE_AT_ONCE.test(other) && mayRestrict(other))
  );
}

/** Whether a note says first of all that an embargo is over, and nothing that may keep the copy from the public. */
export function isEmbargoOver(note: string): boolean {
  return saysOver(comparable(note).split(SENTENCE_END, 1)[0] ?? '') && isClearance(note);
}

function saysOver(sentence: string): boolean {
  const ended = WAS_ENDED.exec(sentence)?.[0];
  if (ended !== undefined) return !has(kindsIn(sentence), 'mistake') && !mayRestrict(sentence.slice(ended.length));
  return OVER.test(sentence) && !has(kindsIn(sentence), 'time') && !mayRestrict(sentence.replace(OVER, ' '));
}

function saysReplaces(sentence: string): boolean {
  const beginning = REPLACES.exec(sentence)?.[0];
  if (beginning === undefined) return false;
  const [replaced = '', ...others] = sentence.slice(beginning.length).split(CLAUSE_END);
  const words = beginning.trim().split(/\s+/).slice(0, -1).join(' ').replace(ANNULS, ' ');
  return ![words, replaced.replace(WITHDRAWN, ' '), ...others].some(mayRestrict);
}

function mayRestrict(part: string): boolean {
  return RESTRICTIVE.test(kindsIn(part)) || isLikely(part, 'behind');
}

const LICENCE =
  /marketing|advertis|archiv|sales?\b|resale|resold|licen[cs]e|credit|honorar|redaktionell|reda[kc]tion(?:ell|eel)|rédactionnel|éditorial|editorial\b|republi|reprint|reproduction|third.part|dritte|territor|merchandis|commercial|kommerzi|werbung|publicit|training|\bAI\b|data mining|crop|agreement|consent|subscriber|personal use|unrestricted|no (?:known )?restrictions|rights|reventa|revenda|rivendita|doorverkoop|free (?:for|of|use)|vrij te|partner|\bnot for broadcast$|(?<!\bno use )permitted|no syndication|outside|countr|prior approval|\bis now released|rewritten|redistributed|^\W*(?:not for use|no use) in [A-Z]/i;
/** Until a day on which a licence ends. */
const PERMITTED_UNTIL = pattern('^ not(no|internal|until|held|hold)* (allowed|may|use) not(no|internal|until|held|hold)* until* time');
/** What may be used from a time on is no licence that anybody has already. */
const NOT_EARLIER =
  /(?<!\p{L})(?:on (?:and|or) after|not before|no earlier|earlier use|nicht vor|frühestens|non prima|pas avant|no antes|não antes|niet voor(?:dat)?|ikke før|inte före|ei ennen|aikaisintaan|tidligst|tidigast)(?!\p{L})/iu;

/** What a story is about: an embargo of goods or of a country, and not of copy. */
const OF_GOODS =
  /(?<!\p{L})embargos?\s+(?:on|against|sur|contre|gegen|auf|sobre|contra|su|op|mot|på)\s+(?!(?:(?:this|the|our|all|these)\s+)?(?:stor|cop|article|piece|text|report|release|item|publi|mon|tue|wed|thu|fri|sat|sun)|\d)\p{L}+/giu;

/** The words of a note that restrict the copy. `isTerms`: they are terms of use, in which licences forbid what is no matter of a time. */
export function restrictionIn(note: string, isTerms: boolean): string | undefined {
  const sentences = comparable(note.slice(0, NOTE_CHARS)).split(SENTENCE_END, MOST_SENTENCES);
  return sentences.find((sentence) => restricts(sentence, isTerms))?.trim();
}

/** Terms of a licence, which forbid what is no matter of a time. */
export function isLicence(terms: string): boolean {
  const kinds = kindsIn(terms);
  return (
    terms.length < NOTE_CHARS &&
    LICENCE.test(terms) &&
    !NOT_EARLIER.test(terms) &&
    !has(kinds, '(embargo|hold|held|until|kill) | any lacks $') &&
    !has(kinds, 'after after* time')
  );
}

function restricts(sentence: string, isTerms: boolean): boolean {
  const text = sentence
    .replace(/^\W*usage terms:\s*/i, '')
    .replace(OF_GOODS, ' ')
    .trim();
  const kinds = kindsIn(text);
  const isLike = !isTerms && isLikely(text, 'behind');
  if (saysNone({ kinds, text }) || !(isLike || has(kinds, '(boundary|embargo|hold|held|keep|lacks|no|kill|draft|internal|advance)')))
    return false;
  if (isTerms && (NOT_EARLIER.test(text) || has(kinds, 'kill not(strange)* kill'))) return true;
  if (/["“”«»]/.test(text) || HARMLESS_START.test(text) || isEditing(text) || HARMLESS_REQUEST.test(text) || LICENCE.test(text))
    return false;
  if (isTerms && /until|bis|jusqu|hasta|até|fino|tot|til/i.test(text) && PERMITTED_UNTIL.test(kinds)) return false;
  return isLike || RESTRICTIONS.some((rule) => rule.test(kinds)) || text.split(/,\s/, MOST_SENTENCES).slice(1).some(isOrder);
}

/** "Wrong man in the story, delete it everywhere" */
function isOrder(part: string): boolean {
  const kinds = kindsIn(part);
  return (
    has(
      kinds,
      '^ preamble* (kill|hold) | ^ preamble* no not(reported|strange){0,3} (use|publish|publication|release|published|outlet|until)',
    ) && !saysNone({ kinds, text: part })
  );
}

const RESTRICTIONS = [
  // An embargo that is not said to be over, and what is kept back.
  '^ not(reported){0,4} embargo',
  '^ not(reported){0,4} (hold|held)',
  // A negation of what makes copy public, or of what was to be seen first.
  'no not(reported|kill){0,5} (approved|use|publish|publication|release|published|outlet)',
  'no not(reported|kill){0,2} until',
  // Somebody has to answer first.
  '^ not(told){0,5} lacks not(says){0,5} (approved|approver|occasion|copy)',
  '(approved|approver|occasion|copy|strange) lacks $ | ^ preamble* approver lacks',
  'keep not(says)* (boundary|lacks|approver) | ^ keep $',
  // A boundary of time: before something, or only after it.
  '^ not(told){0,4} only? (use|publish|release|publication|published|outlet|allowed){1,2} not(told){0,4} boundary not(was)* (occasion|time|approver|approval)',
  '^ preamble* boundary+ not(told){0,3} (unknown|occasion|time|approver|approval)',
  // Copy that is taken back, or not ready.
  '^ (notice|only|be|who|approver|strange){0,2} kill',
  '^ preamble* (draft|advance)',
  '^ preamble* internal',
  '^ (notice|only|use|strange){0,2} internal not(strange)* until',
  '^ preamble* lacks+ $',
  '^ use not(reported|kill){0,3} no',
  'notice kill $ | approver not(strange){0,4} kill',
].map(pattern);
