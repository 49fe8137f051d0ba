// Every route of the desk, with the scope that it needs. The Worker imports this module at the first call of a desk, so that its code is no part of the
// start. src/reference describes the same routes; a test compares the two.

import { requireToken } from './credentials/require-desk-token.ts';
import * as agreements from './desk/agreements.ts';
import * as articles from './desk/articles.ts';
import { getAudit } from './desk/audit.ts';
import { exportAll } from './desk/backup.ts';
import { bulkArticles } from './desk/bulk.ts';
import { getImport, listSources, postKill } from './desk/imports.ts';
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
import * as users from './desk/users.ts';
import * as withdrawals from './desk/withdrawals.ts';
import { newApp } from './new-app.ts';
import { desk } from './routes.ts';

export const deskApp = newApp();

deskApp.use('/desk/*', requireToken());

desk(deskApp, '/desk/articles', { GET: ['read', articles.listArticles], POST: ['articles', bulkArticles] });
desk(deskApp, '/desk/articles/:slug', { GET: ['read', articles.getArticle], PUT: ['articles', articles.putArticle] });
desk(deskApp, '/desk/articles/:slug/versions', { GET: ['read', articles.getHistory] });
desk(deskApp, '/desk/articles/:slug/correction', { POST: ['articles', articles.correctArticle] });
desk(deskApp, '/desk/articles/:slug/withdrawal', {
  POST: ['articles', articles.withdrawArticle('withdraw')],
  PUT: ['articles', articles.withdrawArticle('replace-withdrawal')],
});
desk(deskApp, '/desk/articles/:slug/reinstatement', { POST: ['articles', articles.changeState('reinstate')] });
desk(deskApp, '/desk/articles/:slug/hold', { POST: ['articles', articles.changeState('hold')] });
desk(deskApp, '/desk/articles/:slug/release', { POST: ['articles', articles.changeState('release')] });
desk(deskApp, '/desk/imports', { GET: ['read', listSources] });
desk(deskApp, '/desk/imports/:run', { GET: ['read', getImport] });
desk(deskApp, '/desk/kills', { POST: ['articles', postKill] });
desk(deskApp, '/desk/subjects', { GET: ['read', terms.listTerms('subjects')] });
desk(deskApp, '/desk/subjects/:code/merge', { POST: ['publisher', terms.mergeTerm('subjects')] });
desk(deskApp, '/desk/subjects/:code/rename', { POST: ['publisher', terms.renameTerm('subjects')] });
desk(deskApp, '/desk/authors', { GET: ['read', terms.listTerms('authors')] });
desk(deskApp, '/desk/authors/:code/merge', { POST: ['publisher', terms.mergeTerm('authors')] });
desk(deskApp, '/desk/authors/:code/rename', { POST: ['publisher', terms.renameTerm('authors')] });
desk(deskApp, '/desk/sections', { GET: ['read', terms.listTerms('sections')] });
desk(deskApp, '/desk/sections/:code/merge', { POST: ['publisher', terms.mergeTerm('sections')] });
desk(deskApp, '/desk/withdrawals', { GET: ['read', withdrawals.listWithdrawals] });
desk(deskApp, '/desk/withdrawals/:id', { GET: ['read', withdrawals.getWithdrawal] });
desk(deskApp, '/desk/publisher', { GET: ['read', publisher.getPublisher], PUT: ['publisher', publisher.putPublisher] });
desk(deskApp, '/desk/partners', { GET: ['read', partners.listPartners] });
desk(deskApp, '/desk/partners/:partner', { GET: ['read', partners.getPartner], PUT: ['partners', partners.putPartner] });
desk(deskApp, '/desk/partners/:partner/standing', { GET: ['read', standing.getStanding], PUT: ['partners', standing.putStanding] });
desk(deskApp, '/desk/partners/:partner/agreements', { GET: ['read', agreements.listAgreements] });
desk(deskApp, '/desk/partners/:partner/agreements/:agreement', {
  GET: ['read', agreements.getAgreement],
  PUT: ['partners', agreements.putAgreement],
});
desk(deskApp, '/desk/partners/:partner/agreements/:agreement/versions/:version', { GET: ['read', agreements.getAgreementVersion] });
desk(deskApp, '/desk/partners/:partner/agreements/:agreement/end', { POST: ['partners', agreements.endAgreement] });
desk(deskApp, '/desk/partners/:partner/keys', { GET: ['read', keys.listKeys], POST: ['partners', keys.postKey] });
desk(deskApp, '/desk/partners/:partner/keys/:key', { DELETE: ['partners', keys.deleteKey] });
desk(deskApp, '/desk/partners/:partner/keys/:key/rotation', { POST: ['partners', keys.postRotation] });
desk(deskApp, '/desk/partners/:partner/users', { GET: ['read', users.listUsers], POST: ['partners', users.postUser] });
desk(deskApp, '/desk/partners/:partner/users/:user', {
  GET: ['read', users.getUser],
  PUT: ['partners', users.putUser],
  DELETE: ['partners', users.deleteUser],
});
desk(deskApp, '/desk/partners/:partner/users/:user/invitation', {
  POST: ['partners', users.postInvitation],
  DELETE: ['partners', users.deleteInvitation],
});
desk(deskApp, '/desk/partners/:partner/preview', { GET: ['read', getPreview], POST: ['read', tryPreview] });
desk(deskApp, '/desk/partners/:partner/ledger', { GET: ['read', records.getLedger] });
desk(deskApp, '/desk/partners/:partner/usage', { GET: ['read', records.getUsage] });
desk(deskApp, '/desk/partners/:partner/withdrawals', { GET: ['read', records.getWithdrawals] });
desk(deskApp, '/desk/partners/:partner/audit', { GET: ['read', records.getPartnerAudit] });
desk(deskApp, '/desk/tokens', { GET: ['tokens', tokens.getTokens], POST: ['tokens', tokens.postToken] });
desk(deskApp, '/desk/tokens/:id', { DELETE: ['tokens', tokens.deleteToken] });
desk(deskApp, '/desk/sign-in-links', { POST: ['read', postSignInLink] });
desk(deskApp, '/desk/audit', { GET: ['read', getAudit] });
desk(deskApp, '/desk/export', { GET: ['backup', exportAll] });
desk(deskApp, '/desk/restore', { POST: ['backup', restoreAll] });
