// The URL space of readers and partners on one screen; those of the desk, the console and the portal are in desk-app.ts, console-app.ts and portal-app.ts.
// src/reference describes the same routes; a test compares the two.
import type { HonoBase } from 'hono/hono-base';
import type { AppEnv } from './bindings.ts';
import { answerFast } from './fast-path.ts';
import type { Host } from './isolate/isolate.ts';
import { lateModule } from './isolate/late-module.ts';
import { serveAccount, serveUsage } from './licensed/account.ts';
import { acceptNotice, serveAgreements, serveAgreementVersion } from './licensed/agreements.ts';
import { serveLicensedArticle } from './licensed/articles.ts';
import { serveChanges } from './licensed/changes.ts';
import { serveDecision } from './licensed/decide.ts';
import { serveLicensedFeed, serveTokenedFeed } from './licensed/feeds.ts';
import { serveIndexOfRoutes } from './licensed/index-of-routes.ts';
import { rotateOwnKey } from './licensed/keys.ts';
import { postSandbox } from './licensed/sandbox.ts';
import { makeTestKey, revokeTestKey } from './licensed/test-keys.ts';
import { acknowledgeWithdrawal, listWithdrawals } from './licensed/withdrawals.ts';
import { newApp } from './new-app.ts';
import { serveArticle } from './public/articles.ts';
import { serveFeed } from './public/feeds.ts';
import { serveHealth } from './public/health.ts';
import { serveFavicon, serveManifest, serveTouchIcon } from './public/icons.ts';
import * as lists from './public/lists.ts';
import * as pages from './public/pages.ts';
import { licensed, open, question, tokened } from './routes.ts';

/** Every request to the Worker. */
export async function answerRequest(request: Request, env: Host, context: ExecutionContext): Promise<Response> {
  const fast = answerFast(request, env);
  const answer = fast instanceof Promise ? await fast : fast;
  return answer ?? (await appFor(request)).fetch(request, env, context);
}

const desk = lateModule(() => import('./desk-app.ts'));
const consolePages = lateModule(() => import('./console-app.ts'));
const portalPages = lateModule(() => import('./portal-app.ts'));
const docs = lateModule(() => import('./public/docs.ts'));
const receipts = lateModule(() => import('./licensed/receipts.ts'));
const verification = lateModule(() => import('./public/verify.ts'));

async function appFor({ url }: Request): Promise<HonoBase<AppEnv>> {
  switch (new URL(url).pathname.split('/', 2)[1]) {
    case 'desk':
      return (await desk()).deskApp;
    case 'console':
      return (await consolePages()).consoleApp;
    case 'portal':
      return (await portalPages()).portalApp;
    default:
      return app;
  }
}

export const app = newApp();

open(app, '/', pages.serveLanding);
open(app, '/feeds', pages.serveDirectory);
open(app, '/feeds.opml', lists.serveOpml);
open(app, '/feeds/*', serveFeed);
open(app, '/articles/:slug', serveArticle);
open(app, '/sitemap-news.xml', lists.serveNewsSitemap);
open(app, '/robots.txt', lists.serveRobots);
open(app, '/manifest.webmanifest', serveManifest);
open(app, '/favicon.ico', serveFavicon);
open(app, '/apple-touch-icon.png', serveTouchIcon);
open(app, '/terms', pages.serveTerms);
open(app, '/problems', pages.serveProblemIndex);
open(app, '/problems/:type', pages.serveProblemType);
open(app, '/docs', async (context) => (await docs()).serveDocs(context));
open(app, '/.well-known/jwks.json', async (context) => (await receipts()).serveKeySet(context));
question(app, '/verify', async (context) => (await verification()).serveVerify(context));
open(app, '/healthz', serveHealth);
open(app, '/v1', serveIndexOfRoutes);
licensed(app, '/v1/feed.rss', { GET: ['feed', serveLicensedFeed('rss')] });
licensed(app, '/v1/feed.atom', { GET: ['feed', serveLicensedFeed('atom')] });
licensed(app, '/v1/feed.json', { GET: ['feed', serveLicensedFeed('json')] });
licensed(app, '/v1/feed.ninjs', { GET: ['feed', serveLicensedFeed('ninjs')] });
licensed(app, '/v1/articles/:slug', { GET: ['articles', serveLicensedArticle('ninjs')] });
licensed(app, '/v1/articles/:slug/html', { GET: ['articles', serveLicensedArticle('html')] });
licensed(app, '/v1/articles/:slug/text', { GET: ['articles', serveLicensedArticle('text')] });
licensed(app, '/v1/changes', { GET: ['changes', serveChanges] });
licensed(app, '/v1/decide', { POST: ['articles', serveDecision] });
licensed(app, '/v1/agreements', { GET: ['account', serveAgreements] });
licensed(app, '/v1/agreements/:id/versions/:version', { GET: ['account', serveAgreementVersion] });
licensed(app, '/v1/agreements/:id/acceptance', { POST: ['account', acceptNotice] });
licensed(app, '/v1/usage', { GET: ['usage', serveUsage] });
licensed(app, '/v1/account', { GET: ['account', serveAccount] });
licensed(app, '/v1/keys/rotation', { POST: ['account', rotateOwnKey] });
licensed(app, '/v1/sandbox', { POST: ['articles', postSandbox] });
licensed(app, '/v1/sandbox/keys', { POST: ['account', makeTestKey] });
licensed(app, '/v1/sandbox/keys/:key/revocation', { POST: ['account', revokeTestKey] });
licensed(app, '/v1/withdrawals', { GET: ['withdrawals', listWithdrawals] });
licensed(app, '/v1/withdrawals/:id/acknowledgement', { POST: ['withdrawals', acknowledgeWithdrawal] });
licensed(app, '/v1/receipts/:id', { GET: ['articles', async (context) => (await receipts()).serveReceipt(context)] });
tokened(app, '/f/:token/feed.rss', serveTokenedFeed('rss'));
tokened(app, '/f/:token/feed.atom', serveTokenedFeed('atom'));
tokened(app, '/f/:token/feed.json', serveTokenedFeed('json'));
