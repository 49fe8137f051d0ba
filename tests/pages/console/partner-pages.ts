// The pages of the console about partners, made of texts that are out to do harm: for the tests that hold for each of them.
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { AgreementNotice } from '../../../src/domain/partners/agreement-write.ts';
import type { ListedKey } from '../../../src/domain/partners/key.ts';
import type { ListedPartner } from '../../../src/domain/partners/partner-summary.ts';
import type { ConsoleFrame } from '../../../src/pages/console/console-layout.tsx';
import { keyPage } from '../../../src/pages/console/partners/key-page.tsx';
import { keyMadeBeforePage, keyShownPage } from '../../../src/pages/console/partners/key-shown.tsx';
import { newNamePage } from '../../../src/pages/console/partners/new-name.tsx';
import { partnerPage } from '../../../src/pages/console/partners/partner.tsx';
import { auditPage } from '../../../src/pages/console/partners/partner-audit.tsx';
import { ledgerPage } from '../../../src/pages/console/partners/partner-ledger.tsx';
import type { PartnerRecord } from '../../../src/pages/console/partners/partner-record.ts';
import { usagePage } from '../../../src/pages/console/partners/partner-usage.tsx';
import { partnersPage } from '../../../src/pages/console/partners/partners.tsx';
import { HOSTILE } from '../sample.ts';
import { LATER, NOW, frame as somebody } from './frames.ts';
import { user } from './user-pages.ts';

const nowMs = Date.parse(NOW);
const frame: ConsoleFrame = { ...somebody, path: '/console/partners', scopes: ['read', 'partners'] };

const quota = { agreement: 'main', used: 83, articles: 100, per: 'month', resets: LATER } as const;

export const NEEDY: ListedPartner = {
  id: 'gazette',
  name: HOSTILE,
  contact: HOSTILE,
  needs: ['overdue', 'suspended', 'quota', 'key', 'acceptance', 'silent'],
  summary: {
    made: NOW,
    standing: 'suspended',
    lastPull: NOW,
    silentSince: '2026-02-01T14:05:00.000Z',
    openWithdrawals: 3,
    overdueWithdrawals: 2,
    nextDeadline: LATER,
    nextKeyExpiry: LATER,
    quota,
    acceptanceDue: LATER,
    deliveriesToday: 1_200,
  },
};

export const DELIVERIES = [
  { day: '2026-03-01', deliveries: 4 },
  { day: '2026-03-03', deliveries: 1_200 },
];

const notice: AgreementNotice = {
  agreement: {
    id: 'main',
    version: 2,
    made: NOW,
    sha256: 'aa',
    terms: agreementSchema.parse({ reference: 'M10-1', validFrom: NOW, form: 'full', channels: ['app'] }),
  },
  template: {} as AgreementNotice['template'],
  acceptance: { state: 'overdue', sha256: 'bb', templateVersion: 2, due: NOW },
};

const key: ListedKey = {
  id: 'a1b2c3d4e5f6',
  mode: 'live',
  name: HOSTILE,
  agreement: 'main',
  scopes: ['feed', 'articles'],
  cidrs: ['192.0.2.0/24'],
  created: NOW,
  expires: LATER,
  lastUsed: { at: NOW, addressPrefix: '192.0.2.0/24' },
};

const quotas = [{ agreement: 'main', reference: HOSTILE, quota: { ...quota, past: 'bill', over: 2 } as const }];
const withdrawal = { id: 'lock.2', slug: 'lock', version: 2, headline: HOSTILE, note: HOSTILE, at: NOW, deadline: NOW };

const holders = { [user.id]: { name: HOSTILE, isKey: false }, a1: { name: HOSTILE, isKey: true } };

const record: PartnerRecord = {
  partner: { id: 'gazette', name: HOSTILE, contact: HOSTILE, created: NOW, standing: 'warned', standingReason: HOSTILE },
  etags: { profile: '"p"', standing: '"s"' },
  agreements: ['main', 'print'].map((id) => {
    const agreement = { ...notice.agreement, id };
    return { summary: { ...notice, agreement, inForce: true, scheduled: { ...notice } }, sentences: [HOSTILE, HOSTILE] };
  }),
  references: { main: HOSTILE },
  keys: [key, { ...key, id: 'feed', mode: 'feed' }, { ...key, id: 'old', revoked: NOW }, { ...key, id: 'gone', pepperRemoved: true }],
  users: [user, { ...user, id: 'new' }, { ...user, id: 'out', revoked: NOW }],
  holders,
  withdrawals: [withdrawal, { ...withdrawal, id: 'storm.3', deadline: LATER }],
  usage: [{ group: '2026-03-03', articles: 3, versions: 4, deliveries: 1_000 }],
  quotas,
  isCut: true,
};

const page = { frame, partner: { id: 'gazette', name: HOSTILE } };
const listed = { ...NEEDY, deliveries: DELIVERIES };
const written = new Map([
  ['name', HOSTILE],
  ['cidrs', HOSTILE],
  ['lastDay', HOSTILE],
  ['reason', HOSTILE],
]);
const refusedKey = ['name', 'scopes', 'cidrs'].map((field) => ({ field, message: HOSTILE }));
const usageRow = { group: 'storm', articles: 1, versions: 2, deliveries: 3, countedAgainstQuota: 1, overQuota: 0 };
const ledgerRow = {
  slug: 'storm',
  version: 2,
  agreement: 'main',
  agreementVersion: 1,
  templateVersion: 1,
  first: NOW,
  last: LATER,
  count: 2,
  keyId: 'a1',
};

export const PARTNER_PAGES: Readonly<Record<string, () => string>> = {
  'no partner': () => partnersPage({ frame, partners: [], filter: {}, nowMs }),
  'no list of partners': () => partnersPage({ frame, partners: undefined, filter: { q: HOSTILE }, nowMs }),
  partners: () =>
    partnersPage({
      frame,
      partners: [NEEDY, { id: 'new', name: HOSTILE, needs: [] }],
      filter: { q: HOSTILE, need: 'any' },
      next: '63.new',
      nowMs,
    }),
  'a partner': () => partnerPage({ frame, listed, record, nowMs, formId: 'f1' }),
  'a partner with a refused form': () =>
    partnerPage({ frame, listed, record, nowMs, formId: 'f1', message: refusedKey, given: { action: 'keys', fields: written } }),
  'a partner to somebody who may only read': () =>
    partnerPage({ frame: { ...frame, scopes: ['read'] }, listed, record: { ...record, agreements: undefined }, nowMs, formId: 'f1' }),
  'a silent partner': () => partnerPage({ frame, listed, record: undefined, nowMs, formId: 'f1' }),
  'a silent partner without a report': () =>
    partnerPage({ frame, listed: { id: 'new', name: HOSTILE, needs: [], deliveries: [] }, record: undefined, nowMs, formId: 'f1' }),
  'a key': () =>
    keyPage({
      frame,
      partner: page.partner,
      listed: key,
      references: record.references,
      deliveries: 5,
      others: 0,
      nowMs,
      message: HOSTILE,
    }),
  'a key that has ended': () =>
    keyPage({ frame, partner: page.partner, listed: { ...key, revoked: NOW }, references: {}, deliveries: 0, others: 2, nowMs }),
  'a new key': () =>
    keyShownPage({
      frame,
      partner: 'gazette',
      made: key,
      references: record.references,
      secret: 'ts_live_x',
      examples: [{ label: 'Try it', text: HOSTILE }],
      caution: HOSTILE,
      replaces: { id: 'old', overlapHours: 1 },
    }),
  'a key that was made before': () => keyMadeBeforePage({ frame, partner: 'gazette', made: key }),
  'a partner with a refused form for a person': () =>
    partnerPage({ frame, listed, record, nowMs, formId: 'f1', message: HOSTILE, given: { action: 'users', fields: written } }),
  'another name': () =>
    newNamePage({
      frame,
      partner: record.partner,
      etag: '"p"',
      acceptances: [{ agreement: 'main', reference: HOSTILE, acceptance: notice.acceptance }],
      notices: [{ agreement: 'main', text: HOSTILE }],
    }),
  'a ledger': () =>
    ledgerPage({
      ...page,
      rows: [
        { ...ledgerRow, form: 'full', reference: HOSTILE },
        { ...ledgerRow, form: 'full', keyId: user.id },
      ],
      holders,
      filter: { article: 'storm', form: 'full' },
      references: record.references,
      next: 7,
    }),
  'an empty ledger': () => ledgerPage({ ...page, rows: [], holders: {}, filter: {}, references: {} }),
  'usage by day': () =>
    usagePage({ ...page, by: 'day', from: '2026-02-01', to: '2026-03-03', rows: record.usage, isCut: true, holders: {}, quotas }),
  'usage by article': () =>
    usagePage({ ...page, by: 'article', from: '2025-01-01', to: '2026-03-03', rows: [usageRow], holders: {}, isCut: false, quotas: [] }),
  'usage by key': () =>
    usagePage({
      ...page,
      by: 'key',
      from: '2026-03-03',
      to: '2026-03-03',
      rows: [{ ...usageRow, group: user.id }, usageRow],
      holders,
      isCut: false,
      quotas: [],
    }),
  'an audit trail': () =>
    auditPage({
      ...page,
      lines: [
        {
          at: NOW,
          holders,
          who: HOSTILE,
          action: 'key.issue',
          subject: 'a1',
          subjectName: HOSTILE,
          changes: [{ label: HOSTILE, before: HOSTILE, after: HOSTILE.repeat(9) }],
        },
        {
          at: NOW,
          holders,
          who: HOSTILE,
          action: 'standing.set',
          subject: HOSTILE,
          changes: Array(20).fill({ label: 'x', before: '', after: 'y' }),
        },
        { at: NOW, holders, who: `user ${user.id}`, whoName: HOSTILE, action: 'session.start', subject: 's1', changes: [] },
        { at: NOW, holders, who: 'key a1b2c3d4e5f6', action: 'session.end', subject: 's1', changes: [] },
        { at: NOW, holders, who: HOSTILE, action: 'user.add', subject: user.id, subjectName: HOSTILE, changes: [] },
        { at: NOW, holders, who: HOSTILE, action: 'agreement.add', subject: 'main', changes: [] },
      ],
      filter: { action: 'key' },
      next: 3,
    }),
};
