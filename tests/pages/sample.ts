// A small newsroom's pages, for the tests of pages: enough of everything, and text that is out to do harm.
import type { ArticlePage } from '../../src/domain/feeds/article-page.ts';
import type { FeedDocument, FeedEntry } from '../../src/domain/feeds/feed-document.ts';
import type { FeedName } from '../../src/domain/feeds/feed-name.ts';
import type { Publisher } from '../../src/domain/publisher/publisher.ts';
import type { PublisherFrame } from '../../src/pages/layout/layout.tsx';
import type { FeedDirectoryGroup } from '../../src/pages/public/feed-directory.tsx';

export const HOSTILE = `"><script>alert(1)</script><img src=x onerror='alert(2)'> & </title></style>`;

export const PUBLISHER: Publisher = {
  name: 'The Ellery Courier',
  formerNames: [],
  description: 'Port, city and weather from Ellery, as they are published.',
  siteUrl: 'https://www.courier.example/',
  language: 'en-GB',
  timeZone: 'Europe/London',
  houseLine: '© {year} The Ellery Courier. All rights reserved.',
  tagAuthority: 'courier.example,2026',
  articleUrl: 'https://www.courier.example/{section}/{slug}',
  sections: [
    { code: 'business', name: 'Business' },
    { code: 'city', name: 'City' },
    { code: 'weather', name: 'Weather and tides' },
    { code: 'arts', name: 'Arts' },
  ],
  desks: [],
  articlePages: 'elsewhere',
  publicContent: 'summary',
  thirdPartyContent: { default: 'summary', sources: [] },
  licensingContact: 'rights@courier.example',
};

export const FRAME: PublisherFrame = {
  origin: 'https://feeds.courier.example',
  publisher: PUBLISHER,
  newestAt: '2026-03-03T14:05:00.000Z',
};

export function entry(slug: string, change: Partial<FeedEntry> = {}): FeedEntry {
  const published = change.published ?? '2026-03-03T14:05:00.000Z';
  return {
    id: `tag:courier.example,2026:${slug}`,
    slug,
    url: `https://www.courier.example/business/${slug}`,
    title: `A headline about ${slug}`,
    summary: `What happened about ${slug}, in one sentence that says who did what, and where.`,
    contentHtml: `<p>What happened about ${slug}.</p><p>© 2026 The Ellery Courier. All rights reserved.</p>`,
    contentForm: 'summary',
    authors: [{ name: 'Ines Calloway', url: '/feeds/authors/ines-calloway' }, { name: 'Tomas Brandt' }],
    categories: [{ kind: 'section', code: 'business', label: 'Business' }],
    published,
    updated: published,
    modified: published,
    rights: '© 2026 The Ellery Courier. All rights reserved.',
    rightsHolder: 'The Ellery Courier',
    licence: 'house',
    corrections: [],
    ...change,
  };
}

const PICTURE = {
  url: 'https://pictures.courier.example/cranes.jpg',
  widthPixels: 1200,
  heightPixels: 800,
  alt: 'Idle cranes above an empty quay',
  credit: 'Ada Finch',
  source: 'The Ellery Courier',
};

const [CITY, WEATHER, ARTS] = [
  [{ kind: 'section' as const, code: 'city', label: 'City' }],
  [{ kind: 'section' as const, code: 'weather', label: 'Weather and tides' }],
  [{ kind: 'section' as const, code: 'arts', label: 'Arts' }],
];

export const ENTRIES: FeedEntry[] = [
  entry('cranes', {
    title: 'Cranes stand still in Ellery as night shift walks out over rosters',
    summary:
      'Forty crane drivers left their cabins at midnight. The harbour office says two ships wait in the roads, and that talks resume today.',
    image: PICTURE,
    contentHtml: `<figure><img src="${PICTURE.url}" alt="Idle cranes" width="1200" height="800"><figcaption>Ada Finch</figcaption></figure><p>Forty crane drivers left their cabins at midnight, and two ships wait in the roads.</p><ul><li>The quay is closed to lorries.</li><li>The fish market opens as usual.</li></ul><p>© 2026 The Ellery Courier. All rights reserved.</p>`,
    corrections: [{ note: 'Forty drivers left, not fourteen.', at: '2026-03-03T16:20:00.000Z' }],
  }),
  entry('tram', {
    title: 'Tram line to the lighthouse opens a year late and six stops short',
    summary: 'The last mile is on foot, the council says, until the bridge has been weighed again.',
    categories: CITY,
    image: { ...PICTURE, url: 'https://pictures.courier.example/tram.jpg' },
  }),
  entry('fog', { title: 'Fog to lift by noon, ferries half an hour behind', categories: WEATHER, authors: [{ name: 'Weather Desk' }] }),
  entry('library', { title: 'Library fines end; the overdue come home by the crate', categories: CITY }),
  entry('arabic', {
    title: 'الميناء يعيد فتح أبوابه أمام سفن الصيد بعد العاصفة',
    summary: 'قالت سلطة الميناء إن الصيادين عادوا إلى البحر صباح الثلاثاء.',
    language: 'ar',
    authors: [{ name: 'ليلى حداد' }],
    source: { name: 'Gulf Wire', url: 'https://wire.example/' },
    rights: '© 2026 Gulf Wire. Used with permission.',
    rightsHolder: 'Gulf Wire',
    licence: 'unspecified',
  }),
  entry('stub', {
    title: 'Withdrawn: an article of 2 March 2026',
    url: '/articles/stub',
    authors: [],
    categories: [],
    contentHtml: '<p>The article named the wrong firm. We apologise to it.</p>',
    withdrawn: { at: '2026-03-03T13:00:00.000Z', note: 'The article named the wrong firm. We apologise to it.' },
  }),
  entry('hostile', {
    title: HOSTILE,
    summary: HOSTILE,
    authors: [{ name: HOSTILE }],
    categories: [{ kind: 'section', code: 'arts', label: HOSTILE }],
  }),
  entry('long', { title: `Donaudampf${'schifffahrts'.repeat(12)}gesellschaft`, language: 'de', categories: ARTS }),
  entry('quiet', {
    title: 'Quartet plays the old cinema, lights on',
    categories: ARTS,
    image: { url: 'https://pictures.courier.example/quartet.jpg' },
  }),
];

export function feedDocument(change: Partial<FeedDocument> = {}): FeedDocument {
  return {
    name: 'sections/business',
    iri: 'tag:courier.example,2026:feeds/sections/business',
    title: 'The Ellery Courier: Business',
    description: 'Business from The Ellery Courier.',
    language: 'en-GB',
    publisher: { name: PUBLISHER.name, siteUrl: PUBLISHER.siteUrl },
    rights: '© 2026 The Ellery Courier. All rights reserved.',
    updated: '2026-03-03T16:20:00.000Z',
    place: { kind: 'subscription' },
    previousArchive: 3,
    entries: ENTRIES,
    tombstones: [],
    ...change,
  };
}

export const SECTIONS = PUBLISHER.sections.map(({ code, name }, index) => ({
  name: `sections/${code}` as FeedName,
  label: name,
  articleCount: [1204, 873, 1, 96][index],
}));

const TOPICS = [
  'Harbour dues',
  'Night ferries',
  'Oysters',
  'Bridges',
  'Rain',
  'School meals',
  'Tide tables',
  'C',
  'C++',
  'C#',
  'Ελλάδα',
  'قوارب',
];

/** A part of two thousand subjects, as the route passes it. */
export function manySubjects(first: number, count: number): FeedDirectoryGroup {
  const feeds = Array.from({ length: count }, (_, index) => ({
    name: `subjects/topic-${first + index}` as FeedName,
    label: `${TOPICS[index % TOPICS.length]} ${first + index}`,
    articleCount: ((first + index) * 37) % 911,
  }));
  return { feeds, total: 2000, listed: 2000, first, previousPath: '/feeds?subjects=0', nextPath: '/feeds?subjects=2' };
}

const AUTHORS: FeedDirectoryGroup = {
  feeds: [
    { name: 'authors/ines-calloway', label: 'Ines Calloway', articleCount: 41 },
    { name: 'authors/hostile', label: HOSTILE, articleCount: 2 },
  ],
  total: 2,
  listed: 2,
  first: 1,
};

export const GROUPS = { sections: { feeds: SECTIONS, total: 4, listed: 4, first: 1 }, subjects: manySubjects(101, 100), authors: AUTHORS };

/** A page with everything that a page may have. */
export function article(change: Partial<ArticlePage> = {}): ArticlePage {
  const { contentHtml: _content, ...described } = ENTRIES[0] ?? entry('cranes');
  const lead = { ...PICTURE, caption: 'Pier 4 on Tuesday.' };
  return {
    ...described,
    slug: 'cranes',
    url: '/articles/cranes',
    updated: '2026-03-03T16:20:00.000Z',
    modified: '2026-03-03T16:25:00.000Z',
    image: lead,
    lead,
    contentForm: 'full',
    bodyHtml: '<p>Forty crane drivers left their cabins at midnight.</p><h2>What they ask</h2><p>Two nights off in a row.</p>',
    morePictures: [{ ...PICTURE, url: 'https://pictures.courier.example/cabin.jpg', alt: 'An empty cabin' }],
    isSignedByDesks: false,
    located: 'ELLERY',
    contact: 'news@courier.example',
    canonicalUrl: 'https://www.courier.example/business/cranes',
    copyrightYear: 2026,
    validUntil: '2026-06-01T00:00:00.000Z',
    ...change,
  };
}
