// Pages of the settings and of the audit trail, made of texts that are out to do harm.
import type { MergeProgress, TermView } from '../../../src/domain/publisher/term-merge.ts';
import { fieldsOfPublisher, rowCounts } from '../../../src/http/console/settings/publisher-form.ts';
import { auditEntryPage, auditPage } from '../../../src/pages/console/settings/audit.tsx';
import { exportPage } from '../../../src/pages/console/settings/export.tsx';
import { publisherPage } from '../../../src/pages/console/settings/publisher.tsx';
import { sectionRenamePage, sectionsPage } from '../../../src/pages/console/settings/sections.tsx';
import { settingsPage } from '../../../src/pages/console/settings/settings.tsx';
import { termPage } from '../../../src/pages/console/settings/term.tsx';
import { mergeTargetsPage, termChangePage } from '../../../src/pages/console/settings/term-change.tsx';
import { termsPage } from '../../../src/pages/console/settings/terms.tsx';
import { tokenPage } from '../../../src/pages/console/settings/token.tsx';
import { mintedTokenPage, tokensPage } from '../../../src/pages/console/settings/tokens.tsx';
import { HOSTILE, PUBLISHER } from '../sample.ts';
import { LATER, NOW, frame as signedIn } from './frames.ts';

const frame = { ...signedIn, scopes: ['read', 'publisher', 'tokens', 'backup'] as const, path: '/console/settings' };
const hostile = {
  ...PUBLISHER,
  name: HOSTILE,
  description: HOSTILE,
  formerNames: [HOSTILE],
  desks: [{ code: 'd', name: HOSTILE, contact: HOSTILE }],
};
const fields = fieldsOfPublisher(hostile);
const differences = [
  {
    label: HOSTILE,
    parts: [
      { text: HOSTILE, kind: 'removed' as const },
      { text: HOSTILE, kind: 'added' as const },
    ],
  },
];
const publisher = {
  frame,
  etag: HOSTILE,
  base: HOSTILE,
  fields,
  errors: [],
  rows: rowCounts(fields),
  examples: [{ label: 'Own articles', text: `${HOSTILE}\n${HOSTILE}` }],
  isFirst: false,
};
const plan = {
  differences,
  consequences: [HOSTILE],
  acceptances: [{ partner: HOSTILE, agreement: HOSTILE, reference: HOSTILE, due: LATER }],
  silent: [HOSTILE],
  unasked: 3,
  formerExamples: publisher.examples,
  checked: HOSTILE,
};

const divided = [{ partner: 'gazette', agreement: 'main', reference: HOSTILE }];
const merge: MergeProgress = { code: 'ports', into: 'harbours', state: 'refused', askedUpTo: '', agreements: divided, more: 2 };
const term: TermView = { code: 'ports', name: HOSTILE, articles: 3, aliases: [{ code: 'port', since: NOW }] };
const listed = {
  code: 'ports',
  name: HOSTILE,
  articles: 3,
  aliases: term.aliases,
  merge: { into: 'harbours', state: 'refused' as const, agreements: divided },
};
const token = { id: 'abcdefghijkl', name: HOSTILE, scopes: ['read', 'tokens'] as const, created: NOW, expires: LATER, lastUsed: NOW };
const line = {
  number: 7,
  at: NOW,
  who: HOSTILE,
  what: HOSTILE,
  subject: HOSTILE,
  href: '/console/articles/lock',
  change: HOSTILE,
  changeHref: '/console/audit/7',
};
const wrong = {
  fields: new Map([['name', HOSTILE]]),
  errors: [
    { field: 'name', message: HOSTILE },
    { field: 'scope.read', message: HOSTILE },
  ],
};

export const SETTINGS_PAGES: Readonly<Record<string, () => string>> = {
  settings: () =>
    settingsPage({ frame, lines: [{ path: '/console/settings/publisher', label: 'Publisher', scope: 'publisher', text: HOSTILE }] }),
  'the publisher': () => publisherPage(publisher),
  'the publisher, checked': () => publisherPage({ ...publisher, plan }),
  'the publisher, changed by two': () => publisherPage({ ...publisher, other: { who: [HOSTILE], differences }, message: HOSTILE }),
  'the publisher, refused': () =>
    publisherPage({
      ...publisher,
      errors: [
        { field: 'name', message: HOSTILE },
        { field: 'desks.0.name', message: HOSTILE },
      ],
    }),
  'the first publisher': () => publisherPage({ ...publisher, isFirst: true, isSaved: true }),
  sections: () => sectionsPage({ frame, sections: [{ code: 'city', name: HOSTILE, articles: 1 }] }),
  'another name of a section': () =>
    sectionRenamePage({
      frame,
      section: { code: 'city', name: HOSTILE },
      name: HOSTILE,
      etag: HOSTILE,
      consequences: [HOSTILE],
      message: HOSTILE,
    }),
  'no subject': () => termsPage({ frame, kind: 'subjects', terms: [], ongoing: [] }),
  subjects: () => termsPage({ frame, kind: 'subjects', terms: [listed], ongoing: [merge], q: HOSTILE, next: 'ports' }),
  'a subject': () => termPage({ frame, kind: 'subjects', term: { ...term, merge }, progress: merge }),
  'a subject that is being joined': () =>
    termPage({
      frame,
      kind: 'subjects',
      term: { ...term, aliasOf: { code: 'harbours', name: HOSTILE } },
      progress: { ...merge, state: 'moving', toMove: { left: 1, of: 4 } },
    }),
  'what joining leads to': () =>
    termChangePage({ frame, kind: 'subjects', term, action: 'merge', fields: { into: HOSTILE }, consequences: [HOSTILE] }),
  'a refused merge': () =>
    termChangePage({
      frame,
      kind: 'authors',
      term,
      action: 'merge',
      fields: {},
      consequences: [],
      refusal: { message: HOSTILE, divided: { agreements: divided, more: 3 } },
    }),
  'what a subject can be joined to': () => mergeTargetsPage({ frame, kind: 'subjects', term, candidates: [listed], q: HOSTILE, next: 'x' }),
  tokens: () => tokensPage({ frame, tokens: [token], sessions: { abcdefghijkl: 2 }, next: 'x', ...wrong, newId: 'abcdefghijkm' }),
  'a new token': () => mintedTokenPage({ frame, name: HOSTILE, secret: HOSTILE }),
  'a token': () => tokenPage({ frame, token, browsers: [HOSTILE], isLive: true, isOwn: true, isLastMinter: true, message: HOSTILE }),
  'a revoked token': () =>
    tokenPage({ frame, token: { ...token, revoked: NOW }, browsers: [], isLive: false, isOwn: false, isLastMinter: false }),
  export: () => exportPage({ frame }),
  'no entry of the audit trail': () => auditPage({ frame, lines: [], filter: {}, stoppedAt: NOW, next: 3 }),
  'the audit trail': () =>
    auditPage({ frame, lines: [line, { ...line, href: undefined, changeHref: undefined }], filter: { who: HOSTILE, action: 'term.' } }),
  'an entry of the audit trail': () => auditEntryPage({ frame, line, differences }),
};
