// Licensed feeds: with a key, and with a feed token in the path.
import { FEED_MEDIA_TYPES } from '../../../domain/feeds/feed-name.ts';
import { feedQuerySchema } from '../../../domain/pulls/pull-queries.ts';
import type { Answer, Endpoint, Subject } from '../../endpoint.ts';
import { jsonFeed } from '../../schemas/json-feed.ts';
import { ninjsPage } from '../../schemas/ninjs.ts';
import { NOT_MODIFIED, OF_COPY, texts } from '../usual-answers.ts';

const FORMATS = {
  rss: { mediaType: FEED_MEDIA_TYPES.rss },
  atom: { mediaType: FEED_MEDIA_TYPES.atom },
  json: { mediaType: FEED_MEDIA_TYPES.json, schema: jsonFeed },
  ninjs: { mediaType: 'application/json', schema: ninjsPage },
} as const satisfies Record<string, Answer>;

const USUAL = {
  method: 'GET',
  query: feedQuerySchema,
  fields: ['If-None-Match'],
  problems: OF_COPY,
} as const;

function answersIn(format: keyof typeof FORMATS): Endpoint['answers'] {
  return { 200: { ...FORMATS[format], fields: ['ETag', 'Link'] }, 304: NOT_MODIFIED };
}

function licensedFeed(id: string, format: keyof typeof FORMATS): Endpoint {
  return { ...USUAL, id, path: `/v1/feed.${format}`, audience: 'licensed', scope: 'feed', answers: answersIn(format) };
}

function tokenFeed(id: string, format: keyof typeof FORMATS): Endpoint {
  return {
    ...USUAL,
    id,
    path: `/f/{token}/feed.${format}`,
    audience: 'token',
    parts: texts('token'),
    answers: answersIn(format),
  };
}

export const LICENSED_FEEDS: Subject = {
  title: 'Licensed feeds',
  endpoints: [
    licensedFeed('getLicensedRss', 'rss'),
    licensedFeed('getLicensedAtom', 'atom'),
    licensedFeed('getLicensedJsonFeed', 'json'),
    licensedFeed('getLicensedNinjs', 'ninjs'),
  ],
};

export const TOKEN_FEEDS: Subject = {
  title: 'Feed tokens',
  endpoints: [tokenFeed('getTokenRss', 'rss'), tokenFeed('getTokenAtom', 'atom'), tokenFeed('getTokenJsonFeed', 'json')],
};
