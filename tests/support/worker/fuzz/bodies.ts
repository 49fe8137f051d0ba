// For every route with a body, one that would be accepted. A route without one here fails the fuzz before it begins.

import { publisherSchema } from '../../../../src/domain/publisher/publisher.ts';
import { fieldsOfPublisher } from '../../../../src/http/console/settings/publisher-form.ts';
import { BOOTSTRAP_TOKEN } from '../desk.ts';
import { article, PUBLISHER } from '../sample.ts';
import type { Dice } from './dice.ts';
import { PARTNER_FORMS } from './partner-forms.ts';
import { PEOPLE_BODIES, PEOPLE_FORMS, PORTAL_FORMS } from './people.ts';
import { SHOWN_TAG } from './shown-tag.ts';
import { TERM_BODIES, TERM_FORMS } from './term-forms.ts';
import { ACTIONS, type World } from './world.ts';

type BodyOf = (world: World, dice: Dice) => unknown;

const SOMEWHEN = ['2040-03-01T12:00:00Z', '2041-01-01T00:00:00+05:30', '2060-12-31T23:59:59.999Z', '9999-12-30T00:00:00Z'];

function draft({ slugs }: World, dice: Dice) {
  return article({
    headline: `Headline ${dice.below(50)}`,
    subjects: ['Pilots', { name: `Subject ${dice.below(9)}` }],
    by: { names: ['Ada Brink', { code: 'cy-dale', name: 'Cy Dale' }], desks: ['Night Desk'] },
    images: [
      {
        url: `https://www.quay-courier.example/${dice.pick(slugs)}.jpg`,
        credit: 'Ada Brink',
        source: 'The Quay Courier',
        widthPixels: 800,
      },
    ],
    located: 'Emden',
    urgency: 4,
    ...(dice.chance(0.2) ? { embargoedUntil: dice.pick(SOMEWHEN) } : {}),
    ...(dice.chance(0.2) ? { expires: dice.pick(SOMEWHEN) } : {}),
    ...(dice.chance(0.2)
      ? { source: 'Ellery Wire', copyrightHolder: 'Ellery Wire', licence: { url: 'https://ellery.example/terms' } }
      : {}),
    ...(dice.chance(0.2) ? { firstPublished: '2039-12-31T23:30:00Z', firstCreated: '2039-12-31T23:00:00Z' } : {}),
  });
}

const agreement: BodyOf = (_world, dice) => ({
  reference: 'QC-2040-7',
  validFrom: dice.pick(['2040-01-01T00:00:00Z', '2040-01-01T00:00:00Z', ...SOMEWHEN]),
  ...(dice.chance(0.3) ? { validUntil: '9999-12-30T23:59:59.999Z' } : {}),
  scope: {
    sections: { exclude: ['code'] },
    languages: { include: ['en'] },
    sources: { include: ['own', 'Ellery Wire'] },
    delayMinutes: dice.pick([0, 0, 1, 525_600]),
    archiveDays: dice.pick([1, 36_500]),
  },
  form: dice.pick(['full', 'summary', 'headline']),
  channels: ['web', 'print'],
  domains: ['harbour-gazette.example'],
  territories: { exclude: ['FR'] },
  displayDays: dice.pick([1, 36_500]),
  quota: { articles: dice.pick([2, 10_000]), per: dice.pick(['day', 'month', 'year']), past: dice.pick(['headlines', 'bill', 'notify']) },
  rate: { requests: 100_000, perSeconds: 1 },
  notice: { licenceLine: `Licensed to {partner} ${dice.below(3)}.`, acceptWithinHours: dice.pick([0, 168, 8_760]) },
  credit: { text: '{holder} / {by}', robots: 'noindex' },
  payment: { model: 'per-article', amount: '2.50', currency: 'EUR' },
});

const line: BodyOf = (world, dice) => {
  const slug = dice.pick(world.slugs);
  const ifMatch = dice.chance(0.5) ? '*' : dice.pick(world.etags);
  switch (dice.below(5)) {
    case 0:
      return { op: 'correct', slug, note: 'A line was wrong.', changes: { headline: 'Another' }, ifMatch };
    case 1:
      return { op: 'withdraw', slug, reason: 'Wrong', note: 'It was wrong.' };
    case 2:
      return { op: dice.pick(['reinstate', 'hold', 'release']), slug };
    case 3:
      return {
        op: 'import',
        slug,
        sourceId: `${slug}.txt`,
        sourceHash: 'a'.repeat(64),
        article: draft(world, dice),
        corrections: ['It was.'],
        run: dice.pick(world.runs),
      };
    default:
      return { op: 'put', slug, article: draft(world, dice), ifMatch };
  }
};

/** The fields of forms of the console, besides the token of the form. */
export const FORMS: Readonly<Record<string, (world: World, dice: Dice) => Record<string, string>>> = {
  'POST /console/sign-in': ({ deskTokens }, dice) => ({
    token: dice.pick([BOOTSTRAP_TOKEN, 'wrong', ...deskTokens]),
    to: '/console/sessions',
  }),
  'POST /console/sign-in/:link': (_world, dice) => ({ name: `Ada Brink ${dice.below(99)}` }),
  'POST /console/sign-out': () => ({}),
  'POST /console/sessions/end': ({ keyIds }, dice) => ({ session: dice.pick(keyIds) }),
  'POST /console/articles/:slug/withdrawal': ({ etags }, dice) => ({
    etag: dice.pick([SHOWN_TAG, ...etags]),
    reason: 'Not final',
    note: 'Too early.',
  }),
  'POST /console/articles/:slug/correction': ({ etags }, dice) => ({
    etag: dice.pick([SHOWN_TAG, ...etags]),
    note: 'It said ten.',
    ...dice.pick([{}, { ...ARTICLE_FORM, do: dice.pick(['check', 'save', 'show']) }]),
  }),
  'POST /console/new-article': (_world, dice) => ({
    ...ARTICLE_FORM,
    slug: dice.pick(['', 'new', `story-${dice.below(9)}`]),
    embargoedUntil: dice.pick(['', '2040-10-28T02:30', '2040-07-01T12:00']),
    do: dice.pick(['check', 'publish', 'hold', 'more-pictures', 'up.2', 'remove.1', 'show']),
  }),
  'POST /console/articles/:slug/edit': ({ etags }, dice) => ({
    ...ARTICLE_FORM,
    etag: dice.pick([SHOWN_TAG, ...etags]),
    version: dice.pick(['1', '2', '99', '']),
    do: dice.pick(['check', 'save', 'merge', 'show']),
    ...dice.pick([{}, { over: dice.pick([SHOWN_TAG, ...etags]) }]),
  }),
  'POST /console/articles/:slug/embargo': (_world, dice) => ({
    etag: SHOWN_TAG,
    embargoedUntil: dice.pick(['', '2040-07-01T12:00']),
    do: dice.pick(['', 'remove']),
  }),
  'POST /console/articles/:slug/reinstatement': () => ({ etag: SHOWN_TAG }),
  'POST /console/articles/:slug/hold': () => ({ etag: SHOWN_TAG }),
  'POST /console/articles/:slug/release': () => ({ etag: SHOWN_TAG }),
  ...PARTNER_FORMS,
  ...TERM_FORMS,
  ...PEOPLE_FORMS,
  ...PORTAL_FORMS,
  'POST /console/settings/sections/:code/rename': ({ etags }, dice) => ({
    etag: dice.pick([SHOWN_TAG, ...etags]),
    name: `Harbour ${dice.below(9)}`,
  }),
  'POST /console/settings/tokens': ({ keyIds }, dice) => ({
    id: dice.pick([...keyIds, 'abcdefghijkl']),
    name: `Desk ${dice.below(99)}`,
    'scope.read': 'yes',
    expires: dice.pick(['', '2041-01-01', '2039-01-01']),
  }),
  'POST /console/settings/tokens/:id/revocation': (_world, dice) => ({ last: dice.pick(['', 'yes']) }),
  'POST /console/settings/export': () => ({}),
  'POST /console/settings/publisher': (_world, dice) => ({
    ...PUBLISHER_FORM,
    etag: dice.pick([SHOWN_TAG, '*', '']),
    do: dice.pick(['check', 'save', 'rows sections', 'rows x']),
  }),
};

/** What the form of an article needs, and some more. */
const ARTICLE_FORM = {
  headline: 'Tug leaves the lock',
  bodyHtml: '<p>One</p>',
  'section.main': 'harbour',
  'section.also.weather': 'on',
  'by.names': 'Ada Brink\nMo Reed',
  subjects: 'Pilots',
  source: PUBLISHER.name,
  'images.1.url': 'https://pics.example/1.jpg',
  'images.2.url': 'https://pics.example/2.jpg',
};

/** The settings as the console's form has them. */
const PUBLISHER_FORM = Object.fromEntries(fieldsOfPublisher(publisherSchema.parse(PUBLISHER)));

/** Lines of NDJSON. A backup is sent whole, because otherwise nothing in it would be read. */
export const LINES: Readonly<Record<string, (world: World, dice: Dice) => readonly unknown[]>> = {
  'POST /desk/articles': (world, dice) => Array.from({ length: dice.pick([1, 2, 6]) }, () => line(world, dice)),
  'POST /desk/restore': ({ backup }) => backup,
};

export const BODIES: Readonly<Record<string, BodyOf>> = {
  'PUT /desk/articles/:slug': draft,
  'POST /desk/articles/:slug/correction': (_world, dice) => ({
    note: 'An earlier version said ten.',
    kind: dice.pick(['correction', 'clarification']),
    ...(dice.chance(0.5) ? { changes: { headline: 'Twelve', subjects: ['Tides'], bodyHtml: '<p>Twelve.</p>', embargoedUntil: null } } : {}),
  }),
  'POST /desk/articles/:slug/withdrawal': () => ({ reason: 'Not final', note: 'It was too early.' }),
  'PUT /desk/articles/:slug/withdrawal': () => ({ reason: 'Not final', note: 'It was too early, and wrong.' }),
  'POST /desk/articles/:slug/reinstatement': () => ({}),
  'POST /desk/sign-in-links': () => ({}),
  'POST /desk/articles/:slug/hold': () => ({}),
  'POST /desk/articles/:slug/release': () => ({}),
  'POST /desk/kills': ({ slugs, runs }, dice) => ({
    sourceId: `${dice.pick(slugs)}.txt`,
    sourceHash: dice.pick(['a', 'b']).repeat(64),
    withdraw: dice.chance(0.5),
    run: dice.pick(runs),
    ...(dice.chance(0.3) ? { sourceVersion: dice.pick(['1', '2', '2040-03-01T12:00:00Z']) } : {}),
  }),
  ...TERM_BODIES,
  ...PEOPLE_BODIES,
  'PUT /desk/publisher': (_world, dice) => ({
    ...PUBLISHER,
    description: `Ports and tides, ${dice.below(9)}.`,
    articlePages: dice.pick(['here', 'elsewhere']),
    thirdPartyContent: {
      default: dice.pick(['none', 'summary', 'full']),
      sources: [{ name: 'Tidewater Wire', content: dice.pick(['none', 'summary', 'full']) }],
    },
  }),
  'PUT /desk/partners/:partner': (_world, dice) => ({ name: `Harbour Gazette ${dice.below(3)}`, contact: 'desk@harbour-gazette.example' }),
  'PUT /desk/partners/:partner/standing': (_world, dice) => ({
    standing: dice.pick(['good', 'warned', 'probation', 'suspended']),
    reason: 'A notice was missing.',
  }),
  'PUT /desk/partners/:partner/agreements/:agreement': agreement,
  'POST /desk/partners/:partner/agreements/:agreement/end': (_world, dice) => (dice.chance(0.5) ? {} : { at: dice.pick(SOMEWHEN) }),
  'POST /desk/partners/:partner/keys': (_world, dice) => ({
    mode: dice.pick(['live', 'test', 'feed']),
    name: 'CMS',
    agreement: 'main',
    scopes: ['feed', 'articles', 'changes', 'embargoed'],
    ...(dice.chance(0.5) ? { expires: dice.pick(SOMEWHEN) } : {}),
    ...(dice.chance(0.3) ? { cidrs: ['192.0.2.0/24', '2001:db8::/32'] } : {}),
  }),
  'POST /desk/partners/:partner/keys/:key/rotation': (_world, dice) => ({ overlapHours: dice.below(721) }),
  'POST /v1/keys/rotation': (_world, dice) => ({ overlapHours: dice.below(721) }),
  'POST /desk/partners/:partner/preview': agreement,
  'POST /desk/tokens': (_world, dice) => ({
    name: `night-desk-${dice.below(1_000)}`,
    scopes: ['read', 'articles'],
    expires: '2060-01-01T00:00:00Z',
  }),
  'POST /verify': ({ receipts }, dice) => ({ receipt: dice.pick(receipts), text: 'The first tug left the eastern lock at dawn.' }),
  'POST /v1/decide': ({ slugs }, dice) => ({
    article: dice.pick(slugs),
    channel: dice.pick(['web', 'app', 'print']),
    domain: 'www.harbour-gazette.example',
    territory: 'gb',
    ...(dice.chance(0.2) ? { ai: 'train' } : {}),
    modification: 'none',
    at: dice.pick(SOMEWHEN),
  }),
  'POST /v1/agreements/:id/acceptance': ({ hashes }, dice) => ({ sha256: dice.pick(hashes) }),
  'POST /v1/sandbox': (_world, dice) => ({ action: dice.pick(ACTIONS), slug: `sandbox-${dice.below(4)}` }),
  'POST /v1/sandbox/keys': (_world, dice) => ({ name: dice.pick(['Staging', 'Nightly test', 'x'.repeat(500)]) }),
  'POST /v1/sandbox/keys/:key/revocation': () => ({}),
  'POST /v1/withdrawals/:id/acknowledgement': (_world, dice) => ({
    outcome: dice.pick(['removed', 'replaced', 'never-used']),
    urls: ['https://harbour-gazette.example/a'],
    by: 'Ada',
    at: dice.pick(['2040-03-01T12:00:00Z', '1999-01-01T00:00:00-10:00']),
  }),
};
