// Media RSS 1.5.1: the lead image, with what is known of it nested inside (a loose media:credit would belong to no image). Pure.
import type { FeedImage } from '../domain/feed-document.ts';
import { element, leaf } from './xml.ts';

/** The scheme in which `photographer` is a role (Media RSS, media:credit). */
const EBU_ROLES = 'urn:ebu';

export function mediaContent(image: FeedImage | undefined): string {
  if (image === undefined) return '';
  const { url, mediaType, widthPixels: width, heightPixels: height, sizeBytes } = image;
  return element('media:content', { url, fileSize: sizeBytes, type: mediaType, medium: 'image', width, height }, detailsOf(image));
}

function detailsOf({ url, alt, caption, credit, source, widthPixels: width, heightPixels: height }: FeedImage): string {
  const description = caption ?? alt;
  return [
    alt === undefined ? '' : leaf('media:title', alt, { type: 'plain' }),
    description === undefined ? '' : leaf('media:description', description, { type: 'plain' }),
    element('media:thumbnail', { url, width, height }),
    credit === undefined ? '' : leaf('media:credit', credit, { role: 'photographer', scheme: EBU_ROLES }),
    source === undefined ? '' : leaf('media:copyright', source),
  ].join('');
}
