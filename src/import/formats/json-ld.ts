// What a page says about itself as schema.org NewsArticle in JSON-LD. Pure. A script that is no JSON is ignored.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { signBy } from '../sign-article.ts';
import { statedDate } from '../stated-date.ts';
import { isOnSite } from '../text/addresses.ts';
import { agencyNamed } from '../text/agencies.ts';
import { firstIn, type Parent, plainTextOf, textOf } from './html-tree.ts';
import { articleIn } from './json-ld-nodes.ts';
import { isUncertain } from './page-byline.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn, wordsIn } from './unknown-json.ts';

/** Returns the authors that are not taken, because they may be no names. */
export function fillFromJsonLd(page: Parent, found: Found, options: ReadingOptions): string[] {
  const article = articleIn(page);
  if (article === undefined) return [];
  const { publisher, now } = options;
  const calendar = { timeZone: publisher.timeZone, now };
  const when = (value: unknown) => statedDate(textIn(value), calendar, found);
  found.headline ??= headlineIn(article, page);
  found.standfirst ??= plainIn(article['description']);
  const uncertain: string[] = [];
  for (const author of authorsIn(article)) fillAuthor(author, found, options, uncertain);
  found.published ??= when(article['datePublished']);
  found.created ??= when(article['dateCreated']);
  found.expires ??= when(article['expires'])?.instant;
  found.categories.push(...wordsIn(article['articleSection']));
  found.subjects.push(...wordsIn(article['keywords']), ...namesIn(article['about']));
  found.located ??= namesIn(article['dateline'])[0] ?? namesIn(article['locationCreated'])[0];
  found.corrections.push(...namesIn(article['correction']).filter((text) => !/^https?:/.test(text)));
  found.images.push(...listIn(article['image']).flatMap(imageIn));
  for (const field of [
    'alternativeHeadline',
    'usageInfo',
    'creditText',
    'backstory',
    'creativeWorkStatus',
    'provider',
    'publisher',
    'contributor',
    'isBasedOn',
  ])
    for (const text of namesIn(article[field])) found.said.push(NAMES.has(field) ? { field, text, isProse: true } : { field, text });
  for (const author of listIn(article['author']))
    for (const text of namesIn(membersOf(author)?.['affiliation'])) found.said.push({ field: 'affiliation', text });
  fillOwner(article, found, options);
  return uncertain;
}

/** Fields of organisations. A publication may be called "The Rough Draft". */
const NAMES = new Set(['provider', 'publisher']);

/** Some sites give the title as the name, and as the headline what it is about. */
function headlineIn(article: Members, page: Parent): string | undefined {
  const [headline, name] = [plainIn(article['headline']), plainIn(article['name'])];
  if (headline === undefined || name === undefined || headline === name) return headline ?? name;
  const heading = firstIn(page, 'h1');
  return heading !== undefined && textOf(heading).trim() === name ? name : headline;
}

function plainIn(value: unknown): string | undefined {
  const text = textIn(value);
  return text === undefined ? undefined : plainTextOf(text) || undefined;
}

interface Author {
  name: string;
  isOrganisation: boolean;
}

function authorsIn(article: Members): Author[] {
  return ['author', 'creator'].map((field) => listIn(article[field]).flatMap(authorOf)).find((authors) => authors.length > 0) ?? [];
}

function authorOf(value: unknown): Author[] {
  const members = membersOf(value);
  const whole = [members?.['givenName'], members?.['familyName']].flatMap((part) => textIn(part) ?? []).join(' ');
  const names = members === undefined ? namesIn(value) : listIn(members['name'] ?? whole).flatMap((name) => textIn(name) ?? []);
  const isOrganisation = namesIn(members?.['@type']).some((type) => /Organization$/.test(type));
  return names
    .map((name) => plainTextOf(name))
    .filter((name) => name !== '' && !/^(?:https?:|@)/i.test(name))
    .map((name) => ({ name, isOrganisation }));
}

/** An organisation that signs is an agency, or a desk. */
function fillAuthor({ name, isOrganisation }: Author, found: Found, { publisher }: ReadingOptions, uncertain: string[]): void {
  if (isOrganisation && agencyNamed(name) === undefined) found.desks.push(name);
  else if (isUncertain(name)) uncertain.push(name);
  else signBy(name, found, publisher);
}

/** A page of our own site names its publisher too, often as a company, so that only what it says of the copy counts. */
function fillOwner(article: Members, found: Found, { publisher }: ReadingOptions): void {
  const holder = namesIn(article['copyrightHolder'])[0];
  const isOwn = found.base !== undefined && URL.canParse(found.base) && isOnSite(found.base, publisher);
  found.copySource ??= namesIn(article['sourceOrganization'])[0];
  if (holder !== undefined && found.copySource !== undefined) found.holder ??= holder;
  found.copySource ??= holder ?? (isOwn ? undefined : namesIn(article['publisher'])[0]);
  found.notice ??= textIn(article['copyrightNotice']);
  const licence = textIn(article['license']) ?? textIn(membersOf(article['license'])?.['url']);
  if (licence !== undefined) found.licence ??= { url: licence };
}

function imageIn(value: unknown): Found['images'] {
  const image = membersOf(value);
  const url = textIn(value) ?? textIn(image?.['url']) ?? textIn(image?.['contentUrl']);
  if (url === undefined) return [];
  const credit = textIn(image?.['creditText']) ?? namesIn(image?.['creator'])[0];
  const size = { widthPixels: countIn(image?.['width']), heightPixels: countIn(image?.['height']) };
  return [{ url, caption: textIn(image?.['caption']), credit, source: namesIn(image?.['copyrightHolder'])[0], ...size }];
}
