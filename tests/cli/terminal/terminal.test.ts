import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { importReport } from '../../../src/cli/import/import-report.ts';
import { relativeTimes } from '../../../src/cli/terminal/relative-time.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';

interface Screen {
  stream: NodeJS.WriteStream;
  text: () => string;
}

function screen(isTTY: boolean, columns: number): Screen {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  return { stream: stream as unknown as NodeJS.WriteStream, text: () => written.join('') };
}

const LONG = 'Night ferry to Corvina sails again after eleven years of waiting, and nobody can quite believe it';

test('on a terminal a table has a heading and is never wider than the screen', () => {
  const out = screen(true, 60);
  openTerminal(false, out.stream, out.stream).table(['Key', 'Headline'], [['corvina-ferry-returns', LONG]]);
  const lines = stripVTControlCharacters(out.text()).trimEnd().split('\n');
  expect(lines).toHaveLength(2);
  expect(lines[0]).toMatch(/^Key +Headline/);
  expect(lines[1]).toMatch(/^corvina-ferry-returns +Night ferry/);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(60);
});

/** What a terminal of so many columns shows of a table, line by line. */
function drawnAt(columns: number, ...[head, rows]: Parameters<ReturnType<typeof openTerminal>['table']>): string[] {
  const out = screen(true, columns);
  openTerminal(false, out.stream, out.stream).table(head, rows);
  const lines = stripVTControlCharacters(out.text())
    .trimEnd()
    .split('\n')
    .map((line) => line.trimEnd());
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(columns);
  return lines;
}

test('on a narrow screen a row becomes a list, with nothing cut and without empty columns', () => {
  const head = ['Id', 'Mode', 'Name', 'Agreement', 'Scopes', 'From', 'Made', 'Ends', 'Last used', 'Revoked'];
  const made = '2020-02-01T08:30:00.000Z';
  const scopes = 'feed,articles,changes,embargoed,withdrawals,usage,account,more,and,more';
  const row = ['40636ecfc9ff', 'live', 'The night desk of the harbour', 'main', scopes, '', made, 'never', 'never', ''];
  const lines = drawnAt(80, head, [row, row]);
  expect(lines.slice(0, 9)).toEqual([
    'Id         40636ecfc9ff',
    'Mode       live',
    'Name       The night desk of the harbour',
    'Agreement  main',
    'Scopes     feed,articles,changes,embargoed,withdrawals,usage,account,more,and,',
    '           more',
    'Made       2020-02-01 08:30Z',
    'Ends       never',
    'Last used  never',
  ]);
  expect(lines.slice(9, 11)).toEqual(['', 'Id         40636ecfc9ff']);
});

test('a long reason is wrapped, a long headline is cut, and ids and states are neither', () => {
  const why = 'none of its sections is in the scope, or one is excluded';
  const lines = drawnAt(80, ['Article', 'Version', 'Access', 'Reason', 'Headline'], [['corvina-ferry-returns', '1', 'nothing', why, LONG]]);
  expect(lines[1]).toMatch(/^corvina-ferry-returns +1 +nothing +none of its +Night ferry[^…]*…$/);
  const said = lines.slice(1).map((line) => line.slice((lines[0] ?? '').indexOf('Reason'), (lines[0] ?? '').indexOf('Headline')));
  expect(said.map((part) => part.trim()).join(' ')).toBe(why);
});

test('a date and the id of a key are not broken, and an address that is longer than its line is wrapped', () => {
  const [, line] = drawnAt(60, ['When', 'What', 'Key'], [['2020-02-01T08:30:00.000Z', 'a b c d e f g h i j k l m n o p', 'be27a40636ec']]);
  expect(line).toMatch(/^2020-02-01 08:30Z +a b c .* be27a40636ec$/);
  const url = `https://newsroom.example/feeds/${'section-'.repeat(12)}.rss`;
  const lines = drawnAt(60, ['Feed', 'Address'], [['World', url]]);
  expect(
    lines
      .slice(1)
      .map((one) => one.slice(7))
      .join(''),
  ).toBe(url);
});

test('a term of a contract is an exact instant on a terminal too', () => {
  const [soon, ago] = [3, -3].map((days) => new Date(Date.now() + days * 86_400_000).toISOString());
  const [, line] = drawnAt(80, ['Until', 'Used'], [[{ text: soon ?? '', instants: 'exact' }, ago ?? '']]);
  expect(line).toBe(`${soon?.slice(0, 19)}Z  3 d ago`);
});

test('where there is too little room, a reason is wrapped before a headline is cut', () => {
  const out = screen(true, 100);
  const why = 'none of its sections is in the scope, or one is excluded';
  openTerminal(false, out.stream, out.stream).table(['Article', 'Reason', 'Headline'], [['corvina', why, LONG]]);
  const [, line = ''] = stripVTControlCharacters(out.text()).trimEnd().split('\n');
  expect(line).toMatch(/^corvina +none of its sections is +Night ferry to Corvina sails again after eleven[^…]*… *$/);
});

test('an empty list says why beside the result, and leaves the result empty', () => {
  for (const isTTY of [true, false]) {
    const [out, beside] = [screen(isTTY, 80), screen(isTTY, 80)];
    openTerminal(false, out.stream, beside.stream).table(['Key'], [], 'No key yet.');
    expect([out.text(), stripVTControlCharacters(beside.text())]).toEqual(['', 'No key yet.\n']);
  }
});

const NOW = Date.parse('2026-11-23T10:00:00.000Z');
test.each([
  ['2026-11-23T10:00:30.000Z', 'now'],
  ['2026-11-23T09:25:30.000Z', '34 min ago'],
  ['2026-11-23T10:59:59.000Z', 'in 59 min'],
  ['2026-11-21T11:00:00.000Z', '47 h ago'],
  ['2026-11-21T09:00:00.000Z', '2 d ago'],
  ['2026-11-30T10:00:00.000Z', 'in 7 d'],
  ['2026-12-07T10:00:00.000Z', '2026-12-07 10:00Z'],
  ['2027-01-01T00:00:00.000Z', '2027-01-01'],
  ['pending, due 2026-11-30T10:02:20.328Z', 'pending, due in 7 d'],
])('a person reads %s as "%s"', (text, words) => {
  expect(relativeTimes(text, NOW)).toBe(words);
});

test.each([
  ['Europe/Berlin', '2026-12-07T23:30:00.000Z', '2026-12-08 00:30 GMT+1'],
  ['Europe/Berlin', '2026-06-30T22:00:00.000Z', '2026-07-01'],
  ['America/St_Johns', '2027-01-01T00:00:00.000Z', '2026-12-31 20:30 GMT-3:30'],
  ['Europe/London', '2027-01-01T12:00:00.000Z', '2027-01-01 12:00 GMT'],
])('in %s, %s is shown as "%s"', (zone, instant, words) => {
  expect(relativeTimes(instant, NOW, zone)).toBe(words);
});

test('in a table, a date stays beside its hour and its offset, and no time has milliseconds', () => {
  const out = screen(true, 60);
  const terminal = openTerminal(false, out.stream, out.stream);
  terminal.showTimesOf('Europe/Berlin');
  const instants = ['2020-02-01T08:30:12.345Z', { text: '2020-02-01T08:30:12.345Z', instants: 'exact' as const }];
  terminal.table(['When', 'Until', 'Note'], [[...instants, 'a b c d e f g h i j k l m n o p']]);
  const [, line = ''] = stripVTControlCharacters(out.text()).split('\n');
  expect(line).toMatch(/^2020-02-01 09:30 GMT\+1 {2}2020-02-01T08:30:12Z {2}a b c/);
  terminal.showTimesOf('Mars/Olympus');
  terminal.say('Until 2020-02-01T08:30:12.345Z.');
  expect(stripVTControlCharacters(out.text())).toContain('Until 2020-02-01 08:30:12Z.');
});

test('in a pipe, an instant is printed as it is', () => {
  const out = screen(false, 80);
  openTerminal(false, out.stream, out.stream).table(['When'], [['2026-11-23T10:00:30.000Z']]);
  expect(out.text()).toBe('2026-11-23T10:00:30.000Z\n');
});

test('in a pipe, cells are not cut and are separated by one tab', () => {
  const out = screen(false, 60);
  openTerminal(false, out.stream, out.stream).table(
    ['Key', 'Headline'],
    [
      ['a', LONG],
      ['b', 'tab\there'],
    ],
  );
  expect(out.text()).toBe(`a\t${LONG}\nb\ttab here\n`);
});

test.each([true, false])('JSON output contains no control characters, and has the same values (terminal: %s)', (isTTY) => {
  const out = screen(isTTY, 80);
  const terminal = openTerminal(true, out.stream, out.stream);
  const value = { headline: 'Ferry\u009b2J \u007f\u0085\u001b[2J é' };
  terminal.record(value);
  terminal.show(value, () => undefined);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a terminal would obey.
  expect(out.text()).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
  expect(out.text()).toContain('Ferry\\u009b2J \\u007f\\u0085\\u001b[2J é');
  const [line = '', ...document] = out.text().split('\n');
  expect([JSON.parse(line), JSON.parse(document.join('\n'))]).toEqual([value, value]);
});

test('a progress bar is drawn on a terminal and ends with its last message; elsewhere nothing is written', async () => {
  const watched = screen(true, 80);
  const work = async (report: (message: string, share: number) => void) => {
    report('1 of 2 articles', 0.5);
    report('2 of 2 articles', 1);
    return 'done';
  };
  expect(await openTerminal(false, watched.stream, watched.stream).bar('Reading', work)).toBe('done');
  expect(stripVTControlCharacters(watched.text())).toContain('2 of 2 articles');
  const piped = screen(false, 80);
  const json = screen(true, 80);
  const sizeless = screen(true, 0);
  expect(await openTerminal(false, piped.stream, piped.stream).bar('Reading', work)).toBe('done');
  expect(await openTerminal(true, json.stream, json.stream).bar('Reading', work)).toBe('done');
  expect(await openTerminal(false, sizeless.stream, sizeless.stream).bar('Reading', work)).toBe('done');
  expect(piped.text() + json.text() + sizeless.text()).toBe('');
});

test('a command that is stopped while a bar is drawn has not succeeded', async () => {
  const watched = screen(true, 80);
  const holding = () => process.listeners('exit').filter(({ name }: { name: string }) => name === 'countAsInterrupted');
  await openTerminal(false, watched.stream, watched.stream).bar('Reading', async () => {
    for (const hold of holding()) hold(0);
    expect(process.exitCode).toBe(130);
    process.exitCode = undefined;
  });
  expect(holding()).toEqual([]);
});

test('remarks of an import are printed after the progress bar is gone', async () => {
  const watched = screen(true, 80);
  const terminal = openTerminal(false, watched.stream, watched.stream);
  const report = importReport(terminal, { dryRun: false });
  report.fault({ file: 'copy.txt', line: 3, message: 'contains no text' });
  expect(watched.text()).toBe('');
  report.end();
  expect(stripVTControlCharacters(watched.text())).toMatch(/^copy\.txt:3: contains no text\nOutcome/);
});

test('a person sees which articles an import changed, as a pipe does, and how many are as they were', () => {
  const shown = (dryRun: boolean) => {
    const watched = screen(true, 80);
    const report = importReport(openTerminal(false, watched.stream, watched.stream), { dryRun });
    const copy = (slug: string) =>
      ({ slug, file: `copy/${slug}.md`, line: 1, remarks: [], article: {} }) as unknown as Parameters<typeof report.result>[0];
    for (const [slug, outcome] of [
      ['ferry', 'created'],
      ['strike', 'unchanged'],
    ] as const)
      report.result(copy(slug), { status: 200, outcome, slug, version: 1, pubStatus: 'usable' });
    for (let n = 0; n < 12; n++) report.leftOut({ file: `${n}.jpg`, leftOut: 'it is not a kind of file that is imported' });
    report.end();
    return stripVTControlCharacters(watched.text())
      .split('\n')
      .map((line) => line.trimEnd());
  };
  const [done, planned] = [shown(false), shown(true)];
  expect(done).toEqual(
    expect.arrayContaining(['created  ferry  copy/ferry.md:1', 'created        1', 'unchanged      1', 'left out       12']),
  );
  expect(done.filter((line) => line.includes('.jpg'))).toHaveLength(10);
  expect(done.join(' ')).toContain('2 more were left out');
  expect(planned).toEqual(
    expect.arrayContaining(['Planned outcome  Slug   From', 'created          ferry  copy/ferry.md:1', 'Planned outcome  Articles']),
  );
  expect(planned.at(-2)).toBe('Dry run: nothing was written.');
});

test('an error during a progress bar is reported as itself, and sets its own exit code', async () => {
  const watched = screen(true, 80);
  const before = process.listenerCount('exit');
  const work = () => Promise.reject(new Error('the server went away'));
  await expect(openTerminal(false, watched.stream, watched.stream).bar('Reading', work)).rejects.toThrow('the server went away');
  expect(process.listenerCount('exit')).toBe(before);
});
