// Who is at the console in the tests of its pages, under a name that is out to do harm.
import type { ConsoleFrame } from '../../../src/pages/console/console-layout.tsx';
import { HOSTILE } from '../sample.ts';

export const NOW = '2026-03-03T14:05:00.000Z';
export const LATER = '2026-03-03T15:05:00.000Z';

export const nobody: ConsoleFrame = {
  publisher: { name: HOSTILE, language: 'en-GB', timeZone: 'Europe/London' },
  path: '/console/sign-in',
  nonce: 'n0nce',
};
export const frame: ConsoleFrame = {
  ...nobody,
  path: '/console/withdrawals',
  person: HOSTILE,
  scopes: ['read', 'articles'],
  formToken: 'form-token',
  isSession: true,
};

/** Of a withdrawal. */
export const summary = {
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
