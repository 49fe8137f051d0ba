// Pictures of a WordPress export: items of their own, to which posts refer by number. Pure.
import { escapeHtml } from '../../domain/values/text.ts';
import type { FoundImage } from '../partial-article.ts';
import { attribute, type Element, elementsIn, isElement, type Parent, parsePiece, plainTextOf, textOf } from './html-tree.ts';
import type { Members } from './unknown-json.ts';
import { field, metaIn } from './wxr-post.ts';

export interface Attachment extends FoundImage {
  /** Id of the post that it was uploaded to. */
  parent?: string | undefined;
}

/** Newspack and Navis, Image Source Control, and other plugins. */
const CREDITS = [
  '_media_credit',
  'media_credit',
  '_wp_attachment_credit',
  'credit',
  '_credit',
  'photo_credit',
  '_photo_credit',
  'isc_image_source',
  '_image_credit',
];
const CREDIT_ORGANISATIONS = ['_navis_media_credit_org', '_media_credit_org'];

export function attachmentIn(post: Members): Attachment | undefined {
  const url = field(post, 'wp:attachment_url');
  if (url === undefined) return undefined;
  const caption = field(post, 'excerpt:encoded');
  const organisation = metaIn(post, ...CREDIT_ORGANISATIONS);
  const credit = metaIn(post, ...CREDITS) ?? embeddedCredit(metaIn(post, '_wp_attachment_metadata'));
  return {
    url,
    alt: metaIn(post, '_wp_attachment_image_alt'),
    caption: caption === undefined ? undefined : plainTextOf(caption),
    credit:
      [credit, organisation]
        .filter((part) => part !== undefined)
        .map(plainTextOf)
        .join(' / ') || undefined,
    parent: field(post, 'wp:post_parent'),
  };
}

/** The credit that was in the file, within the serialised values of PHP. */
function embeddedCredit(metadata: string | undefined): string | undefined {
  return /s:6:"credit";s:\d{1,4}:"([^"]{1,300})"/.exec(metadata ?? '')?.[1]?.trim() || undefined;
}

export function pictureOf({ parent, ...picture }: Attachment): FoundImage {
  return picture;
}

/** HTML of one picture of a gallery. */
export function figureOf(picture: Attachment | undefined, id: string): string | undefined {
  if (picture === undefined || !/\.(?:jpe?g|png|gif|webp|avif|svg)(?:\?|$)/i.test(picture.url)) return undefined;
  const caption = picture.caption === undefined || picture.caption === '' ? '' : `<figcaption>${escapeHtml(picture.caption)}</figcaption>`;
  return `<figure><img class="wp-image-${id}" src="${escapeHtml(picture.url)}" alt="${escapeHtml(picture.alt ?? '')}">${caption}</figure>`;
}

/** The site prints the credit when it shows a picture; the text of the post does not have it. */
export function creditBodyPictures(root: Parent, attachments: ReadonlyMap<string, Attachment>): void {
  if (attachments.size === 0) return;
  for (const image of [...elementsIn(root, 'img')]) {
    const id = /\bwp-image-(\d+)\b/.exec(attribute(image, 'class') ?? '')?.[1];
    const credit = id === undefined ? undefined : attachments.get(id)?.credit;
    const figure = figureAround(image);
    if (credit === undefined || figure === undefined || textOf(figure).includes(credit)) continue;
    const caption = elementsIn(figure, 'figcaption').next().value ?? undefined;
    const words = caption === undefined ? '' : textOf(caption);
    const added = parsePiece(
      caption === undefined ? `<figcaption>${escapeHtml(credit)}</figcaption>` : ` ${escapeHtml(words === '' ? credit : `(${credit})`)}`,
    );
    const parent = caption ?? figure;
    for (const node of added.childNodes) node.parentNode = parent;
    parent.childNodes.push(...added.childNodes);
  }
}

function figureAround(image: Element): Element | undefined {
  for (let parent = image.parentNode; parent !== null && isElement(parent); parent = parent.parentNode)
    if (parent.tagName === 'figure') return parent;
  return undefined;
}
