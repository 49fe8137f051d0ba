// The marks by which agency copy is known in its text: a dateline in one of its many forms, and the credits after the last paragraph. Pure.
import { agencyNamed, agencyOfHost } from './agencies.ts';

const MOST_START_CHARS = 140;
const MOST_END_CHARS = 320;
/** With the signs around it. */
const MOST_MARK_CHARS = 200;

/** The first agency of "dpa/AFP", "AFP-JIJI", "dpa/lsw" and "EFE ada/bo": beside agencies there may be the initials of people and of offices. */
export function agencyMarked(text: string): string | undefined {
  if (text.length > MOST_MARK_CHARS) return undefined;
  const bare = text
    .replace(/^[\s()[\]/*_=~•·©–—-]+|[\s()[\]/*_=~•·.:–—-]+$/g, '')
    .replace(NUMBER_OF_COPY, '')
    .replace(/^APA\d{4}(?=[\s,]|$)/, 'APA')
    .replace(DATE_BEHIND, '');
  if (bare === '' || bare.length > 60) return NUMBER_OF_COPY.test(text) ? 'dpa' : undefined;
  const whole = agencyIn(bare) ?? (isSetApart(text) && SMALL_IN_BRACKETS.has(bare) ? agencyNamed(capitalised(bare)) : undefined);
  if (whole !== undefined) return whole;
  return firstAgency(bare.split(/\s*[/+,–—]\s*|-|\s+(?:and|und|et|y|e|og|och|via)\s+/)) ?? firstAgency(bare.split(/[\s/]+/));
}

/** dpa's number of the text, behind its name or alone: "dpa-infocom, dpa:261124-930-55120/1". */
const NUMBER_OF_COPY = /,?\s*\bdpa:\d{6}-\d{1,4}-\d{1,9}(?:\/\d{1,3})?$/;
/** "APA, 22.11.2026", "AFP, 24 novembre 2026, 14:20", "Reuters 2026". */
const DATE_BEHIND =
  /(?:[\s,;–—-]+(?:(?:\p{L}{2,10}\.?,?\s)?\d{1,2}(?:[./-]\s?\d{1,2}[./-]?|\.?\s(?:de\s)?\p{L}{3,10}\.?)(?:\s?(?:de\s)?\d{2,4})?|\p{L}{3,10}\.?\s\d{1,2}(?:,?\s\d{4})?|\d{4}-\d\d-\d\d|(?:19|20)\d\d)(?:,?\s\d{1,2}[:.h]\d\d(?:\s(?:Uhr|h))?)?)$/u;
/** They are words, or their agencies write them in capitals, and only brackets and slashes say that they are names. */
const SMALL_IN_BRACKETS = new Set('aap anp ansa belga efe lusa ntb pti stt tass tt upi'.split(' '));

function isSetApart(text: string): boolean {
  return /^[\s*_]*[([/].*[)\]/][\s*_.]*$/.test(text);
}

/** An abbreviation in capitals, or a name. */
function capitalised(name: string): string {
  return agencyNamed(name.toUpperCase()) === undefined ? name.slice(0, 1).toUpperCase() + name.slice(1) : name.toUpperCase();
}

/** Abbreviations that their agencies write in small letters. Others are words: "map", "app". */
const IN_SMALL_LETTERS = new Set('afp ap apa ats awp dpa epd kna ntb ots ritzau rtr sda sid agencies agences agencias agenzie'.split(' '));

function agencyIn(text: string): string | undefined {
  return /^\p{Ll}+$/u.test(text) && !IN_SMALL_LETTERS.has(text) ? undefined : agencyNamed(text);
}

function firstAgency(parts: readonly string[]): string | undefined {
  const agencies = parts.map(agencyIn);
  const areAll = parts.every((part, index) => agencies[index] !== undefined || /^\p{Ll}{1,4}\.?$|^[Ff]im$/u.test(part));
  return areAll && parts.length > 1 ? agencies.find((agency) => agency !== undefined) : undefined;
}

/** A place, dates and what is between them, before the bracket of the agency: no word in small letters. */
const DATELINE_WORD =
  /^(?:[\p{Lu}\d][\p{L}\p{M}\d.,'’/-]*|de|da|do|del|di|du|la|le|el|am|an|der|den|of|on|upon|sur|the|(?:jan|feb|fév|mar|mär|abr|apr|avr|may|mai|mag|maj|jun|giu|jui|jul|lug|aug|aoû|ago|sep|set|oct|okt|ott|nov|dec|dez|dic|déc|ene|gen)\p{L}*[.,]?|[–—|-])$/u;

function isDatelineHead(head: string): boolean {
  const bare = head.replace(/\[[^\]]{0,30}\]/g, ' ').trim();
  return (
    bare === '' || (bare.length <= 70 && agencyNamed(bare) === undefined && bare.split(/\s+/).every((word) => DATELINE_WORD.test(word)))
  );
}

/** "Palestinian Authority (PA) President …" and "American Psychological Association (APA)" explain a short form. */
function isShortForm(head: string, mark: string): boolean {
  const initials = (head.match(/(?<![\p{L}\d])\p{Lu}/gu) ?? []).join('');
  return mark.length > 1 && initials.includes(mark.toUpperCase());
}

const BRACKETED =
  /^([^()[\]【】\n]{0,80}?)(?:\(([^()\n]{2,40})\)|\[([^[\]\n]{2,40})\]|【([^【】\n]{2,40})】|(?<![^\s])\/([\p{L} -]{2,30}(?:\/[\p{L} -]{2,30})?)\/)([^\n]{0,8})/u;
/** "Sydney, AAP - ", "Hong Kong — AFP: ", "BERLIN/dpa – ". */
const AFTER_PLACE =
  /^(?![Cc]redits?\b|[Pp]hoto|[Ff]oto|[Bb]ild|[Ii]mage|[Pp]icture)(?:([^.!?:()\n]{2,60}?)(?:\s*[,|/–—]\s*|\s-{1,2}\s))?([^\s,|:()–—-][^,|:()–—\n]{1,38}?)(\s*[–—]\s*|\s-{1,2}\s|\s*[|]\s*|:\s)(?=["“‘«(]?[\p{Lu}\d])/u;
/** "Reuters, London — ". */
const BEFORE_PLACE = /^([^\s,|:()–—-][^,|:()–—\n]{1,38}?),\s\p{Lu}[\p{L} ]{1,30}(?:\s-{1,2}\s|\s*[–—]\s*)(?=["“‘«(]?[\p{Lu}\d])/u;

/** The agency that the beginning of a paragraph names in the manner of a dateline: "(AP) — ", "Madrid, 27 nov (EFE).- ", "/ritzau/", "Sydney, AAP - ". */
export function agencyAtStart(paragraph: string): string | undefined {
  const start = paragraph.slice(0, MOST_START_CHARS).trimStart();
  return inBrackets(start) ?? inBrackets(start.replace(/\s\[[^[\]]{0,30}\]/, '')) ?? betweenDashes(start);
}

function inBrackets(start: string): string | undefined {
  if (!/[([【/]/.test(start)) return undefined;
  const [, head = '', round, square, corner, slashed, after = ''] = BRACKETED.exec(start) ?? [];
  const mark = round ?? square ?? corner ?? slashed ?? '';
  const agency = agencyMarked(mark);
  if (agency === undefined || !isDatelineHead(head) || isShortForm(head, mark)) return undefined;
  if (/^\s?(?:[-–—_=.|/]|:\s?["“„«‘'(]?[\p{Lu}\d])/u.test(after)) return agency;
  const isCertain =
    round === undefined ||
    head.trim() === '' ||
    /[-–—.,\d]\s*$/.test(head) ||
    head === head.toUpperCase() ||
    ((NEVER_BEHIND_NAMES.has(agency) || ARTICLE.test(after)) && !NAMES_AGENCY.test(head));
  return isCertain && /^\s?["“„«‘'(]?[\p{Lu}\p{Lo}\d]/u.test(after) ? agency : undefined;
}

/** "Bonn (KNA) Papst Leo hat …": their signs are none of a party, an office or a disease. */
const NEVER_BEHIND_NAMES = new Set('AFP dpa EPD KNA SID Keystone-SDA AWP Reuters EFE ANSA Belga Ritzau Lusa Xinhua Kyodo'.split(' '));
/** Behind a sign, an article begins a sentence. */
const ARTICLE =
  /^\s["“„«]?(?:The|An?|Die|Der|Das|Den|Dem|Ein|Eine|Einen|Im|In|Am|Zum|Zur|Nach|Le|La|Les|L['’]\p{L}+|Une?|El|Los|Las|Il|Lo|Gli|De|Het|Een|Os?|As?|Um|Uma)\s/u;

/** Without one, the patterns below try every way to divide the line. */
const DIVIDER = /[–—|]|\s-{1,2}\s|:\s/;

function betweenDashes(start: string): string | undefined {
  if (!DIVIDER.test(start)) return undefined;
  const [, place = '', name = '', end = ''] = AFTER_PLACE.exec(start) ?? [];
  // "AP: For sure." is a speaker of an interview, and "CNN | News" a menu.
  const after = isDatelineHead(place) && (place !== '' || !/[:|]/.test(end)) ? agencyMarked(name) : undefined;
  if (after !== undefined) return after;
  // "TOKYO, Nov 27, Kyodo - ": the last of the parts before the dash.
  const [, lead = ''] = /^([^.!?:()\n–—]{4,80}?)(?:\s-{1,2}\s|\s*[–—]\s*)(?=["“‘«(]?[\p{Lu}\d])/u.exec(start) ?? [];
  const at = lead.lastIndexOf(',');
  if (at > 0 && isDatelineHead(lead.slice(0, at)))
    return agencyMarked(lead.slice(at + 1)) ?? agencyMarked(BEFORE_PLACE.exec(start)?.[1] ?? '');
  return agencyMarked(BEFORE_PLACE.exec(start)?.[1] ?? '');
}

const LABEL =
  /^(?:sources?|quellen?|fuentes?|fontes?|fonti|bron|källa|kilde|lähde|źródło|zdroj|forrás|kaynak|crédits?|créditos?|credits?|agency|agentur|agence|agencia|agência|agenzia|texte?|texto|testo|tekst|via|with|mit|avec|con|com|met|med|by|von|par|por|rédigé par|written by|verfasst von)\s*(?::\s*|\s+)/i;
/** "With files from The Canadian Press", "mit Material der dpa", "With PTI inputs". */
const SHARE =
  /^(?:(?:additional )?(?:inputs?|files|reporting|contributions?|material|informations?|informaciones|informações|informazioni|bijdragen) (?:from|by|by the|von|der|de|de la|da|di|van)|der|d['’]|l['’]|la|o|the)\s*/i;
const SHARE_END = /\s+(?:inputs?|files|wires?|material)$/i;

const SENTENCES: readonly RegExp[] = [
  /\bis an? (.{2,40}?)\s+(?:staff |sports |business )?(?:writer|reporter|journalist|correspondent|columnist)\b/i,
  /^[^.!?]{2,60}\s(?:with|mit|avec|con|com|met|med)\s+([^.!?]{2,40})$/i,
  /^(.{2,40}?)\s+(?:sports |business |political |staff )?(?:writers?|reporters?|journalists?|correspondents?|staff)\b.{0,200}\bcontributed\b/i,
  /^(.{2,60}?)\s+contributed to this (?:report|story|article)/i,
  /\b(?:stor(?:y|ies)|articles?|reports?|pieces?|content)\b.{0,40}\b(?:published|republished|produced|provided|distributed|supplied|syndicated|appeared)\b.{0,20}?\s(?:by|from|in|on)\s+(.{2,60}?)(?=$|[.,;|]|\s(?:and|under|as|on|via|with|is|for)\b)/i,
  /\b(?:this|the) (?:report|story|article) by (.{2,40}?)\s+was first published/i,
  /\bdistributed by (.{2,60}?)(?:,? (?:LLC|Inc|Ltd))?(?=$|[.,;|])/i,
  /(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:copyright\s*)?(?:\d{4},?\s*)?(.{2,50}?)(?=$|[.,;|])/i,
];

/** Who credits these credits a picture. */
const OF_PICTURES =
  /\b(?:getty|shutterstock|alamy|imago|epa|pool|photo|foto|bild|image)\b|^\W*(?:photos?|fotos?|bild(?:er)?|images?|pictures?)\b/i;

/** Phrases that only the copy of one agency has. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bthomson reuters trust principles\b/i, 'Reuters'],
  [/\b(?:auto-?generated|published) from (?:a |the )?(?:syndicated feed|agency feed|wire feed)\b/i, 'agencies'],
  [/\bmay not be published, broadcast, rewritten\b/i, 'AP'],
  [/^original-content von:/i, 'ots'],
];

/** The agency that one of the last paragraphs credits, such as "(AFP)", "cb/dpa", "Source: Xinhua" and "With files from The Canadian Press". */
export function agencyAtEnd(paragraph: string): string | undefined {
  const text = paragraph.trim();
  if (text === '' || text.length > MOST_END_CHARS || OF_PICTURES.test(text)) return undefined;
  return (
    agencyMarked(text) ??
    labelled(text) ??
    /^SOURCE\s+(\p{Lu}.{1,80})$/u.exec(text)?.[1] ??
    inSentence(text.replace(/^_+\s*/, '')) ??
    byAddress(text)
  );
}

const TAIL_CHARS = 160;
/** Behind the end of a sentence. */
const BEHIND_SENTENCE = /[.!?…]["”’»)]?\s+(\([^()]{2,60}\)|\[[^[\]]{2,40}\]|[–—-]\s*[^.!?]{2,40}|\/?[\p{L}/©-]{2,20})\.?$/u;
const IN_SLASHES = /\s(\/\p{L}{2,12}(?:\/\p{L}{2,12})?\/)\.?$/u;
/** "… to come (dpa).": the full stop is behind the mark, as it also is behind the short form of something else. */
const WITHIN_SENTENCE = /\s(\([\p{L}/-]{3,20}\))\.$/u;
const NEVER_ELSE = new Set('AFP dpa EFE ANSA Reuters Lusa Belga Ritzau NTB Keystone-SDA Xinhua Kyodo'.split(' '));
const NEAR_CHARS = 40;
const NAMES_AGENCY = /(?:agen[ctz]|bureau|byrå|press|news|wire|service|dienst|desk|network)/iu;

/** The mark of an agency that ends a paragraph, and the agency. */
export interface Tail {
  mark: string;
  agency: string;
}

/** Behind the last sentence of a paragraph: "… in three years. (AFP)", "… in three years. dpa". */
export function tailOf(paragraph: string): Tail | undefined {
  const end = paragraph.slice(-TAIL_CHARS).trimEnd();
  const mark = BEHIND_SENTENCE.exec(end)?.[1] ?? IN_SLASHES.exec(end)?.[1];
  const agency = mark === undefined || OF_PICTURES.test(mark) ? undefined : agencyMarked(mark);
  if (mark !== undefined && agency !== undefined) return { mark, agency };
  const within = WITHIN_SENTENCE.exec(end);
  const named = within?.[1] === undefined ? undefined : agencyMarked(within[1]);
  if (within?.[1] === undefined || named === undefined || !NEVER_ELSE.has(named)) return undefined;
  const before = end.slice(0, within.index);
  return NAMES_AGENCY.test(before.slice(-NEAR_CHARS)) || isShortForm(before, within[1].slice(1, -1))
    ? undefined
    : { mark: within[1], agency: named };
}

function labelled(text: string): string | undefined {
  const bare = text.replace(/^[\s([–—-]+|[\s)\].–—-]+$/g, '');
  const label = LABEL.exec(bare)?.[0];
  if (label === undefined) return undefined;
  const whole = bare.slice(label.length);
  const rest = whole.replace(SHARE_END, '');
  return agencyMarked(whole) ?? agencyMarked(rest) ?? agencyMarked(rest.replace(SHARE, '').replace(/^(?:the|der|la|l['’])\s*/i, ''));
}

/** One of these is in every such sentence. Together they take less time than one of the patterns. */
const SENTENCE_WORD =
  /writer|reporter|journalist|correspondent|columnist|\s(?:with|mit|avec|con|com|met|med)\s|contributed|publi|produced|provided|distributed|supplied|syndicated|appeared|©|\(c\)|copyright|trust|generated|original-content/i;

function inSentence(text: string): string | undefined {
  if (!SENTENCE_WORD.test(text)) return undefined;
  for (const pattern of SENTENCES) {
    const name = pattern.exec(text)?.[1];
    const agency = name === undefined ? undefined : (agencyNamed(name) ?? agencyNamed(name.replace(/^the\s+/i, '')));
    if (agency !== undefined) return agency;
  }
  return PHRASES.find(([pattern]) => pattern.test(text))?.[1];
}

/** Where its reporter can be reached, or where the original is. */
function byAddress(text: string): string | undefined {
  for (const [, host = ''] of text.matchAll(/@([\w-]{1,60}(?:\.[\w-]{1,60}){1,4})/g)) {
    const agency = agencyOfHost(host.toLowerCase());
    if (agency !== undefined) return agency;
  }
  if (!/\b(?:original content|originally published|read the (?:original|full)|more stories like this|view source version)\b/i.test(text))
    return undefined;
  const [, host = ''] = /(?:https?:\/\/|\bon )((?:[\w-]{1,60}\.){1,4}[a-z]{2,10})/i.exec(text) ?? [];
  return host === '' ? undefined : agencyOfHost(host.toLowerCase());
}
