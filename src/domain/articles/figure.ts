// A picture as it stands in HTML, beside the text of a feed or of licensed copy. Pure. Whether it may be shown is decided elsewhere.

import { escapeHtml } from '../values/text.ts';
import type { Image } from './article.ts';

/** With caption and credit, where there are any; a picture that names no credit is credited to its source. The size of `image` is one that may be
 *  declared (declared-size.ts). */
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
