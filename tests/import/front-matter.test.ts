// Front matter in the languages and fences that site generators use.
import { describe, expect, it } from 'vitest';
import { readSource } from '../../src/import/read-source.ts';
import { cpuMsOf } from '../support/cpu-time.ts';
import { reading, textsOf } from './support/publisher.ts';

const read = (text: string, name = 'bridge.md') => readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
const only = async (text: string, name?: string) => {
  const { copies, faults } = await read(text, name);
  expect(faults).toEqual([]);
  const [copy] = copies;
  if (copy === undefined) throw new Error('nothing was read');
  return copy;
};
const faultOf = async (text: string) => (await read(text)).faults.map(({ line, message }) => `${line}: ${message}`);

const BODY = '\nThe council will close the bridge.\n';

describe('front matter', () => {
  it.each([
    ['YAML', `---\ntitle: Bridge to close\ndate: 2020-01-02T03:04:05Z\ntags: [Bridges]\n---\n${BODY}`],
    ['YAML that ends with dots', `---\ntitle: Bridge to close\ndate: 2020-01-02T03:04:05Z\ntags: [Bridges]\n...\n${BODY}`],
    ['YAML after a blank line', `\n---\ntitle: Bridge to close\ndate: 2020-01-02T03:04:05Z\ntags: [Bridges]\n---\n${BODY}`],
    ['YAML with spaces after its fence', `---  \ntitle: Bridge to close\ndate: 2020-01-02T03:04:05Z\ntags: [Bridges]\n--- \n${BODY}`],
    ['TOML', `+++\ntitle = "Bridge to close"\ndate = 2020-01-02T03:04:05Z\ntags = ["Bridges"]\n+++\n${BODY}`],
    ['TOML with tables', `+++\ntitle = "Bridge to close"\ndate = 2020-01-02T03:04:05Z\n[params]\ntags = ["Bridges"]\n+++\n${BODY}`],
    ['TOML, named', `---toml\ntitle = "Bridge to close"\ndate = 2020-01-02T03:04:05Z\ntags = ["Bridges"]\n---\n${BODY}`],
    ['JSON', `{\n  "title": "Bridge to close",\n  "date": "2020-01-02T03:04:05Z", "tags": ["Bridges"]\n}\n${BODY}`],
    [
      'JSON with braces in its texts',
      `{"title": "Bridge to close", "x": "} \\" {", "date": "2020-01-02T03:04:05Z", "tags": ["Bridges"]}\n${BODY}`,
    ],
    ['JSON in a fence', `;;;\n{"title": "Bridge to close", "date": "2020-01-02T03:04:05Z", "tags": ["Bridges"]}\n;;;\n${BODY}`],
    ['JSON without braces', `"title": "Bridge to close",\n"date": "2020-01-02T03:04:05Z",\n"tags": ["Bridges"]\n;;;\n${BODY}`],
    ['JSON, named', `---json\n{"title": "Bridge to close", "date": "2020-01-02T03:04:05Z", "tags": ["Bridges"]}\n---\n${BODY}`],
  ])('is read: %s', async (_, text) => {
    const { article } = await only(text);
    expect(article).toMatchObject({
      headline: 'Bridge to close',
      firstPublished: '2020-01-02T03:04:05.000Z',
      subjects: ['Bridges'],
      bodyHtml: '<p>The council will close the bridge.</p>',
    });
  });

  it.each(['bridge.txt', 'stdin', 'bridge.html'])('is found in %s, too', async (name) => {
    expect((await only(`+++\ntitle = "Bridge to close"\n+++\n<p>The bridge closes.</p>`, name)).article).toMatchObject({
      headline: 'Bridge to close',
      bodyHtml: '<p>The bridge closes.</p>',
    });
  });

  it.each([
    ['titre: Le pont ferme\nchapo: Neuf semaines.\ndate: 2026-02-01\nauteur: Anne Quay\nlangue: fr', 'Le pont ferme', 'Neuf semaines.'],
    ['titel: Die Brücke\nvorspann: Neun Wochen.\ndatum: 2026-02-01\nautor: Anne Quay\nsprache: de', 'Die Brücke', 'Neun Wochen.'],
    ['titulo: El puente\nentradilla: Nueve.\nfecha: 2026-02-01\nautora: Anne Quay\nidioma: es', 'El puente', 'Nueve.'],
    [
      'title: Bridge\ntitel: Die Brücke\nstandfirst: Nine.\nvorspann: Neun.\ndate: 2026-02-01\ndatum: 2025-01-01\nby: Anne Quay',
      'Bridge',
      'Nine.',
    ],
  ])('is read in the languages of the papers, the English names first: %j', async (fields, headline, standfirst) => {
    const { article, remarks } = await only(`---\n${fields}\n---\n${BODY}`);
    expect(article).toMatchObject({ headline, standfirst, by: { names: ['Anne Quay'] } });
    expect([article.firstPublished?.slice(0, 10), remarks.length]).toEqual(['2026-02-01', headline === 'Bridge' ? 1 : 0]);
  });

  it('leaves out drafts in every language', async () => {
    for (const text of [
      `---\ndraft: true\n---\n${BODY}`,
      `+++\ndraft = true\n+++\n${BODY}`,
      `{"draft": true}\n${BODY}`,
      `"draft": true\n;;;\n${BODY}`,
    ])
      expect(await read(text)).toMatchObject({ copies: [], faults: [], remarks: [{ text: expect.stringContaining('draft') }] });
  });

  it.each([
    ['---\ntitle: a\nb: "x\n---\nText', '4: front matter'],
    ['---\ntitle: Foo: bar\n---\nText', '2: front matter'],
    ['---\ntitle: a\n', '1: opens front matter with "---" and never closes it'],
    ['+++\ntitle = "a"\nb = = 1\n+++\nText', '3: front matter'],
    ['+++\na = 1\na = 2\n+++\nText', '3: front matter'],
    ['+++\ntitle = "a"\n\nText', '1: opens front matter with "+++" and never closes it'],
    ['{\n"title": "a",\n"b": tru\n}\n\nText', '1: front matter'],
    ['{"title": "a",\n\nText', '1: opens front matter with "{" and never closes it'],
    ['---\n- a\n- b\n---\nText', '1: front matter is not a list'],
  ])('that is broken is refused with its line: %j', async (text, message) => {
    const [fault] = await faultOf(text);
    expect(fault).toContain(message);
  });

  it('is not seen where three dashes are a rule', async () => {
    const { article } = await only('---\n\nThe council will close the bridge.\n\n---\n\nBuses will run.\n');
    expect(article.bodyHtml).toContain('<p>The council will close the bridge.</p>');
  });

  it('has one remark for all fields that are not known', async () => {
    const { remarks } = await only(`---\ntitle: a\nmood: calm\ncolor: red\nlayout: post\n---\n${BODY}`);
    expect(textsOf(remarks).filter((remark) => remark.startsWith('Front matter'))).toEqual([
      'Front matter that was not understood: mood, color.',
    ]);
  });
});

describe('fields without a fence', () => {
  it.each([
    'Title: Bridge to close\nDate: 2020-01-02 10:00\nAuthor: Ada Quill\n\nThe council will close the bridge.\n',
    'title: Bridge to close\nauthor: Ada Quill\ndate: 2020-01-02 10:00\n\nThe council will close the bridge.\n',
    '% Bridge to close\n% Ada Quill\n% 2020-01-02 10:00\n\nThe council will close the bridge.\n',
  ])('are read: %j', async (text) => {
    expect((await only(text)).article).toMatchObject({
      headline: 'Bridge to close',
      by: { names: ['Ada Quill'] },
      firstPublished: '2020-01-02T10:00:00.000Z',
      bodyHtml: '<p>The council will close the bridge.</p>',
    });
  });

  it.each(['Note: this is prose.\nIt goes on.\n\nMore.\n', 'Bridge: closed\nFerry: late\n\nMore.\n'])(
    'are not seen in prose: %j',
    async (text) => {
      expect((await only(text)).article.bodyHtml).toContain(text.slice(0, 6));
    },
  );
});

describe('YAML by hand', () => {
  it.each([
    ['quoted text that goes on at the margin', 'description: "The council\nwill close it."', 'The council will close it.'],
    ['the same in single quotes', "description: 'The council''s\nbridge.'", "The council's bridge."],
    ['with a colon on the second line', 'description: "The council\nsays: closed."', 'The council says: closed.'],
    ['with an escaped quotation mark', 'description: "The \\"council\\"\nwill."', 'The "council" will.'],
    ['a folded text', 'description: >-\n  The council\n  will.', 'The council will.'],
    ['a number', 'description: 007', '007'],
    ['a number with a zero at its end', 'description: 1.10', '1.10'],
    ['a negative number', 'description: -5', '-5'],
    ['a year', 'description: 2026', '2026'],
    ['a value that is written twice', 'description: old\ndescription: new', 'new'],
    ['an alias', 'x: &d The council will.\ndescription: *d', 'The council will.'],
    ['a merged map', 'base: &b {description: The council will.}\n<<: *b', 'The council will.'],
    ['a tag of another language', 'x: !ruby/object:Foo {a: 1}\ndescription: The council will.', 'The council will.'],
    ['a comment', '# comment\ndescription: The council will. # not this', 'The council will.'],
  ])('is read as libyaml reads it: %s', async (_, yaml, expected) => {
    expect((await only(`---\ntitle: a\n${yaml}\n---\n${BODY}`)).article.standfirst).toBe(expected);
  });

  it.each([
    ['tags:\n- Bridges\n- Trains'],
    ['tags: [Bridges,\nTrains]'],
    ['tags:\n\t- Bridges\n\t- Trains'],
    ['tags:\tBridges, Trains'],
    ['tags:\n    - "Bridges"\n    - Trains'],
  ])('has lists: %j', async (yaml) => {
    expect((await only(`---\ntitle: a\n${yaml}\n---\n${BODY}`)).article.subjects).toEqual(['Bridges', 'Trains']);
  });

  it('says that a field is there twice', async () => {
    expect(textsOf((await only(`---\ntitle: a\ntitle: b\n---\n${BODY}`)).remarks)).toContain(
      'Front matter names "title" twice: the last one was read.',
    );
  });
});

describe('a field about a release', () => {
  it.each(['release: true', 'release: 1.90', 'release: v1.90', 'release-date: 2020-01-02', 'press_release: https://m10news.example/pr'])(
    'is no embargo: %s',
    async (yaml) => {
      const { article, remarks } = await only(`---\ntitle: a\n${yaml}\n---\n${BODY}`);
      expect(article.embargoedUntil).toBeUndefined();
      expect(textsOf(remarks).join()).toContain('Front matter that was not understood: ');
    },
  );

  it('is one if it names an hour to come, and fails closed if it names only a day', async () => {
    expect((await only(`---\ntitle: a\nrelease_at: 2027-03-04T06:00:00Z\n---\n${BODY}`)).article.embargoedUntil).toBe(
      '2027-03-04T06:00:00.000Z',
    );
    for (const yaml of ['release: 2027-03-04', 'embargo_lifts: soon', 'press-embargo: true'])
      expect((await only(`---\ntitle: a\n${yaml}\n---\n${BODY}`)).hold, yaml).toBeDefined();
  });
});

describe('the date of a post', () => {
  it.each([
    ['2020-01-02-bridge.md', '---\ntitle: a\n---\n', '2020-01-02T12:00:00.000Z'],
    ['_posts/2020-1-2-bridge.markdown', '---\ntitle: a\n---\n', '2020-01-02T12:00:00.000Z'],
    ['_posts/2020-01-02-bridge.html', '---\ntitle: a\n---\n', '2020-01-02T12:00:00.000Z'],
    ['2020-01-02-bridge.md', '---\ndate: 2021-05-06 10:00 +0200\n---\n', '2021-05-06T08:00:00.000Z'],
    ['2020-13-02-bridge.md', '---\ndate: 2021-05-06T10:00:00+02:00\n---\n', '2021-05-06T08:00:00.000Z'],
    ['a.md', '+++\ndate = 2021-05-06\n+++\n', '2021-05-06T11:00:00.000Z'],
    ['a.md', '+++\ndate = 2021-05-06T10:00:00\n+++\n', '2021-05-06T09:00:00.000Z'],
    ['a.md', '---\ndate: 2021-05-06\npublishDate: 2020-01-02\n---\n', '2020-01-02T12:00:00.000Z'],
  ])('is that of its front matter, or else of its name: %s %j', async (name, front, expected) => {
    expect((await only(`${front}${BODY}`, name)).article.firstPublished).toBe(expected);
  });
});

describe('a date of publication in figures', () => {
  // The desk's clock stands in March 2026, and its language has the day first.
  it.each([
    ['publish_date: "05/03/2026 06:00"', true],
    ['publishAt: 03/05/2026', true],
    ['publish_date: "05/02/2026 06:00"', true],
    ['publish_date: "02/03/2026 06:00"', false],
    ['publish_date: "05/02/2025 06:00"', false],
    ['publish_date: "25/02/2026 06:00"', false],
    ['date: "05/02/2026 06:00"', false],
    // Under embargo until then.
    ['publish_date: 2026-05-03T06:00:00Z', false],
  ])('holds the copy if either way of reading it lies ahead: %s', async (field, isHeld) => {
    expect((await only(`---\ntitle: a\n${field}\n---\n${BODY}`)).hold !== undefined).toBe(isHeld);
  });
});

describe('bombs in front matter', () => {
  const aliases = (count: number) => `---\na: &a x\nb: [${'*a,'.repeat(count)}]\n---\n${BODY}`;
  it.each([
    ['aliases', aliases(60)],
    ['brackets in YAML', `---\na: ${'['.repeat(150)}${']'.repeat(150)}\n---\n${BODY}`],
    ['brackets without end in YAML', `---\na: ${'['.repeat(50_000)}\n---\n${BODY}`],
    ['dashes in YAML', `---\na:\n  ${'- '.repeat(500)}x\n---\n${BODY}`],
    ['brackets in TOML', `+++\na = ${'['.repeat(150)}${']'.repeat(150)}\n+++\n${BODY}`],
    ['dots in TOML', `+++\n${'a.'.repeat(50_000)}b = 1\n+++\n${BODY}`],
    ['braces in JSON', `{"a":${'{"a":'.repeat(150)}1${'}'.repeat(150)}}\n${BODY}`],
    ['length', `---\na: "${'x'.repeat(300_000)}"\n---\n${BODY}`],
    ['quotes never closed', `---\n${'a: "\n'.repeat(20_001)}---\n${BODY}`],
  ])('are refused at once: %s', async (_, text) => {
    const faults: string[] = [];
    const spent = await cpuMsOf(async () => {
      faults.push(...(await faultOf(text)));
    });
    expect(faults).toHaveLength(1);
    expect(spent).toBeLessThan(1_500);
  });

  it('are none where a few aliases are used, or brackets are closed', async () => {
    expect((await only(aliases(20))).article.bodyHtml).toContain('close');
    expect((await only(`---\na: ${'[]'.repeat(1)}\nb: "${'['.repeat(50)}"\n---\n${BODY}`)).article.bodyHtml).toContain('close');
  });
});
