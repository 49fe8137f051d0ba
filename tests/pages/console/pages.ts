// Every page of the console, made of texts that are out to do harm: for the tests that hold for each of them.
import type { Article } from '../../../src/domain/articles/article.ts';
import type { ComplianceReport } from '../../../src/domain/withdrawals/withdrawal.ts';
import { articlePage } from '../../../src/pages/console/article.tsx';
import { articleEditorPage } from '../../../src/pages/console/article-editor.tsx';
import { ARTICLE_LABELS, PICTURE_LABELS } from '../../../src/pages/console/article-fields.ts';
import { articlesPage } from '../../../src/pages/console/articles.tsx';
import { confirmationPage, endedPage } from '../../../src/pages/console/kept-form.tsx';
import { accessPage, sessionsPage } from '../../../src/pages/console/sessions.tsx';
import { linkPage, signedOutPage, signInPage, usedLinkPage } from '../../../src/pages/console/sign-in.tsx';
import { withdrawalPage } from '../../../src/pages/console/withdrawal-board.tsx';
import { withdrawalsPage } from '../../../src/pages/console/withdrawals.tsx';
import { HOSTILE, PUBLISHER } from '../sample.ts';
import { AGREEMENT_PAGES } from './agreement-pages.ts';
import { frame, LATER, NOW, nobody, summary } from './frames.ts';
import { PARTNER_PAGES } from './partner-pages.ts';
import { SETTINGS_PAGES } from './settings-pages.ts';
import { TODAY_PAGES } from './today-pages.ts';
import { USER_PAGES } from './user-pages.ts';

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

const term = { code: 'quay', name: HOSTILE };
export const article: Article = {
  slug: 'lock',
  uri: 'tag:quay.example,2031:lock',
  version: 3,
  url: 'https://quay.example/lock',
  headline: HOSTILE,
  standfirst: HOSTILE,
  excerpt: HOSTILE,
  by: { names: [term], desks: [] },
  sections: [term],
  subjects: [term],
  language: 'en-GB',
  source: HOSTILE,
  bodyHtml: '<p>Sanitised.</p>',
  images: [{ url: 'https://pics.example/1.jpg', alt: HOSTILE, caption: HOSTILE, credit: HOSTILE }],
  firstCreated: NOW,
  versionCreated: NOW,
  pubStatus: 'usable',
  copyrightHolder: HOSTILE,
  corrections: [],
};
const published: Article = { ...article, firstPublished: NOW };
const names = [...Object.keys(ARTICLE_LABELS), ...Object.keys(PICTURE_LABELS).map((name) => `images.1.${name}`), 'section.also.gone'];
const editor = {
  frame,
  now: NOW,
  publisher: PUBLISHER,
  subjects: [HOSTILE],
  rows: 3,
  fields: new Map(names.map((name) => [name, HOSTILE])),
  errors: [
    { field: 'headline', message: HOSTILE },
    { field: 'images.1.url', message: HOSTILE },
    { field: 'licence.url', message: HOSTILE },
    { field: 'section.main', message: HOSTILE },
  ],
};
const opened = { etag: '"e.2"', version: 2 };
const differences = [
  {
    label: 'Headline',
    parts: [
      { text: HOSTILE, kind: 'removed' as const },
      { text: HOSTILE, kind: 'added' as const },
    ],
  },
];
const conflict = {
  slug: 'lock',
  version: 3,
  etag: '"e.3"',
  since: [{ version: 3, action: 'update', at: NOW, who: HOSTILE }],
  theirs: differences,
  both: differences,
  language: 'en-GB',
};
const scheduled: Article = { ...article, embargoedUntil: '2026-10-25T01:30:00.000Z' };

const filter = {
  q: HOSTILE,
  state: 'held',
  section: HOSTILE,
  subject: HOSTILE,
  author: HOSTILE,
  source: HOSTILE,
  from: '2026-03-01',
  to: HOSTILE,
};
const listProps = {
  frame,
  filter: { ...filter, to: '2026-03-02', sort: 'newest' },
  sections: [{ code: 'harbour', name: HOSTILE }],
  suggestions: { subjects: [HOSTILE], authors: [HOSTILE], sources: [HOSTILE] },
  errors: [],
  articles: [{ slug: 'lock', headline: HOSTILE, source: HOSTILE, pubStatus: 'usable', firstPublished: NOW, versionCreated: NOW }],
  isFirst: false,
  next: '1.2',
  lookedAt: 5_000,
  indexing: { done: 1, of: 2 },
  nowMs: Date.parse(NOW),
};

export const CONSOLE_PAGES: Readonly<Record<string, () => string>> = {
  'sign in': () => signInPage({ frame: nobody, to: '/console/withdrawals', message: [{ field: 'token', message: HOSTILE }] }),
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
  ...AGREEMENT_PAGES,
  ...TODAY_PAGES,
  ...SETTINGS_PAGES,
  'no withdrawal': () => withdrawalsPage({ frame, withdrawals: [] }),
  withdrawals: () => withdrawalsPage({ frame, withdrawals: [summary, { ...summary, id: 'lock.4', lifted: LATER }], next: '1.2' }),
  articles: () => articlesPage(listProps),
  'articles of which none is found': () => articlesPage({ ...listProps, articles: [], next: undefined, indexing: undefined }),
  'articles with a filter that cannot be used': () =>
    articlesPage({ ...listProps, articles: [], errors: Object.keys(filter).map((field) => ({ field, message: HOSTILE })) }),
  'a new article': () => articleEditorPage({ ...editor, kind: 'new', fields: new Map(), errors: [] }),
  'a new article that is refused': () => articleEditorPage({ ...editor, kind: 'new', message: HOSTILE }),
  'an article that two editors change': () => articleEditorPage({ ...editor, kind: 'edit', article: published, opened, conflict }),
  'an article that is checked': () =>
    articleEditorPage({ ...editor, kind: 'edit', article, opened, check: { article, leftOut: [HOSTILE], differences } }),
  'an article that is corrected': () => articleEditorPage({ ...editor, kind: 'correct', article: published, opened }),
  'an article that readers see': () => articlePage({ frame, article: published, etag: '"e.3"', versions: [], nowMs: Date.parse(NOW) }),
  'an article that cannot be withdrawn': () =>
    articlePage({
      frame,
      article: published,
      etag: '"e.3"',
      versions: [],
      nowMs: Date.parse(NOW),
      message: [{ field: 'reason', message: HOSTILE }],
      given: { action: 'withdrawal', fields: new Map([['note', HOSTILE]]) },
    }),
  'a scheduled article': () =>
    articlePage({ frame, article: scheduled, etag: '"e.3"', versions: [], nowMs: Date.parse(NOW), done: 'scheduled' }),
  board: () => withdrawalPage({ frame, report: REPORT, partners, nowMs: Date.parse(NOW) }),
  ...PARTNER_PAGES,
  ...USER_PAGES,
  'board without names': () => withdrawalPage({ frame, report: REPORT, partners: undefined, nowMs: Date.parse(NOW) }),
};
