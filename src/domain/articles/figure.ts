// Writes a picture as HTML. The caller decides whether it may be shown. Pure.

import { escapeHtml } from '../values/text.ts';
import type { Image } from './article.ts';

/** Writes a figure with the picture's caption and credit. A picture without a credit is credited to its source. The caller has limited the size of
 *  `image` (declared-size.ts). */
export function figureOf(image: Image): string {
  const caption = [image.caption, image.credit ?? image.source]
    .filter((part) => part !== undefined)
    .map(escapeHtml)
    .join(' ');
  const figcaption = caption === '' ? '' : `<figcaption>${caption}</figcaption>`;
  return `<figure><img src="${escapeHtml(image.url)}" alt="${escapeHtml(image.alt ?? '')}"${sizeOf(image)}>${figcaption}</figure>`;
}

function sizeOf({ widthPixels, heightPixels }: Image): string {
  return widthPixels === undefined || heightPixels === undefined ? '' : ` width="${widthPixels}" height="${heightPixels}"`;
}
