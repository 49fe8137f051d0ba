// Makes a draft from the fields that were read from a file, such that the server accepts it: options take precedence, missing fields are filled, and
// dates are kept within bounds. Pure.

import { type DraftInput, draftSchema } from '../domain/articles/draft.ts';
import { isOwnIri, isOwnSource } from '../domain/publisher/own-copy.ts';
import { laterOf } from '../domain/values/instant.ts';
import * as limits from '../domain/values/limits.ts';
import { clauseOf } from '../domain/values/objection.ts';
import { present } from '../domain/values/present.ts';
import { codeSchema } from '../domain/values/term.ts';
import { fitToLimits } from './fit-limits.ts';
import { holdOf, holdRemark, lineOfHold } from './hold.ts';
import { type Copy, type ReadingOptions, type Remark, Unreadable } from './imported-article.ts';
import type { Found, FoundImage } from './partial-article.ts';
import { identityOf } from './source-identity.ts';
import { webUrl } from './text/addresses.ts';
import { deskNamed, isDesk } from './text/desks.ts';
import { type Filing, fileUnder } from './text/sections.ts';
import { headlineFrom } from './text/sentences.ts';
import { slugFrom } from './text/slug.ts';

/** Throws `Unreadable` for copy that must not be imported as it is. */
export async function copyOf(found: Found, file: string, options: ReadingOptions): Promise<Copy> {
  if (found.bodyHtml.trim() === '') throw new Unreadable('contains no text', found.line);
  const remarks = [...found.remarks];
  const filing = fileUnder(found, options);
  const hold = holdOf(found, filing);
  if (hold !== undefined) remarks.unshift({ text: holdRemark(hold, options.publisher), line: lineOfHold(hold, found) });
  const article: DraftInput = present({
    ...idsOf(found, options, remarks),
    url: webUrl(found.url, found.base),
    headline: headlineOf(found, options, remarks),
    standfirst: found.standfirst,
    by: bylineOf(found, options),
    located: found.located,
    sections: sectionsOf(filing, options, remarks),
    subjects: fittingNames(filing.subjects, 'Subject', limits.SUBJECTS, remarks),
    language: found.language,
    ...ownershipOf(found, options, remarks),
    bodyHtml: found.bodyHtml,
    images: imagesOf(found, remarks),
    ...datesOf(found, options, remarks),
    edNote: edNoteOf(found, remarks),
    urgency: found.urgency,
  });
  if (!fitToLimits(article, remarks, options.headline !== undefined)) refuseWhatTheServerWould(article, found.line);
  const placed = remarks.map((remark) => (typeof remark === 'string' ? { text: remark, line: found.line } : remark));
  if (options.strict === true) refuseRemarks(placed);
  return present({
    slug: await slugOf(found, article.headline, options),
    hasOwnSlug: options.slug === undefined ? found.hasOwnSlug : undefined,
    ...(await identityOf(found, options)),
    article,
    corrections: found.corrections,
    remarks: placed,
    ...(hold === undefined ? {} : { hold }),
    file,
    line: found.line,
  });
}

/** How many remarks a refusal names. */
const STRICT_SHOWN = 5;

/** With `strict`, nothing that was guessed, left out or not read is imported. */
function refuseRemarks([first, ...more]: readonly Remark[]): void {
  if (first === undefined) return;
  const shown = [first, ...more.slice(0, STRICT_SHOWN - 1)].map(({ text }) => text).join(' ');
  const others = more.length < STRICT_SHOWN ? '' : ` (and ${more.length - STRICT_SHOWN + 1} more)`;
  throw new Unreadable(`is refused, because every remark is an error with --strict: ${shown}${others}`, first.line);
}

/** An id is believed only if the copy is said to be the publisher's own: otherwise any feed could claim an article. */
function idsOf(
  { uri, guid }: Found,
  { publisher, own = false }: ReadingOptions,
  remarks: Found['remarks'],
): Pick<DraftInput, 'uri' | 'guid'> {
  const isOwn = uri !== undefined && isOwnIri(publisher, uri);
  if (!own) {
    if (isOwn) remarks.push(`The id ${uri} is one of yours and is not kept. If the copy is your own, import it with --own.`);
    return {};
  }
  // An IRI with a space is an id to RSS readers all the same.
  if (isOwn && (guid === undefined || draftSchema.shape.uri.safeParse(uri).success)) return { uri };
  if (guid === undefined) return {};
  const checked = draftSchema.shape.guid.safeParse(guid);
  if (checked.success) return { guid };
  remarks.push(`The id ${guid.slice(0, 100)} is not kept: it ${checked.error.issues.map(clauseOf).join('; ')}.`);
  return {};
}

/** The server wants a section: without one, the article is in the first until the desk has chosen. */
function sectionsOf({ sections, unknown }: Filing, { publisher }: ReadingOptions, remarks: Found['remarks']): string[] {
  const [first] = publisher.sections;
  if (sections.length === 0) return first === undefined ? [] : [first.code];
  if (unknown.length > 0) remarks.push(`Left out, as no section of yours: ${unknown.join(', ')}.`);
  if (sections.length > limits.SECTIONS) remarks.push(`Only the first ${limits.SECTIONS} of ${sections.length} sections were kept.`);
  return sections.slice(0, limits.SECTIONS);
}

function edNoteOf({ edNotes }: Found, remarks: Found['remarks']): string | undefined {
  const note = edNotes.join('\n');
  if (note.length > limits.ED_NOTE_CHARS) remarks.push(`The note to the desk was cut to ${limits.ED_NOTE_CHARS} characters.`);
  return note.slice(0, limits.ED_NOTE_CHARS) || undefined;
}

function refuseWhatTheServerWould(article: DraftInput, line: number): void {
  const checked = draftSchema.safeParse(article);
  if (checked.success) return;
  const objections = checked.error.issues.map((issue) => `${issue.path.join('.')} ${clauseOf(issue)}`);
  throw new Unreadable(objections.join('; '), line);
}

async function slugOf(found: Found, headline: string, { slug }: ReadingOptions): Promise<string> {
  if (slug === undefined) return slugFrom([...found.slugs, headline], found.sourceId);
  if (!codeSchema.safeParse(slug).success) throw new Unreadable(`the slug "${slug}" must be 1 to 64 of a-z, 0-9 and "-"`, found.line);
  return slug;
}

function headlineOf(found: Found, options: ReadingOptions, remarks: Found['remarks']): string {
  const headline = options.headline ?? found.headline;
  if (headline !== undefined && headline.trim() !== '') return headline;
  const made = headlineFrom(found.opening ?? '');
  if (made === '') throw new Unreadable('has no headline and no sentence to take one from', found.line);
  remarks.push(`Headline taken from the first sentence: "${made}".`);
  return made;
}

/** Desks get the publisher's own names and codes. */
function bylineOf(found: Found, { publisher, desk }: ReadingOptions): NonNullable<DraftInput['by']> {
  const names = found.names.filter((name) => !isDesk(name, publisher));
  const desks = [...found.desks, ...found.names.filter((name) => isDesk(name, publisher))];
  if (desk !== undefined && names.length + desks.length === 0) desks.push(desk);
  const known = desks.map((name) => {
    const own = deskNamed(name, publisher);
    return own === undefined ? name : { code: own.code, name: own.name };
  });
  const seen = new Set<string>();
  const distinct = known.filter((term) => !seen.has(JSON.stringify(term)) && seen.add(JSON.stringify(term)));
  return { names: unique(names), desks: distinct, ...(found.contact === undefined ? {} : { contact: found.contact }) };
}

type Ownership = Pick<DraftInput, 'source' | 'copyrightHolder' | 'copyrightNotice' | 'licence' | 'sourceFeed'>;

function ownershipOf(found: Found, options: ReadingOptions, remarks: Found['remarks']): Ownership {
  const { publisher } = options;
  const source = options.source ?? found.copySource ?? found.holder ?? publisher.name;
  if (options.source === undefined && found.copySource === undefined && found.holder !== undefined) {
    remarks.push(`Source ${found.holder} taken from its copyright notice.`);
  }
  if (isOwnSource(publisher, source)) {
    if (found.holder !== undefined) remarks.push(`Filed as ${publisher.name}'s own though a notice names ${found.holder}.`);
    return { source: publisher.name };
  }
  return { source, copyrightHolder: found.holder, copyrightNotice: found.notice, licence: licenceOf(found), sourceFeed: found.sourceFeed };
}

function licenceOf({ licence, base }: Found): DraftInput['licence'] {
  const url = webUrl(licence?.url, base);
  return url === undefined ? undefined : { url, ...(licence?.title === undefined ? {} : { title: licence.title }) };
}

type Dates = Pick<DraftInput, 'firstCreated' | 'firstPublished' | 'embargoedUntil' | 'expires'>;

/** An embargo that has passed only says that nothing was published before it. */
function datesOf(found: Found, { now }: ReadingOptions, remarks: Found['remarks']): Dates {
  const { expires } = found;
  const embargoedUntil = found.embargoedUntil === 'unread' ? undefined : found.embargoedUntil;
  const firstCreated = clamped(found.created?.instant, now, []);
  if (embargoedUntil !== undefined && embargoedUntil > now) {
    return { firstCreated: firstCreated ?? clamped(found.published?.instant, now, []), embargoedUntil, expires };
  }
  if (found.hold !== undefined && !(found.published !== undefined && found.published.instant <= now)) return { firstCreated, expires };
  const published = clamped(found.published?.instant, now, remarks);
  if (embargoedUntil !== undefined) remarks.push(`The embargo until ${embargoedUntil} has passed.`);
  if (published === undefined) remarks.push(undatedRemark(found));
  if (found.published?.guess !== undefined) remarks.push(found.published.guess);
  if (published !== undefined && found.published?.hasYear === false)
    remarks.push(`The date names no year: taken as ${published.slice(0, 4)}.`);
  const firstPublished = published === undefined || embargoedUntil === undefined ? published : laterOf(published, embargoedUntil);
  return {
    ...(found.isEmbargoLifted === true && found.hold === undefined && embargoedUntil === undefined ? { embargoedUntil: null } : {}),
    firstCreated:
      firstCreated !== undefined && firstPublished !== undefined && firstCreated > firstPublished ? firstPublished : firstCreated,
    firstPublished,
    expires,
  };
}

function undatedRemark({ unreadDate }: Found): Remark | string {
  const made = 'so it is dated with the time of the import';
  if (unreadDate === undefined) return `No date was found, ${made}.`;
  return { text: `The date "${unreadDate.text}" cannot be read, ${made}.`, line: unreadDate.line };
}

function clamped(instant: string | undefined, now: string, remarks: Found['remarks']): string | undefined {
  if (instant === undefined || instant <= now) return instant;
  remarks.push(`The date ${instant} is in the future, so it is dated with the time of the import.`);
  return now;
}

function imagesOf(found: Found, remarks: Found['remarks']): FoundImage[] {
  const images: FoundImage[] = [];
  for (const image of found.images) {
    const url = webUrl(image.url, found.base);
    if (url === undefined) remarks.push(`Image left out, its address is not on the web: ${image.url.slice(0, 100)}`);
    else if (!images.some((known) => known.url === url)) images.push({ ...image, url });
  }
  if (images.length > limits.IMAGES) remarks.push(`Only the first ${limits.IMAGES} of ${images.length} images were kept.`);
  return images.slice(0, limits.IMAGES);
}

/** One name that is too long is left out, and does not refuse the article. */
function fittingNames(names: readonly string[], kind: string, most: number, remarks: Found['remarks']): string[] {
  const fitting = unique(names).filter((name) => {
    if (name.length <= limits.NAME_CHARS) return true;
    remarks.push(`${kind} left out, longer than ${limits.NAME_CHARS} characters: "${name.slice(0, 60)} …".`);
    return false;
  });
  if (fitting.length > most) remarks.push(`${kind}: only the first ${most} of ${fitting.length} were kept.`);
  return fitting.slice(0, most);
}

function unique(names: readonly string[]): string[] {
  const seen = new Set(['']);
  return names.map((name) => name.trim()).filter((name) => !seen.has(name.toLowerCase()) && seen.add(name.toLowerCase()));
}
