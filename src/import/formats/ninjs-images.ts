// Pictures that go with a ninjs item: `associations`, each with its renditions. Pure.
import type { FoundImage } from '../partial-article.ts';
import { either, valueIn } from './ninjs-members.ts';
import { countIn, listIn, type Members, membersOf, namesIn, textIn } from './unknown-json.ts';

/** An array (ninjs 2.x, 3.x) or an object whose members are associations or lists of them (1.x). */
export function picturesIn(associations: unknown): FoundImage[] {
  const entries = Array.isArray(associations) ? associations : Object.values(membersOf(associations) ?? {}).flatMap(listIn);
  return entries.map(membersOf).flatMap((entry) => (entry === undefined ? [] : pictureIn(entry)));
}

function pictureIn(item: Members): FoundImage[] {
  const rendition = largestRendition(item['renditions']);
  const url = textIn(rendition?.['href']);
  if (rendition === undefined || url === undefined || !['picture', 'graphic', undefined].includes(textIn(item['type']))) return [];
  const mediaType = textIn(either(rendition, 'contentType')) ?? textIn(rendition['mimetype']);
  return [
    {
      url,
      alt: textIn(either(item, 'altText')) ?? valueIn(item, 'headlines', 'headline'),
      caption: valueIn(item, 'descriptions', 'description_text', /caption/i),
      credit: textIn(either(item, 'creditLine')) ?? textIn(item['by']) ?? textIn(item['byline']),
      source:
        textIn(either(item, 'copyrightHolder')) ?? textIn(item['source']) ?? namesIn(either(item, 'infoSources') ?? item['infosource'])[0],
      ...(mediaType?.startsWith('image/') ? { mediaType } : {}),
      widthPixels: countIn(rendition['width']),
      heightPixels: countIn(rendition['height']),
      sizeBytes: countIn(either(rendition, 'sizeInBytes')),
    },
  ];
}

/** The widest rendition that is a picture: readers scale down, never up. */
function largestRendition(renditions: unknown): Members | undefined {
  const all = (Array.isArray(renditions) ? renditions : Object.values(membersOf(renditions) ?? {}))
    .map(membersOf)
    .filter((entry) => entry !== undefined);
  const pictures = all.filter((entry) => /^image\//.test(textIn(either(entry, 'contentType')) ?? textIn(entry['mimetype']) ?? 'image/'));
  return pictures.sort((a, b) => (countIn(b['width']) ?? 0) - (countIn(a['width']) ?? 0))[0];
}
