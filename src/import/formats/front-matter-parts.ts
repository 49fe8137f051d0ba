// Values of front matter that have parts: licences and pictures. Pure.
import type { Found, FoundImage } from '../partial-article.ts';
import { plainTextOf } from './html-tree.ts';
import { membersOf, namesIn, textIn } from './unknown-json.ts';

const INLINE = /<\/?(?:a|abbr|b|br|cite|em|i|mark|q|s|small|span|strong|sub|sup|u|wbr)(?:\s[^<>]{0,300})?\/?>/gi;

/** Many sites keep titles and names as HTML. Other words between "<" and ">" are text. */
export function plainFieldText(text: string): string {
  if (!/&(?:#\d|#x[\da-f]|[a-z][a-z\d]{1,30};)|<\/?[a-z]/i.test(text)) return text;
  return plainTextOf(text.replace(INLINE, '').replaceAll('<', '&lt;'));
}

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
