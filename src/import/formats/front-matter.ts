// Reads front matter by a table that maps the field names of desks and site generators to ours. Pure.
import { type ReadingOptions, Unreadable } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { addByline, signBy } from '../sign-article.ts';
import { readByline } from '../text/byline.ts';
import { language } from '../text/language.ts';
import { calendarOf, date, type FieldReader, scheduled, version } from './front-matter-dates.ts';
import { withParams } from './front-matter-drafts.ts';
import { OTHER_NAMES } from './front-matter-names.ts';
import { imageIn, licenceIn, plainFieldText } from './front-matter-parts.ts';
import type { FrontMatter } from './front-matter-text.ts';
import { isAhead, leavesIn, plainName } from './other-members.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn, textsIn, wordsIn } from './unknown-json.ts';

const text =
  (name: 'headline' | 'standfirst' | 'contact' | 'located' | 'url' | 'uri' | 'copySource' | 'holder' | 'notice'): FieldReader =>
  (value, found) => {
    found[name] = plainFieldText(namesIn(value).join(', ')) || undefined;
  };

const people: FieldReader = (value, found, { publisher }) => {
  for (const name of namesIn(value)) signBy(plainFieldText(name), found, publisher);
};

const by: FieldReader = (value, found, options, line) => {
  const parts = membersOf(value);
  for (const text of textsIn(value)) found.said.push({ field: 'byline', text, isProse: true });
  if (parts === undefined) {
    addByline(readByline(namesIn(value).join(' | '), options.publisher, calendarOf(found, options)), found);
    return;
  }
  people(parts['names'] ?? parts['name'], found, options, line);
  found.desks.push(...namesIn(parts['desks'] ?? parts['desk']));
  found.contact ??= textIn(parts['contact']);
};

const nothing: FieldReader = () => undefined;

const images: FieldReader = (value, found) => {
  found.images.push(...listIn(value).flatMap(imageIn));
};

/** A field about the lead picture, beside the one that names it. */
const ofImage =
  (name: 'alt' | 'caption' | 'credit'): FieldReader =>
  (value, found) => {
    const lead = found.images[0];
    if (lead !== undefined) lead[name] ??= namesIn(value).join(', ') || undefined;
  };

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
  customexcerpt: text('standfirst'),
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
  locale: (value, found) => (found.language = language(textIn(value))),
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
  publishdate: scheduled,
  pubdate: date('published'),
  firstpublished: date('published'),
  datepublished: date('published'),
  publishat: scheduled,
  publishedat: date('published'),
  publishon: scheduled,
  publishedon: date('published'),
  publicationdate: date('published'),
  publishtime: scheduled,
  publishedtime: date('published'),
  created: date('created'),
  firstcreated: date('created'),
  expires: date('expires'),
  expirydate: date('expires'),
  expirationdate: date('expires'),
  unpublishdate: date('expires'),
  unpublishon: date('expires'),
  unpublishat: date('expires'),
  validuntil: date('expires'),
  embargo: nothing,
  embargoed: nothing,
  embargoeduntil: nothing,
  embargountil: nothing,
  image: images,
  images,
  cover: images,
  coverimage: images,
  leadimage: images,
  featuredimage: images,
  featureimage: images,
  featureimagealt: ofImage('alt'),
  featureimagecaption: ofImage('caption'),
  thumbnail: images,
  imagealt: ofImage('alt'),
  imagecaption: ofImage('caption'),
  imagecredit: ofImage('credit'),
  photocredit: ofImage('credit'),
  ednote: (value, found) => found.edNotes.push(...namesIn(value)),
  urgency: (value, found) => (found.urgency = countIn(value)),
  correction: (value, found) => found.corrections.push(...namesIn(value)),
  corrections: (value, found) => found.corrections.push(...namesIn(value)),
  key: nothing,
  slug: nothing,
  draft: nothing,
  status: nothing,
  layout: nothing,
  type: nothing,
  markup: nothing,
  lastmod: version,
  lastmodified: version,
  lastmodifiedat: version,
  modified: version,
  updated: version,
  weight: nothing,
  permalink: nothing,
};

/** Fields whose value says nothing about the article. */
const TECHNICAL = new Set([
  'layout',
  'type',
  'markup',
  'weight',
  'permalink',
  'key',
  'slug',
  'lastmod',
  'lastmodified',
  'lastmodifiedat',
  'modified',
]);

const INSTRUCTION = /embargo|sperrfrist|notbefore|hold(?:until|for)|^(?:on)?hold$/;

/** Reads all fields into the article. One remark names all fields that are not known. What is not published is asked for instructions. */
export function fillFromFrontMatter(front: FrontMatter, found: Found, options: ReadingOptions): void {
  found.remarks.push(...front.remarks);
  found.said.push(...front.comments);
  const unknown: { name: string; line: number }[] = [];
  const names = new Set(Object.keys(front.values).map(plainName));
  for (const [name, value] of ordered(withParams(front.values))) {
    const plain = plainName(name);
    const known = fieldNamed(plain, names);
    const read = Object.hasOwn(FIELDS, known) ? FIELDS[known] : undefined;
    const line = front.lines.get(name);
    const isInstruction =
      (INSTRUCTION.test(plain) && !/lifted|expired|released/.test(plain)) ||
      (typeof value === 'string' && isAhead(plain, value, calendarOf(found, options)));
    const isWords = read === version && typeof value === 'string' && !/^\s*\d/.test(value);
    if (((read ?? nothing) === nothing || isWords) && !TECHNICAL.has(plain)) {
      for (const said of leavesIn(name, value)) found.said.push({ ...said, ...(isInstruction ? { field: 'embargo' } : {}), line });
    }
    // Beside a name there may be an affiliation.
    if (read === people && typeof value === 'object') found.said.push(...leavesIn(name, value).map((said) => ({ ...said, line })));
    if (read !== undefined) readFieldAt(read, value, line ?? 1, found, options);
    else if (!isInstruction) unknown.push({ name, line: line ?? found.line });
  }
  const [first] = unknown;
  if (first !== undefined)
    found.remarks.push({ text: `Front matter that was not understood: ${unknown.map(({ name }) => name).join(', ')}.`, line: first.line });
}

/** Beside "title", "titre" is something else. */
function fieldNamed(plain: string, names: ReadonlySet<string>): string {
  const other = Object.hasOwn(OTHER_NAMES, plain) ? OTHER_NAMES[plain] : undefined;
  return other === undefined || (other !== 'author' && other !== 'modified' && names.has(other)) ? plain : other;
}

/** The language first, because it says how a date in figures is read, and what is about a picture after the picture. */
function ordered(values: Members): [string, unknown][] {
  const rank = (name: string) =>
    /^(?:language|lang|locale)$/.test(name) ? 0 : /^(?:(?:feature)?image|photo)(?:alt|caption|credit)$/.test(name) ? 2 : 1;
  return Object.entries(values).sort(([one], [other]) => rank(plainName(one)) - rank(plainName(other)));
}

function readFieldAt(read: FieldReader, value: unknown, line: number, found: Found, options: ReadingOptions): void {
  try {
    read(value, found, options, line);
  } catch (error) {
    throw error instanceof Unreadable ? new Unreadable(error.message, line) : error;
  }
}
