// ninjs in the spellings of its versions, and as programs of agencies write it.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { reading, textsOf } from './support/publisher.ts';

const read = (value: unknown) => readSource('item.json', new TextEncoder().encode(JSON.stringify(value)), { ...reading, section: 'world' });
const only = async (item: object) => {
  const { copies, faults } = await read({
    uri: 'urn:newsml:quay.example:1',
    headline: 'Bridge to close',
    body_text: 'It closes.',
    ...item,
  });
  expect(faults).toEqual([]);
  const [copy] = copies;
  if (copy === undefined) throw new Error('nothing was read');
  return copy;
};

describe('the byline', () => {
  it.each([
    ['of 1.x', { byline: 'Ada Quill and Tom Brandt' }, ['Ada Quill', 'Tom Brandt']],
    ['of 3.x', { by: 'Ada Quill' }, ['Ada Quill']],
    ['with markup', { byline: '<p>By Ada Quill</p>' }, ['Ada Quill']],
    ['of people with a role', { people: [{ name: 'The Mayor' }, { name: 'Ada Quill', roles: ['writer'] }] }, ['Ada Quill']],
    [
      'of sources with a role',
      {
        infoSources: [
          { name: 'Ada Quill', role: 'author' },
          { name: 'Quay', role: 'source' },
        ],
      },
      ['Ada Quill'],
    ],
    ['of authors with a role', { authors: [{ name: 'Ada Quill', role: 'writer' }] }, ['Ada Quill']],
  ])('is read: %s', async (_, item, names) => {
    expect((await only(item)).article.by?.names).toEqual(names);
  });
});

describe('headline and body', () => {
  it.each([
    ['body_html', { body_html: '<p>It closes <b>soon</b>.</p>', body_text: 'It closes soon.' }, '<p>It closes <b>soon</b>.</p>'],
    ['body_xhtml', { body_xhtml: '<p>It closes.</p>' }, '<p>It closes.</p>'],
    [
      'a richer body among several',
      { body_main: 'It closes.', body_richtext: '<p>It <i>closes</i>.</p>', body_text: undefined },
      '<p>It <i>closes</i>.</p>',
    ],
    ['body_main alone', { body_main: 'It closes.\nSoon.', body_text: undefined }, '<p>It closes.</p>\n<p>Soon.</p>'],
    [
      'bodies by type',
      {
        bodies: [
          { role: 'text', contentType: 'text/plain', value: 'Plain.' },
          { role: 'html', contentType: 'text/html', value: '<p>Rich.</p>' },
        ],
      },
      '<p>Rich.</p>',
    ],
    ['bodies in small letters', { bodies: [{ contenttype: 'text/html', value: '<p>Rich.</p>' }] }, '<p>Rich.</p>'],
    [
      'a whole page',
      {
        body_html:
          '<!doctype html><html><head><title>X</title></head><body><article><h1>Bridge to close</h1><p>It closes.</p></article></body></html>',
      },
      '<p>It closes.</p>',
    ],
    ['text that repeats the headline', { body_text: 'Bridge to close\nIt closes.' }, '<p>It closes.</p>'],
  ])('are read: %s', async (_, item, html) => {
    expect((await only(item)).article).toMatchObject({ headline: 'Bridge to close', bodyHtml: html });
  });

  it.each([
    ['headline_main', { headline: undefined, headline_main: 'Bridge to close' }],
    [
      'headlines',
      {
        headline: undefined,
        headlines: [
          { role: 'kicker', value: 'Roads' },
          { role: 'main', value: 'Bridge to close' },
        ],
      },
    ],
    ['a list without roles', { headline: undefined, headlines: [{ value: 'Bridge to close' }] }],
    ['title', { headline: undefined, title: 'Bridge to close' }],
    ['a headline with markup', { headline: '<b>Bridge</b> to close' }],
  ])('have a headline: %s', async (_, item) => {
    expect((await only(item)).article.headline).toBe('Bridge to close');
  });

  it('leaves out a body that is not the article, and says so', async () => {
    const { article, remarks } = await only({
      bodies: [
        { role: 'factbox', value: '<p>Facts.</p>' },
        { role: 'main', value: '<p>It closes.</p>' },
      ],
      body_text: undefined,
    });
    expect(article.bodyHtml).toBe('<p>It closes.</p>');
    expect(textsOf(remarks)).toContain('Left out, because their roles are not those of the article: bodies (factbox).');
  });
});

describe('the identity', () => {
  it.each([
    [{ version: '2', versioncreated: '2026-03-03T05:00:00Z' }, '2'],
    [{ version: 3 }, '3'],
    [{ version: 'final', versioncreated: '2026-03-03T05:00:00Z' }, '2026-03-03T05:00:00.000Z'],
    [{ versionCreated: '2026-03-03T05:00:00+01:00' }, '2026-03-03T04:00:00.000Z'],
    [{}, undefined],
  ])('has a version: %j', async (item, version) => {
    expect((await only(item)).sourceVersion).toBe(version);
  });

  it.each([
    [{ uri: 'urn:a', guid: 'urn:b' }, 'urn:a', undefined],
    [{ uri: undefined, guid: 'urn:b' }, 'urn:b', 'item.json'],
    [{ uri: undefined, altids: [{ role: 'id', value: 'urn:c' }] }, 'urn:c', 'item.json'],
    [{ uri: undefined }, 'item.json', undefined],
  ])('is the uri, or else the guid, and remembers the former one: %j', async (item, sourceId, formerId) => {
    const copy = await only(item);
    expect([copy.sourceId, copy.formerId]).toEqual([sourceId, formerId]);
  });
});

it('subjects and the desk are taken over, and what is no topic is not', async () => {
  const { article } = await only({
    subject: [
      { name: 'Bridges', scheme: 'http://cv.iptc.org/newscodes/mediatopic/' },
      { name: 'Feature', scheme: 'genre_custom' },
    ],
    service: [{ code: 'b', name: 'Ferries' }],
    keywords: ['tolls', 'Tunnels'],
    place: [{ name: 'Port Ellery' }],
  });
  expect(article).toMatchObject({ subjects: ['tolls', 'Tunnels', 'Ferries', 'Bridges'], located: 'Port Ellery' });
});

it('items in a list of any of the usual names are read, each on its line', async () => {
  for (const name of ['items', 'item', '_items']) {
    const text = `{"total": 2,\n"${name}": [\n{"guid": "urn:a", "headline": "A", "body_text": "A."},\n{"guid": "urn:b", "headline": "B", "body_text": "B."}]}`;
    const { copies, faults } = await readSource('item.json', new TextEncoder().encode(text), reading);
    expect(faults).toEqual([]);
    expect(copies.map(({ sourceId, line }) => [sourceId, line])).toEqual([
      ['urn:a', 3],
      ['urn:b', 4],
    ]);
  }
});

it('an empty embargo is none', async () => {
  for (const embargoed of ['', null]) expect((await only({ embargoed })).article.embargoedUntil).toBeUndefined();
  // The one of an earlier version ends with this.
  expect((await only({ embargoed: false })).article.embargoedUntil).toBeNull();
});

it('more than a hundred levels are refused', async () => {
  const deep = `{"uri": "urn:a", "headline": "A", "x": ${'{"a":'.repeat(150)}1${'}'.repeat(150)}}`;
  const { faults } = await readSource('item.json', new TextEncoder().encode(deep), reading);
  expect(faults).toEqual([{ file: 'item.json', line: 1, message: 'nests JSON more than 100 deep' }]);
});

it.each<[string, object]>([
  ['an event called Withdrawal', { events: [{ name: 'Withdrawal' }] }],
  ['an event of 1.x', { event: [{ name: 'Withdrawal' }] }],
  ['an organisation', { organisations: [{ name: 'Embargo' }] }],
  ['an organisation of 1.x', { organisation: [{ name: 'Withdrawn' }] }],
  ['an object', { objects: [{ name: 'Kill' }] }],
  ['an event that does not take place', { eventDetails: { eventStatus: 'cancelled' } }],
  ['coverage that is not planned any more', { plannedCoverage: [{ pubStatus: 'canceled', edNote: 'Embargo until Friday' }] }],
  ['a policy for retractions', { trustIndicators: [{ title: 'Retraction' }] }],
])('%s is no instruction', async (_, more) => {
  const { copies, kills } = await read({ uri: 'urn:a', type: 'text', headline: 'Bridge closes', body_text: 'It closes at noon.', ...more });
  expect(kills).toEqual([]);
  expect(copies.map(({ hold }) => hold)).toEqual([undefined]);
});

it.each(['infosources', 'infoSources', 'infosource'])('the source is named by %s', async (name) => {
  const { copies } = await read({
    uri: 'urn:a',
    type: 'text',
    headline: 'H',
    body_text: 'T.',
    [name]: [{ name: 'AP', role: 'originator' }],
  });
  expect(copies[0]?.article.source).toBe('AP');
});

it('an item of which the source sent a part has a remark', async () => {
  const { copies } = await read({ uri: 'urn:a', type: 'text', headline: 'H', body_text: 'T.', representationType: 'partial' });
  expect(copies[0]?.remarks.map(({ text }) => text)).toContain('Its source says that it is only a part of the item.');
});
