// Recognises an embargo in a line in which every word is one of an instruction: what is done with copy, a prohibition, a boundary, a time, an event. Pure.
// A line of a story has other words as well. So forms that nobody has listed are read, in all languages at once.
import type { Instant } from '../../domain/values/instant.ts';
import { namesOf } from '../../domain/values/stored.ts';
import { without } from './clauses.ts';
import { isInCapitals } from './embargo-place.ts';
import type { Audience, Instruction } from './instruction.ts';
import { type TimePhrase, timePhraseAt } from './time-phrase.ts';
import { timeWord, unaccented } from './time-words.ts';

const LONGEST_CHARS = 90;
const MOST_WORDS = 14;
const MOST_LINES = 50;

const words = (...lists: string[]) => new Set(lists.join(' ').split(' '));

const EMBARGO = words(
  'embargo embargoed emb embargado embargada embargados embargadas embargato embargata embargat embargert sperrfrist sperrvermerk sperrefrist klausul klausuleret klausulerad',
);
const HOLD = words('hold holding gesperrt sperre zuruckhalten retenir retener reter trattenere aanhouden');
/** What is asked for, not what has been done: "Published on Monday" says when. */
const PUBLISH = words(
  'publish publishing publishable publizieren veroffentlichen publier publicar divulgar difundir pubblicare diffondere publiceren publiceras publicera publisere publiseres offentliggores bringes',
);
const PUBLICATION = words(
  'publication release publikation veroffentlichung freigabe publicacion publicacao divulgacao pubblicazione publicatie publicering publisering offentliggorelse',
);
const USE = words(
  'use used using run print web online live air broadcast send sent circulate distribute distributed share post move verwenden senden verbreiten erscheinen diffuser diffusion utiliser usar utilizar utilizzare gebruiken bruges brukes anvandas restricted',
);
const PLANNED = words('scheduled schedule queue queued slated timed');
const SECRET = words('confidential nda wraps secret eyes vertraulich confidentiel confidencial riservato vertrouwelijk fortroligt');
const NOT = words(
  'not no nothing none never dont cannot nicht nichts kein keine ne pas rien nao non niente nulla niet niets geen ikke ej inte',
);
/** "For use until Monday" is the end of a licence: these count with a prohibition only. */
const UP_TO = words(
  'before until till prior earlier sooner vor bis avant jusqu jusque antes hasta ate prima fino voor tot til indtil fore for innan',
);
const FROM = words(
  'after from ab nach erst fruhestens apres partir despues depois dopo dal dalle na vanaf fra efter etter tidigast tidligst forst',
);
const EVENT = words(
  'speech delivery announcement vote result results match game launch conference minister mayor president chancellor king speaks spoke spoken speaking finished session statement go ahead goahead green light word confirmation approval clearance clear cleared notice further instructions told ready rede redebeginn beginn sitzung verkundung urteil anpfiff abpfiff discours vote match fin discurso votacion partido partita voto termine toespraak stemming talen er holdt talet',
);
const REVIEW = words('approved cleared legalled final ready signed approval clearance legal lawyers signoff sign off freigegeben');
const REST = words(
  'pending the a an of for on at in to by is than only ad are be been has have and or this that it all any its with as when once we you i please kindly strictly strict total full absolute yet now later back story copy report article item material content information text terms term time date day release subject respect observe note see mail applies apply force effect under your desk editor editors eyes your keep wait await do put out go get eds attention uk gmt only',
  'die der das den dem des ein eine zu zum zur am um von mit sie bitte beachten ist wird darf soll es gilt auf und oder meldung beitrag text',
  'le la les l un une du de des d au aux a est sera cette ce et ou merci texte article depeche information',
  'el los las del al un una es esta este y o favor nota estricto estricta publica bajo sob con',
  'il lo gli i di da in e per favore sotto',
  'de het een op om van te mag en of aub bericht',
  'den det en et om pa af av og och ma far kan skal kl',
);
/** Then it is none, or none any more. */
const OVER = words('lifted over off none removed expired passed aufgehoben abgelaufen leve levantado tolto opgeheven ophaevet hav');

const KINDS = {
  embargo: EMBARGO,
  hold: HOLD,
  publish: PUBLISH,
  publication: PUBLICATION,
  use: USE,
  planned: PLANNED,
  secret: SECRET,
  not: NOT,
  upTo: UP_TO,
  from: FROM,
  event: EVENT,
  review: REVIEW,
};
type Kind = keyof typeof KINDS;

/** The first such line of a text. */
export function embargoInClosedLine(text: string, audience: Audience, now: Instant): Instruction | undefined {
  let start = 0;
  for (const line of text.split('\n', MOST_LINES)) {
    const found = line.length > LONGEST_CHARS ? undefined : embargoOf(line, audience, now);
    if (found !== undefined) return { ...found, rest: without(text, start, start + line.length) };
    start += line.length + 1;
  }
  return undefined;
}

function embargoOf(line: string, audience: Audience, now: Instant): Exclude<Instruction, { kind: 'kill' }> | undefined {
  const bare = line.trim();
  if (bare.includes('?')) return undefined;
  const kinds = kindsIn(bare);
  if (kinds === undefined) return undefined;
  const time = firstTime(bare);
  if (!isEmbargo(kinds, time, bare, audience)) return undefined;
  if (time?.latest !== undefined && time.latest < now) return { kind: 'passed', text: bare };
  return { kind: 'embargo', text: bare };
}

/** The kinds of words in a line; `undefined` if it has a word of no kind. */
function kindsIn(line: string): ReadonlySet<Kind> | undefined {
  const tokens =
    unaccented(line)
      .replace(/['’]/g, ' ')
      .match(/[\p{L}\p{N}][\p{L}\p{N}:.]*/gu) ?? [];
  if (tokens.length === 0 || tokens.length > MOST_WORDS) return undefined;
  const found = new Set<Kind>();
  for (const token of tokens) {
    const word = token.replace(/[.:]+$/, '');
    if (OVER.has(word)) return undefined;
    const kinds = namesOf(KINDS).filter((kind) => KINDS[kind].has(word));
    for (const kind of kinds) found.add(kind);
    const isTime = /^\d/.test(word) || timeWord(word) !== undefined || /^[ap]m$/.test(word);
    if (kinds.length === 0 && !isTime && !REST.has(word)) return undefined;
  }
  return found;
}

/** The first time in the line, wherever it begins. */
function firstTime(line: string): TimePhrase | undefined {
  for (const { index } of line.matchAll(/(?<![\p{L}\p{N}])[\p{L}\p{N}]/gu)) {
    const time = timePhraseAt(line, index);
    if (time.hasDay || time.hasHour) return time;
  }
  return undefined;
}

function isEmbargo(kinds: ReadonlySet<Kind>, time: TimePhrase | undefined, line: string, audience: Audience): boolean {
  const isForbidden = kinds.has('not') && kinds.has('upTo');
  const isBound = isForbidden || kinds.has('from');
  const isTimed = time !== undefined || kinds.has('event');
  if (kinds.has('embargo')) return isTimed || (!kinds.has('not') && (audience === 'editors' || isInCapitals(line) || /\s/.test(line)));
  if (kinds.has('hold')) return isTimed || kinds.has('review') || AS_ORDER.test(line);
  if (kinds.has('secret')) return kinds.has('upTo') && isTimed;
  if (kinds.has('publish')) return time === undefined ? isBound && isTimed : isBound || !kinds.has('upTo');
  if (kinds.has('publication'))
    return (isBound && isTimed) || (time?.hasHour === true && !kinds.has('upTo')) || (kinds.has('not') && kinds.has('review'));
  if (kinds.has('use')) return isBound && isTimed;
  if (kinds.has('planned')) return time?.hasHour === true && audience === 'editors';
  if (kinds.has('review')) return /(?<![\p{L}])pending(?![\p{L}])/iu.test(line);
  return isForbidden && (time !== undefined || (audience === 'editors' && isTimed));
}

const AS_ORDER = /(?<![\p{L}])(?:please|for|until|desk|bitte|pending)(?![\p{L}])/iu;
