// The whole URL space and the order of the middleware, on one screen. docs/api.md says the same to people; a test compares them.
import { Hono } from 'hono';
import type { AppEnv } from './bindings.ts';
import { denyCaching } from './cache-policy.ts';
import * as articles from './desk-articles.ts';
import { exportCatalogue, restoreCatalogue } from './desk-backup.ts';
import { bulkArticles } from './desk-bulk.ts';
import { requireToken } from './desk-gate.ts';
import * as house from './desk-house.ts';
import { answerFault, answerMissing } from './faults.ts';
import { serveFeed } from './feeds.ts';
import { serveHealth } from './health.ts';
import { requireOrigin } from './origin.ts';
import * as lists from './public-lists.ts';
import * as pages from './public-pages.ts';
import { serveKeySet, serveReceipt } from './receipts.ts';
import { desk, licensed, open, question } from './routes.ts';
import { serveVerify } from './verify.ts';

export const app = new Hono<AppEnv>({ strict: true });

app.use(denyCaching(), requireOrigin());
app.use('/desk/*', requireToken());
app.onError(answerFault);
app.notFound(answerMissing);

open(app, '/', pages.serveLanding);
open(app, '/feeds', pages.serveDirectory);
open(app, '/feeds.opml', lists.serveOpml);
open(app, '/feeds/*', serveFeed);
open(app, '/articles/:key', lists.serveWhereabouts);
open(app, '/sitemap-news.xml', lists.serveNewsSitemap);
open(app, '/robots.txt', lists.serveRobots);
open(app, '/terms', pages.serveTerms);
open(app, '/problems', pages.serveProblemIndex);
open(app, '/problems/:type', pages.serveProblemType);
open(app, '/.well-known/jwks.json', serveKeySet);
question(app, '/verify', serveVerify);
open(app, '/healthz', serveHealth);

licensed(app, '/v1/receipts/:id', { GET: ['articles', serveReceipt] });

desk(app, '/desk/articles', { GET: ['read', articles.listArticles], POST: ['articles', bulkArticles] });
desk(app, '/desk/articles/:key', { GET: ['read', articles.getArticle], PUT: ['articles', articles.putArticle] });
desk(app, '/desk/articles/:key/versions', { GET: ['read', articles.getHistory] });
desk(app, '/desk/articles/:key/correction', { POST: ['articles', articles.correctArticle] });
desk(app, '/desk/articles/:key/withdrawal', { POST: ['articles', articles.withdrawArticle] });
desk(app, '/desk/articles/:key/restoration', { POST: ['articles', articles.changeState('restore')] });
desk(app, '/desk/articles/:key/hold', { POST: ['articles', articles.changeState('hold')] });
desk(app, '/desk/articles/:key/release', { POST: ['articles', articles.changeState('release')] });
desk(app, '/desk/publisher', { GET: ['read', house.getPublisher], PUT: ['publisher', house.putPublisher] });
desk(app, '/desk/tokens', { GET: ['tokens', house.getTokens], POST: ['tokens', house.postToken] });
desk(app, '/desk/tokens/:id', { DELETE: ['tokens', house.deleteToken] });
desk(app, '/desk/audit', { GET: ['read', house.getAudit] });
desk(app, '/desk/export', { GET: ['backup', exportCatalogue] });
desk(app, '/desk/restore', { POST: ['backup', restoreCatalogue] });
