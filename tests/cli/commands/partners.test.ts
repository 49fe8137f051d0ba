import { expect, test } from 'vitest';
import { deskForEachTest, PUBLISHER } from '../../support/desk-stage.ts';

const FULL = `reference: HG-2026-4
validFrom: 2026-01-01T00:00:00Z
form: full
channels: [web]
domains: [harbour-gazette.example]
`;

const stage = deskForEachTest();
const { run, write, writes } = stage;

test('a partner without --name is named after its id, and adding it again keeps its name and its contact', async () => {
  const added = await run('partner', 'add', 'harbour-gazette');
  expect(added.stdout).toBe('created: harbour-gazette, Harbour Gazette\n');
  await run('partner', 'add', 'harbour-gazette', '--name', 'The <Gazette>', '--contact', 'desk@gazette.example');
  expect((await run('partner', 'add', 'harbour-gazette')).stdout).toBe('unchanged: harbour-gazette, The <Gazette>\n');
  expect(stage.kept.partners.get('harbour-gazette')).toMatchObject({ name: 'The <Gazette>', contact: 'desk@gazette.example' });
  expect((await run('partner', 'list')).stdout).toBe('harbour-gazette\tThe <Gazette>\tunreported\n');
});

test('a partner comes with its agreement from a file, and a dry run of both writes nothing', async () => {
  write('full.yaml', FULL);
  const planned = await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--dry-run');
  const created = ['created: harbour-gazette, Harbour Gazette\n', 'created: agreement main, version 1, HG-2026-4, full\n'];
  expect(planned.stdout).toBe(created.map((line) => `would be ${line}`).join(''));
  expect(planned.stderr).toMatch(
    /^The notice, here with an invented article:\n {4}.*\n {4}© \d{4} M10News\. .*\nDry run: nothing was written\.\n$/,
  );
  expect([stage.kept.partners.size, stage.kept.agreements.size]).toEqual([0, 0]);
  const added = await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  expect(added.stdout).toBe(created.join(''));
  const again = await run('--json', 'partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  expect(JSON.parse(again.stdout)).toMatchObject({ outcome: 'unchanged', agreement: { outcome: 'unchanged', agreement: { version: 1 } } });
});

test('an invalid agreement is not sent, and each objection names its line in the file', async () => {
  const scope = 'scope:\n  sections:\n    include:\n      - world\n      - gardening\n';
  write('section.yaml', `${FULL}${scope}`);
  const unknown = await run('partner', 'add', 'harbour-gazette', '--agreement', 'section.yaml', '--yes');
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringContaining('section.yaml:10: /scope/sections/include/1 is not a section of M10News'),
  ]);
  write('wrong.yaml', `${FULL}validUntil: 2025-01-01T00:00:00Z\nnotice:\n  licenceLine: '<b>Free</b> for all'\ncolour: red\n`);
  const wrong = await run('partner', 'add', 'harbour-gazette', '--agreement', 'wrong.yaml', '--yes');
  for (const place of ['wrong.yaml:6: /validUntil ', 'wrong.yaml:8: /notice/licenceLine ', 'wrong.yaml:9: /colour '])
    expect(wrong.stderr).toContain(place);
  write('wrong.json', JSON.stringify({ reference: 'x', validFrom: 'soon', form: 'full', channels: [] }, null, 2));
  const json = await run('--json', 'partner', 'add', 'harbour-gazette', '--agreement', 'wrong.json', '--yes');
  const { problem } = JSON.parse(json.stdout) as { problem: { objections: { pointer: string; at: string }[] } };
  expect(problem.objections.map(({ pointer, at }) => [pointer, at])).toEqual([
    ['/validFrom', 'wrong.json:3'],
    ['/channels', 'wrong.json:5'],
  ]);
  write('broken.yaml', 'reference: HG\nchannels: [web\nform: }\n');
  expect((await run('partner', 'add', 'harbour-gazette', '--agreement', 'broken.yaml', '--yes')).stderr).toMatch(/broken\.yaml:[23]: /);
  expect((await run('partner', 'add', 'harbour-gazette', '--agreement', 'nowhere.yaml', '--yes')).code).toBe(1);
  expect(writes()).toEqual([]);
});

test('objections of the server name the line in the file too', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette');
  const answers = stage.desk.sabotage;
  stage.desk.sabotage = (request) =>
    request.method === 'PUT' && request.path.includes('/agreements/')
      ? {
          status: 422,
          body: {
            type: '/problems/invalid-content',
            title: 'x',
            status: 422,
            objections: [{ pointer: '/domains/0', detail: 'is not theirs' }],
          },
        }
      : answers?.(request);
  const refused = await run('agreement', 'put', 'harbour-gazette', 'main', 'full.yaml', '--yes');
  expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('full.yaml:5: /domains/0 is not theirs')]);
});

test('a changed agreement is sent with the version it was made from; the output lists the differences and says that the notice must be accepted again', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  write('less.yaml', `${FULL.replace('full', 'summary')}notice:\n  licenceLine: Reproduced by {partner}.\n`);
  const planned = await run('agreement', 'put', 'harbour-gazette', 'main', 'less.yaml', '--dry-run');
  expect(planned.stdout.split('\n').slice(0, 3)).toEqual([
    'would be changed: agreement main, version 2, HG-2026-4, summary',
    'form\tfull\tsummary',
    'notice.licenceLine\tno licence line\tReproduced by {partner}.',
  ]);
  expect(planned.stderr).toMatch(
    /The partner would have to accept the notice by 2026-11-30T09:00:00\.000Z; .*\nDry run: nothing was written\.\n$/,
  );
  expect(stage.desk.requests.at(-1)?.headers['if-match']).toBe('"v1"');
  expect(stage.kept.agreements.get('harbour-gazette/main')).toHaveLength(1);
  expect((await run('agreement', 'put', 'harbour-gazette', 'main', 'less.yaml', '--if-match', '"v0"', '--yes')).code).toBe(1);
  const put = await run('agreement', 'put', 'harbour-gazette', 'main', 'less.yaml', '--yes');
  expect([put.code, put.stderr]).toEqual([0, expect.stringMatching(/\n {4}Reproduced by Harbour Gazette\.\n {4}© \d{4} M10News\. /)]);
  expect((await run('agreement', 'list', 'harbour-gazette')).stdout).toMatch(/^main\t2\tHG-2026-4\tsummary\t/);
});

test('next year’s terms are listed below those in force, and a warning says when another version replaces them', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  write('next.yaml', FULL.replace(/validFrom: .*/, 'validFrom: 2999-01-01T00:00:00Z'));
  const put = await run('agreement', 'put', 'harbour-gazette', 'main', 'next.yaml', '--yes');
  expect(put.stderr).toContain('Version 2 is scheduled: its term begins at 2999-01-01T00:00:00.000Z. Version 1 is in force until then.');
  const { stdout } = await run('agreement', 'list', 'harbour-gazette');
  expect(
    stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t').filter((_, index) => index === 1 || index === 6)),
  ).toEqual([
    ['1', 'yes'],
    ['2', 'scheduled'],
  ]);
  expect((await run('agreement', 'show', 'harbour-gazette', 'main')).stderr).toContain('Its term has not begun');
  const after = await run('agreement', 'put', 'harbour-gazette', 'main', 'full.yaml', '--yes');
  expect(after.stderr).toContain('Version 2 was scheduled and is dropped');
});

test('a warning says when the terms in force end before the scheduled ones begin', async () => {
  write('full.yaml', `${FULL}validUntil: 2998-12-01T00:00:00Z\n`);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  write('next.yaml', FULL.replace(/validFrom: .*/, 'validFrom: 2999-01-01T00:00:00Z'));
  const gap =
    'scheduled: its term begins at 2999-01-01T00:00:00.000Z. Version 1 is in force until 2998-12-01T00:00:00.000Z only: between these two instants nothing is delivered.';
  const again = ['partner', 'add', 'harbour-gazette', '--agreement', 'next.yaml', '--dry-run'];
  expect((await run(...again)).stderr).toContain(`Version 2 would be ${gap}`);
  expect((await run('agreement', 'put', 'harbour-gazette', 'main', 'next.yaml', '--yes')).stderr).toContain(`Version 2 is ${gap}`);
});

test('the output of "agreement show" can be put again unchanged, and changes nothing', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  const shown = await run('agreement', 'show', 'harbour-gazette', 'main');
  expect([shown.stdout.split('\n')[0], shown.stderr]).toEqual(['reference: HG-2026-4', expect.stringContaining('ETag "v1"')]);
  write('shown.yaml', shown.stdout);
  expect((await run('agreement', 'put', 'harbour-gazette', 'main', 'shown.yaml', '--yes')).stdout).toMatch(/^unchanged: /);
});

test('"agreement end" takes an exact time, and a dry run says what would change', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  const ended = await run('agreement', 'end', 'harbour-gazette', 'main', '--at', '2027-01-01T00:00:00+01:00', '--dry-run');
  expect(ended.stdout).toContain('validUntil\tuntil it is ended\t2026-12-31T23:00:00.000Z');
  expect(writes().at(-1)).toBe('POST /desk/partners/harbour-gazette/agreements/main/end?dryRun=true');
  expect((await run('agreement', 'end', 'harbour-gazette', 'main', '--at', 'tomorrow')).code).toBe(2);
});

test('a standing is one of four, and says why', async () => {
  await run('partner', 'add', 'harbour-gazette');
  const set = await run('partner', 'standing', 'harbour-gazette', 'suspended', '--reason', 'No notice.', '--yes');
  expect(set.stdout).toBe('changed: harbour-gazette, suspended: No notice. (before: good)\n');
  expect(JSON.parse(stage.desk.requests.at(-1)?.body ?? '')).toEqual({ standing: 'suspended', reason: 'No notice.' });
  const asked = stage.desk.requests.length;
  expect((await run('partner', 'standing', 'harbour-gazette', 'bad')).code).toBe(2);
  expect((await run('partner', 'standing', 'Harbour Gazette', 'good')).code).toBe(2);
  expect(stage.desk.requests).toHaveLength(asked);
});

test('another name of a partner lists the agreements whose notice must be accepted again, and until when, before it is sent', async () => {
  write('full.yaml', FULL);
  await run('partner', 'add', 'harbour-gazette', '--agreement', 'full.yaml', '--yes');
  const asked = 'harbour-gazette, agreement main (HG-2026-4): pending, due 2026-11-30T09:00:00.000Z';
  const planned = await run('partner', 'add', 'harbour-gazette', '--name', 'Gazette and Post', '--dry-run');
  expect([planned.stdout, planned.stderr]).toEqual([
    'would be changed: harbour-gazette, Gazette and Post\n',
    expect.stringMatching(/^1 partner will have to accept the changed notice\. [\s\S]*\nDry run: nothing was written\.\n$/),
  ]);
  expect(planned.stderr).toContain(asked);
  expect(stage.kept.partners.get('harbour-gazette')).toMatchObject({ name: 'Harbour Gazette' });
  const done = await run('partner', 'add', 'harbour-gazette', '--name', 'Gazette and Post', '--yes');
  expect([done.code, done.stderr]).toEqual([0, expect.stringContaining(asked)]);
  expect(writes().slice(-2)).toEqual(['PUT /desk/partners/harbour-gazette?dryRun=true', 'PUT /desk/partners/harbour-gazette']);
});

test('a new house line lists every partner that must accept it, over all pages, in a dry run and before it is sent', async () => {
  write('house.json', JSON.stringify({ ...PUBLISHER, houseLine: '© {year} M10News. Nothing here may be copied.' }));
  const planned = await run('publisher', 'set', 'house.json', '--dry-run');
  expect([planned.code, stage.desk.publisher?.houseLine]).toEqual([0, PUBLISHER.houseLine]);
  expect(planned.stderr).toMatch(/^2 partners will have to accept the changed notice[\s\S]*\nDry run: nothing was written\.\n$/);
  for (const id of ['harbour-gazette', 'lake-post'])
    expect(planned.stderr).toContain(`  ${id}, agreement main (HG-2026-4): pending, due 2026-11-30T09:00:00.000Z`);
  const refused = await run('publisher', 'set', 'house.json');
  expect([refused.code, refused.stderr, stage.desk.publisher?.houseLine]).toEqual([
    2,
    expect.stringContaining('--yes'),
    PUBLISHER.houseLine,
  ]);
  const done = await run('publisher', 'set', 'house.json', '--yes');
  expect([done.stderr, stage.desk.publisher?.houseLine]).toEqual([
    expect.stringContaining('2 partners will have'),
    '© {year} M10News. Nothing here may be copied.',
  ]);
  const asked = writes().length;
  write('house.json', JSON.stringify({ ...stage.desk.publisher, description: 'News of the harbour.' }));
  await run('publisher', 'set', 'house.json');
  expect(writes().slice(asked)).toEqual(['PUT /desk/publisher']);
});

test('a change is sent with the ETag that the command read, and with that of --if-match where it is given', async () => {
  await run('partner', 'add', 'harbour-gazette');
  expect(stage.desk.requests.at(-1)?.headers['if-none-match']).toBe('*');
  await run('partner', 'add', 'harbour-gazette', '--contact', 'night desk');
  const { 'if-match': seen, 'if-none-match': insists } = stage.desk.requests.at(-1)?.headers ?? {};
  expect([seen, insists]).toEqual([expect.stringMatching(/^".+"$/), undefined]);
  for (const command of [
    ['add', 'harbour-gazette', '--name', 'Post'],
    ['standing', 'harbour-gazette', 'warned', '--reason', 'A credit.'],
  ]) {
    const late = await run('partner', ...command, '--if-match', '"older"');
    expect([command[0], late.code, late.stderr]).toEqual([
      command[0],
      1,
      expect.stringContaining('It was changed since you read it (412)'),
    ]);
  }
});

test('usage is a table, or CSV as the desk writes it', async () => {
  await run('partner', 'add', 'harbour-gazette');
  const rows = [{ group: '2026-11-23', articles: 2, versions: 3, deliveries: 9, countedAgainstQuota: 2, overQuota: 1 }];
  stage.kept.records.set('usage', { status: 200, body: { by: 'day', rows, more: true, quotas: [] } });
  const shown = await run('partner', 'usage', 'harbour-gazette', '--from', '2026-11-01');
  expect([shown.stdout, shown.stderr]).toEqual(['2026-11-23\t2\t3\t9\t2\t1\n', expect.stringContaining('There are more')]);
  const csv = 'article,articles,versions,deliveries\r\nferry,1,1,1\r\n';
  stage.kept.records.set('usage', { status: 200, text: csv, type: 'text/csv' });
  expect((await run('partner', 'usage', 'harbour-gazette', '--by', 'article', '--csv')).stdout).toBe(csv);
  expect(stage.desk.requests.at(-1)?.path).toBe('/desk/partners/harbour-gazette/usage?by=article&format=csv');
  const both = await run('partner', 'usage', 'harbour-gazette', '--csv', '--json');
  expect([both.code, JSON.parse(both.stdout).problem.detail]).toEqual([2, 'The sums come as CSV or as JSON: --csv or --json.']);
});
