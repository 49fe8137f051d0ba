// What an import does with copy that says to editors that it must not be published.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TOKEN } from '../../support/desk-server.ts';
import { type ImportStage, importStage, lines, markdown } from '../../support/import-stage.ts';
import { CTRL_C, CTRL_D, hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

let stage: ImportStage;

beforeEach(async () => {
  stage = await importStage();
});

afterEach(() => stage.end());

const text = (...paragraphs: string[]) => `${paragraphs.join('\n\n')}\n`;
const STORY = ['The bank will cut its main rate, its governor will say.', 'It would be the first cut in four years.'];

test('copy under an embargo that cannot be read goes in held, with its line for the desk, and other copy does not', async () => {
  stage.file('copy/rates.txt', text('Bank to cut rates', 'HFR Monday 6 a.m.', ...STORY));
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  const { code, stderr } = await stage.run('import', 'copy');
  expect(code).toBe(0);
  expect(stderr).toContain('Held: it must not be published yet: its line says "HFR Monday 6 a.m."');
  const sent = stage.sent().map(({ slug, hold, article }) => ({ slug, hold, edNote: Object(article).edNote }));
  expect(sent).toEqual([
    { slug: 'ferry', hold: false, edNote: undefined },
    { slug: 'rates', hold: true, edNote: 'HFR Monday 6 a.m.' },
  ]);
});

test('the report says which of the new articles are under an embargo', async () => {
  stage.file('copy/rates.txt', text('EMBARGOED UNTIL 06:00 GMT 4 March 2099', 'Bank to cut rates', ...STORY));
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  const outcomes = async (...options: string[]) => lines((await stage.run('import', 'copy', '--section', 'world', ...options)).stdout);
  expect((await outcomes('--dry-run')).slice(0, 2)).toEqual([
    expect.stringMatching(/^would be created\tferry\t/),
    expect.stringMatching(/^would be created, embargoed\trates\t/),
  ]);
  expect((await outcomes())[1]).toMatch(/^created, embargoed\trates\t/);
  expect((await outcomes())[1]).toMatch(/^unchanged\trates\t/);
});

test('a field that only says that the copy must wait is named as such, and not quoted', async () => {
  stage.file('rates.md', markdown('Bank to cut rates', 'hold: true\n'));
  const { stdout, stderr } = await stage.run('import', 'rates.md');
  expect(stdout).toMatch(/^created, held\trates\t/);
  expect(stderr).toContain('Held: it must not be published yet: a field says so, without the time of its release.');
});

test('--strict refuses it', async () => {
  stage.file('rates.txt', text('Bank to cut rates', 'HFR Monday 6 a.m.', ...STORY));
  const { code, stderr } = await stage.run('import', '--strict', 'rates.txt');
  expect(code).toBe(1);
  expect(stderr).toContain('rates.txt:3: is refused, because every remark is an error with --strict: Held: it must not be published yet');
  expect(stage.sent()).toEqual([]);
});

test('publish refuses it and says how to store it', async () => {
  stage.file('rates.txt', text('Bank to cut rates', 'HFR Monday 6 a.m.', ...STORY));
  const { code, stderr } = await stage.run('publish', 'rates.txt');
  expect(code).toBe(1);
  expect(stderr).toContain('must not be published yet');
  expect(stderr).toContain('tearsheet import FILE');
});

test('a kill is not published, has an exit code of its own, and names the article that it is likely about', async () => {
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  await stage.run('import', 'copy');
  stage.file('copy/kill.txt', text('BULLETIN KILL', 'Kill the story slugged Ferry. It did not sail.', 'There will be no substitute.'));
  const { code, stderr, stdout } = await stage.run('import', 'copy');
  expect(code).toBe(3);
  expect(stderr).toContain('copy/kill.txt:1: is a kill and is not published: its line says "BULLETIN KILL"');
  expect(stderr).toContain('npx --no tearsheet withdraw ferry --reason "Killed by its source"');
  expect(lines(stdout)).toEqual(expect.arrayContaining(['withdrawn\t0', 'open kills\t1', 'errors\t0']));
  expect([...stage.desk.articles.keys()]).toEqual(['ferry']);
});

test('a kill that names an article by its headline finds it', async () => {
  stage.file('ferry.md', markdown('Ferry sails to the northern isles'));
  await stage.run('import', 'ferry.md');
  stage.file('a.txt', text('KILL: Ferry sails to the northern isles', ...STORY));
  const { code, stderr } = await stage.run('import', 'a.txt');
  expect(code).toBe(3);
  expect(stderr).toContain('It is likely about ferry ("Ferry sails to the northern isles")');
});

test('a kill of a story that was never there says that none was found', async () => {
  stage.file('a.txt', text('KILL: Whale returns', ...STORY));
  const { code, stderr } = await stage.run('import', 'a.txt');
  expect(code).toBe(3);
  expect(stderr).toContain('No article that it may be about was found.');
  expect((await stage.run('publish', 'a.txt')).code).toBe(3);
});

const list = (...items: object[]) => JSON.stringify(items);
const story = (version: number, more: object = {}) => ({
  uri: 'http://wire.example/bridge',
  version: String(version),
  type: 'text',
  headline: 'Bridge closes',
  versioncreated: '2026-11-20T08:00:00Z',
  body_html: '<p>The bridge closes at noon, and nobody knows for how long it will be closed.</p>',
  ...more,
});
const KILLED = { pubstatus: 'canceled' };

test('a kill of a stored story under its own id is reported with the command, and with --yes withdraws the story', async () => {
  stage.file('bridge.json', list(story(1)));
  await stage.run('import', 'bridge.json', '--section', 'world');
  stage.file('bridge.json', list(story(2, KILLED)));
  const open = await stage.run('import', 'bridge.json');
  expect([open.code, open.stderr]).toEqual([
    3,
    expect.stringContaining('npx --no tearsheet withdraw bridge --reason "Killed by its source"'),
  ]);
  const tried = await stage.run('import', 'bridge.json', '--dry-run', '--yes');
  expect([tried.code, tried.stderr]).toEqual([0, expect.stringContaining('which would be withdrawn')]);
  expect(stage.desk.articles.get('bridge')?.at(-1)?.pubStatus).toBe('usable');
  const done = await stage.run('import', 'bridge.json', '--yes');
  expect([done.code, lines(done.stdout)]).toEqual([0, expect.arrayContaining(['withdrawn\tbridge\tbridge.json:1', 'errors\t0'])]);
  const reason = stage.desk.articles.get('bridge')?.at(-1)?.withdrawal?.reason;
  expect(reason).toMatch(/^Killed by its source: its pubstatus says "canceled"/i);
  const again = await stage.run('import', 'bridge.json');
  expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('which is withdrawn already')]);
});

test('several kills of one story in one import are carried out once', async () => {
  stage.file('bridge.json', list(story(1)));
  await stage.run('import', 'bridge.json', '--section', 'world');
  stage.file('bridge.json', list(story(2, KILLED), story(3, KILLED)));
  const { code, stdout, stderr } = await stage.run('import', 'bridge.json', '--yes');
  expect([code, lines(stdout).filter((line) => /^withdrawn\t.*\t/.test(line))]).toEqual([0, ['withdrawn\tbridge\tbridge.json:1']]);
  expect(stderr).toContain('bridge.json:1: is another kill of bridge');
});

test('a dry run leaves out a story that is killed in the same import', async () => {
  stage.file('bridge.json', list(story(1), story(2, KILLED)));
  const { stdout, stderr } = await stage.run('import', 'bridge.json', '--dry-run', '--section', 'world');
  expect(stdout).not.toContain('would be created\tbridge');
  expect(stderr).toContain('left out: its source has killed it');
});

const withKeys = (press: string, ...args: string[]) =>
  tearsheetOnTerminal(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder, {
    keys: { at: 'Withdraw bridge? [y/N]', press },
    columns: 200,
  });

test.runIf(hasTerminals).each([
  ['yes', 'y\r', 0, 'canceled'],
  ['no', 'n\r', 3, 'usable'],
  ['the end of the input', CTRL_D, 3, 'usable'],
  ['Ctrl-C', CTRL_C, 130, 'usable'],
])('on a terminal the import asks about a killed story, and %s decides', async (_name, press, code, pubStatus) => {
  stage.file('bridge.json', list(story(1)));
  await stage.run('import', 'bridge.json', '--section', 'world');
  stage.file('bridge.json', list(story(2, KILLED)));
  const sat = await withKeys(press, 'import', 'bridge.json');
  expect([sat.code, stage.desk.articles.get('bridge')?.at(-1)?.pubStatus]).toEqual([code, pubStatus]);
  expect(sat.screen).toContain('It leaves 2 feeds, and its note takes its place for 14 days.');
  expect(sat.screen.includes('npx --no tearsheet withdraw bridge')).toBe(pubStatus === 'usable');
});

test('drafts of any tool are left out, and said', async () => {
  for (const [index, line] of [
    'draft: yes',
    'draft: "true"',
    'draft: 1',
    'Draft: True',
    'published: "false"',
    'status: pending',
    'status: private',
    'status: future',
  ].entries())
    stage.file(`copy/d${index}.md`, markdown('A draft', `${line}\n`));
  stage.file('copy/_drafts/idea.md', markdown('An idea'));
  const { code, stdout, stderr } = await stage.run('import', 'copy');
  expect(code).toBe(0);
  expect(stage.sent()).toEqual([]);
  expect(
    lines(stderr).filter((line) => /is marked as a draft|is left out: its status is|left out: it is in a folder of drafts/.test(line)),
  ).toHaveLength(9);
  expect(lines(stdout)).toContain('left out\t9');
  for (const named of ['copy/_drafts', 'copy/_drafts/idea.md']) {
    const again = await stage.run('import', named);
    expect(lines(again.stderr)).toEqual([`${named}: left out: it is in a folder of drafts`]);
    expect(lines(again.stdout)).toContain('left out\t1');
  }
  expect(stage.sent()).toEqual([]);
});
