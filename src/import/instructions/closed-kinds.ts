// Decides by the kinds of its words whether a part of a line, in which every word is one of an instruction, keeps copy from the public. Pure.
import { type Kind, kindsIn, plainWords, type WordKinds } from './closed-words.ts';
import { isInCapitals } from './embargo-place.ts';
import type { Audience } from './instruction.ts';
import type { TimePhrase } from './time-phrase.ts';

/** A line, or what is between two marks in it. */
export interface Part extends WordKinds {
  text: string;
  start: number;
  end: number;
}

export interface Place {
  audience: Audience;
  /** Whether the words are in capitals. */
  isInCapitals: boolean;
  /** Whether they are behind a dash or in brackets, or in a note to editors. */
  isSetApart: boolean;
  /** Whether nothing else is in the line that is no instruction. */
  isWhole: boolean;
}

const AS_ORDER = /(?<![\p{L}])(?:please|for|until|desk|bitte|pending)(?![\p{L}])/iu;
const PENDING = /(?<![\p{L}])pending(?![\p{L}])/iu;
const FOR = /(?<![\p{L}])(?:for|only|zur|nur|à|para|per|alla|voor|för|til|till)(?![\p{L}])/iu;

/** Whether a whole line of such words keeps copy back. */
export function asksToKeep(part: Part, time: TimePhrase | undefined, place: Place): boolean {
  const { found: kinds, text } = part;
  const has = (...all: Kind[]) => all.every((kind) => kinds.has(kind));
  const isForbidden = has('not', 'upTo');
  const isBound = isForbidden || has('from');
  const isTimed = time !== undefined || (has('event') && !/(?<![\p{L}])from(?![\p{L}])/iu.test(text));
  if (has('embargo') && NO_EMBARGO.test(text)) return false;
  if (has('embargo')) return isTimed || (!has('not') && (place.audience === 'editors' || place.isInCapitals || /\s/.test(text)));
  if (keepsUnfinished(kinds, text)) return true;
  if (has('hold')) return time !== undefined || has('review') || AS_ORDER.test(text) || (has('event') && has('upTo')) || has('obituary');
  if (has('secret')) return has('upTo') && isTimed;
  if (has('published', 'be') && isBound && isTimed) return true;
  if (has('publish') && (time === undefined ? isBound && isTimed : isBound || !has('upTo'))) return true;
  if (has('publication') && isPublication(part, time, isBound && (time !== undefined || (isTimed && FOR.test(text))))) return true;
  if (has('use') && isBound && isTimed) return true;
  if (has('planned')) return time?.hasHour === true && place.audience === 'editors';
  if (has('waits', 'review') && PENDING.test(text)) return true;
  if (has('waits') && (has('publication') || has('publish'))) return true;
  if (isForbidden && isTimed && (has('use') || has('act')) && (place.isInCapitals || ONLINE.test(text))) return true;
  return isForbidden && (time !== undefined || (place.audience === 'editors' && isTimed));
}

/** "There is no embargo". */
const NO_EMBARGO =
  /(?<![\p{L}])(?:no|not under(?: an?)?|without(?: an?)?|keine?r?|ohne|pas d['’]|sans|sin|sem|senza|geen|zonder|inget|ingen|uden|uten|utan)\s?(?:embargo|sperrfrist)/iu;

function isPublication({ found: kinds, text }: Part, time: TimePhrase | undefined, isBound: boolean): boolean {
  return (
    isBound ||
    (time?.hasHour === true && !kinds.has('upTo') && !/immediate|sofort|inmediat|imediat/i.test(text)) ||
    (kinds.has('not') && kinds.has('review'))
  );
}

const INTERNAL_ONLY = /^\W*(?:for\s+)?internal(?:\s+use)?\s+only\W*$/i;
const WITHOUT = /(?<![\p{L}])(?:without|ohne|sans|sin|sem|senza|zonder|utan|uden|uten)(?![\p{L}])/iu;

/** Copy that is not finished, or meant for the desk alone: "Placeholder, do not use", "For internal use only". */
function keepsUnfinished(kinds: ReadonlySet<Kind>, text: string): boolean {
  const has = (kind: Kind) => kinds.has(kind);
  const isUsed = has('use') || has('act') || has('publish') || has('publication') || has('spread');
  if ((has('draft') && has('internal')) || INTERNAL_ONLY.test(text)) return true;
  if (has('waits') && has('draft')) return true;
  if (has('hold') && (has('draft') || has('waits') || has('desk'))) return true;
  if (has('not') && isUsed && has('review') && WITHOUT.test(text)) return true;
  if (has('draft') || has('internal')) return (has('not') && isUsed) || (has('internal') && has('only') && isUsed) || has('ignore');
  if (has('obituary')) return has('hold') || (isUsed && (has('from') || has('upTo')));
  return has('not') && isUsed && (has('waits') || has('yet') || has('desk'));
}

/** Whether a part keeps copy back whatever is beside it: "Mayor resigns - not for publication". */
export function isOrderAlone(part: Part, time: TimePhrase | undefined, place: Place): boolean {
  const { found: kinds, text } = part;
  const has = (...all: Kind[]) => all.every((kind) => kinds.has(kind));
  if (isForbiddenToPublish(part)) return true;
  if (has('embargo') && IS_EMBARGOED.test(text)) return true;
  if (has('embargo', 'upTo')) return time?.hasHour === true || has('event');
  if (has('hold', 'upTo') && startsWith(part, 'hold'))
    return (place.isSetApart || place.isInCapitals) && (time !== undefined || has('event'));
  if (has('internal', 'only') && (has('use') || has('publication'))) return true;
  if (isUnchecked(part, place) || isBeforeUse(part)) return true;
  if (has('secret', 'upTo') && time?.hasHour === true) return true;
  if (has('publish') && time?.hasHour === true && !has('upTo')) return true;
  if (has('use', 'only') && time?.hasDay === true && /^\W*for use/i.test(text)) return true;
  if (has('not', 'upTo') && time?.hasHour === true && (has('use') || has('act')) && (place.isInCapitals || ONLINE.test(text))) return true;
  return place.audience === 'editors' && has('not') && (has('use') || has('act')) && has('upTo') && (time !== undefined || has('event'));
}

const ONLINE = /(?<![\p{L}])(?:online|web|social media|(?:en|in) lig?n(?:e|ea)|nettet|nätet)(?![\p{L}])/iu;

/** A whole part: "This announcement is embargoed; please call first". */
const IS_EMBARGOED =
  /^\W*(?:this|these|the|all|our)\s[\p{L}\s]{1,60}\s(?:is|are|remains?)\s+(?:strictly\s+|still\s+)?(?:embargoed|under\s+embargo)\W*$/iu;

/** "Not for publication", "ne pas publier", "veröffentlichen verboten". */
function isForbiddenToPublish({ found: kinds, text }: Part): boolean {
  const has = (kind: Kind) => kinds.has(kind);
  if (!has('not') && !has('barred')) return false;
  if (has('publish') || (has('published') && (has('upTo') || TO_BE.test(text)))) return true;
  if (!has('publication') && !has('spread')) return false;
  return has('barred') || has('upTo') || NOT_FOR.test(text);
}

/** "May not be published" is a reservation of rights. */
const TO_BE = /(?<![\p{L}])(?:not to|must not|shall not|nothing (?:may|can|must|is to)) be /iu;
const NOT_FOR =
  /(?<![\p{L}])(?:not|never|nicht|non|pas|no|não|niet|ej|inte|ikke)\s(?:[\p{L}']+\s){0,3}?(?:for|zur|zum|à|a|para|alla|per|voor|ter|för|til|till)\s/iu;

/** "To be fact-checked before publication", "for review before it goes live". */
function isBeforeUse({ found: kinds, text }: Part): boolean {
  const isAhead = kinds.has('publish') || kinds.has('publication') || /(?<![\p{L}])(?:live|online|web)(?![\p{L}])/iu.test(text);
  return isAhead && kinds.has('upTo') && (kinds.has('waits') || (kinds.has('review') && /^\W*(?:to be|for|needs?|must be)\s/i.test(text)));
}

/** "Awaiting legal sign-off", "noch nicht gegengelesen". */
function isUnchecked({ found: kinds, text }: Part, { isInCapitals, isWhole }: Place): boolean {
  const has = (kind: Kind) => kinds.has(kind);
  const isRefused = has('not') && (has('yet') || has('be') || has('desk') || isInCapitals) && (NOT_FIRST.test(text) || has('desk'));
  if (has('yet') && has('desk') && LEGAL.test(text)) return true;
  if (!has('waits') && !isRefused) return false;
  if (has('desk') && (has('review') || LEGAL.test(text) || has('not'))) return true;
  return has('review') && (isInCapitals || (isRefused && has('yet') && isWhole));
}

/** "Rough copy, needs edit". */
const NEEDS =
  /^\W*needs?\s+(?:an?\s+)?(?:second\s+|final\s+|desk\s+)?(?:edit(?:ing)?|subbing|read|legal|legalling|approval|fact[\s-]?check(?:ing)?)(?=\W*$|\s+before\s)/iu;
const NOT_FIRST =
  /^\W*(?:\p{L}+\s+){0,2}?(?:still\s+|being\s+|noch\s+|encore\s+|aún\s+|todavía\s+|ainda\s+|ancora\s+|nog\s+|ännu\s+|endnu\s+|ennå\s+)?(?:not|nicht|pas|non|no|não|niet|ej|inte|ikke)(?![\p{L}])/iu;
const LEGAL = /legal|lawyer|anw[aä]lt|jur[ií]d|jurist|avocat|abogad|avvocat|rechtsabt/iu;

/** Labels of unfinished copy, in capitals before a mark. */
const UNFINISHED = new Set(
  'draft hold placeholder dummy unsubbed unedited unlegalled entwurf rohfassung arbeitsfassung platzhalter brouillon borrador rascunho bozza utkast udkast kladde'.split(
    ' ',
  ),
);

/** "BORRADOR: El alcalde dimite". */
export function isUnfinishedLabel({ text, start, end, strange }: Part, line: string, audience: Audience): boolean {
  const rest = line.slice(end);
  if (strange.length > 0 || !/^[\s([*_]*$/.test(line.slice(0, start)) || !/^\s*[^\s\p{L}\p{N}]+\s*\p{L}/u.test(rest)) return false;
  if (/^\W*(?:false|no|off|none)\W*$/i.test(rest)) return false;
  if (!plainWords(text).some((word) => UNFINISHED.has(word))) return false;
  // "Hold - waiting on comment from the council"
  return audience === 'editors' || isInCapitals(text) || (plainWords(text).length === 1 && kindsIn(rest).found.has('waits'));
}

/** "Do not publish until the trial of the second man has ended": behind the boundary anything may follow. */
export function keepsUntil({ text, strange }: Part): boolean {
  if (strange.length === 0) return false;
  if (ASKED.test(text) || NEEDS.test(text)) return true;
  const opening = OPENING.exec(text)?.[1];
  if (opening === undefined) return false;
  const kinds = kindsIn(opening);
  const has = (kind: Kind) => kinds.found.has(kind);
  if (kinds.strange.length > 0) return RELEASE.test(opening) && !FINITE.test(opening);
  if (!has('not') && !has('barred')) return false;
  return (
    has('publish') ||
    has('publication') ||
    has('spread') ||
    ((has('use') || has('act') || has('published')) && (isInCapitals(opening) || ONLINE.test(opening)))
  );
}

const OPENING =
  /^(.{5,90}?)(?<![\p{L}])(?:until|till|unless|before|bis|bevor|solange|avant que?|avant|tant que|jusqu'|hasta|antes de|mientras|até|enquanto|finché|fino|prima|voordat|zolang|tot|till|innan|förrän|før|inden|indtil)(?![\p{L}])/iu;
/** "Winners' names not for release until the ceremony ends". */
const RELEASE =
  /(?<![\p{L}])(?:not for|nicht zur|pas pour|no para|não para|non per|niet voor|ej för|ikke til|ikke for)\s+(?:release|publication|broadcast|veröffentlichung|publicación|publicação|pubblicazione|publicatie|publicering|publisering|offentliggørelse)(?![\p{L}])/iu;
const FINITE = /(?<![\p{L}])(?:is|are|was|were|has|have|had|will|would|ist|sind|war|est|sont|es|son|è|sono|är|er)(?![\p{L}])/iu;
/** "Police have asked us not to publish". */
const ASKED =
  /(?<![\p{L}])ask(?:ed|s|ing)?\s+(?:us|you|the media|media|editors)\s+not\s+to\s+(?:publish|report|name|broadcast|run)(?![\p{L}])/iu;

function startsWith({ text }: Part, kind: Kind): boolean {
  const [first = '', second = ''] = plainWords(text);
  return [first, second].some((word) => kindsIn(word).found.has(kind));
}
