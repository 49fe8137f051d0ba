// What cannot be undone: the consequences in numbers, a question, and --yes for scripts.
import { beforeEach, expect, test } from 'vitest';
import { problem } from '../../support/desk-answers.ts';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest } from '../../support/desk-stage.ts';
import { hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

const stage = deskForEachTest();

const FERRY = '---\nsections: [world]\ndate: 2026-11-20T08:00:00Z\nheadline: Ferry sails\n---\n\nThe ferry sailed at dawn.\n';
/** As FERRY is published. */
const PUBLISHED = {
  headline: 'Ferry sails',
  source: 'M10News',
  sections: ['world'],
  bodyHtml: '<p>The ferry sailed at dawn.</p>',
  firstPublished: '2026-11-20T08:00:00.000Z',
};
const WITHDRAW = ['withdraw', 'ferry', '--reason', 'Invented', '--note', 'It was invented.'];
const KEY = { mode: 'live', name: 'CMS', agreement: 'main', scopes: ['feed'], cidrs: [], created: '2026-11-01T08:00:00.000Z' };

beforeEach(async () => {
  stage.write('ferry.md', FERRY);
  await stage.ask('PUT', '/desk/articles/ferry', PUBLISHED);
  for (const id of ['gazette', 'post', 'lantern']) stage.kept.partners.set(id, { id, name: id });
  stage.kept.keys.set('a1', { ...KEY, id: 'a1', lastUsed: { at: '2020-11-23T08:59:00.000Z' } });
  stage.kept.keys.set('b2', { ...KEY, id: 'b2' });
  stage.kept.keys.set('c3', { ...KEY, id: 'c3', revoked: KEY.created });
  const rows = [
    { group: 'a1', deliveries: 7 },
    { group: 'b2', deliveries: 2 },
  ];
  stage.kept.records.set('usage', { status: 200, body: { by: 'key', rows, quotas: [] } });
  stage.kept.records.set('ledger', { status: 200, body: { rows: [{ slug: 'ferry' }] } });
  await stage.ask('POST', '/desk/tokens', { name: 'night desk', scopes: ['read', 'articles'] });
});

const destructive = () => stage.writes().filter((line) => /withdrawal|DELETE|rotation|standing/.test(line));

function sit(args: readonly string[], press: string) {
  const env = { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN };
  return tearsheetOnTerminal(args, env, stage.folder, { keys: { at: '[y/N]', press }, columns: 200 });
}

const COMMANDS: [string, string[], string[]][] = [
  ['a withdrawal', WITHDRAW, ['"Ferry sails"', 'It leaves 2 feeds', '3 of 3 partners received it', 'Withdraw ferry? [y/N]']],
  [
    'the revocation of a key',
    ['key', 'revoke', 'gazette', 'a1'],
    [
      '"CMS" for the agreement main, last used at 2020-11-23',
      '7 deliveries in the last 31 days',
      '1 other key',
      'Revoke the key a1 of gazette? [y/N]',
    ],
  ],
  [
    'a rotation without overlap',
    ['key', 'rotate', 'gazette', 'a1', '--overlap-hours', '0'],
    ['"CMS" for the agreement main', '7 deliveries in the last 31 days', 'It ends at once', 'end it at once? [y/N]'],
  ],
  [
    'a suspension',
    ['partner', 'standing', 'gazette', 'suspended', '--reason', 'No notice.'],
    ['2 keys get no copy then', '9 deliveries in the last 31 days', 'Suspend gazette now? [y/N]'],
  ],
  [
    'the revocation of a token',
    ['token', 'revoke', 't1'],
    ['the token "night desk" with 2 scopes (read, articles), last used never', '0 other tokens stay valid', 'Revoke the token t1? [y/N]'],
  ],
];

test.runIf(hasTerminals).each(COMMANDS)('%s is asked about with numbers, and a no changes nothing', async (_name, args, said) => {
  const { code, screen } = await sit(args, 'n\r');
  expect([code, destructive()]).toEqual([1, []]);
  for (const part of said) expect(screen).toContain(part);
});

test.runIf(hasTerminals).each(COMMANDS)('%s goes ahead after a yes', async (_name, args) => {
  expect([(await sit(args, 'y\r')).code, destructive().length]).toEqual([0, 1]);
});

test.each(COMMANDS)('%s needs --yes where nobody can be asked, and then asks nothing', async (_name, args) => {
  for (const plain of [args, ['--json', ...args]]) {
    const { code, stdout, stderr } = await stage.run(...plain);
    expect([code, stdout + stderr, destructive()]).toEqual([2, expect.stringContaining('--yes'), []]);
  }
  const asked = stage.desk.requests.length;
  expect((await stage.run(...args, '--yes')).code).toBe(0);
  expect(stage.desk.requests.slice(asked).filter(({ path }) => /usage|ledger/.test(path))).toEqual([]);
});

const EMBARGOED = '2096-12-01T06:00:00.000Z';
const ENDS = [['--lift'], ['--until', '2020-01-01T00:00:00Z']];

async function putUnderEmbargo(): Promise<void> {
  stage.write('tide.md', FERRY.replace('date: 2026-11-20T08:00:00Z', `embargoedUntil: ${EMBARGOED}`));
  expect((await stage.run('publish', 'tide.md')).stdout).toContain('embargoed until');
}

test.each(ENDS)('the end of an embargo by %s needs --yes where nobody can be asked', async (...end) => {
  await putUnderEmbargo();
  const { code, stderr } = await stage.run('embargo', 'tide', ...end);
  expect([code, stderr]).toEqual([2, expect.stringContaining('--yes')]);
  expect(stage.desk.articles.get('tide')).toHaveLength(1);
  expect((await stage.run('embargo', 'tide', '--until', '2097-01-01T00:00:00Z')).code).toBe(0);
  expect((await stage.run('embargo', 'tide', ...end, '--yes')).stdout).toContain('published');
});

test.runIf(hasTerminals).each(ENDS)('the end of an embargo by %s is asked about with its consequences', async (...end) => {
  await putUnderEmbargo();
  const { code, screen } = await sit(['embargo', 'tide', ...end], 'n\r');
  expect([code, stage.desk.articles.get('tide')?.length]).toEqual([1, 1]);
  for (const part of ['It is published at once, in 2 feeds', 'cannot be put under embargo again', 'End the embargo of tide now? [y/N]'])
    expect(screen).toContain(part);
});

test.runIf(hasTerminals)('another note is asked about without new deadlines', async () => {
  await stage.run(...WITHDRAW, '--yes');
  const { screen } = await sit(['withdrawal', 'note', 'ferry', '--note', 'The figures were wrong.'], 'n\r');
  expect(screen).toContain('Deadlines and acknowledgements stay as they are.');
  expect(screen).not.toContain('new deadlines');
});

test.runIf(hasTerminals).each([
  ['a key', ['key', 'revoke', 'gazette', 'a1']],
  ['a rotation without overlap', ['key', 'rotate', 'gazette', 'a1', '--overlap-hours', '0']],
])('the question about %s says so if the report of usage ends before the key', async (_what, args) => {
  const rows = [
    { group: 'c3', deliveries: 70_000 },
    { group: 'b2', deliveries: 20 },
  ];
  stage.kept.records.set('usage', { status: 200, body: { by: 'key', rows, more: true, quotas: [] } });
  const { screen } = await sit(args, 'n\r');
  expect(screen).toContain('20 deliveries in the last 31 days at most: 2 others had as many or more, and the report ends there.');
  expect(stage.desk.requests.map(({ path }) => path)).toContain('/desk/partners/gazette/usage?by=key&limit=10000');
});

test('what ends nothing at once is not asked about', async () => {
  for (const args of [
    ['key', 'rotate', 'gazette', 'a1'],
    ['key', 'rotate', 'gazette', 'b2', '--overlap-hours', '1'],
    ['partner', 'standing', 'gazette', 'warned', '--reason', 'A credit.'],
    ['partner', 'standing', 'gazette', 'suspended', '--reason', 'No notice.', '--dry-run'],
  ])
    expect([args, (await stage.run(...args)).code]).toEqual([args, 0]);
});

test('a restore with --replace says how much it undoes', async () => {
  stage.write('old.ndjson', '{"tearsheet":"export","at":"2026-11-22T09:00:00.000Z"}\n{"tearsheet":"end","records":0}\n');
  await stage.run('publish', 'ferry.md', '--slug', 'second');
  await stage.run('update', 'second', 'ferry.md', '--headline', 'Ferry sails late');
  const { stderr } = await stage.run('backup', 'restore', 'old.ndjson', '--replace', '--yes');
  expect(stderr).toContain('Since then: 2 articles changed, 0 of them new; 1 token made.');
});

test.runIf(hasTerminals)('the end of an agreement says how many keys stop and how much was delivered', async () => {
  stage.write('a.yaml', 'reference: HG-1\nvalidFrom: 2026-01-01T00:00:00Z\nform: full\nchannels: [web]\ndomains: [gazette.example]\n');
  await stage.run('agreement', 'put', 'gazette', 'main', 'a.yaml', '--yes');
  const { screen } = await sit(['agreement', 'end', 'gazette', 'main'], 'n\r');
  for (const part of ['2 keys under it get no copy then', '9 deliveries in the last 31 days']) expect(screen).toContain(part);
});

test.runIf(hasTerminals)('a token that may not look the numbers up is asked without them', async () => {
  const { sabotage } = stage.desk;
  stage.desk.sabotage = (request) =>
    request.method === 'GET' && request.path.startsWith('/desk/partners') ? problem('forbidden') : sabotage?.(request);
  const { code, screen } = await sit(WITHDRAW, 'y\r');
  expect([code, screen]).toEqual([0, expect.stringContaining('Partners that received it are asked to take it down.')]);
});

test.runIf(hasTerminals)('what is withdrawn or revoked already is not asked about', async () => {
  await stage.run(...WITHDRAW, '--yes');
  expect((await sit(WITHDRAW, '')).screen).not.toContain('[y/N]');
  expect((await sit(['key', 'revoke', 'gazette', 'c3'], '')).screen).not.toContain('[y/N]');
});

test('a withdrawal shows its public note, also one that it was given before', async () => {
  expect((await stage.run(...WITHDRAW, '--yes')).stderr).toBe('Note to the public: It was invented.\n');
  const again = await stage.run('withdraw', 'ferry', '--reason', 'Invented', '--note', 'Another.', '--yes');
  expect([again.stdout, again.stderr]).toEqual([
    expect.stringMatching(/^unchanged: ferry, version 2/),
    expect.stringContaining('npx --no tearsheet withdrawal note ferry --note TEXT'),
  ]);
});

test('the note of a withdrawal can be changed, and its reason stays', async () => {
  const change = ['withdrawal', 'note', 'ferry', '--note', 'The figures were wrong.'];
  expect([(await stage.run(...change, '--yes')).code, destructive()]).toEqual([1, []]);
  await stage.run(...WITHDRAW, '--yes');
  expect((await stage.run(...change)).code).toBe(2);
  const changed = await stage.run(...change, '--yes');
  expect([changed.code, changed.stderr]).toEqual([0, 'Note to the public: The figures were wrong.\n']);
  expect(stage.desk.articles.get('ferry')?.at(-1)?.withdrawal).toMatchObject({ reason: 'Invented', note: 'The figures were wrong.' });
  expect((await stage.run(...change)).stdout).toMatch(/^unchanged: /);
});
