// Members and elements that no reader takes: desks and programs write notes, dates and states there. Pure.
import type { SaidText } from '../partial-article.ts';
import { type Calendar, whenOf } from '../text/dates.ts';
import { plainTextOf } from './html-tree.ts';
import { type Members, textIn } from './unknown-json.ts';

const MOST_TEXTS = 100;
const TEXT_CHARS = 1_000;
/** Fields with an instant before which the copy is not to be seen. */
const AHEAD =
  /release|^goe?s?live|^live(?:at|on|from|date)|^schedule|^avail|^visible|^online(?:at|on|from|date)|^unlock|^valid(?:from)?$|^effective|^publish/;

/** The name without "-", "_" and spaces, in small letters. */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_\s]/g, '');
}

/** "release: v1.2" and "release: true" are about software: only a date to come is an embargo. */
export function isAhead(name: string, text: string, calendar: Calendar): boolean {
  if (!AHEAD.test(plainName(name))) return false;
  const when = whenOf(/^start=([^;]{1,60})/i.exec(text)?.[1] ?? text, calendar);
  return when !== undefined && when.instant > calendar.now;
}

/** What a member is called that is of a picture, or of several. */
const OF_PICTURES = /image|photo|foto|picture|bild|imagen|immagin|cover|hero|thumb|banner|galler|galer|figure|illustration|caption|video/;
const PICTURE = /\.(?:jpe?g|png|gif|webp|avif|svg|tiff?)(?:[?#]\S{0,500})?$/i;

/** Of the whole that it is in. Authors and sources have pictures, too, in members with other names. */
const ADDRESSES = new Set('src url href path file filename'.split(' '));

function isPictureAddress([name, value]: [string, unknown]): boolean {
  return ADDRESSES.has(plainName(name)) && typeof value === 'string' && PICTURE.test(value.slice(-600));
}

/** Whether a field says something of a picture by its name: "Bildquelle", "image_credit". */
export function isOfPicture(field: string): boolean {
  return OF_PICTURES.test(plainName(field));
}

/** Every text, number, `true` and `false` in a value, with the name of the innermost member that has it. */
export function leavesIn(name: string, value: unknown): SaidText[] {
  const leaves: SaidText[] = [];
  const waiting: { field: string; entry: unknown; ofPicture: boolean }[] = [{ field: name, entry: value, ofPicture: isOfPicture(name) }];
  while (waiting.length > 0 && waiting.length < 1_000 && leaves.length < MOST_TEXTS) {
    const { field, entry, ofPicture } = waiting.shift() ?? { field: '', entry: undefined, ofPicture: false };
    const of = ofPicture ? { isOfPicture: true as const } : {};
    const text = typeof entry === 'boolean' ? String(entry) : textIn(entry);
    if (text !== undefined) leaves.push({ field, text, ...of });
    else if (entry instanceof Date) leaves.push({ field, text: entry.toISOString(), ...of });
    else if (Array.isArray(entry)) for (const one of entry.slice(0, MOST_TEXTS)) waiting.push({ field, entry: one, ofPicture });
    else if (typeof entry === 'object' && entry !== null) {
      const members = Object.entries(entry).slice(0, MOST_TEXTS);
      const isPicture = ofPicture || members.some(isPictureAddress);
      for (const [inner, entry] of members) {
        // In "provider: {name: AFP}", it is the provider that is named.
        waiting.push({ field: inner === 'name' ? field : inner, entry, ofPicture: isPicture || isOfPicture(inner) });
      }
    }
  }
  return leaves;
}

const JSON_FEED = new Set(
  'id url external_url title content_html summary image banner_image date_published date_modified author authors tags language attachments'.split(
    ' ',
  ),
);

/** What an item of JSON Feed has beside the members of the standard. */
export function otherMembers(item: Members): SaidText[] {
  return Object.entries(item)
    .filter(([name]) => !JSON_FEED.has(name))
    .flatMap(([name, value]) => leavesIn(name, value))
    .slice(0, MOST_TEXTS)
    .map((said) => (said.field === 'content_text' ? { ...said, isProse: true } : said));
}

/** An element that contains nothing but a text. */
const LEAF =
  /<((?:[\w-]{1,40}:)?[\w-]{1,60})(?:\s[^<>]{0,500})?>(?:\s{0,100}<!\[CDATA\[([^<>\]]{1,1000})\]\]>\s{0,100}|([^<>]{1,1000}))<\/\1\s{0,20}>/g;
/** Elements that are read, or that do not speak of the article. */
const READ =
  /^(?:(?:atom:)?(?:title|description|summary|content|link|guid|id|category|author|name|email|uri|pubdate|published|updated|source|logo|icon|url)|content:encoded|dc:(?:creator|date|subject|language|identifier|publisher|type|format)|dcterms:(?:created|issued|modified)|thr:.*|slash:.*|wfw:.*|georss:.*|geo:.*|itunes:(?:author|duration|keywords|episode.*|season|explicit))$/i;
/** Elements that readers see elsewhere. */
const PROSE = /(?:title|description|summary|text|rights|copyright|credit|caption|transcript|keywords|abstract)$/i;

/** Those of WordPress's editor, in the text, are for programs. */
const COMMENT = /<!--\s{0,20}(?!\/?wp:)([^<>]{1,300})-->/g;

/** Media RSS says in attributes who may have the item, and whether it is blocked. */
const MEDIA = /<(media:(?:restriction|status|rights))\b([^<>]{0,500})>(?:([^<>]{1,200})<)?/g;
/** Attributes that are named after an embargo, of any element. */
const EMBARGO_ATTRIBUTE =
  /\s(?:[\w-]{1,40}:)?((?:embargo|hold-?until|not-?before)[\w-]{0,20})\s{0,5}=\s{0,5}["']([^"'<>]{1,100})["'](?=[^<>]{0,500}>)/gi;
const MOST_STATES = 20;

/** Whether a place is within the element of a picture or a video, and says nothing of the whole item. */
function isOfOneMedium(xml: string, place: number): boolean {
  return ['media:content', 'media:group'].some((name) => {
    const opened = xml.lastIndexOf(`<${name}`, place);
    const end = xml.indexOf('>', opened);
    return opened > xml.lastIndexOf(`</${name}`, place) && xml[end - 1] !== '/';
  });
}

function mediaStates(xml: string): SaidText[] {
  const said: SaidText[] = [];
  for (const { index, 1: name = '', 2: attributes = '', 3: text = '' } of xml.matchAll(MEDIA)) {
    const has = (attribute: string, value: string) => new RegExp(`\\s${attribute}\\s{0,5}=\\s{0,5}["']${value}["']`, 'i').test(attributes);
    const isDenied =
      (has('relationship', 'deny') && (/^\s*all\s*$/i.test(text) || has('type', 'sharing'))) ||
      (has('relationship', 'allow') && /^\s*none\s*$/i.test(text));
    if (name === 'media:status' && has('state', 'deleted') && !isOfOneMedium(xml, index)) said.push({ field: name, text: 'deleted' });
    else if (name === 'media:restriction' ? isDenied : has('state', '(?:blocked|deleted)'))
      said.push({ field: `${name} status`, text: 'denied' });
    const status = /\sstatus\s{0,5}=\s{0,5}["']([^"']{1,200})["']/i.exec(attributes)?.[1];
    if (status !== undefined) said.push({ field: name, text: plainTextOf(status), isProse: true });
    if (said.length >= MOST_STATES) break;
  }
  for (const [, name = '', value = ''] of xml.matchAll(EMBARGO_ATTRIBUTE)) {
    said.push({ field: name, text: plainTextOf(value) });
    if (said.length >= MOST_STATES * 2) break;
  }
  return said;
}

/** What an item of a feed has beside the elements that are read, comments and attributes of states included. */
export function otherElements(xml: string): SaidText[] {
  const said = mediaStates(xml);
  for (const [, comment = ''] of xml.matchAll(COMMENT)) {
    said.push({ field: 'comment', text: comment.trim(), isProse: true });
    if (said.length === MOST_TEXTS / 2) break;
  }
  for (const [, name = '', wrapped, plain] of xml.matchAll(LEAF)) {
    if (READ.test(name)) continue;
    const text = plainTextOf(wrapped ?? plain ?? '').slice(0, TEXT_CHARS);
    const field = name.slice(name.indexOf(':') + 1);
    if (text !== '') said.push(PROSE.test(field) ? { field, text, isProse: true } : { field, text });
    if (said.length === MOST_TEXTS) break;
  }
  return said;
}
