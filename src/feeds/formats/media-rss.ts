// Media RSS 1.5.1: an entry's pictures, each with what is known of it nested inside (a loose media:credit would belong to none). Pure.
import type { FeedEntry, FeedImage } from '../../domain/feeds/feed-document.ts';
import { element, leaf } from '../xml/xml.ts';

/** The scheme in which `photographer` is a role (Media RSS, media:credit). */
const EBU_ROLES = 'urn:ebu';

/** The lead image first. */
export function mediaOf({ image, morePictures = [] }: FeedEntry): string[] {
  return image === undefined ? [] : [image, ...morePictures].map(mediaContent);
}

function mediaContent(image: FeedImage): string {
  const { url, mediaType, widthPixels: width, heightPixels: height, sizeBytes } = image;
  return element('media:content', { url, fileSize: sizeBytes, type: mediaType, medium: 'image', width, height }, detailsOf(image));
}

/** The caption is the title, and there is no media:description: Python's feedparser takes one for the text of the entry, and rss2email then
 *  mails a caption in place of the text and its notice. */
function detailsOf({ url, alt, caption, credit, source, widthPixels: width, heightPixels: height }: FeedImage): string {
  const title = caption ?? alt;
  return [
    title === undefined ? '' : leaf('media:title', title, { type: 'plain' }),
    element('media:thumbnail', { url, width, height }),
    credit === undefined ? '' : leaf('media:credit', credit, { role: 'photographer', scheme: EBU_ROLES }),
    source === undefined ? '' : leaf('media:copyright', source),
  ].join('');
}
