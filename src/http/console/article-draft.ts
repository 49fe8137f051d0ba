// Reads the form of an article into a draft, by the schema of the desk's API. What is wrong is said at the field where it is. Pure.
import type * as z from 'zod';
import type { Article } from '../../domain/articles/article.ts';
import { type Draft, draftSchema } from '../../domain/articles/draft.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Instant } from '../../domain/values/instant.ts';
import { listedObjectionsOf, type Objection } from '../../domain/values/objection.ts';
import { present } from '../../domain/values/present.ts';
import type { Term, TermInput } from '../../domain/values/term.ts';
import { fieldLabel, PICTURE_LABELS, pictureField, TIME_FIELDS, type TimeFieldName } from '../../pages/console/article-fields.ts';
import type { FieldError } from '../../pages/signed-in/fields/form-state.ts';
import { whichField } from '../../pages/signed-in/fields/which-field.ts';
import type { Form } from '../requests/form.ts';
import { readTime } from './article-times.ts';
import { joined } from './body-text.ts';
import { pictureRows } from './picture-rows.ts';

export interface Circumstances {
  publisher: Publisher;
  /** The article as it is stored. Absent: it is new. */
  stored: Article | undefined;
  now: Instant;
}

/** Without the embargo, which only the form of an unpublished article has. */
export type ReadDraft = { ok: true; draft: Draft } | { ok: false; errors: FieldError[] };

export function draftOf(fields: Form, circumstances: Circumstances): ReadDraft {
  const { times, errors } = timesOf(fields, circumstances);
  const parsed = draftSchema.safeParse({ ...inputOf(fields, circumstances), ...times });
  const objections = parsed.success ? { objections: [], more: 0 } : listedObjectionsOf(parsed.error, draftSchema);
  errors.push(...objections.objections.map((objection) => errorOf(objection, fields)));
  if (parsed.success && errors.length === 0) return { ok: true, draft: parsed.data };
  return { ok: false, errors };
}

/** Fields that are empty are absent, save for the headline, the text and the source, which a draft must have. */
function inputOf(fields: Form, { publisher, stored }: Circumstances): z.input<typeof draftSchema> {
  const text = (name: string) => fields.get(name) ?? '';
  const optional = (name: string) => (text(name).trim() === '' ? undefined : text(name));
  return present({
    uri: stored === undefined ? optional('uri')?.trim() : undefined,
    guid: stored === undefined ? optional('guid')?.trim() : undefined,
    // Without an address, that of the publisher's pattern.
    url: optional('url')?.trim() ?? (stored === undefined ? undefined : null),
    headline: text('headline'),
    standfirst: optional('standfirst'),
    by: present({
      names: termsIn(text('by.names'), stored?.by.names),
      desks: termsIn(text('by.desks'), stored?.by.desks),
      contact: optional('by.contact'),
    }),
    located: optional('located'),
    sections: sectionsIn(fields, publisher, stored),
    subjects: termsIn(text('subjects'), stored?.subjects),
    language: optional('language')?.trim(),
    source: text('source'),
    bodyHtml: joined(text('bodyHtml')),
    images: pictureRows(fields).map((row) => pictureIn(fields, row)),
    edNote: optional('edNote'),
    urgency: numberIn(optional('urgency')),
    copyrightHolder: optional('copyrightHolder'),
    copyrightNotice: optional('copyrightNotice'),
    licence: groupOf({ url: optional('licence.url')?.trim() ?? '', title: optional('licence.title') }),
    sourceFeed: groupOf({
      id: optional('sourceFeed.id')?.trim() ?? '',
      title: optional('sourceFeed.title') ?? '',
      url: optional('sourceFeed.url')?.trim(),
    }),
  });
}

/** Absent if nothing of it was filled in. */
function groupOf<T extends Record<string, string | undefined>>(group: T) {
  return Object.values(group).every((value) => value === undefined || value === '') ? undefined : present(group);
}

/** One line for each. A name that the article has keeps its code, because two people may have one name. */
function termsIn(lines: string, stored: readonly Term[] = []): TermInput[] {
  const names = lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  return names.map((name) => stored.find((term) => term.name === name) ?? { name });
}

/** The main section, then the others: those that the article has in their order, then new ones in the publisher's. */
function sectionsIn(fields: Form, publisher: Publisher, stored: Article | undefined): string[] {
  const main = fields.get('section.main') ?? '';
  const ticked = [...fields].flatMap(([name]) => /^section\.also\.(.*)$/.exec(name)?.[1] ?? []);
  const order = [...(stored?.sections ?? []), ...publisher.sections].map(({ code }) => code);
  const others = [...new Set([...order.filter((code) => ticked.includes(code)), ...ticked])].filter((code) => code !== main);
  return main === '' ? others : [main, ...others];
}

function pictureIn(fields: Form, row: number): Draft['images'][number] {
  const value = (name: keyof typeof PICTURE_LABELS) => fields.get(pictureField(row, name))?.trim() || undefined;
  return present({
    url: value('url') ?? '',
    alt: value('alt'),
    caption: value('caption'),
    credit: value('credit'),
    source: value('source'),
    mediaType: value('mediaType'),
    widthPixels: numberIn(value('widthPixels')),
    heightPixels: numberIn(value('heightPixels')),
    sizeBytes: numberIn(value('sizeBytes')),
  });
}

/** A text that is no number becomes one that no schema accepts. */
function numberIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d{1,15}$/.test(text) ? Number(text) : Number.NaN;
}

/** What the article has already been given and cannot be given again is not read. */
function timesOf(fields: Form, { publisher, stored, now }: Circumstances) {
  const errors: FieldError[] = [];
  const times: { [Name in TimeFieldName]?: Instant | null } = {};
  const kept = { embargoedUntil: stored?.embargoedUntil, expires: stored?.expires, firstPublished: stored?.intendedPublication };
  const wanted = TIME_FIELDS.filter((name) => isAsked(name, stored, fields));
  for (const name of wanted) {
    const before = name === 'firstCreated' ? undefined : kept[name];
    const read = readTime(fields, name, publisher.timeZone, before);
    if (!read.ok) errors.push({ field: read.isTwice === true ? whichField(name) : name, message: `${fieldLabel(name)} ${read.detail}.` });
    else if (name === 'embargoedUntil' && read.instant !== undefined && read.instant !== before && read.instant <= now)
      errors.push({ field: name, message: `${fieldLabel(name)} must be in the future. To publish now, empty the field.` });
    else if (read.instant !== undefined) times[name] = read.instant;
    else if ((name === 'embargoedUntil' || name === 'firstPublished') && before !== undefined) times[name] = null;
  }
  return { times, errors };
}

function isAsked(name: TimeFieldName, stored: Article | undefined, fields: Form): boolean {
  if (name === 'firstCreated') return stored === undefined;
  if (name === 'firstPublished') return stored?.firstPublished === undefined;
  // An embargo that is set after publication is refused by the Catalogue, in its own words.
  if (name === 'embargoedUntil') return stored?.firstPublished === undefined || fields.has(name);
  return true;
}

/** `fields` say in which row a picture stands: rows without a value are left out of the draft. */
export function errorOf({ pointer, detail }: Objection, fields: Form): FieldError {
  const parts = pointer.split('/').slice(1);
  const [first = '', second = '', third = ''] = parts;
  if (first === 'images' && second !== '') {
    const row = pictureRows(fields)[Number(second)] ?? 1;
    const field = isPictureName(third) ? pictureField(row, third) : pictureField(row, 'url');
    return { field, message: `${fieldLabel(field)} ${detail}.` };
  }
  const field = fieldAt(first, second);
  const term = first === 'sections' ? undefined : parts.find((part) => /^\d+$/.test(part));
  const line = term === undefined ? '' : `, line ${Number(term) + 1},`;
  return { field, message: `${fieldLabel(field)}${line} ${detail}.` };
}

function fieldAt(first: string, second: string): string {
  if (first === 'sections') return 'section.main';
  if (first === 'images') return pictureField(1, 'url');
  return second === '' || /^\d+$/.test(second) ? first : `${first}.${second}`;
}

function isPictureName(name: string): name is keyof typeof PICTURE_LABELS {
  return Object.hasOwn(PICTURE_LABELS, name);
}
