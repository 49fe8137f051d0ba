// Every page and form of the partners' portal, with the right that it needs. The Worker imports this module when somebody opens the portal, so that its code
// is no part of the start. src/reference/guides/pages.md documents the same routes; a test compares the two.

import { atDoor } from './console-routes.ts';
import { newApp } from './new-app.ts';
import * as account from './portal/account.ts';
import * as acknowledgement from './portal/acknowledgement.ts';
import { showArticles } from './portal/articles.ts';
import * as copy from './portal/copy.ts';
import { showDocs, showObjects } from './portal/docs.ts';
import * as keys from './portal/keys.ts';
import { answerPortalProblem } from './portal/problem.ts';
import { downloadReceipt } from './portal/receipts.ts';
import { showReceivers } from './portal/receivers.ts';
import * as sandbox from './portal/sandbox.ts';
import * as sandboxForms from './portal/sandbox-forms.ts';
import * as sessions from './portal/sessions.ts';
import * as signIn from './portal/sign-in.ts';
import * as testKeys from './portal/test-keys.ts';
import * as usage from './portal/usage.ts';
import { showUsers } from './portal/users.ts';
import * as withdrawals from './portal/withdrawals.ts';
import { atPortal } from './portal-routes.ts';

export const portalApp = newApp(answerPortalProblem);

atDoor(portalApp, '/portal/sign-in', { GET: signIn.showSignIn, POST: signIn.signIn });
atDoor(portalApp, '/portal/invitations/:invitation', { GET: signIn.showInvitation, POST: signIn.openInvitation });
atPortal(portalApp, '/portal', { GET: ['any', signIn.showFirst] }, { asks: false });
atPortal(portalApp, '/portal/sign-out', { POST: ['any', signIn.signOut] });
atPortal(portalApp, '/portal/sessions', { GET: ['any', sessions.showSessions] }, { asks: false });
atPortal(portalApp, '/portal/sessions/end', { POST: ['any', sessions.endSessions] });
atPortal(portalApp, '/portal/articles', { GET: ['read', showArticles] });
atPortal(portalApp, '/portal/articles/:slug', { GET: ['copy', copy.showCopy] });
atPortal(portalApp, '/portal/articles/:slug/receivers', { GET: ['copy', showReceivers] });
atPortal(portalApp, '/portal/articles/:slug/state', { GET: ['copy', copy.showState] });
atPortal(portalApp, '/portal/account', { GET: ['account', account.showAccount] });
atPortal(portalApp, '/portal/account/acceptance', { POST: ['account', account.acceptNotice] });
atPortal(portalApp, '/portal/usage', { GET: ['account', usage.showUsage] });
atPortal(portalApp, '/portal/usage/csv', { GET: ['account', usage.downloadUsage] });
atPortal(portalApp, '/portal/receipts/:id', { GET: ['copy', downloadReceipt] });
atPortal(portalApp, '/portal/keys', { GET: ['keys', keys.showKeys] });
atPortal(portalApp, '/portal/test-keys', { POST: ['keys', testKeys.makeTestKey] });
atPortal(portalApp, '/portal/keys/:key', { GET: ['keys', keys.showKey] });
atPortal(portalApp, '/portal/keys/:key/rotation', { POST: ['keys', keys.rotateKey] });
atPortal(portalApp, '/portal/keys/:key/revocation', { POST: ['keys', testKeys.revokeTestKey] });
atPortal(portalApp, '/portal/users', { GET: ['keys', showUsers] });
atPortal(portalApp, '/portal/docs', { GET: ['any', showDocs] });
atPortal(portalApp, '/portal/docs/objects', { GET: ['any', showObjects] }, { asks: false });
atPortal(portalApp, '/portal/sandbox', { GET: ['sandbox', sandbox.showSandbox] });
atPortal(portalApp, '/portal/sandbox/board', { GET: ['sandbox', sandbox.showBoard] });
atPortal(portalApp, '/portal/sandbox/new', { POST: ['sandbox', sandboxForms.makeArticle] });
atPortal(portalApp, '/portal/sandbox/clearing', { POST: ['sandbox', sandboxForms.clearSandbox] });
atPortal(portalApp, '/portal/sandbox/articles/:slug', { GET: ['sandbox', sandbox.showSandboxArticle] });
atPortal(portalApp, '/portal/sandbox/articles/:slug/watch', { GET: ['sandbox', sandbox.showWatch] });
atPortal(portalApp, '/portal/sandbox/articles/:slug/step', { POST: ['sandbox', sandboxForms.takeStep] });
atPortal(portalApp, '/portal/withdrawals', { GET: ['any', withdrawals.showWithdrawals] });
atPortal(portalApp, '/portal/withdrawals/:id', { GET: ['any', acknowledgement.showWithdrawal] });
atPortal(portalApp, '/portal/withdrawals/:id/acknowledgement', { POST: ['any', acknowledgement.acknowledge] });
