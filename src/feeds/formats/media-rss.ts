// Media RSS 1.5.1: the pictures of an entry. Caption, credit and source are nested in their picture, since elsewhere they would belong to none. Pure.
import type { FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';
import { element, leaf } from '../xml/xml.ts';

/** The scheme of the role `photographer` (Media RSS, media:credit). */
const EBU_ROLES = 'urn:ebu';

/** Returns an element for each picture, the lead image first. */
export function mediaOf({ image, morePictures = [] }: FeedEntry): string[] {
  return image === undefined ? [] : [image, ...morePictures].map(mediaContent);
}

function mediaContent(image: FeedImage): string {
  const { url, mediaType, widthPixels: width, heightPixels: height, sizeBytes } = image;
  return element('media:content', { url, fileSize: sizeBytes, type: mediaType, medium: 'image', width, height }, detailsOf(image));
}

/** The caption is written as `media:title` and not as `media:description`: Python's feedparser takes that for the text of the entry, and rss2email
 *  would then mail a caption in place of the text and its notice. */
function detailsOf({ url, alt, caption, credit, source, widthPixels: width, heightPixels: height }: FeedImage): string {
  const title = caption ?? alt;
  return [
    title === undefined ? '' : leaf('media:title', title, { type: 'plain' }),
    element('media:thumbnail', { url, width, height }),
    credit === undefined ? '' : leaf('media:credit', credit, { role: 'photographer', scheme: EBU_ROLES }),
    source === undefined ? '' : leaf('media:copyright', source),
  ].join('');
}
