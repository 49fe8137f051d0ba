// Every page of the console, made of texts that are out to do harm: for the tests that hold for each of them.
import type { ComplianceReport } from '../../../src/domain/withdrawals/withdrawal.ts';
import type { ConsoleFrame } from '../../../src/pages/console/console-layout.tsx';
import { confirmationPage, endedPage } from '../../../src/pages/console/kept-form.tsx';
import { accessPage, sessionsPage } from '../../../src/pages/console/sessions.tsx';
import { linkPage, signedOutPage, signInPage, usedLinkPage } from '../../../src/pages/console/sign-in.tsx';
import { withdrawalPage } from '../../../src/pages/console/withdrawal-board.tsx';
import { withdrawalsPage } from '../../../src/pages/console/withdrawals.tsx';
import { HOSTILE } from '../sample.ts';

export const NOW = '2026-03-03T14:05:00.000Z';
const LATER = '2026-03-03T15:05:00.000Z';

const nobody: ConsoleFrame = {
  publisher: { name: HOSTILE, language: 'en-GB', timeZone: 'Europe/London' },
  path: '/console/sign-in',
  nonce: 'n0nce',
};
const frame: ConsoleFrame = {
  ...nobody,
  path: '/console/withdrawals',
  person: HOSTILE,
  scopes: ['read', 'articles'],
  formToken: 'form-token',
  isSession: true,
};

const summary = {
  id: 'lock.2',
  slug: 'lock',
  version: 2,
  headline: HOSTILE,
  note: HOSTILE,
  at: NOW,
  received: 4,
  acknowledged: 1,
  overdue: 1,
  notifying: true,
};

export const REPORT: ComplianceReport = {
  ...summary,
  who: HOSTILE,
  reason: HOSTILE,
  since: NOW,
  lifted: LATER,
  partners: [
    { partner: 'late', state: 'overdue', deadline: '2026-03-03T12:00:00.000Z' },
    { partner: 'gazette', state: 'open', deadline: LATER },
    { partner: 'gone', state: 'lifted', deadline: LATER },
    {
      partner: 'good',
      state: 'acknowledged',
      deadline: LATER,
      acknowledged: { outcome: 'removed', by: HOSTILE, at: NOW, received: NOW, urls: ['https://good.example/x'] },
    },
  ],
  next: '0.1.gazette',
  unanswered: ['silent'],
};

const partners = new Map([
  ['late', { name: HOSTILE, contact: HOSTILE }],
  ['gazette', { name: 'Harbour Gazette', contact: 'desk@gazette.example' }],
]);

const session = { id: 'a1', created: NOW, lastSeen: NOW, way: 'token' as const, browser: HOSTILE };

const kept = {
  path: '/console/articles/lock/correction',
  fields: new Map([
    ['note', HOSTILE],
    ['kind', HOSTILE],
    ['etag', HOSTILE],
  ]),
};

export const CONSOLE_PAGES: Readonly<Record<string, () => string>> = {
  'sign in': () => signInPage({ frame: nobody, to: '/console/withdrawals', message: HOSTILE }),
  'a link of a token': () =>
    linkPage({ frame: nobody, path: '/console/sign-in/x', holder: { kind: 'token', id: 'a', name: HOSTILE }, expires: LATER }),
  'a link that asks for a name': () =>
    linkPage({ frame: nobody, path: '/console/sign-in/x', holder: { kind: 'bootstrap' }, expires: LATER, name: HOSTILE, message: HOSTILE }),
  'a used link': () => usedLinkPage({ frame: { path: '/console/sign-in/x', nonce: 'n0nce' } }),
  'signed out': () => signedOutPage({ frame: nobody, everywhere: true }),
  'a form after the session': () => endedPage({ frame: nobody, ...kept }),
  'a form without text after the session': () => endedPage({ frame: nobody, path: '/console/articles/lock/hold', fields: new Map() }),
  'a form of another session': () => confirmationPage({ frame, ...kept }),
  sessions: () => sessionsPage({ frame, sessions: [session, { ...session, id: 'b2', way: 'link' }], current: 'a1' }),
  access: () => accessPage({ frame: { ...frame, isSession: false } }),
  'no withdrawal': () => withdrawalsPage({ frame, withdrawals: [] }),
  withdrawals: () => withdrawalsPage({ frame, withdrawals: [summary, { ...summary, id: 'lock.4', lifted: LATER }], next: '1.2' }),
  board: () => withdrawalPage({ frame, report: REPORT, partners, nowMs: Date.parse(NOW) }),
  'board without names': () => withdrawalPage({ frame, report: REPORT, partners: undefined, nowMs: Date.parse(NOW) }),
};
