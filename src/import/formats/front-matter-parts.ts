// Values of front matter that have parts: licences and pictures. Pure.
import type { Found, FoundImage } from '../partial-article.ts';
import { membersOf, namesIn, textIn } from './unknown-json.ts';

export function licenceIn(value: unknown): Found['licence'] {
  const url = textIn(value) ?? textIn(membersOf(value)?.['url']);
  return url === undefined ? undefined : { url, title: textIn(membersOf(value)?.['title']) };
}

export function imageIn(value: unknown): FoundImage[] {
  const image = membersOf(value);
  const part = (...names: string[]) => names.map((name) => namesIn(image?.[name]).join(', ')).find((text) => text !== '');
  const url = textIn(value) ?? part('url', 'src', 'path', 'image', 'file');
  if (url === undefined) return [];
  return [
    { url, alt: part('alt'), caption: part('caption'), credit: part('credit', 'photographer', 'attribution'), source: part('source') },
  ];
}
