// What an import would do is shown before it is done, where somebody can see it; and what no file says is asked for.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { TOKEN } from '../../support/desk-server.ts';
import { type ImportStage, importStage, lines, markdown } from '../../support/import-stage.ts';
import { CTRL_C, hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

let stage: ImportStage;

beforeEach(async () => {
  stage = await importStage();
  stage.file('copy/ferry.md', markdown('Ferry sails'));
  stage.file('copy/strike.md', markdown('Strike ends'));
});

afterEach(() => stage.end());

const UNFILED = '---\nheadline: The quay is dry\ndate: 2026-11-20T08:00:00Z\n---\n\nThe quay is dry again.\n';

function sit(args: readonly string[], press?: string) {
  const keys = press === undefined ? undefined : { at: '[y/N]', press };
  return tearsheetOnTerminal(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder, { keys });
}

const written = () => stage.sent().filter(({ dryRun }) => dryRun === false).length;

test.runIf(hasTerminals)('in a terminal, several files are shown and asked about before anything is written', async () => {
  stage.file('copy/ferry.md', markdown('Ferry sails', 'mood: calm\n'));
  const { code, screen } = await sit(['import', 'copy'], 'y\n');
  expect(code).toBe(0);
  const [preview = '', done = ''] = screen.split('Import 2 articles? [y/N]');
  expect(preview).toMatch(/Planned outcome +Slug +From/);
  expect(preview).toContain('Dry run: nothing was written.');
  expect(done).toMatch(/created +2/);
  expect([preview, done].map((text) => text.includes('mood'))).toEqual([true, false]);
  expect(stage.sent().map(({ slug, dryRun }) => [slug, dryRun])).toEqual([
    ['ferry', true],
    ['strike', true],
    ['ferry', false],
    ['strike', false],
  ]);
});

test.runIf(hasTerminals).each([
  ['no', 'n\n', 1],
  ['nothing', '\n', 1],
  ['Ctrl-C', CTRL_C, 130],
])('the answer %s imports nothing', async (_, press, code) => {
  expect((await sit(['import', 'copy'], press)).code).toBe(code);
  expect([written(), stage.desk.articles.size]).toEqual([0, 0]);
});

test.runIf(hasTerminals)('the result is on standard output alone, so it can be redirected while the question is asked', async () => {
  const { screen } = await sit(['import', 'copy', '2>notes.txt']);
  expect(screen).not.toContain('[y/N]');
  expect(written()).toBe(2);
});

test.runIf(hasTerminals)('one article in one file is not asked about, nor is what changes nothing, nor is --yes', async () => {
  expect((await sit(['import', 'copy/ferry.md'])).screen).not.toContain('[y/N]');
  expect(stage.desk.articles.size).toBe(1);
  const yes = await sit(['import', 'copy', '--yes']);
  expect(yes.screen).not.toContain('Planned');
  const again = await sit(['import', 'copy']);
  expect(again.screen).not.toContain('[y/N]');
  expect(again.screen).toMatch(/unchanged +2/);
  expect(again.code).toBe(0);
});

test.runIf(hasTerminals)('what cannot be read is in the preview, and decides the exit code if there is nothing else', async () => {
  stage.file('bad/one.md', '---\nheadline: [\n---\n');
  stage.file('bad/two.md', '---\nheadline: [\n---\n');
  const { code, screen } = await sit(['import', 'bad']);
  expect(screen).toMatch(/errors +2/);
  expect([code, screen.includes('[y/N]'), written()]).toEqual([1, false, 0]);
});

test('in a pipe nothing is asked, and one pass is made', async () => {
  expect((await stage.run('import', 'copy')).code).toBe(0);
  expect(stage.sent().map(({ dryRun }) => dryRun)).toEqual([false, false]);
});

test('copy without a section is stored held, and the line of the report says so', async () => {
  stage.file('quay.md', UNFILED);
  const { code, stdout, stderr } = await stage.run('import', 'quay.md');
  expect(code).toBe(0);
  expect(lines(stdout).slice(0, 3)).toEqual(['created, held\tquay\tquay.md:1', 'created\t1', 'of which held\t1']);
  expect(stderr).toMatch(/^quay\.md:1: Held if it is new: it names no section; the sections are world, /m);
  expect(stage.sent()).toMatchObject([{ hold: false, unfiled: true, article: { sections: ['world'] } }]);
});

test('an update of an article that is still held says so, in words and for programs', async () => {
  stage.file('quay.md', UNFILED);
  await stage.run('import', 'quay.md');
  stage.file('quay.md', UNFILED.replace('dry again', 'wet again'));
  const planned = await stage.run('import', 'quay.md', '--dry-run');
  expect(lines(planned.stdout)[0]).toBe('would be updated, held\tquay\tquay.md:1');
  const { stdout } = await stage.run('import', 'quay.md');
  expect(lines(stdout)).toEqual(expect.arrayContaining(['updated, held\tquay\tquay.md:1', 'updated\t1', 'changed, held\t1']));
  const [unchanged, total] = lines((await stage.run('--json', 'import', 'quay.md')).stdout).map((line) => JSON.parse(line));
  expect(unchanged).toMatchObject({ outcome: 'unchanged', pubStatus: 'withheld', held: true });
  expect(total.summary).toMatchObject({ held: 0, heldChanges: 0, unchanged: 1 });
});

test('an article that is under embargo is reported so, at its update too', async () => {
  const embargoed = markdown('Ferry sails', 'embargo: 2100-01-01T00:00:00Z\n');
  stage.file('ferry.md', embargoed);
  expect(lines((await stage.run('import', 'ferry.md')).stdout)[0]).toBe('created, embargoed\tferry\tferry.md:1');
  stage.file('ferry.md', embargoed.replace('at dawn', 'at dusk'));
  expect(lines((await stage.run('import', 'ferry.md')).stdout)[0]).toBe('updated, embargoed\tferry\tferry.md:1');
});

test('a file whose name is no slug gets one of its headline, and keeps it when its headline changes', async () => {
  stage.file('港.md', markdown('Ferry sails'));
  stage.file('קול.md', markdown('Порт закрыт'));
  await stage.run('import', '港.md', 'קול.md');
  stage.file('港.md', markdown('Ferry sails again'));
  expect(lines((await stage.run('import', '港.md')).stdout)[0]).toBe('updated\tferry-sails\t港.md:1');
  expect([...stage.desk.articles.keys()].sort()).toEqual(['ferry-sails', 'port-zakryt']);
});

test('with --json the remarks are in the record of the article, each with its line', async () => {
  stage.file('quay.md', UNFILED.replace('date: ', 'mood: calm\nsection: world\ndate: '));
  const records = lines((await stage.run('--json', 'import', 'quay.md')).stdout).map((line) => JSON.parse(line));
  expect(records[0]).toMatchObject({ file: 'quay.md', remarks: [{ text: 'Front matter that was not understood: mood.', line: 3 }] });
  stage.file('draft.md', '---\nheadline: A\ndraft: yes\n---\n\nText.\n');
  const [left] = lines((await stage.run('--json', 'import', 'draft.md')).stdout).map((line) => JSON.parse(line));
  expect(left).toEqual({ file: 'draft.md', line: 1, remark: expect.stringContaining('draft') });
});

test('the map of a collection in the settings files it, by the name that the folder keeps', async () => {
  const { publisher } = stage.desk;
  if (publisher === undefined) throw new Error('the stage has a publisher');
  stage.desk.publisher = { ...publisher, sectionMaps: { evening: { '*': 'culture' } } };
  stage.file('evening/.tearsheet/collection', 'evening\n');
  stage.file('evening/quay.md', UNFILED);
  stage.file('quay.md', UNFILED.replace('quay', 'kerb'));
  await stage.run('import', 'evening', 'quay.md');
  expect(stage.sent().map(({ article, unfiled }) => [Object(article).sections, unfiled])).toEqual([
    [['culture'], false],
    [['world'], true],
  ]);
  await stage.run('publish', 'evening/quay.md', '--slug', 'other');
  expect(stage.desk.articles.get('other')?.at(-1)?.sections).toMatchObject([{ code: 'culture' }]);
});

test('publish refuses copy without a section and lists them; an update and a correction leave the article where it is', async () => {
  stage.file('quay.md', UNFILED);
  const { code, stderr } = await stage.run('publish', 'quay.md');
  expect(code).toBe(1);
  expect(stderr).toContain('quay.md has no section');
  expect(stderr).toContain('the sections are world, ');
  expect(stderr).toContain('--section');
  expect(stage.desk.articles.size).toBe(0);
  await stage.run('publish', 'quay.md', '--section', 'culture');
  stage.file('quay.md', UNFILED.replace('dry again', 'wet again'));
  await stage.run('update', 'quay', 'quay.md');
  stage.file('quay.md', UNFILED.replace('dry again', 'half dry'));
  await stage.run('correct', 'quay', 'quay.md', '--note', 'It is half dry.');
  const versions = stage.desk.articles.get('quay') ?? [];
  expect(versions.map(({ sections }) => sections[0]?.code)).toEqual(['culture', 'culture', 'culture']);
  expect(versions.at(-1)?.bodyHtml).toContain('half dry');
});

test('--strict refuses an article in which the server would change something, before it is stored', async () => {
  stage.file('ferry.md', markdown('Ferry sails'));
  stage.desk.sabotage = ({ method, path, body }) => {
    if (method !== 'POST' || path !== '/desk/articles') return undefined;
    const { slug } = JSON.parse(body);
    const embeds = [{ element: 'iframe', became: 'nothing' }];
    return { status: 200, text: `${JSON.stringify({ line: 1, status: 201, outcome: 'created', slug, version: 1, embeds })}\n` };
  };
  const { code, stderr } = await stage.run('import', '--strict', 'ferry.md');
  expect(code).toBe(1);
  expect(stderr).toContain('ferry.md:1: is refused, because of --strict: <iframe> was left out');
  expect(written()).toBe(0);
  stage.desk.sabotage = undefined;
  expect((await stage.run('import', '--strict', 'ferry.md')).code).toBe(0);
  expect(written()).toBe(1);
});

test('publish and update with --dry-run show the article as it would be and write nothing', async () => {
  const { stdout, stderr } = await stage.run('publish', 'copy/ferry.md', '--dry-run');
  expect(stdout).toContain('Ferry sails');
  expect(stdout).toContain('sections\tWorld (world)');
  expect(stderr).toContain('The article would be created.');
  expect(stage.desk.articles.size).toBe(0);
  await stage.run('publish', 'copy/ferry.md');
  stage.file('late.md', markdown('Ferry sails late'));
  expect((await stage.run('update', 'ferry', 'late.md', '--dry-run')).stderr).toContain('The article would be updated.');
  expect(stage.desk.articles.get('ferry')).toHaveLength(1);
});

test.each([
  ['publish', ['publish', 'ferry.md', '--slug', 'other']],
  ['update', ['update', 'ferry', 'late.md']],
  ['correct', ['correct', 'ferry', 'late.md', '--note', 'It sailed late.']],
])('%s --strict asks the server first, and writes nothing if it would change something', async (_, command) => {
  stage.file('ferry.md', markdown('Ferry sails'));
  stage.file('late.md', markdown('Ferry sails late'));
  await stage.run('publish', 'ferry.md');
  const versions = () => [...stage.desk.articles.values()].flat().length;
  stage.desk.sabotage = ({ method, path }) => {
    if (method !== 'PUT' || !path.includes('dryRun=true')) return undefined;
    return { status: 200, body: { outcome: 'updated', article: {}, embeds: [{ element: 'iframe', became: 'nothing' }], dryRun: true } };
  };
  const { code, stderr } = await stage.run(...command, '--strict');
  expect([code, versions()]).toEqual([1, 1]);
  expect(stderr).toContain('<iframe> was left out');
  expect((await stage.run(...command)).code).toBe(0);
  expect(versions()).toBe(2);
});

test.runIf(hasTerminals)('in a terminal, a hundred remarks are shown and the others counted, and a pipe has them all', async () => {
  for (let n = 0; n < 110; n++) stage.file(`many/${n}.md`, markdown(`Story ${n}`, 'mood: calm\n'));
  const { screen } = await sit(['import', 'many'], 'y\n');
  const [preview = '', done = ''] = screen.split('Import 110 articles? [y/N]');
  const shown = (text: string) => (text.match(/many\/\d+\.md:\d+: \S/g) ?? []).length;
  expect([shown(preview), shown(done)]).toEqual([100, 0]);
  expect(preview).toContain('10 more remarks. Pipe the output into a file, or use --json, to see all.');
  expect(done).not.toContain('more remarks');
  stage.desk.articles.clear();
  expect(shown((await stage.run('import', 'many')).stderr)).toBe(110);
});
