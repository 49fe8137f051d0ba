// Public feeds. Their names contain a slash, which a part of a path in OpenAPI cannot, so that each kind of name has a path of its own.
import * as z from 'zod';
import { FEED_FORMATS, FEED_KINDS, FEED_MEDIA_TYPES } from '../../../domain/feeds/feed-name.ts';
import type { Answer, Endpoint, Subject } from '../../endpoint.ts';
import { jsonFeed } from '../../schemas/json-feed.ts';
import { code, ordinal } from '../../schemas/values.ts';
import { MOVED, publicGet } from '../usual-answers.ts';

const kind = z.enum(FEED_KINDS);
const format = z.enum(FEED_FORMATS);

/** JSON Feed has a schema; RSS and Atom are described by their media types. */
const DOCUMENT: Answer = {
  mediaType: FEED_MEDIA_TYPES.json,
  schema: jsonFeed,
  alsoAs: [FEED_MEDIA_TYPES.rss, FEED_MEDIA_TYPES.atom, 'text/html'],
  fields: ['ETag', 'Last-Modified', 'Link'],
};

function feed(id: string, path: string, parts: Endpoint['parts'] = {}): Endpoint {
  const raw = z.strictObject({ raw: z.string().optional() });
  return publicGet({ id, path, parts, query: raw, answers: { 200: DOCUMENT, 308: MOVED }, problems: ['not-found'] }, FEED_MEDIA_TYPES.json);
}

export const FEEDS: Subject = {
  title: 'Public feeds',
  endpoints: [
    feed('getFeedOfAll', '/feeds/all.{format}', { format }),
    feed('getFeed', '/feeds/{kind}/{code}.{format}', { kind, code, format }),
    feed('getArchiveOfAll', '/feeds/all/archive/{page}.{format}', { page: ordinal, format }),
    feed('getArchive', '/feeds/{kind}/{code}/archive/{page}.{format}', { kind, code, page: ordinal, format }),
    publicGet({ id: 'getPageOfAll', path: '/feeds/all', answers: { 308: MOVED }, problems: ['not-found'] }, 'text/html'),
    publicGet(
      { id: 'getFeedPage', path: '/feeds/{kind}/{code}', parts: { kind, code }, answers: { 308: MOVED }, problems: ['not-found'] },
      'text/html',
    ),
  ],
};
