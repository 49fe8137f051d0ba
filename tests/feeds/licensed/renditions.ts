// Renditions for the tests of the licensed writers, made the only way there is: an article, an agreement, a decision.
import { type AgreementInput, type AgreementVersion, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { decide, type Situation } from '../../../src/domain/entitlement/entitlement.ts';
import { type WithdrawalStub, withdrawalStubOf } from '../../../src/domain/feeds/withdrawal-entry.ts';
import { type Publisher, publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { feedNotice, templateOf } from '../../../src/domain/renditions/notice.ts';
import { type Rendition, renditionOf } from '../../../src/domain/renditions/rendition.ts';
import type { Instant } from '../../../src/domain/values/instant.ts';
import type { LicensedFeed } from '../../../src/feeds/licensed-writers.ts';

export const PUBLISHER: Publisher = publisherSchema.parse({
  name: 'M10News',
  description: 'News of the harbour and the city.',
  siteUrl: 'https://www.m10news.example/',
  language: 'en-GB',
  timeZone: 'Europe/London',
  houseLine: '© {year} M10News. All rights reserved. Unauthorised reproduction is prohibited.',
  tagAuthority: 'm10news.example,2026',
  articleUrl: 'https://www.m10news.example/{section}/{slug}',
  sections: [{ code: 'city', name: 'City' }],
  licensingContact: 'rights@m10news.example',
  iconUrl: 'https://www.m10news.example/icon-512.png',
});

export const HOUSE_LINE = '© 2026 M10News. All rights reserved. Unauthorised reproduction is prohibited.';
export const NOW: Instant = '2026-10-05T12:00:00.000Z';
/** After NOW. */
export const HOUR: Instant = '2026-10-07T06:00:00.000Z';

export function article(change: Partial<Article> = {}): Article {
  return {
    slug: 'ferry-returns',
    uri: 'tag:m10news.example,2026:article/ferry-returns',
    version: 3,
    url: 'https://www.m10news.example/city/ferry-returns',
    headline: 'Ferry returns: fares < £5 & no queue',
    standfirst: 'The harbour line sails again after nine weeks in dock.',
    excerpt: 'The harbour line sails again.',
    by: {
      names: [
        { code: 'ann-okafor', name: 'Ann Okafor' },
        { code: 'bo-lindqvist', name: 'Bo Lindqvist' },
      ],
      desks: [],
    },
    located: 'Old Harbour',
    sections: [{ code: 'city', name: 'City' }],
    subjects: [{ code: 'ferries', name: 'Ferries & boats' }],
    language: 'en-GB',
    source: 'M10News',
    bodyHtml:
      '<p>The harbour line sails again.</p><h2>Timetable</h2><ul><li>06:00</li><li>06:30 and every half hour after that</li></ul><p>It was a long nine weeks, said the harbour master.</p>',
    images: [],
    firstCreated: '2026-10-03T05:50:00.000Z',
    firstPublished: '2026-10-03T06:15:00.000Z',
    versionCreated: '2026-10-03T09:30:00.000Z',
    significantChange: '2026-10-03T06:15:00.000Z',
    pubStatus: 'usable',
    urgency: 4,
    copyrightHolder: 'M10News',
    copyrightYear: 2026,
    corrections: [],
    ...change,
  };
}

export const CORRECTIONS: Article['corrections'] = [
  { note: 'An earlier version gave the fare as £6.', at: '2026-10-03T09:00:00.000Z', version: 2 },
  { kind: 'clarification', note: 'The half-hourly boats run on weekdays.', at: '2026-10-03T09:30:00.000Z', version: 3 },
];

/** As our sanitiser stored it: what a parser allows in a value, and pictures and empty space that would be taller than any page. */
export const MARKUP_IN_ATTRIBUTES =
  '<p title="> <!-- ">Signs at the <abbr title="a > b < c">quay</abbr>.</p>' +
  '<p><img alt="><!--" src="https://media.m10news.example/sign.jpg" data-source="M10News" width="4" height="9007199254740991"></p>' +
  '<p><img alt="" src="https://media.m10news.example/1.jpg" data-source="M10News" srcset="https://media.m10news.example/1.jpg 1w" sizes="9999px"></p>' +
  '<p>Before [gallery] <a href="https://m10news.example/" title="one\n<!-- two">after</a>.</p>' +
  '<h2>\u200B</h2><pre>One\n\n\n\n\ntwo</pre>';

/** Ours, a cleared agency's, and one that nobody may pass on. */
export const IMAGES: Article['images'] = [
  {
    url: 'https://media.m10news.example/ferry.jpg?w=1200&q=80',
    alt: 'A ferry at the quay',
    caption: 'The first ferry of the morning.',
    credit: 'Mina Duarte',
    source: 'M10News',
    mediaType: 'image/jpeg',
    widthPixels: 1200,
    heightPixels: 800,
    sizeBytes: 184_320,
  },
  { url: 'https://media.m10news.example/agency.jpg', caption: 'Passengers wait.', source: 'Nordlicht' },
  { url: 'https://media.m10news.example/stranger.jpg', alt: 'A photograph of unknown origin' },
];

/** Somebody else's copy, taken from its feed. */
export function agencyArticle(change: Partial<Article> = {}): Article {
  return article({
    slug: 'ice-road',
    uri: 'tag:m10news.example,2026:article/ice-road',
    url: 'https://www.m10news.example/city/ice-road',
    headline: 'Ice road closes a month early',
    by: { names: [], desks: [] },
    source: 'Nordlicht',
    copyrightHolder: 'Nordlicht Press Agency Ltd',
    copyrightNotice: '© 2026 Nordlicht Press Agency Ltd. Text under an open licence.',
    licence: { url: 'https://nordlicht.example/licence', title: 'Open licence' },
    sourceFeed: { id: 'https://nordlicht.example/feed', title: 'Nordlicht: World', url: 'https://nordlicht.example/feed.xml' },
    ...change,
  });
}

export function embargoed(change: Partial<Article> = {}): Article {
  const { firstPublished: _out, significantChange: _since, copyrightYear: _year, ...rest } = article({ embargoedUntil: HOUR, ...change });
  return rest;
}

export interface Deal {
  terms?: Partial<AgreementInput>;
  partnerName?: string;
  publisher?: Publisher;
  acceptance?: Situation['acceptance'];
  standing?: Situation['standing'];
}

export function agreementOf(terms: Partial<AgreementInput> = {}): AgreementVersion {
  const parsed = agreementSchema.parse({
    reference: 'HG-2026-7',
    validFrom: '2026-01-01T00:00:00.000Z',
    form: 'full',
    ...(terms.form === 'excerpt' ? { excerptWords: 10 } : {}),
    images: 'cleared',
    embargoed: true,
    channels: ['web', 'print'],
    domains: ['harbour-gazette.example'],
    scope: { sources: { include: ['own', 'Nordlicht'] } },
    notice: { licenceLine: 'Licensed to {partner} under {reference}.' },
    credit: { text: 'By {by} for {holder}' },
    ...terms,
  });
  return { id: 'main', version: 2, made: '2026-01-01T00:00:00.000Z', sha256: '0'.repeat(64), terms: parsed };
}

/** Throws where the partner would be refused. */
export function rendition(piece: Article = article(), { terms, partnerName = 'Harbour Gazette', ...deal }: Deal = {}): Rendition {
  const { publisher = PUBLISHER, acceptance = 'accepted', standing = 'good' } = deal;
  const agreement = agreementOf(terms);
  const situation = { terms: agreement.terms, made: agreement.made, standing, acceptance, publisher };
  const decision = decide(situation, factsOf(piece), { embargoed: true }, NOW);
  if (decision.kind !== 'grant') throw new Error(`refused: ${decision.reason}`);
  return renditionOf(piece, decision.grant, { agreement, template: templateOf(agreement.terms, partnerName, publisher), publisher });
}

export function licensedFeed(renditions: readonly Rendition[], change: Partial<LicensedFeed> = {}): LicensedFeed {
  return {
    renditions,
    stubs: [],
    iri: 'tag:m10news.example,2026:partner/harbour-gazette/main',
    title: 'M10News for Harbour Gazette',
    description: 'Copy licensed under HG-2026-7.',
    language: 'en-GB',
    publisher: { name: 'M10News', siteUrl: 'https://www.m10news.example/', iconUrl: 'https://www.m10news.example/icon-512.png' },
    updated: '2026-10-03T06:15:00.000Z',
    agreementPath: '/v1/agreements/main/versions/2',
    rights: feedNotice(PUBLISHER, NOW),
    ...change,
  };
}

export const NOTE = 'The ferry has not returned: the report was about another ship.';

/** Of an article that left and was taken back. */
export function stub({ slug, version, ...piece }: Article = article()): WithdrawalStub {
  const [at, deadline] = ['2026-10-03T07:00:00.000Z', '2026-10-03T08:00:00.000Z'];
  return withdrawalStubOf({ slug, version, ...piece, note: NOTE }, { at, deadline }, PUBLISHER);
}
