// Every page of the service, made of the sample: for the tests that hold for each of them.
import { PROBLEM_TYPES, type ProblemName } from '../../src/domain/problems/problem.ts';
import { problemPage } from '../../src/pages/problems/problem-page.tsx';
import { problemIndexPage, problemTypePage } from '../../src/pages/problems/problems.tsx';
import { absentArticlePage } from '../../src/pages/public/absent-article.tsx';
import { articlePage } from '../../src/pages/public/article.tsx';
import { emptyPage } from '../../src/pages/public/empty.tsx';
import { feedDirectoryPage } from '../../src/pages/public/feed-directory.tsx';
import { feedPage } from '../../src/pages/public/feed-page.tsx';
import { feedPreviewPage } from '../../src/pages/public/feed-preview.tsx';
import { landingPage } from '../../src/pages/public/landing.tsx';
import { termsPage } from '../../src/pages/public/terms.tsx';
import { article, ENTRIES, FRAME, feedDocument, GROUPS, HOSTILE, PUBLISHER, SECTIONS } from './sample.ts';

const hostileArticle = article({
  title: HOSTILE,
  summary: HOSTILE,
  authors: [{ name: HOSTILE, url: '/feeds/authors/x' }],
  located: HOSTILE,
  contact: HOSTILE,
  rights: HOSTILE,
  rightsHolder: HOSTILE,
  categories: [{ kind: 'section', code: 'city', label: HOSTILE }],
  corrections: [{ note: HOSTILE, at: '2026-03-03T16:20:00.000Z' }],
  lead: { ...article().lead, url: 'https://pictures.courier.example/x.jpg', alt: HOSTILE, caption: HOSTILE, credit: HOSTILE },
  source: { name: HOSTILE },
  licence: 'unspecified',
  contentForm: 'summary',
  bodyHtml: '',
  morePictures: [],
});

const wireArticle = article({
  source: { name: 'Gulf Wire', url: 'https://wire.example/' },
  rights: '© 2026 Gulf Wire. Used with permission.',
  rightsHolder: 'Gulf Wire',
  licence: { url: 'https://wire.example/licence', title: 'Gulf Wire licence' },
  language: 'ar',
  title: 'الميناء يعيد فتح أبوابه أمام سفن الصيد بعد العاصفة',
});

/** Every page there is, and every face it has. */
export const PAGES: Readonly<Record<string, () => string>> = {
  landing: () => landingPage({ frame: FRAME, sections: SECTIONS, subjectCount: 2000, authorCount: 1, latest: ENTRIES }),
  'landing without articles': () => landingPage({ frame: FRAME, sections: [], subjectCount: 0, authorCount: 0, latest: [] }),
  directory: () => feedDirectoryPage({ frame: FRAME, articleCount: 2174, groups: GROUPS }),
  feed: () => feedPage({ frame: FRAME, document: feedDocument() }),
  'feed of everything': () => feedPage({ frame: FRAME, document: feedDocument({ name: 'all', title: PUBLISHER.name }) }),
  'feed with a hostile title': () => feedPage({ frame: FRAME, document: feedDocument({ title: HOSTILE, description: HOSTILE }) }),
  preview: () => feedPreviewPage({ frame: FRAME, format: 'rss', document: feedDocument() }),
  'preview of an archive page': () =>
    feedPreviewPage({ frame: FRAME, format: 'json', document: feedDocument({ place: { kind: 'archive', page: 3 }, previousArchive: 2 }) }),
  terms: () => termsPage({ frame: FRAME }),
  'terms before anything was published': () => termsPage({ frame: { ...FRAME, newestAt: undefined } }),
  problems: () => problemIndexPage({ frame: FRAME }),
  article: () => articlePage({ frame: FRAME, page: article() }),
  'summary of a hostile article': () => articlePage({ frame: FRAME, page: hostileArticle }),
  'article of another source': () => articlePage({ frame: FRAME, page: wireArticle }),
  held: () => absentArticlePage({ frame: FRAME, end: { kind: 'held' } }),
  withdrawn: () => absentArticlePage({ frame: FRAME, end: { kind: 'withdrawn', at: '2026-03-03T13:00:00.000Z', note: HOSTILE } }),
  expired: () => absentArticlePage({ frame: FRAME, end: { kind: 'expired', at: '2026-03-03T13:00:00.000Z' } }),
  empty: () => emptyPage({ frame: { origin: FRAME.origin } }),
  'empty with a publisher': () => emptyPage({ frame: { ...FRAME, newestAt: undefined } }),
  'nothing here': () => problemPage({ frame: FRAME, name: 'not-found' }),
  'a fault, the publisher unknown': () =>
    problemPage({ frame: { origin: FRAME.origin }, name: 'internal', detail: HOSTILE, instance: HOSTILE }),
  ...Object.fromEntries(
    Object.keys(PROBLEM_TYPES).map((name) => [`problem ${name}`, () => problemTypePage({ frame: FRAME, name: name as ProblemName })]),
  ),
};
