// Every page and form of the console, with the scope that it needs. The Worker imports this module when somebody opens the console, so that its code is
// no part of the start. src/reference/guides/pages.md documents the same routes; a test compares the two.

import { AGREEMENT_FORM_BYTES, ARTICLE_FORM_BYTES, SETTINGS_FORM_BYTES } from '../domain/values/limits.ts';
import * as agreements from './console/agreements/agreement-pages.ts';
import * as editor from './console/agreements/editor.ts';
import { endAgreement } from './console/agreements/ending.ts';
import * as newPartner from './console/agreements/new-partner.ts';
import * as articleEditor from './console/article-editor.ts';
import { changeEmbargo } from './console/article-embargo.ts';
import * as articleForms from './console/article-forms.ts';
import * as articleList from './console/article-list.ts';
import * as articles from './console/articles.ts';
import * as keyForms from './console/partners/key-forms.ts';
import * as keyPage from './console/partners/key-page.ts';
import * as partnerFiles from './console/partners/partner-files.ts';
import * as partnerForms from './console/partners/partner-forms.ts';
import * as partnerList from './console/partners/partner-list.ts';
import * as partnerPage from './console/partners/partner-page.ts';
import * as partnerRecords from './console/partners/partner-records.ts';
import * as userForms from './console/partners/user-forms.ts';
import * as userPages from './console/partners/user-page.ts';
import { answerConsoleProblem } from './console/problem.ts';
import * as sessions from './console/sessions.ts';
import * as audit from './console/settings/audit.ts';
import * as exports from './console/settings/export.ts';
import * as publisher from './console/settings/publisher.ts';
import * as sections from './console/settings/sections.ts';
import * as settings from './console/settings/settings.ts';
import * as termChanges from './console/settings/term-changes.ts';
import * as terms from './console/settings/terms.ts';
import * as tokens from './console/settings/tokens.ts';
import * as signIn from './console/sign-in.ts';
import * as today from './console/today.ts';
import * as withdrawals from './console/withdrawals.ts';
import { atConsole, atDoor } from './console-routes.ts';
import { newApp } from './new-app.ts';

export const consoleApp = newApp(answerConsoleProblem);

atDoor(consoleApp, '/console/sign-in', { GET: signIn.showSignIn, POST: signIn.signIn });
atDoor(consoleApp, '/console/sign-in/:link', { GET: signIn.showLink, POST: signIn.openLink });
atConsole(consoleApp, '/console', { GET: ['read', signIn.showFirst] });
atConsole(consoleApp, '/console/today', { GET: ['read', today.showToday] });
atConsole(consoleApp, '/console/sign-out', { POST: ['any', signIn.signOut] });
atConsole(consoleApp, '/console/sessions', { GET: ['any', sessions.showSessions] });
atConsole(consoleApp, '/console/sessions/end', { POST: ['any', sessions.endSessions] });
atConsole(consoleApp, '/console/articles', { GET: ['read', articleList.showArticles] });
atConsole(
  consoleApp,
  '/console/new-article',
  { GET: ['articles', articleEditor.showNew], POST: ['articles', articleEditor.saveNew] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(consoleApp, '/console/articles/:slug', { GET: ['read', articles.showArticle] });
atConsole(consoleApp, '/console/articles/:slug/versions/:version', { GET: ['read', articles.showVersion] });
atConsole(consoleApp, '/console/articles/:slug/receivers', { GET: ['read', articles.showReceivers] });
atConsole(consoleApp, '/console/articles/:slug/withdrawal', { POST: ['articles', articleForms.withdrawArticle] });
atConsole(
  consoleApp,
  '/console/articles/:slug/edit',
  { GET: ['articles', articleEditor.showStored('edit')], POST: ['articles', articleEditor.saveEdit] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(
  consoleApp,
  '/console/articles/:slug/correction',
  { GET: ['articles', articleEditor.showStored('correct')], POST: ['articles', articleEditor.saveCorrection] },
  { formBytes: ARTICLE_FORM_BYTES },
);
atConsole(consoleApp, '/console/articles/:slug/embargo', { POST: ['articles', changeEmbargo] });
atConsole(consoleApp, '/console/articles/:slug/reinstatement', { POST: ['articles', articleForms.changeArticle('reinstatement')] });
atConsole(consoleApp, '/console/articles/:slug/hold', { POST: ['articles', articleForms.changeArticle('hold')] });
atConsole(consoleApp, '/console/articles/:slug/release', { POST: ['articles', articleForms.changeArticle('release')] });
atConsole(consoleApp, '/console/withdrawals', { GET: ['read', withdrawals.showWithdrawals] });
atConsole(consoleApp, '/console/withdrawals/:id/board', { GET: ['read', withdrawals.showBoard] });
atConsole(consoleApp, '/console/withdrawals/:id/csv', { GET: ['read', withdrawals.downloadBoard] });
atConsole(consoleApp, '/console/withdrawals/:id', { GET: ['read', withdrawals.showWithdrawal] });
atConsole(consoleApp, '/console/partners', { GET: ['read', partnerList.showPartners] });
atConsole(consoleApp, '/console/partners/:partner', { GET: ['read', partnerPage.showPartner] });
atConsole(consoleApp, '/console/partners/:partner/ledger', { GET: ['read', partnerRecords.showLedger] });
atConsole(consoleApp, '/console/partners/:partner/ledger/csv', { GET: ['read', partnerFiles.downloadLedger] });
atConsole(consoleApp, '/console/partners/:partner/usage', { GET: ['read', partnerRecords.showUsage] });
atConsole(consoleApp, '/console/partners/:partner/usage/csv', { GET: ['read', partnerFiles.downloadUsage] });
atConsole(consoleApp, '/console/partners/:partner/audit', { GET: ['read', partnerRecords.showAudit] });
atConsole(consoleApp, '/console/partners/:partner/audit/csv', { GET: ['read', partnerFiles.downloadAudit] });
atConsole(consoleApp, '/console/partners/:partner/standing', { POST: ['partners', partnerForms.setStanding] });
atConsole(consoleApp, '/console/partners/:partner/profile', { POST: ['partners', partnerForms.setProfile] });
atConsole(consoleApp, '/console/partners/:partner/keys', { POST: ['partners', keyForms.makeKey] });
atConsole(consoleApp, '/console/partners/:partner/keys/:key', { GET: ['read', keyPage.showKey] });
atConsole(consoleApp, '/console/partners/:partner/keys/:key/rotation', { POST: ['partners', keyForms.makeNextKey] });
atConsole(consoleApp, '/console/partners/:partner/keys/:key/revocation', { POST: ['partners', keyForms.revokeKey] });
atConsole(consoleApp, '/console/partners/:partner/users', { POST: ['partners', userForms.addUser] });
atConsole(consoleApp, '/console/partners/:partner/users/:user', { GET: ['read', userPages.showUser] });
atConsole(consoleApp, '/console/partners/:partner/users/:user/change', { POST: ['partners', userForms.changeUser] });
atConsole(consoleApp, '/console/partners/:partner/users/:user/invitation', { POST: ['partners', userForms.invite] });
atConsole(consoleApp, '/console/partners/:partner/users/:user/uninvitation', { POST: ['partners', userForms.uninvite] });
atConsole(consoleApp, '/console/partners/:partner/users/:user/revocation', { POST: ['partners', userForms.revokeUser] });
atConsole(consoleApp, '/console/new-partner', { GET: ['partners', newPartner.showNewPartner], POST: ['partners', newPartner.addPartner] });
atConsole(
  consoleApp,
  '/console/partners/:partner/new-agreement',
  { GET: ['partners', editor.showNewAgreement], POST: ['partners', editor.writeNewAgreement] },
  { formBytes: AGREEMENT_FORM_BYTES },
);
atConsole(consoleApp, '/console/partners/:partner/agreements/:agreement', { GET: ['read', agreements.showAgreement] });
atConsole(consoleApp, '/console/partners/:partner/agreements/:agreement/versions/:version', {
  GET: ['read', agreements.showAgreementVersion],
});
atConsole(
  consoleApp,
  '/console/partners/:partner/agreements/:agreement/terms',
  { GET: ['partners', editor.showTerms], POST: ['partners', editor.writeTerms] },
  { formBytes: AGREEMENT_FORM_BYTES },
);
atConsole(consoleApp, '/console/partners/:partner/agreements/:agreement/ending', { POST: ['partners', endAgreement] });
atConsole(consoleApp, '/console/settings', { GET: ['read', settings.showSettings] });
atConsole(
  consoleApp,
  '/console/settings/publisher',
  { GET: ['publisher', publisher.showPublisher], POST: ['publisher', publisher.changePublisher] },
  { formBytes: SETTINGS_FORM_BYTES },
);
atConsole(consoleApp, '/console/settings/sections', { GET: ['read', sections.showSections] });
atConsole(consoleApp, '/console/settings/sections/:code', { GET: ['read', terms.showTerm('sections')] });
atConsole(consoleApp, '/console/settings/sections/:code/progress', { GET: ['read', terms.showMergeProgress('sections')] });
atConsole(consoleApp, '/console/settings/sections/:code/merge', {
  GET: ['publisher', termChanges.askMerge('sections')],
  POST: ['publisher', termChanges.mergeTerm('sections')],
});
atConsole(consoleApp, '/console/settings/sections/:code/rename', {
  GET: ['publisher', sections.askSectionRename],
  POST: ['publisher', sections.renameSection],
});
atConsole(consoleApp, '/console/settings/subjects', { GET: ['read', terms.showTerms('subjects')] });
atConsole(consoleApp, '/console/settings/subjects/:code', { GET: ['read', terms.showTerm('subjects')] });
atConsole(consoleApp, '/console/settings/subjects/:code/progress', { GET: ['read', terms.showMergeProgress('subjects')] });
atConsole(consoleApp, '/console/settings/subjects/:code/rename', {
  GET: ['publisher', termChanges.askRename('subjects')],
  POST: ['publisher', termChanges.renameTerm('subjects')],
});
atConsole(consoleApp, '/console/settings/subjects/:code/merge', {
  GET: ['publisher', termChanges.askMerge('subjects')],
  POST: ['publisher', termChanges.mergeTerm('subjects')],
});
atConsole(consoleApp, '/console/settings/authors', { GET: ['read', terms.showTerms('authors')] });
atConsole(consoleApp, '/console/settings/authors/:code', { GET: ['read', terms.showTerm('authors')] });
atConsole(consoleApp, '/console/settings/authors/:code/progress', { GET: ['read', terms.showMergeProgress('authors')] });
atConsole(consoleApp, '/console/settings/authors/:code/rename', {
  GET: ['publisher', termChanges.askRename('authors')],
  POST: ['publisher', termChanges.renameTerm('authors')],
});
atConsole(consoleApp, '/console/settings/authors/:code/merge', {
  GET: ['publisher', termChanges.askMerge('authors')],
  POST: ['publisher', termChanges.mergeTerm('authors')],
});
atConsole(consoleApp, '/console/settings/tokens', { GET: ['tokens', tokens.showTokens], POST: ['tokens', tokens.mintToken] });
atConsole(consoleApp, '/console/settings/tokens/:id', { GET: ['tokens', tokens.showToken] });
atConsole(consoleApp, '/console/settings/tokens/:id/revocation', { POST: ['tokens', tokens.revokeToken] });
atConsole(consoleApp, '/console/settings/export', { GET: ['backup', exports.showExport], POST: ['backup', exports.downloadExport] });
atConsole(consoleApp, '/console/audit', { GET: ['read', audit.showAudit] });
atConsole(consoleApp, '/console/audit.csv', { GET: ['read', audit.downloadAudit] });
atConsole(consoleApp, '/console/audit/:entry', { GET: ['read', audit.showAuditEntry] });
