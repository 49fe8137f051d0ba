// Pages for readers, and the lists and icons that go with them.
import * as z from 'zod';
import { PROBLEM_TYPES } from '../../../domain/problems/problem.ts';
import type { Subject } from '../../endpoint.ts';
import { manifest } from '../../schemas/service.ts';
import { MOVED, publicGet, texts } from '../usual-answers.ts';

const HTML = 'text/html';

export const PAGES: Subject = {
  title: 'Pages and lists',
  endpoints: [
    publicGet({ id: 'getFrontPage', path: '/', answers: { 308: MOVED } }, HTML),
    publicGet(
      { id: 'getFeedDirectory', path: '/feeds', query: z.strictObject({ subjects: z.string().optional() }), answers: { 308: MOVED } },
      HTML,
    ),
    publicGet(
      {
        id: 'getFeedList',
        path: '/feeds.opml',
        query: z.strictObject({ include: z.string().optional() }),
        answers: { 308: MOVED },
        problems: ['not-found'],
      },
      'text/x-opml',
    ),
    publicGet(
      {
        id: 'getPublicArticle',
        path: '/articles/{slug}',
        parts: texts('slug'),
        answers: { 303: MOVED, 308: MOVED },
        problems: ['not-found', 'withdrawn', 'expired'],
      },
      HTML,
    ),
    publicGet({ id: 'getNewsSitemap', path: '/sitemap-news.xml', problems: ['not-found'] }, 'application/xml'),
    publicGet({ id: 'getRobots', path: '/robots.txt' }, 'text/plain'),
    publicGet({ id: 'getManifest', path: '/manifest.webmanifest', problems: ['not-found'] }, 'application/manifest+json', manifest),
    { id: 'getFavicon', method: 'GET', path: '/favicon.ico', audience: 'public', answers: { 302: MOVED }, problems: [] },
    { id: 'getTouchIcon', method: 'GET', path: '/apple-touch-icon.png', audience: 'public', answers: { 302: MOVED }, problems: [] },
    publicGet({ id: 'getPublicTerms', path: '/terms', problems: ['not-found'] }, HTML),
    publicGet({ id: 'getDocumentation', path: '/docs' }, HTML),
    publicGet({ id: 'getProblemList', path: '/problems' }, HTML),
    publicGet(
      {
        id: 'getProblemType',
        path: '/problems/{type}',
        parts: { type: z.enum(Object.keys(PROBLEM_TYPES)) },
        answers: { 308: MOVED },
        problems: ['not-found'],
      },
      HTML,
    ),
  ],
};
