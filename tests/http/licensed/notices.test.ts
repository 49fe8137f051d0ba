// The first promise: no licensed body leaves without its notice. Every route with copy, in every format, in every form, for house copy and
// for others', under every placement; and no parameter drops it.
import { XMLParser } from 'fast-xml-parser';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { app } from '../../../src/http/app.ts';
import { advanceClock, fromNow, HOUR_MS, SECOND_MS } from '../../support/worker/clock.ts';
import { correct, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { issue, licensee, type NinjsFeed, pull, pullText, setStanding, textOf } from '../../support/worker/partner.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await publish('eastern-lock');
  await publish('wire', {
    headline: 'Wire',
    source: 'Tidewater',
    copyrightHolder: 'Tidewater',
    copyrightNotice: '© Tidewater. Ask first.',
  });
  await publish('launch', { headline: 'Launch', embargoedUntil: fromNow(HOUR_MS) });
  await correct('eastern-lock', 'It was the western lock.');
  advanceClock(3 * SECOND_MS);
});

const LINE = 'Carried by {partner} under {reference}.';
const HOUSE = '© 2040 The Quay Courier. All rights reserved.';
const LICENCE = 'Carried by Harbour Gazette under QC-2040-7.';
const THIRD = '© Tidewater. Ask first.';

/** What each article's body and its field for rights must say. */
const NOTICES: Record<string, string[]> = {
  'eastern-lock': [HOUSE, LICENCE],
  launch: [HOUSE, LICENCE],
  wire: [THIRD, LICENCE, 'Distributed by The Quay Courier under agreement QC-2040-7.'],
};

interface Entry {
  title: string;
  body: string;
  rights: string;
}

type XmlText = string | { '#text': string };
const xml = new XMLParser({ ignoreAttributes: false, isArray: (name) => name === 'item' || name === 'entry' });
const said = (text: XmlText | undefined) => (typeof text === 'object' ? text['#text'] : (text ?? ''));

/** Body and rights of each entry, from where each format keeps them. */
const READERS: Record<string, (text: string) => Entry[]> = {
  rss: (text) =>
    (xml.parse(text) as { rss: { channel: { item: Record<string, XmlText>[] } } }).rss.channel.item.map((item) => ({
      title: said(item['title']),
      body: said(item['content:encoded'] ?? item['description']),
      rights: said(item['dc:rights']),
    })),
  atom: (text) =>
    (xml.parse(text) as { feed: { entry: Record<string, XmlText>[] } }).feed.entry.map((entry) => ({
      title: said(entry['title']),
      body: said(entry['content']),
      rights: said(entry['rights']),
    })),
  json: (text) =>
    (JSON.parse(text) as { items: { title: string; content_html: string; _tearsheet: { rights: { notice: string } } }[] }).items.map(
      ({ title, content_html, _tearsheet }) => ({ title, body: content_html, rights: _tearsheet.rights.notice }),
    ),
  ninjs: (text) =>
    (JSON.parse(text) as NinjsFeed).items.map(({ headlines, bodies, copyrightNotice }) => ({
      title: headlines[0]?.value ?? '',
      body: bodies[0]?.value ?? '',
      rights: copyrightNotice,
    })),
};

const HEADLINES: Record<string, string> = { 'eastern-lock': 'Pilots return to the eastern lock', wire: 'Wire', launch: 'Launch' };

function expectNotices(format: string, text: string): void {
  const entries = READERS[format]?.(text) ?? [];
  expect(entries).toHaveLength(3);
  for (const [key, notices] of Object.entries(NOTICES)) {
    const entry = entries.find(({ title }) => title === HEADLINES[key]);
    for (const notice of notices) {
      expect([format, key, entry?.body.includes(notice), notice]).toEqual([format, key, true, notice]);
      expect([format, key, entry?.rights.includes(notice), notice]).toEqual([format, key, true, notice]);
    }
  }
}

const FORMS: Partial<AgreementInput>[] = [
  { form: 'headline' },
  { form: 'summary' },
  { form: 'excerpt', excerptWords: 10 },
  { form: 'full' },
];
const PLACEMENTS = ['start', 'end', 'both'] as const;
const CASES = FORMS.flatMap((form) => PLACEMENTS.map((placement) => [form.form ?? '', placement, form] as const));

const termsFor = (form: Partial<AgreementInput>, placement: (typeof PLACEMENTS)[number]): Partial<AgreementInput> => ({
  ...form,
  embargoed: true,
  scope: { sources: { include: ['own', 'Tidewater'] } },
  notice: { licenceLine: LINE, placement },
});

test.each(CASES)(
  'as %s, with the notice at %s: every entry of every feed, every shape of every article, and the decision',
  async (_form, placement, form) => {
    const { id, key } = await licensee({ terms: termsFor(form, placement), key: { scopes: ['feed', 'articles', 'embargoed'] } });
    for (const format of Object.keys(READERS)) {
      for (const query of ['', '?limit=100&since=2000-01-01T00:00:00Z'])
        expectNotices(format, await pullText(key, `/v1/feed.${format}${query}`));
    }
    for (const [article, notices] of Object.entries(NOTICES)) {
      // Of the hour at which the last of them may be run.
      const asked = await pull(key, '/v1/decide', { method: 'POST', body: { article, at: fromNow(HOUR_MS) } });
      const texts = [await textOf(asked)];
      for (const shape of ['', '/html', '/text']) texts.push(await pullText(key, `/v1/articles/${article}${shape}`));
      for (const text of texts) for (const notice of notices) expect(text.replace(/\s+/g, ' ')).toContain(notice);
    }
    await setStanding(id, 'probation');
    for (const format of Object.keys(READERS)) expectNotices(format, await pullText(key, `/v1/feed.${format}`));
  },
);

test('a feed token’s feed has it too', async () => {
  const { id } = await licensee({ terms: termsFor({ form: 'full' }, 'end') });
  const { key } = await issue(id, { mode: 'feed' });
  for (const format of ['rss', 'atom', 'json']) {
    const answer = await pull('', `/f/${key}/feed.${format}`);
    const text = await textOf(answer);
    for (const notice of [HOUSE, THIRD, LICENCE]) expect([format, text.includes(notice)]).toEqual([format, true]);
  }
});

describe('every route with copy', () => {
  let routes: string[];
  beforeAll(() => {
    routes = [...new Set(app.routes.map(({ path }) => path).filter((path) => /^\/(?:v1|f)\//.test(path)))];
  });

  test('is among those walked here or has none: a new one must say which', () => {
    const walked = ['rss', 'atom', 'json', 'ninjs'].map((format) => `/v1/feed.${format}`);
    const shapes = ['', '/html', '/text'].map((shape) => `/v1/articles/:slug${shape}`);
    const tokens = ['rss', 'atom', 'json'].map((format) => `/f/:token/feed.${format}`);
    const withoutCopy = [
      '/v1/account',
      '/v1/agreements',
      '/v1/agreements/:id/acceptance',
      '/v1/agreements/:id/versions/:version',
      '/v1/changes',
      '/v1/keys/rotation',
      '/v1/receipts/:id',
      '/v1/sandbox',
      '/v1/sandbox/keys',
      '/v1/sandbox/keys/:key/revocation',
      '/v1/usage',
      '/v1/withdrawals',
      '/v1/withdrawals/:id/acknowledgement',
    ];
    expect(routes.sort()).toEqual([...walked, ...shapes, ...tokens, '/v1/decide', ...withoutCopy].sort());
  });
});
