// The common step after every reader that finds out whether copy is an agency's. Pure, except that it changes the `Found` it is given.
import { isOwnSource } from '../domain/publisher/own-copy.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import { isOfPicture, plainName } from './formats/other-members.ts';
import type { ReadingOptions } from './imported-article.ts';
import { roughLines } from './instructions/body-lines.ts';
import type { Found, SaidText } from './partial-article.ts';
import { withoutCredit } from './take-credit.ts';
import { agencyNamed, agencyOfHost } from './text/agencies.ts';
import { agencyAtEnd, agencyAtStart, tailOf } from './text/agency-marks.ts';
import { publicationIn } from './text/first-published.ts';

const START_CHARS = 1_500;
const END_CHARS = 2_000;
const FIRST_LINES = 4;
const LAST_LINES = 6;
const TAIL_LINES = 2;

interface Named {
  agency: string;
  /** Continues "taken from". */
  from: string;
}

/** Copy with the mark of an agency is the agency's, unless something says whose it is. Otherwise it would be published in full as the publisher's own. */
export function nameAgency(found: Found, options: ReadingOptions): void {
  nameSource(found, options.publisher);
  const source = found.copySource ?? found.holder;
  // The source is a field of the article, and its name at the end of the text says nothing more.
  if (options.source === undefined && source !== undefined) found.bodyHtml = withoutCredit(found.bodyHtml, source);
}

function nameSource(found: Found, publisher: Publisher): void {
  if (found.copySource !== undefined || found.holder !== undefined) return;
  const named = inText(found) ?? inFields(found);
  if (named === undefined || isOwnSource(publisher, named.agency)) return;
  found.copySource = named.agency;
  found.remarks.push(`Source ${named.agency} taken from ${named.from}. If the copy is your own, import it with --source.`);
}

/** The agency whose mark is at the beginning of the text, as in a dateline. */
export function agencyAtOpening(bodyHtml: string): string | undefined {
  return firstLines(bodyHtml).flatMap((line) => agencyAtStart(line) ?? [])[0];
}

function firstLines(bodyHtml: string): string[] {
  return linesIn(bodyHtml.slice(0, START_CHARS)).slice(0, FIRST_LINES);
}

function inText({ headline, bodyHtml, edNotes }: Found): Named | undefined {
  const first = firstLines(bodyHtml);
  const last = linesIn(bodyHtml.slice(-END_CHARS)).slice(-LAST_LINES);
  const atStart = agencyAtOpening(bodyHtml);
  if (atStart !== undefined) return { agency: atStart, from: 'the beginning of the text' };
  const [atEnd] = [...last, ...edNotes.slice(0, LAST_LINES)].flatMap((line) => agencyAtEnd(line) ?? []);
  const agency = atEnd ?? last.slice(-TAIL_LINES).flatMap((line) => tailOf(line)?.agency ?? [])[0];
  if (agency !== undefined) return { agency, from: 'a credit at the end' };
  const [publication] = [...last, ...first.slice(0, 2)].flatMap((line) => publicationIn(line) ?? []);
  if (publication !== undefined) return { agency: publication, from: 'a note on where it was published first' };
  const [, before, after] = /^\(([^()]{2,40})\)\s|\s\(([^()]{2,40})\)$/.exec(headline?.trim() ?? '') ?? [];
  const inHeadline = agencyNamed(before ?? after ?? '');
  return inHeadline === undefined ? undefined : { agency: inHeadline, from: 'the headline' };
}

/** Fields that say whose copy it is, in any program and format. */
const OF_SOURCE =
  /source|quelle|fuente|fonte|credit|agenc|agentur|agenzia|provider|publisher|copyright|rights|holder|byline|author|creator|contributor|wire|attribution|affiliation|^org|^via$|origin|syndicat|republish|distributor/;
const OF_ORIGINAL = /source|origin|canonical|permalink|syndicat|republish|basedon|author/;

function inFields({ said, notice, located, url, uri, categories }: Found): Named | undefined {
  const texts: readonly SaidText[] = notice === undefined ? said : [...said, { field: 'copyright notice', text: notice }];
  for (const { field, text, isOfPicture: isCredit } of texts) {
    if (isCredit === true || isOfPicture(field)) continue;
    const plain = /^(?:©|\(c\)|copyright\b)/i.test(text) ? 'copyright' : plainName(field);
    const agency = OF_SOURCE.test(plain) ? agencyAtEnd(text.slice(0, 400)) : undefined;
    const original = OF_ORIGINAL.test(plain) ? agencyAt(text) : undefined;
    if (agency !== undefined || original !== undefined)
      return { agency: agency ?? original ?? '', from: `its field "${field.slice(0, 60)}"` };
  }
  const inDateline = agencyNamed(/\(([^()]{2,40})\)/.exec(located ?? '')?.[1] ?? '');
  if (inDateline !== undefined) return { agency: inDateline, from: 'its dateline' };
  const atAddress = agencyAt(url ?? '') ?? agencyAt((uri ?? '').replace(/^tag:([\w.-]{1,100}),.*$/s, 'https://$1/'));
  if (atAddress !== undefined) return { agency: atAddress, from: 'its address' };
  const category = categories.filter((name) => !TOPICS.test(name)).flatMap((name) => agencyNamed(name) ?? [])[0];
  return category === undefined ? undefined : { agency: category, from: 'its category' };
}

/** Names of agencies that are topics of copy, too. */
const TOPICS =
  /^(?:map|app|spa|uni|cp|aps|nan|ips|cns|rns|cna|pap|sid|ots|ria|petra|sputnik|bbc.*|cnn.*|npr|nyt|getty.*|epa|shutterstock|imago|alamy|bloomberg|marketwatch|(?:the )?[a-z]+ (?:times|post|journal|guardian|conversation)|the guardian|le monde|el país|propublica|stacker|agencies|wire (?:services|reports))$/i;

function agencyAt(address: string): string | undefined {
  const host = /^https?:/i.test(address.trim()) ? URL.parse(address.trim())?.hostname : undefined;
  return host === undefined ? undefined : agencyOfHost(host);
}

/** A credit in a figure is that of a picture, and lists name pages of others. */
const NOT_ASKED = /<(figure|figcaption|li)\b[\s\S]*?<\/\1>/gi;
/** Characters that are not seen, and wide forms of letters and brackets. */
const DISGUISED = /[\u00ad\u200b-\u200d\u2060\ufeff\uff00-\uff5e]/;

function linesIn(html: string): string[] {
  const text = html.replace(NOT_ASKED, '').replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCodePoint(Number(code)));
  return roughLines(DISGUISED.test(text) ? text.normalize('NFKC').replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, '') : text);
}
