// The pictures that the form of an article has, each named by its address, so that those of two versions can be compared. Pure.
import { PICTURE_FIELDS, PICTURE_LABELS, type PictureFieldName, pictureField } from '../../pages/console/article-fields.ts';
import type { Form } from '../requests/form.ts';
import { pictureRows } from './picture-rows.ts';
import type { NamedText } from './version-difference.ts';

/** `key`: the address, and how often it was there before. */
export interface Picture {
  key: string;
  values: ReadonlyMap<PictureFieldName, string>;
}

/** Rows in which something is written, whatever their numbers and the order of their fields. */
export function picturesOf(fields: Form): Picture[] {
  const seen = new Map<string, number>();
  return pictureRows(fields).map((row) => {
    const written = PICTURE_FIELDS.flatMap((name) => {
      const value = (fields.get(pictureField(row, name)) ?? '').trim();
      return value === '' ? [] : [[name, value] as const];
    });
    const values = new Map(written);
    const url = values.get('url') ?? '';
    const times = seen.get(url) ?? 0;
    seen.set(url, times + 1);
    return { key: `${url} ${times}`, values };
  });
}

export function pictureText({ values }: Picture): string {
  return [...values].map(([name, value]) => `${PICTURE_LABELS[name]}: ${value}`).join('\n');
}

export function saidPictures(pictures: readonly Picture[]): NamedText[] {
  return pictures.map((picture) => ({ key: picture.key, text: pictureText(picture) }));
}
