// The fields of the form of an article, filled in from the article. Pure.
import type { Article, Image } from '../../domain/articles/article.ts';
import { isOwnSource } from '../../domain/publisher/own-copy.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { localTime } from '../../domain/values/local-time.ts';
import type { Term } from '../../domain/values/term.ts';
import { alsoSection, pictureField, type TimeFieldName } from '../../pages/console/article-fields.ts';
import { whichField } from '../../pages/signed-in/fields/which-field.ts';
import type { Form } from '../requests/form.ts';
import { secondOrFirst } from './article-times.ts';
import { spread } from './body-text.ts';

type Values = [name: string, value: string | number | undefined][];

/** Fields without a value are absent. A field that the form does not show for this article is left out, and the draft then keeps its value. */
export function fieldsOfArticle(article: Article, publisher: Publisher): Map<string, string> {
  const { by, sections, urgency, firstPublished, intendedPublication } = article;
  const isPublished = firstPublished !== undefined;
  return filled([
    ['headline', article.headline],
    ['standfirst', article.standfirst],
    ['bodyHtml', spread(article.bodyHtml)],
    ['by.names', linesOf(by.names)],
    ['by.desks', linesOf(by.desks)],
    ['by.contact', by.contact],
    ['located', article.located],
    ['section.main', sections[0]?.code],
    ...sections.slice(1).map(({ code }): Values[number] => [alsoSection(code), 'on']),
    ['subjects', linesOf(article.subjects)],
    ['source', article.source],
    ['language', article.language],
    ...article.images.flatMap((image, index) => valuesOfPicture(image, index + 1)),
    ...(isPublished ? [] : valuesOfTime('embargoedUntil', article.embargoedUntil, publisher)),
    ...(isPublished ? [] : valuesOfTime('firstPublished', intendedPublication, publisher)),
    ...valuesOfTime('expires', article.expires, publisher),
    ['edNote', article.edNote],
    ['urgency', urgency],
    ['url', article.url],
    ...valuesOfRights(article, publisher),
  ]);
}

/** Of a new article. */
export function newFields(publisher: Publisher): Map<string, string> {
  const [section, ...others] = publisher.sections;
  return filled([
    ['source', publisher.name],
    ['language', publisher.language],
    ['section.main', others.length === 0 ? section?.code : undefined],
  ]);
}

function filled(values: Values): Map<string, string> {
  return new Map(values.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [[name, String(value)]])));
}

function linesOf(terms: readonly Term[]): string {
  return terms.map(({ name }) => name).join('\n');
}

function valuesOfPicture(image: Image, row: number): Values {
  const { url, alt, caption, credit, source, mediaType, widthPixels, heightPixels, sizeBytes } = image;
  return [
    [pictureField(row, 'url'), url],
    [pictureField(row, 'alt'), alt],
    [pictureField(row, 'caption'), caption],
    [pictureField(row, 'credit'), credit],
    [pictureField(row, 'source'), source],
    [pictureField(row, 'mediaType'), mediaType],
    [pictureField(row, 'widthPixels'), widthPixels],
    [pictureField(row, 'heightPixels'), heightPixels],
    [pictureField(row, 'sizeBytes'), sizeBytes],
  ];
}

function valuesOfTime(name: TimeFieldName, instant: string | undefined, { timeZone }: Publisher): Values {
  if (instant === undefined) return [];
  return [
    [name, localTime(instant, timeZone)],
    [whichField(name), secondOrFirst(instant, timeZone)],
  ];
}

/** The publisher's own copy may not name a holder, because the settings have the terms. */
function valuesOfRights(article: Article, publisher: Publisher): Values {
  if (isOwnSource(publisher, article.source)) return [];
  const { copyrightHolder, copyrightNotice, licence, sourceFeed } = article;
  return [
    ['copyrightHolder', copyrightHolder],
    ['copyrightNotice', copyrightNotice],
    ['licence.url', licence?.url],
    ['licence.title', licence?.title],
    ['sourceFeed.id', sourceFeed?.id],
    ['sourceFeed.title', sourceFeed?.title],
    ['sourceFeed.url', sourceFeed?.url],
  ];
}

/** As a browser sends it, with line breaks of one character, and with the subject that was added in the list of subjects. */
export function readFields(form: Form): Map<string, string> {
  const fields = new Map([...form].map(([name, value]) => [name, value.replace(/\r\n?/g, '\n')]));
  const more = (fields.get('subjects.more') ?? '').trim();
  fields.delete('subjects.more');
  if (more !== '') fields.set('subjects', [fields.get('subjects') ?? '', more].filter((part) => part.trim() !== '').join('\n'));
  return fields;
}
