// What a file says of partners, row by row and rows against each other: all of it fits, or nothing is changed anywhere.
import { beforeEach, describe, expect, test } from 'vitest';
import { TABLES, type TableName } from '../../src/backup/partner-tables.ts';
import type { AgreementVersion } from '../../src/domain/agreements/agreement.ts';
import { canonicalJson } from '../../src/domain/values/canonical-json.ts';
import { sha256Hex } from '../../src/domain/values/digest.ts';
import { comparable, exportAll, type FileLine, type Row, restore, withoutLines } from '../support/worker/backup.ts';
import { callDesk, publish, setUpPublisher } from '../support/worker/desk.ts';
import { GAZETTE, issueKey, putAgreement } from '../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../support/worker/isolation.ts';
import { eventfulYear, ID, rows, startOver } from '../support/worker/partner-year.ts';

isolateTests();
beforeEach(async () => {
  await setUpPublisher();
  await eventfulYear();
});

type Edit = (row: Row) => Row | undefined;

const put = (table: TableName, column: string, cell: Row[number]) => (row: Row) =>
  row.with((TABLES[table] as readonly string[]).indexOf(column), cell);
const inJson = (column: number, changes: object) => (row: Row) =>
  row.with(column, JSON.stringify({ ...(JSON.parse(String(row[column])) as object), ...changes }));
const where = (index: number, cell: Row[number], edit: Edit) => (row: Row) => (row[index] === cell ? edit(row) : undefined);

/** The file with the first record of a partner's table that the edit answers anything for replaced, and the number of that line. */
function spoilt(file: string, table: TableName, edit: Edit): { file: string; line: number } {
  const lines = file.trimEnd().split('\n');
  for (const [index, line] of lines.entries()) {
    const record = JSON.parse(line) as FileLine;
    const row = record.partner !== undefined && record.table === table ? edit(record.row) : undefined;
    if (row !== undefined) return { file: lines.with(index, JSON.stringify({ ...record, row })).join('\n'), line: index + 1 };
  }
  throw new Error(`no row of ${table} to spoil`);
}

/** The file with other terms in the first version of an agreement, under the right hash. */
async function reagreed(file: string, changes: object): Promise<string> {
  const columns: readonly string[] = TABLES.agreement;
  const isFirst = (line: string) => {
    const { partner, table, row } = JSON.parse(line) as FileLine;
    return partner !== undefined && table === 'agreement' && row[1] === 1;
  };
  const lines = file.trimEnd().split('\n');
  const index = lines.findLastIndex(isFirst);
  const record = JSON.parse(lines[index] ?? '') as FileLine;
  const terms = canonicalJson({ ...(JSON.parse(String(record.row[columns.indexOf('json')])) as object), ...changes });
  const row = put('agreement', 'sha256', await sha256Hex(terms))(put('agreement', 'json', terms)(record.row));
  return lines.with(index, JSON.stringify({ ...record, row })).join('\n');
}

const lacking = (file: string, table: TableName, fits: (row: Row) => boolean = () => true) =>
  withoutLines(file, (line) => line.partner !== undefined && line.table === table && fits(line.row));

/** Says what the refusals were, after a look at whether any of them changed anything. */
async function refusalsOf(files: string[]): Promise<{ detail: string; line: number | undefined }[]> {
  const before = comparable(await exportAll());
  const refusals = [];
  for (const file of files) {
    const { status, detail = '', line } = await restore(file);
    expect([status, detail]).toEqual([400, expect.stringContaining('Nothing was changed')]);
    refusals.push({ detail, line });
  }
  newIsolate();
  expect(comparable(await exportAll())).toEqual(before);
  expect(await rows('SELECT record FROM restoring')).toEqual([]);
  return refusals;
}

/** There is something to lose, in the Catalogue and in the partner's object. */
async function fileOfBefore(): Promise<string> {
  const file = await exportAll();
  await publish('since');
  await issueKey({ name: 'since' });
  return file;
}

describe('a cell that no partner’s object has written is refused by the number of its line', () => {
  const cells: [string, TableName, Edit][] = [
    ['a setting that is book-keeping', 'setting', put('setting', 'name', 'heard')],
    ['the profile of another partner', 'setting', where(0, 'profile', inJson(1, { id: 'another' }))],
    ['a standing that is none', 'setting', where(0, 'standing', inJson(1, { standing: 'adored' }))],
    ['a delivery to a test key', 'ledger', put('ledger', 'mode', 'test')],
    ['a form that is none', 'ledger', put('ledger', 'form', 'everything')],
    ['a delivery less than once', 'ledger', put('ledger', 'count', 0)],
    ['a delivery that was last before it was first', 'ledger', put('ledger', 'last_ms', 1)],
    ['an article’s slug that is a path', 'counted', put('counted', 'slug', '../story-1')],
    ['a day that is none', 'delivery', put('delivery', 'day', '2040-02-30')],
    ['a withdrawal of something else', 'withdrawal', put('withdrawal', 'version', 7)],
    ['an acknowledgement of nothing', 'withdrawal', put('withdrawal', 'acknowledged', '{}')],
    ['a key that is no hash', 'key', put('key', 'hash', 'ts_live_secret')],
    ['a key under another’s name', 'key', put('key', 'id', 'aaaabbbbcccc')],
    ['a key with a scope that is none', 'key', put('key', 'scopes', '["everything"]')],
    ['a feed token that opens more', 'key', where(TABLES.key.indexOf('mode'), 'feed', put('key', 'scopes', '["feed","articles"]'))],
    ['a key for a range that is none', 'key', put('key', 'cidrs', '["10.1"]')],
    ['terms that no agreement has', 'agreement', inJson(TABLES.agreement.indexOf('json'), { form: 'everything' })],
    ['terms that were changed without anybody’s word', 'agreement', inJson(TABLES.agreement.indexOf('json'), { sublicensing: true })],
    ['a notice without its house line', 'template', inJson(TABLES.template.indexOf('json'), { houseLine: undefined })],
    ['a notice that nobody was shown', 'template', inJson(TABLES.template.indexOf('json'), { partner: 'Another' })],
    ['an acceptance from nowhere', 'acceptance', put('acceptance', 'address_prefix', 'Ada')],
    ['an acceptance from a whole address', 'acceptance', put('acceptance', 'address_prefix', '2001:db8::7')],
    ['a trail of nobody', 'audit', put('audit', 'who', '')],
  ];

  test('whichever it is', async () => {
    const file = await fileOfBefore();
    const damaged = cells.map(([, table, edit]) => spoilt(file, table, edit));
    const refusals = await refusalsOf(damaged.map((one) => one.file));
    const told = refusals.map(({ detail, line }, index) => [cells[index]?.[0], line, detail.split(' ').slice(0, 2).join(' ')]);
    expect(told).toEqual(damaged.map(({ line }, index) => [cells[index]?.[0], line, `Line ${line}`]));
  });

  test('terms with the right hash in which a default is not written out', async () => {
    const terms = canonicalJson({ reference: 'X', validFrom: '2040-01-01T00:00:00.000Z', form: 'full', channels: ['app'] });
    const hash = await sha256Hex(terms);
    const edit = (row: Row) => put('agreement', 'json', terms)(put('agreement', 'sha256', hash)(row));
    const { file, line } = spoilt(await fileOfBefore(), 'agreement', edit);
    expect(await refusalsOf([file])).toMatchObject([{ line }]);
  });

  test('lines that no version of this program can have stored', async () => {
    const lines = ['Two\nlines', ' space before', 'Turned \u202e', 'x'.repeat(501), 7];
    const terms = (licenceLine: unknown) => ({ notice: { licenceLine, placement: 'end', acceptWithinHours: 168 } });
    const file = await fileOfBefore();
    const damaged = await Promise.all(lines.map((line) => reagreed(file, terms(line))));
    expect((await refusalsOf(damaged)).map(({ detail }) => detail)).toEqual(
      lines.map(() => expect.stringContaining('must be an agreement')),
    );
  });

  test('a record before its partner, and a repeated partner', async () => {
    const lines = (await fileOfBefore()).trimEnd().split('\n');
    const index = lines.findIndex((line) => line.startsWith('{"table":"partner"'));
    const renamed = lines.with(index, JSON.stringify({ table: 'partner', row: ['another', 'Another'] }));
    const twice = lines.toSpliced(index, 0, lines[index] ?? '');
    expect(await refusalsOf([renamed.join('\n'), twice.join('\n')])).toMatchObject([{ line: index + 2 }, { line: index + 2 }]);
  });

  test('a wrong number of partners', async () => {
    const file = (await fileOfBefore()).replace(/"partners":1\}/, '"partners":2}');
    expect((await refusalsOf([file]))[0]?.detail).toContain('says that there are 2 partners, but there are 1');
  });
});

test('lines that today’s rules refuse are restored as they were agreed', async () => {
  const notice = { licenceLine: { en: '© {partner}, <7> ☎:' }, placement: 'end', acceptWithinHours: 168 };
  const credit = { text: '{by} says:', linkRequired: true, canonicalRequired: true, robots: 'none' as const };
  const changes = { reference: '☎ 7', credit, notice };
  expect((await putAgreement(changes, { 'if-match': '*' })).status).toBe(422);
  const file = await reagreed(await exportAll(), changes);
  await startOver();
  expect(await restore(file)).toMatchObject({ status: 200 });
  expect((await callDesk<AgreementVersion>('GET', `${GAZETTE}/agreements/main/versions/1`)).body.terms).toMatchObject(changes);
});

test('languages that today’s rules refuse are restored as they were agreed', async () => {
  const notice = { licenceLine: { 'en-x': 'For {partner}.', 'de-t': 'Für {partner}.' }, placement: 'end', acceptWithinHours: 168 };
  const scope = { languages: { include: ['en-x', 'de'], exclude: ['de-t'] } };
  const [first] = await rows<{ json: string }>('SELECT json FROM agreement WHERE version = 1');
  const changes = { notice, scope: { ...(JSON.parse(first?.json ?? '') as { scope: object }).scope, ...scope } };
  const file = await reagreed(await exportAll(), changes);
  await startOver();
  expect(await restore(file)).toMatchObject({ status: 200 });
  expect((await callDesk<AgreementVersion>('GET', `${GAZETTE}/agreements/main/versions/1`)).body.terms).toMatchObject(changes);
  const none = { ...changes, scope: { ...changes.scope, languages: { exclude: ['<b>'] } } };
  expect((await restore(await reagreed(await exportAll(), none))).status).toBe(400);
});

test('terms that earlier programs accepted are restored as they were agreed', async () => {
  const urls = [`https://www.example/${'a'.repeat(2_040)}`, `https://${'a.'.repeat(200)}example/`];
  const changed = [...urls.map((signatureAgent) => ({ signatureAgent })), { validFrom: '9999-12-31T00:00:00.000Z' }];
  for (const changes of changed) {
    expect((await putAgreement(changes, { 'if-match': '*' })).status).toBe(422);
    const file = await reagreed(await exportAll(), changes);
    await startOver();
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect((await callDesk<AgreementVersion>('GET', `${GAZETTE}/agreements/main/versions/1`)).body.terms).toMatchObject(changes);
    expect(await restore(await exportAll())).toMatchObject({ status: 200 });
  }
});

test('an acknowledgement of pages on a host whose name is too long is restored', async () => {
  const acknowledged = JSON.stringify({
    outcome: 'removed',
    urls: [`https://${'a.'.repeat(200)}example/`],
    by: 'Ada',
    at: '2040-03-01T12:00:00.000Z',
  });
  const { file } = spoilt(await exportAll(), 'withdrawal', put('withdrawal', 'acknowledged', acknowledged));
  await startOver();
  expect(await restore(file)).toMatchObject({ status: 200 });
  expect(await rows('SELECT acknowledged FROM withdrawal WHERE acknowledged IS NOT NULL')).toEqual([{ acknowledged }]);
});

test('address ranges in the spelling of earlier programs are restored in the canonical spelling', async () => {
  const before = await exportAll();
  const used = spoilt(before, 'key', put('key', 'used_from', '2001:db8:0::/48')).file;
  const { file } = spoilt(used, 'acceptance', put('acceptance', 'address_prefix', '0:0:0::/48'));
  await startOver();
  expect(await restore(file)).toMatchObject({ status: 200 });
  expect(await rows('SELECT used_from FROM key WHERE used_from IS NOT NULL')).toContainEqual({ used_from: '2001:db8::/48' });
  expect(await rows('SELECT address_prefix FROM acceptance')).toContainEqual({ address_prefix: '::/48' });
});

describe('inconsistent rows are refused with a sentence that says what is inconsistent', () => {
  const version = (number: number) => (row: Row) => row[1] === number;
  const wholes: [string, string, (file: string) => string][] = [
    ['a partner without a profile', 'no profile', (file) => lacking(file, 'setting')],
    ['a key for nothing', 'which is not there', (file) => lacking(file, 'agreement')],
    ['a gap between versions of an agreement', 'versions missing', (file) => lacking(file, 'agreement', version(1))],
    ['a delivery under terms that are not there', 'which is not there', (file) => lacking(file, 'agreement', version(2))],
    ['a gap between notices', 'notices missing', (file) => lacking(file, 'template', version(1))],
    ['a delivery or an acceptance of a notice that is not there', 'not there', (file) => lacking(file, 'template', version(2))],
    [
      'an acknowledgement without its time',
      'without its time',
      (file) => spoilt(file, 'withdrawal', put('withdrawal', 'acknowledged_ms', null)).file,
    ],
    [
      'an article that counts against nothing',
      'counts against',
      (file) => spoilt(file, 'counted', put('counted', 'agreement', 'another')).file,
    ],
  ];

  test('each of them, in an empty service', async () => {
    const file = await exportAll();
    await startOver();
    const refusals = await refusalsOf(wholes.map(([, , spoil]) => spoil(file)));
    const told = refusals.map(({ detail, line }, index) => [wholes[index]?.[0], line, detail]);
    const expected = wholes.map(([what, sentence]) => [what, undefined, expect.stringMatching(new RegExp(`${ID}: .*${sentence}`))]);
    expect(told).toEqual(expected);
    expect((await callDesk('GET', '/desk/partners')).body).toEqual({ partners: [] });
  });

  test('inconsistent articles leave the partners unchanged too', async () => {
    const file = (await fileOfBefore()).replace(/\["head","\d+"\]/, '["head","1"]');
    expect((await refusalsOf([file]))[0]?.detail).toContain('the head is 1');
  });
});
