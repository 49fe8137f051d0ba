// Recognises an embargo in a short line by the kinds of words in it, where no form of embargo-words.ts fits: a line that is nothing but a prohibition, a
// boundary and a time. Pure. A sentence of a story goes on after the time.
import type { Instant } from '../../domain/values/instant.ts';
import { clausesOf, without } from './clauses.ts';
import { byFirstLetters } from './first-letters.ts';
import type { Audience, Instruction } from './instruction.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';

const LONGEST_CHARS = 110;
/** "Publicar só depois das 18h": between what is permitted and from when. */
const BETWEEN_CHARS = 12;
/** No other line has a time or an end. */
const MAY_BE_ONE = /\d|until|till|before|bis|bevor|vor|avant|jusqu|antes|hasta|até|prima|fino|tot|voor|før|indtil|innan|före|day|tag\b/i;
const word = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'iu');
const boundary = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])\\s*`, 'giu');
const first = (source: string) => new RegExp(`^(?:${source})(?![\\p{L}\\p{N}])`, 'iu');

const EMBARGO = word(
  'embargo(?:frist|zeit)?|(embargoed|embargad[oa]s?|embargat[oai]|embargert|klausulere[td]|klausulera[dt]|klausulert)|sperrfrist|sperrvermerk|sperrefrist',
);
const MAY_BE_EMBARGO = /embarg|klausul|sperr/i;
const OVER = word('was|were|had|has|have|wurden?|war|a été|fue|foi|è stato|werd|ble|blev');
/** What may stand before the noun: "UN extends embargo until 2028" is a headline. */
const BEFORE_NOUN =
  /(?:^|[\s'])(?:the|this|our|an?|el|il|o|het|die|der|das|de|under|with|mit|unter|sous|avec|con|com|sob|bajo|sotto|onder|med|press|news|media|strict|total|full|web|online|observe|respect|note)\s*$|[l]'$|^\s*$/iu;
const PAST =
  /(?:^|\s)(?:was|were|had|been|wurden?|war|waren|fue|fueron|foi|foram|fu|werd|werden|ble|blev|said|says|told|sagte|dit|dijo|disse|zei|sier|would|will|could)\s/iu;
const REPORTED =
  /[,"]\s*(?:\p{L}+\s+){0,4}?(?:said|says|told|tells|warned|argued|sagte|sagt|teilte|erklärte|dit|déclaré|selon|dijo|según|disse|segundo|zei|zegt|meldt|aldus|sier|melder|siger|according)(?![\p{L}])/iu;

const POLITE = first(
  '(?:please|kindly|bitte|se ruega|rogamos|merci de|prière de|veuillez|si prega di|gelieve|vänligen|venligst|por favor|favor|pedimos)(?:\\s+(?:note|do))?[,:]?',
);
const PROHIBITED = first(
  "(?:strictly\\s+)?(?:do not|don't|not|never|no|nothing|none|keep\\s+(?:off|out of)|darf\\s+(?:erst|nicht)|hold(?:ing)?|wait|must not|may not|cannot|nicht|kein(?:e[rn]?)?|keinesfalls|ne\\s+(?:pas|rien)|pas\\s+de|à\\s+ne\\s+pas|interdi(?:te?|ction)|no|não|nao|proibid[oa]|prohibid[oa]|da\\s+non|non|vietat[oa]|divieto|niet|geen|mag\\s+niet|verboden|ikke|må\\s+ikke|får\\s+(?:ej|inte)|ej|inte|publicerings(?:förbud|forbud))",
);
const USED = word(
  'publi(?:sh|c|s|er|qu|k)\\p{L}*|gepubliceerd|pubblic\\p{L}*|veröffentlich\\p{L}*|verwend\\p{L}*|verbreit\\p{L}*|releas\\p{L}*|run|live|erscheinen|erschienen|used?|using|air(?:ed)?|broadcast|post(?:ed)?|print(?:ed)?|web|online|divulg\\p{L}*|difund\\p{L}*|difus\\p{L}*|diffus\\p{L}*|diffond\\p{L}*|utili[sz]\\p{L}*|emitir|usar|gebruik\\p{L}*|verspreid\\p{L}*|offentliggør\\p{L}*|offentliggjør\\p{L}*|bringes|bruges|användas|freigabe|freigegeben|frei|frigi\\p{L}*|vrij\\p{L}*',
);
/** Behind a prohibition. */
const BEFORE = boundary(
  "before|until|till?|prior\\s+to|ahead\\s+of|(?:earlier|sooner)\\s+than|for|vor|bis|ab|am|avant(?:\\s+l[ea]s?)?|jusqu'(?:au|à|en)?|antes\\s+d(?:e|el|a|as|o|os)|hasta(?:\\s+(?:el|las?))?|até(?:\\s+(?:as|às|o))?|prima\\s+d(?:i|el|ell[ae]|ell')|fino\\s+a(?:l|lle|lla)?|voor|vóór|tot|eerder\\s+dan|før|til|indtil|innen|före|till|innan|dan",
);
/** Behind a permission. */
const FROM = boundary(
  'from|after|on\\s+or\\s+after|no\\s+earlier\\s+than|ab(?:\\s+dem)?|nach|frühestens|erst(?:\\s+ab)?|à\\s+partir\\s+d[eu]|après|a\\s+partir\\s+d(?:e|el|as|o)|después\\s+d(?:e|el)|(?:só\\s+)?depois\\s+d(?:e|as|o)|dal(?:le|la)?|a\\s+partire\\s+dal(?:le)?|dopo\\s+l[ea]|vanaf|pas\\s+na|fra|etter|efter|från|tidigast|tidligst(?:\\s+\\p{L}+)?',
);
const PERMITTED = first(
  '(?:nur\\s+|erst\\s+|only\\s+|à\\s+|kan\\s+|må\\s+|får\\s+|da\\s+|te\\s+)?(?:publi(?:sh|c|s|er|qu)\\p{L}*|pubblic\\p{L}*|veröffentlich\\p{L}*|freigegeben|freigabe|frei|usable|tidligst|tidigast|offentligg\\p{L}*|releas\\p{L}*|use|diffuser|diffusion|difundir|utilizable)',
);
const SECRET = first(
  '(?:strictly\\s+)?(?:private\\s+(?:and|&)\\s+)?(?:confidential|under\\s+wraps|secret|vertraulich|confidentiel|confidencial|riservato|vertrouwelijk|fortroligt?|konfidentiellt)',
);
const DATED = first(
  '(?:publish|publication|posting|go-?live|launch|veröffentlichungs|erscheinungs)[\\s-]?(?:date|time|datum|termin|zeit)\\s*:',
);
const PAPERS = first(
  '(?:advance\\s+)?for\\s+(?:use\\s+in\\s+)?(?:the\\s+)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend)s?\\s+(?:papers?|newspapers?|editions?|issues?)(?:\\s+of)?',
);

const HELD = /^hold(?:ing)?\s/i;
const BARRED = /^sperre\s+bis\s/i;
const openingsAt = byFirstLetters([PROHIBITED, HELD, BARRED, SECRET, PERMITTED, DATED, PAPERS], (opening) => opening);

/** The embargo that a short line is, or the part of a line before a dash or a colon, or the part in brackets. */
export function embargoInShortLine(text: string, audience: Audience, now: Instant, clauses = clausesOf(text)): Instruction | undefined {
  for (const { start, core, isFirst, isBracketed } of clauses) {
    if (!isFirst && !isBracketed && !(text[start - 2] === ';' && text.length <= LONGEST_CHARS)) continue;
    if (!MAY_BE_ONE.test(text.slice(start, core + LONGEST_CHARS))) continue;
    // "Confidential" is the word before an instruction, and may be one.
    for (const from of start === core ? [core] : [core, start]) {
      const found = embargoFrom(text, from, audience, now);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

function embargoFrom(text: string, from: number, audience: Audience, now: Instant): Instruction | undefined {
  const part = text.slice(from, from + LONGEST_CHARS + 1);
  const bare = part.replace(POLITE, '').trimStart();
  const bound = boundTime(bare, audience);
  if (bound === undefined || REPORTED.test(bare)) return undefined;
  const end = bound.time === undefined ? text.length : from + part.length - bare.length + bound.time.end;
  const words = text.slice(from, end).trim();
  if (bound.time?.latest !== undefined && bound.time.latest < now) return { kind: 'passed', text: words, rest: text };
  const until = bound.time?.until;
  return { kind: 'embargo', text: words, rest: without(text, from, end), ...(until === undefined ? {} : { until }) };
}

/** The time up to which the line forbids use, or an end without one. */
function boundTime(bare: string, audience: Audience): { time?: TimePhrase } | undefined {
  if (openingsAt(bare, 0).length === 0) return embargoed(bare);
  if (PROHIBITED.test(bare) && USED.test(bare)) return strictly(bare, timedBehind(bare, BEFORE)) ?? untilEvent(bare);
  if (HELD.test(bare))
    return timedBehind(bare, BEFORE) ?? (/^hold(?:ing)?\s+(?:until|till)(?:\s[^\s:,]+){3,}$/i.test(bare) ? {} : undefined);
  if (BARRED.test(bare) && timedBehind(bare, BEFORE)?.time.hasHour === true) return timedBehind(bare, BEFORE);
  if (SECRET.test(bare)) return timedBehind(bare, BEFORE);
  const permitted = PERMITTED.exec(bare)?.[0];
  if (permitted !== undefined) {
    const timed = timedBehind(bare, FROM, permitted.length + BETWEEN_CHARS);
    if (timed?.time?.hasHour === true || (timed !== undefined && audience === 'editors')) return timed;
  }
  const label = DATED.exec(bare)?.[0] ?? PAPERS.exec(bare)?.[0];
  if (label !== undefined) {
    const timed = timedAt(bare, label.length);
    return timed?.time?.hasHour === true || (timed !== undefined && !label.endsWith(':')) ? timed : undefined;
  }
  return embargoed(bare);
}

/** "Do not use heating before November - minister" is a headline. */
function strictly(bare: string, timed: Timed | undefined): Timed | undefined {
  return timed === undefined || timed.isWhole || timed.time.hasHour || STRONG.test(bare) ? timed : undefined;
}

const STRONG = word(
  'publi(?:sh|c|s|er|qu)\\p{L}*|gepubliceerd|pubblic\\p{L}*|veröffentlich\\p{L}*|releas\\p{L}*|broadcast|divulg\\p{L}*|difund\\p{L}*|diffus\\p{L}*|offentlig\\p{L}*',
);

interface Timed {
  time: TimePhrase;
  /** Whether nothing at all follows the time. */
  isWhole: boolean;
}

/** "Results are embargoed until 14:00", "The embargo on this story expires at noon", "Con embargo hasta el domingo 13". */
function embargoed(bare: string): { time?: TimePhrase } | undefined {
  const match = MAY_BE_EMBARGO.test(bare) ? EMBARGO.exec(bare) : null;
  if (match === null) return undefined;
  const before = bare.slice(0, match.index);
  const isParticiple = match[1] !== undefined;
  if (
    before.split(/\s+/).length > 5 ||
    before.includes(',') ||
    PAST.test(before) ||
    OVER.test(bare.slice(match.index)) ||
    (/^embargad/i.test(match[0]) && before.trim() !== '' && !COPY.test(before)) ||
    !(isParticiple || BEFORE_NOUN.test(before))
  )
    return undefined;
  const from = match.index + match[0].length;
  if (/^\s+to\s+\p{Ll}/u.test(bare.slice(from).toLowerCase())) return undefined;
  const timed = timedWithin(bare, from, 4);
  if (timed?.time?.hasHour === true || (timed !== undefined && !IS_LIFTED.test(bare.slice(from)))) return timed;
  const isBare = isParticiple || before.trim() === '';
  return isBare && TILL_EVENT.test(bare.slice(from)) ? {} : undefined;
}

/** In Spanish and Portuguese a house and a building site are "embargada", too. */
const COPY =
  /(?:informaci[óo]n|informaç|material|nota|noticia|notícia|matéria|contenid|conteúdo|texto|document|informe|relatório|estud|discurso|comunicad|entrevista|reporta|resultad|datos|dados|copia|artículo|artigo|está|bajo|sob)/iu;
const TILL_EVENT = /^\s+(?:until|till?|bis|jusqu'(?:au|à)?|hasta|até|fino|tot|indtil|pending)(?:\s+[\p{L}'-]+){1,6}\s*[.!]?$/iu;
const IS_LIFTED = /^\s*(?:(?:is|has been|was|now|est|wurde|ist)\s+){0,2}(?:lifted|over|levé|aufgehoben|levantado|ended|expired)/iu;

const ONLINE = word('online|web|live');
/** "Do not put online before the minister has spoken": nothing but the verb is before the boundary. */
const UNTIL =
  /^(?:do not|don't|not to|nicht|ne pas|à ne pas|no|não|non|niet|ikke|ej)\s+(?:(?:put|go|be)\s+)?\p{L}+\s+(?:online\s+)?(?:until|till|before|bevor|avant que|hasta que|antes de que|até que|antes que|prima che|voordat|totdat|før|innan)\s[^:,;]{1,60}$/iu;

/** "Don't run this until we give the all-clear". */
function untilEvent(bare: string): Record<string, never> | undefined {
  if (bare.length > LONGEST_CHARS) return undefined;
  if (UNTIL.test(bare) && (STRONG.test(bare) || ONLINE.test(bare))) return {};
  return /(?<![\p{L}])(?:this|it|the story|diese?n?|dies|cett?e|est[ea]|quest[oa]|dit|dette|denna|denne)\s+(?:\p{L}+\s+){0,2}?(?:until|till|before|bis|bevor|avant|jusqu|hasta|até|antes|prima|fino|tot|voor|før|innan)/iu.test(
    bare,
  )
    ? {}
    : undefined;
}

/** The time behind one of the words, where nothing follows it. */
function timedBehind(bare: string, words: RegExp, latestStart = LONGEST_CHARS): Timed | undefined {
  for (const match of bare.matchAll(words)) {
    if (match.index > latestStart) return undefined;
    const timed = timedAt(bare, match.index + match[0].length);
    if (timed !== undefined) return timed;
  }
  return undefined;
}

/** The time after at most so many words. */
function timedWithin(bare: string, from: number, most: number): Timed | undefined {
  let at = from;
  for (let words = 0; words <= most; words += 1) {
    const timed = timedAt(bare, at);
    if (timed !== undefined) return timed;
    const next = /^[\s:,–—-]*[\p{L}\p{N}']+/u.exec(bare.slice(at));
    if (next === null) return undefined;
    at += next[0].length;
  }
  return undefined;
}

/** German and Scandinavian sentences may end with the verb. */
const VERB_BEHIND =
  /^(?:erscheinen|(?:zu\s+)?(?:verwenden|veröffentlichen|publizieren|senden|verbreiten)|(?:veröffentlicht|verwendet|publiziert|gesendet|verbreitet)\s+werden|worden\s+gepubliceerd|publiceras|publiseres|offentliggøres)[.!]?$/iu;

function timedAt(bare: string, at: number): Timed | undefined {
  const time = timePhraseAt(bare, at);
  if (!time.hasDay && !time.hasHour) return undefined;
  const rest = bare.slice(time.end).replace(/^[\s.!*_]*(?:\(?[A-Z]{2,5}\))?/, '');
  const isWhole = /^[\s)\].!*_"']*$/.test(rest) || VERB_BEHIND.test(rest) || /^\p{Lu}{2,5}[.!)]?$/u.test(rest);
  return isWhole || (/^\s*(?:[:|\])]|[-–—]{1,3}\s|\/\s)/.test(bare.slice(time.end)) && !/^:\d/.test(bare.slice(time.end)))
    ? { time, isWhole }
    : undefined;
}
