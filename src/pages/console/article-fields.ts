// The fields of the form of an article: their names, their labels, and the members of a draft that they fill. Pure.
import { whichField } from '../signed-in/fields/which-field.ts';

/** Fields of one line or one text, by their names, which are the places in the draft (domain/articles/draft.ts) with dots. */
export const ARTICLE_LABELS = {
  slug: 'Address name',
  headline: 'Headline',
  standfirst: 'Standfirst',
  bodyHtml: 'Text',
  located: 'Dateline',
  'by.names': 'Names',
  'by.desks': 'Desks',
  'by.contact': 'Contact',
  'section.main': 'Main section',
  subjects: 'Subjects',
  'subjects.more': 'Add a subject',
  source: 'Source',
  language: 'Language',
  embargoedUntil: 'End of the embargo',
  expires: 'Expiry',
  edNote: 'Note to the desk',
  urgency: 'Urgency',
  url: 'Canonical address',
  firstPublished: 'First publication',
  firstCreated: 'Date of writing',
  copyrightHolder: 'Copyright holder',
  copyrightNotice: 'Copyright notice',
  'licence.url': 'Address of the licence',
  'licence.title': 'Name of the licence',
  'sourceFeed.id': 'Id of the feed it was taken from',
  'sourceFeed.title': 'Title of that feed',
  'sourceFeed.url': 'Address of that feed',
  uri: 'Id in feeds',
  guid: 'Id in an earlier RSS feed',
  note: 'What was wrong, and what is right',
} as const;

export const PICTURE_LABELS = {
  url: 'Address',
  alt: 'Description',
  caption: 'Caption',
  credit: 'Credit',
  source: 'Owner',
  mediaType: 'Media type',
  widthPixels: 'Width in pixels',
  heightPixels: 'Height in pixels',
  sizeBytes: 'Size in bytes',
} as const;

export type ArticleFieldName = keyof typeof ARTICLE_LABELS;
export type PictureFieldName = keyof typeof PICTURE_LABELS;
export const PICTURE_FIELDS = Object.keys(PICTURE_LABELS).filter(isPictureField);

/** Fields with a time by the clocks of the publisher. Each has a second field, which says which of two equal times is meant. */
export const TIME_FIELDS = ['embargoedUntil', 'expires', 'firstPublished', 'firstCreated'] as const;
export type TimeFieldName = (typeof TIME_FIELDS)[number];

export function alsoSection(code: string): string {
  return `section.also.${code}`;
}

/** `row` counts from 1. */
export function pictureField(row: number, name: PictureFieldName): string {
  return `images.${row}.${name}`;
}

const PICTURE = /^images\.([1-9]\d?)\.(\w+)$/;

/** The row of a picture's field. `undefined` for any other field. */
export function pictureOf(name: string): { row: number; name: PictureFieldName } | undefined {
  const [, row = '', field = ''] = PICTURE.exec(name) ?? [];
  return isPictureField(field) ? { row: Number(row), name: field } : undefined;
}

function isPictureField(name: string): name is PictureFieldName {
  return Object.hasOwn(PICTURE_LABELS, name);
}

/** Whether the form of an article has a field with this name, so that it may be shown again. */
export function isArticleField(name: string): boolean {
  const isPlain = Object.hasOwn(ARTICLE_LABELS, name) || TIME_FIELDS.some((time) => name === whichField(time));
  return isPlain || pictureOf(name) !== undefined || /^section\.also\.[a-z0-9-]{1,64}$/.test(name) || name === 'significant';
}

export function fieldLabel(name: string): string {
  const picture = pictureOf(name);
  if (picture !== undefined) return `${PICTURE_LABELS[picture.name]} of picture ${picture.row}`;
  return isPlainField(name) ? ARTICLE_LABELS[name] : name;
}

function isPlainField(name: string): name is ArticleFieldName {
  return Object.hasOwn(ARTICLE_LABELS, name);
}
