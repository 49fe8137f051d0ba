// The whole URL space and the order of the middleware, on one screen. docs/api.md documents the same routes; a test compares the two.
import { HonoBase } from 'hono/hono-base';
import { RegExpRouter } from 'hono/router/reg-exp-router';
import { AGREEMENT_FORM_BYTES, ARTICLE_FORM_BYTES, SETTINGS_FORM_BYTES } from '../domain/values/limits.ts';
import type { AppEnv } from './bindings.ts';
import { requireToken } from './credentials/require-desk-token.ts';
import * as agreements from './desk/agreements.ts';
import * as articles from './desk/articles.ts';
import { getAudit } from './desk/audit.ts';
import { exportAll } from './desk/backup.ts';
import { bulkArticles } from './desk/bulk.ts';
import { getImport, postKill } from './desk/imports.ts';
import * as keys from './desk/keys.ts';
import * as records from './desk/partner-records.ts';
import * as partners from './desk/partners.ts';
import { getPreview, tryPreview } from './desk/preview.ts';
import * as publisher from './desk/publisher.ts';
import { restoreAll } from './desk/restore.ts';
import { postSignInLink } from './desk/sign-in-links.ts';
import * as standing from './desk/standing.ts';
import * as terms from './desk/terms.ts';
import * as tokens from './desk/tokens.ts';
import * as withdrawals from './desk/withdrawals.ts';
import { answerFast } from './fast-path.ts';
import { answerFault, answerMissing } from './faults.ts';
import type { Host } from './isolate/isolate.ts';
import { serveAccount, serveUsage } from './licensed/account.ts';
import { acceptNotice, serveAgreements, serveAgreementVersion } from './licensed/agreements.ts';
import { serveLicensedArticle } from './licensed/articles.ts';
import { serveChanges } from './licensed/changes.ts';
import { serveDecision } from './licensed/decide.ts';
import { serveLicensedFeed, serveTokenedFeed } from './licensed/feeds.ts';
import { serveIndexOfRoutes } from './licensed/index-of-routes.ts';
import { serveKeySet, serveReceipt } from './licensed/receipts.ts';
import { postSandbox } from './licensed/sandbox.ts';
import { acknowledgeWithdrawal, listWithdrawals } from './licensed/withdrawals.ts';
import { serveArticle } from './public/articles.ts';
import { serveFeed } from './public/feeds.ts';
import { serveHealth } from './public/health.ts';
import { serveFavicon, serveManifest, serveTouchIcon } from './public/icons.ts';
import * as lists from './public/lists.ts';
import * as pages from './public/pages.ts';
import { serveVerify } from './public/verify.ts';
import { requireOrigin } from './requests/origin.ts';
import { redirectSpellings } from './requests/redirect-spellings.ts';
import { denyCaching } from './responses/cache-policy.ts';
import { denySniffing } from './responses/nosniff.ts';
import { atConsole, atDoor, desk, licensed, open, question, tokened } from './routes.ts';

/** Every request to the Worker. */
export async function answerRequest(request: Request, env: Host, context: ExecutionContext): Promise<Response> {
  const fast = answerFast(request, env);
  return (fast instanceof Promise ? await fast : fast) ?? app.fetch(request, env, context);
}

// Hono's default router would choose this one of two, because it supports every path below. Naming it keeps the other out of the bundle.
export const app = new HonoBase<AppEnv>({ strict: true, router: new RegExpRouter() });

app.use(denySniffing(), denyCaching(), requireOrigin(), redirectSpellings());
app.use('/desk/*', requireToken());
app.onError(answerFault);
app.notFound(answerMissing);

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
open(app, '/.well-known/jwks.json', serveKeySet);
question(app, '/verify', serveVerify);
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
licensed(app, '/v1/sandbox', { POST: ['articles', postSandbox] });
licensed(app, '/v1/withdrawals', { GET: ['withdrawals', listWithdrawals] });
licensed(app, '/v1/withdrawals/:id/acknowledgement', { POST: ['withdrawals', acknowledgeWithdrawal] });
licensed(app, '/v1/receipts/:id', { GET: ['articles', serveReceipt] });

tokened(app, '/f/:token/feed.rss', serveTokenedFeed('rss'));
tokened(app, '/f/:token/feed.atom', serveTokenedFeed('atom'));
tokened(app, '/f/:token/feed.json', serveTokenedFeed('json'));

desk(app, '/desk/articles', { GET: ['read', articles.listArticles], POST: ['articles', bulkArticles] });
desk(app, '/desk/articles/:slug', { GET: ['read', articles.getArticle], PUT: ['articles', articles.putArticle] });
desk(app, '/desk/articles/:slug/versions', { GET: ['read', articles.getHistory] });
desk(app, '/desk/articles/:slug/correction', { POST: ['articles', articles.correctArticle] });
desk(app, '/desk/articles/:slug/withdrawal', {
  POST: ['articles', articles.withdrawArticle('withdraw')],
  PUT: ['articles', articles.withdrawArticle('replace-withdrawal')],
});
desk(app, '/desk/articles/:slug/reinstatement', { POST: ['articles', articles.changeState('reinstate')] });
desk(app, '/desk/articles/:slug/hold', { POST: ['articles', articles.changeState('hold')] });
desk(app, '/desk/articles/:slug/release', { POST: ['articles', articles.changeState('release')] });
desk(app, '/desk/imports/:run', { GET: ['read', getImport] });
desk(app, '/desk/kills', { POST: ['articles', postKill] });
desk(app, '/desk/subjects', { GET: ['read', terms.listTerms('subjects')] });
desk(app, '/desk/subjects/:code/merge', { POST: ['publisher', terms.mergeTerm('subjects')] });
desk(app, '/desk/subjects/:code/rename', { POST: ['publisher', terms.renameTerm('subjects')] });
desk(app, '/desk/authors', { GET: ['read', terms.listTerms('authors')] });
desk(app, '/desk/authors/:code/merge', { POST: ['publisher', terms.mergeTerm('authors')] });
desk(app, '/desk/authors/:code/rename', { POST: ['publisher', terms.renameTerm('authors')] });
desk(app, '/desk/withdrawals', { GET: ['read', withdrawals.listWithdrawals] });
desk(app, '/desk/withdrawals/:id', { GET: ['read', withdrawals.getWithdrawal] });
desk(app, '/desk/publisher', { GET: ['read', publisher.getPublisher], PUT: ['publisher', publisher.putPublisher] });
desk(app, '/desk/partners', { GET: ['read', partners.listPartners] });
desk(app, '/desk/partners/:partner', { GET: ['read', partners.getPartner], PUT: ['partners', partners.putPartner] });
desk(app, '/desk/partners/:partner/standing', { GET: ['read', standing.getStanding], PUT: ['partners', standing.putStanding] });
desk(app, '/desk/partners/:partner/agreements', { GET: ['read', agreements.listAgreements] });
desk(app, '/desk/partners/:partner/agreements/:agreement', {
  GET: ['read', agreements.getAgreement],
  PUT: ['partners', agreements.putAgreement],
});
desk(app, '/desk/partners/:partner/agreements/:agreement/versions/:version', { GET: ['read', agreements.getAgreementVersion] });
desk(app, '/desk/partners/:partner/agreements/:agreement/end', { POST: ['partners', agreements.endAgreement] });
desk(app, '/desk/partners/:partner/keys', { GET: ['read', keys.listKeys], POST: ['partners', keys.postKey] });
desk(app, '/desk/partners/:partner/keys/:key', { DELETE: ['partners', keys.deleteKey] });
desk(app, '/desk/partners/:partner/keys/:key/rotation', { POST: ['partners', keys.postRotation] });
desk(app, '/desk/partners/:partner/preview', { GET: ['read', getPreview], POST: ['read', tryPreview] });
desk(app, '/desk/partners/:partner/ledger', { GET: ['read', records.getLedger] });
desk(app, '/desk/partners/:partner/usage', { GET: ['read', records.getUsage] });
desk(app, '/desk/partners/:partner/withdrawals', { GET: ['read', records.getWithdrawals] });
desk(app, '/desk/partners/:partner/audit', { GET: ['read', records.getPartnerAudit] });
desk(app, '/desk/tokens', { GET: ['tokens', tokens.getTokens], POST: ['tokens', tokens.postToken] });
desk(app, '/desk/tokens/:id', { DELETE: ['tokens', tokens.deleteToken] });
desk(app, '/desk/sign-in-links', { POST: ['read', postSignInLink] });
desk(app, '/desk/audit', { GET: ['read', getAudit] });
desk(app, '/desk/export', { GET: ['backup', exportAll] });
desk(app, '/desk/restore', { POST: ['backup', restoreAll] });

atDoor(app, '/console/sign-in', { GET: 'showSignIn', POST: 'signIn' });
atDoor(app, '/console/sign-in/:link', { GET: 'showLink', POST: 'openLink' });
atConsole(app, '/console', { GET: ['read', 'showFirst'] });
atConsole(app, '/console/today', { GET: ['read', 'showToday'] });
atConsole(app, '/console/sign-out', { POST: ['any', 'signOut'] });
atConsole(app, '/console/sessions', { GET: ['any', 'showSessions'] });
atConsole(app, '/console/sessions/end', { POST: ['any', 'endSessions'] });
atConsole(app, '/console/articles', { GET: ['read', 'showArticles'] });
atConsole(
  app,
  '/console/new-article',
  { GET: ['articles', 'showNewArticle'], POST: ['articles', 'saveNewArticle'] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(app, '/console/articles/:slug', { GET: ['read', 'showArticle'] });
atConsole(app, '/console/articles/:slug/versions/:version', { GET: ['read', 'showVersion'] });
atConsole(app, '/console/articles/:slug/receivers', { GET: ['read', 'showReceivers'] });
atConsole(app, '/console/articles/:slug/withdrawal', { POST: ['articles', 'withdrawArticle'] });
atConsole(
  app,
  '/console/articles/:slug/edit',
  { GET: ['articles', 'showEdit'], POST: ['articles', 'saveEdit'] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(
  app,
  '/console/articles/:slug/correction',
  { GET: ['articles', 'showCorrection'], POST: ['articles', 'correctArticle'] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(app, '/console/articles/:slug/embargo', { POST: ['articles', 'changeEmbargo'] });
atConsole(app, '/console/articles/:slug/reinstatement', { POST: ['articles', 'reinstateArticle'] });
atConsole(app, '/console/articles/:slug/hold', { POST: ['articles', 'holdArticle'] });
atConsole(app, '/console/articles/:slug/release', { POST: ['articles', 'releaseArticle'] });
atConsole(app, '/console/withdrawals', { GET: ['read', 'showWithdrawals'] });
atConsole(app, '/console/withdrawals/:id/board', { GET: ['read', 'showBoard'] });
atConsole(app, '/console/withdrawals/:id/csv', { GET: ['read', 'downloadBoard'] });
atConsole(app, '/console/withdrawals/:id', { GET: ['read', 'showWithdrawal'] });
atConsole(app, '/console/partners', { GET: ['read', 'showPartners'] });
atConsole(app, '/console/partners/:partner', { GET: ['read', 'showPartner'] });
atConsole(app, '/console/partners/:partner/ledger', { GET: ['read', 'showLedger'] });
atConsole(app, '/console/partners/:partner/ledger/csv', { GET: ['read', 'downloadLedger'] });
atConsole(app, '/console/partners/:partner/usage', { GET: ['read', 'showUsage'] });
atConsole(app, '/console/partners/:partner/usage/csv', { GET: ['read', 'downloadUsage'] });
atConsole(app, '/console/partners/:partner/audit', { GET: ['read', 'showPartnerAudit'] });
atConsole(app, '/console/partners/:partner/audit/csv', { GET: ['read', 'downloadPartnerAudit'] });
atConsole(app, '/console/partners/:partner/standing', { POST: ['partners', 'setStanding'] });
atConsole(app, '/console/partners/:partner/profile', { POST: ['partners', 'setProfile'] });
atConsole(app, '/console/partners/:partner/keys', { POST: ['partners', 'makeKey'] });
atConsole(app, '/console/partners/:partner/keys/:key', { GET: ['read', 'showKey'] });
atConsole(app, '/console/partners/:partner/keys/:key/rotation', { POST: ['partners', 'makeNextKey'] });
atConsole(app, '/console/partners/:partner/keys/:key/revocation', { POST: ['partners', 'revokeKey'] });
atConsole(app, '/console/new-partner', { GET: ['partners', 'showNewPartner'], POST: ['partners', 'addPartner'] });
atConsole(
  app,
  '/console/partners/:partner/new-agreement',
  { GET: ['partners', 'showNewAgreement'], POST: ['partners', 'writeNewAgreement'] },
  { formBytes: AGREEMENT_FORM_BYTES },
);
atConsole(app, '/console/partners/:partner/agreements/:agreement', { GET: ['read', 'showAgreement'] });
atConsole(app, '/console/partners/:partner/agreements/:agreement/versions/:version', { GET: ['read', 'showAgreementVersion'] });
atConsole(
  app,
  '/console/partners/:partner/agreements/:agreement/terms',
  { GET: ['partners', 'showTerms'], POST: ['partners', 'writeTerms'] },
  { formBytes: AGREEMENT_FORM_BYTES },
);
atConsole(app, '/console/partners/:partner/agreements/:agreement/ending', { POST: ['partners', 'endAgreement'] });
atConsole(app, '/console/settings', { GET: ['read', 'showSettings'] });
atConsole(
  app,
  '/console/settings/publisher',
  { GET: ['publisher', 'showPublisher'], POST: ['publisher', 'changePublisher'] },
  { formBytes: SETTINGS_FORM_BYTES },
);
atConsole(app, '/console/settings/sections', { GET: ['read', 'showSections'] });
atConsole(app, '/console/settings/sections/:code/rename', { GET: ['publisher', 'askSectionRename'], POST: ['publisher', 'renameSection'] });
atConsole(app, '/console/settings/subjects', { GET: ['read', 'showSubjects'] });
atConsole(app, '/console/settings/subjects/:code', { GET: ['read', 'showSubject'] });
atConsole(app, '/console/settings/subjects/:code/progress', { GET: ['read', 'showSubjectProgress'] });
atConsole(app, '/console/settings/subjects/:code/rename', { GET: ['publisher', 'askSubjectRename'], POST: ['publisher', 'renameSubject'] });
atConsole(app, '/console/settings/subjects/:code/merge', { GET: ['publisher', 'askSubjectMerge'], POST: ['publisher', 'mergeSubject'] });
atConsole(app, '/console/settings/authors', { GET: ['read', 'showAuthors'] });
atConsole(app, '/console/settings/authors/:code', { GET: ['read', 'showAuthor'] });
atConsole(app, '/console/settings/authors/:code/progress', { GET: ['read', 'showAuthorProgress'] });
atConsole(app, '/console/settings/authors/:code/rename', { GET: ['publisher', 'askAuthorRename'], POST: ['publisher', 'renameAuthor'] });
atConsole(app, '/console/settings/authors/:code/merge', { GET: ['publisher', 'askAuthorMerge'], POST: ['publisher', 'mergeAuthor'] });
atConsole(app, '/console/settings/tokens', { GET: ['tokens', 'showTokens'], POST: ['tokens', 'mintToken'] });
atConsole(app, '/console/settings/tokens/:id', { GET: ['tokens', 'showToken'] });
atConsole(app, '/console/settings/tokens/:id/revocation', { POST: ['tokens', 'revokeToken'] });
atConsole(app, '/console/settings/export', { GET: ['backup', 'showExport'], POST: ['backup', 'downloadExport'] });
atConsole(app, '/console/audit', { GET: ['read', 'showAudit'] });
atConsole(app, '/console/audit.csv', { GET: ['read', 'downloadAudit'] });
atConsole(app, '/console/audit/:entry', { GET: ['read', 'showAuditEntry'] });
