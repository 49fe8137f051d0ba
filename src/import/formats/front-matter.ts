// Reads the YAML before Markdown, by a table that maps the field names of desks and site generators to ours. Pure.
import { LineCounter, parseDocument } from 'yaml';
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import type { Found, FoundImage } from '../partial-article.ts';
import { readByline, readSigners } from '../text/byline.ts';
import { type When, whenOf } from '../text/dates.ts';
import { language } from '../text/language.ts';
import { embargoInstant } from '../text/notes.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn, wordsIn } from './unknown-json.ts';

export interface FrontMatter {
  values: Members;
  /** Lines of the file by name, as far as they are known. */
  lines: ReadonlyMap<string, number>;
  /** The text after it. */
  rest: string;
}

const FENCE = /^---[ \t]*\n([\s\S]*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|$)/;

/** `undefined` if there is none. Throws `Unreadable`, with the line, if it is no YAML or no map. */
export function frontMatterOf(text: string): FrontMatter | undefined {
  const match = FENCE.exec(text);
  if (match === null) {
    if (/^---[ \t]*\n\s*[\w-]+[ \t]*:/.test(text)) throw new Unreadable('opens front matter with "---" and never closes it');
    if (/^\+\+\+[ \t]*\n/.test(text)) throw new Unreadable('has front matter in TOML, which is not read: write it in YAML, between "---"');
    return undefined;
  }
  const lines = new LineCounter();
  const document = parseDocument(match[1] ?? '', { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const [error] = document.errors;
  if (error !== undefined) throw new Unreadable(`front matter: ${error.message}`, lines.linePos(error.pos[0]).line + 1);
  const values = document.toJS({ maxAliasCount: 50 }) ?? {};
  if (membersOf(values) === undefined) throw new Unreadable('front matter is not a list of "name: value"');
  return { values, lines: linesIn(match[1] ?? ''), rest: text.slice(match[0].length) };
}

/** Exact enough for a message: the first line that begins with each name. */
function linesIn(yaml: string): Map<string, number> {
  const lines = new Map<string, number>();
  for (const [index, line] of yaml.split('\n').entries()) {
    const name = /^["']?([^\s"':#][^"':]*)["']?\s*:/.exec(line)?.[1];
    if (name !== undefined && !lines.has(name)) lines.set(name, index + 2);
  }
  return lines;
}

type FieldReader = (value: unknown, found: Found, options: ReadingOptions) => void;

const text =
  (name: 'headline' | 'standfirst' | 'contact' | 'located' | 'url' | 'uri' | 'copySource' | 'holder' | 'notice'): FieldReader =>
  (value, found) => {
    found[name] = namesIn(value).join(', ') || undefined;
  };

const people: FieldReader = (value, found, { publisher }) => {
  for (const name of namesIn(value)) readSigners(name, { names: found.names, desks: found.desks, unread: [] }, publisher);
};

const by: FieldReader = (value, found, options) => {
  const parts = membersOf(value);
  if (parts === undefined) {
    const byline = readByline(namesIn(value).join(' | '), options.publisher, calendarOf(options));
    found.names.push(...byline.names);
    found.desks.push(...byline.desks);
    found.published ??= byline.when;
    return;
  }
  people(parts['names'] ?? parts['name'], found, options);
  found.desks.push(...namesIn(parts['desks'] ?? parts['desk']));
  found.contact ??= textIn(parts['contact']);
};

const date =
  (name: 'published' | 'created' | 'expires'): FieldReader =>
  (value, found, options) => {
    if (value === null || typeof value === 'boolean') return;
    const when = dateIn(value, options);
    if (when === undefined) throw new Unreadable(`front matter: the date "${String(value)}" cannot be read`);
    if (name === 'expires') found.expires = when.instant;
    else found[name] = when;
  };

const embargo: FieldReader = (value, found, options) => {
  if (value === null || value === false || value === '') return;
  found.embargoedUntil = embargoInstant(String(value), calendarOf(options)) ?? 'unread';
};

const nothing: FieldReader = () => undefined;

/** By the name in lower case, without "-", "_" and spaces. */
const FIELDS: Readonly<Record<string, FieldReader>> = {
  title: text('headline'),
  headline: text('headline'),
  standfirst: text('standfirst'),
  description: text('standfirst'),
  summary: text('standfirst'),
  subtitle: text('standfirst'),
  dek: text('standfirst'),
  excerpt: text('standfirst'),
  by,
  byline: by,
  author: people,
  authors: people,
  desk: (value, found) => found.desks.push(...namesIn(value)),
  desks: (value, found) => found.desks.push(...namesIn(value)),
  contact: text('contact'),
  located: text('located'),
  dateline: text('located'),
  location: text('located'),
  place: text('located'),
  section: (value, found) => (found.sections = namesIn(value)),
  sections: (value, found) => (found.sections = wordsIn(value)),
  category: (value, found) => found.categories.push(...namesIn(value)),
  categories: (value, found) => found.categories.push(...wordsIn(value)),
  subjects: (value, found) => found.subjects.push(...wordsIn(value)),
  tags: (value, found) => found.subjects.push(...wordsIn(value)),
  tag: (value, found) => found.subjects.push(...wordsIn(value)),
  keywords: (value, found) => found.subjects.push(...wordsIn(value)),
  language: (value, found) => (found.language = language(textIn(value))),
  lang: (value, found) => (found.language = language(textIn(value))),
  url: text('url'),
  canonical: text('url'),
  canonicalurl: text('url'),
  uri: text('uri'),
  iri: text('uri'),
  source: text('copySource'),
  copyrightholder: text('holder'),
  copyrightnotice: text('notice'),
  copyright: text('notice'),
  licence: (value, found) => (found.licence = licenceIn(value)),
  license: (value, found) => (found.licence = licenceIn(value)),
  date: date('published'),
  published: date('published'),
  publishdate: date('published'),
  pubdate: date('published'),
  firstpublished: date('published'),
  created: date('created'),
  firstcreated: date('created'),
  expires: date('expires'),
  expirydate: date('expires'),
  embargo,
  embargoed: embargo,
  embargoeduntil: embargo,
  embargountil: embargo,
  image: (value, found) => found.images.push(...listIn(value).flatMap(imageIn)),
  images: (value, found) => found.images.push(...listIn(value).flatMap(imageIn)),
  cover: (value, found) => found.images.push(...listIn(value).flatMap(imageIn)),
  leadimage: (value, found) => found.images.push(...listIn(value).flatMap(imageIn)),
  ednote: (value, found) => found.edNotes.push(...namesIn(value)),
  urgency: (value, found) => (found.urgency = countIn(value)),
  correction: (value, found) => found.corrections.push(...namesIn(value)),
  corrections: (value, found) => found.corrections.push(...namesIn(value)),
  key: nothing,
  slug: nothing,
  draft: nothing,
  layout: nothing,
  type: nothing,
  lastmod: nothing,
  updated: nothing,
  weight: nothing,
  permalink: nothing,
};

/** Reads all fields into the article. An unknown name gets a remark; one about an embargo counts as an embargo that cannot be read. */
export function fillFromFrontMatter({ values, lines }: FrontMatter, found: Found, options: ReadingOptions): void {
  for (const [name, value] of Object.entries(values)) {
    const plain = name.toLowerCase().replace(/[-_\s]/g, '');
    const read = Object.hasOwn(FIELDS, plain) ? FIELDS[plain] : undefined;
    if (read === undefined && !/embargo|release/.test(plain)) found.remarks.push(`Front matter "${name}" was not understood.`);
    else readFieldAt(read ?? unreadableEmbargo, value, lines.get(name) ?? 1, found, options);
  }
}

const unreadableEmbargo: FieldReader = (_, found) => {
  found.embargoedUntil = 'unread';
};

function readFieldAt(read: FieldReader, value: unknown, line: number, found: Found, options: ReadingOptions): void {
  const before = found.embargoedUntil;
  try {
    read(value, found, options);
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.message, line) : error;
  }
  if (found.embargoedUntil !== before) found.embargoLine = line;
}

/** True for copy whose front matter says that it is a draft. */
export function isDraft(values: Members): boolean {
  return values['draft'] === true || values['published'] === false || /^draft$/i.test(textIn(values['status']) ?? '');
}

function calendarOf({ publisher, now }: ReadingOptions) {
  return { timeZone: publisher.timeZone, now };
}

function dateIn(value: unknown, options: ReadingOptions): When | undefined {
  return whenOf(value instanceof Date ? value.toISOString() : (textIn(value) ?? ''), calendarOf(options));
}

function licenceIn(value: unknown): Found['licence'] {
  const url = textIn(value) ?? textIn(membersOf(value)?.['url']);
  return url === undefined ? undefined : { url, title: textIn(membersOf(value)?.['title']) };
}

function imageIn(value: unknown): FoundImage[] {
  const image = membersOf(value);
  const url = textIn(value) ?? textIn(image?.['url']) ?? textIn(image?.['src']);
  if (url === undefined) return [];
  return [
    {
      url,
      alt: textIn(image?.['alt']),
      caption: textIn(image?.['caption']),
      credit: textIn(image?.['credit']),
      source: textIn(image?.['source']),
    },
  ];
}
