// Questions before what cannot be undone: who says no, or stops, has changed nothing.
import { expect, test } from 'vitest';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest } from '../../support/desk-stage.ts';
import { CTRL_C, CTRL_D, hasTerminals, type Keys, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

const stage = deskForEachTest();

const EXPORTED = '2026-11-20T09:00:00.000Z';
const FULL = 'reference: HG-1\nvalidFrom: 2026-01-01T00:00:00Z\nform: full\nchannels: [web]\ndomains: [harbour-gazette.example]\n';
const RESTORE = ['backup', 'restore', 'backup.ndjson', '--replace'];

function sit(args: readonly string[], press?: string, columns = 100) {
  const keys: Keys | undefined = press === undefined ? undefined : { at: '[y/N]', press };
  return tearsheetOnTerminal(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder, { keys, columns });
}

function exported(): void {
  stage.write(
    'backup.ndjson',
    `{"tearsheet":"export","schema":5,"partnerSchema":5,"at":"${EXPORTED}"}\n{"tearsheet":"end","records":0,"partners":0}\n`,
  );
}

/** What the desk withdrew: before the export, after it, and after it and back. */
function withdrawals(): void {
  const one = (slug: string, at: string, more = {}) => ({
    id: `${slug}.2`,
    slug,
    version: 2,
    headline: slug,
    note: '',
    at,
    received: 0,
    acknowledged: 0,
    overdue: 0,
    asking: false,
    ...more,
  });
  const body = {
    withdrawals: [
      one('before', '2026-11-19T09:00:00.000Z'),
      one('after', '2026-11-21T09:00:00.000Z'),
      one('lifted', '2026-11-21T09:00:00.000Z', { lifted: '2026-11-22T09:00:00.000Z' }),
    ],
  };
  stage.desk.sabotage = ({ path }) => (path.startsWith('/desk/withdrawals') ? { status: 200, body } : undefined);
}

const restores = () => stage.writes().filter((line) => line.startsWith('POST /desk/restore'));

test('a restore with --replace lists the withdrawals it undoes, and goes ahead with --yes where there is no terminal to ask', async () => {
  exported();
  withdrawals();
  const { code, stderr } = await stage.run(...RESTORE, '--yes');
  expect([code, restores()]).toEqual([0, ['POST /desk/restore?replace=true']]);
  expect(stderr).toContain(`Every change made after the export of ${EXPORTED} is undone`);
  expect(stderr).toContain('1 article withdrawn since then will be public again. Withdraw them again at once: after\n');
});

test('where the token may not list withdrawals, the restore warns that it may undo some', async () => {
  exported();
  stage.desk.sabotage = ({ path }) =>
    path.startsWith('/desk/withdrawals')
      ? {
          status: 403,
          body: { type: '/problems/forbidden', title: 'The token may not do this', status: 403 },
          type: 'application/problem+json',
        }
      : undefined;
  const { code, stderr } = await stage.run(...RESTORE, '--yes');
  expect([code, stderr]).toEqual([0, expect.stringContaining('Articles that were withdrawn since then will be public again')]);
});

test('a file that cannot be read is reported before any question or request', async () => {
  const { code, stderr } = await stage.run(...RESTORE);
  expect([code, stderr]).toEqual([1, 'backup.ndjson cannot be read\n  It does not exist.\n']);
  expect(restores()).toEqual([]);
});

test.runIf(hasTerminals).each([
  ['no', 'n\r', 1, 'Nothing was changed'],
  ['another word', 'yellow\r', 1, 'Nothing was changed'],
  ['the end of the input', CTRL_D, 1, 'Nothing was changed'],
  ['Enter alone', '\r', 1, 'Nothing was changed'],
  ['Ctrl-C', CTRL_C, 130, 'Stopped: nothing was changed'],
])('at a terminal a restore asks first, and %s leaves everything as it is', async (_name, press, code, said) => {
  exported();
  const sat = await sit(RESTORE, press);
  expect([sat.code, restores()]).toEqual([code, []]);
  expect(sat.screen).toContain(said);
  expect(sat.screen).not.toContain('You did not want');
});

test.runIf(hasTerminals)('a yes, or --yes, restores, and what was sent is not taken for what was restored', async () => {
  exported();
  expect(await sit(RESTORE, 'y\r')).toMatchObject({
    code: 0,
    screen: expect.stringMatching(/Sending backup\.ndjson: 100%[\s\S]*Restored 0 records/),
  });
  expect((await sit([...RESTORE, '--yes'])).screen).not.toContain('[y/N]');
  expect(restores()).toHaveLength(2);
});

test.runIf(hasTerminals)('an agreement that ends now is asked about, one that ends later is not', async () => {
  stage.write('full.yaml', FULL);
  await stage.run('partner', 'add', 'gazette', '--agreement', 'full.yaml', '--yes');
  const end = ['agreement', 'end', 'gazette', 'main'];
  const ends = () => stage.writes().filter((line) => line.endsWith('/end'));
  const sat = await sit(end, CTRL_C);
  expect([sat.code, ends()]).toEqual([130, []]);
  expect(sat.screen).toContain('no copy is delivered to gazette');
  expect((await sit([...end, '--at', '2999-01-01T00:00:00Z'])).code).toBe(0);
  expect(ends()).toHaveLength(1);
  expect((await sit([...end, '--yes'])).code).toBe(0);
  expect(ends()).toHaveLength(2);
});

const LESS = `${FULL.replace('form: full', 'form: summary')}notice:\n  licenceLine: Reproduced by {partner}.\n  acceptWithinHours: 0\n`;
const PUT = ['agreement', 'put', 'gazette', 'main', 'less.yaml'];
const QUESTION = 'Put version 2 of "main" for gazette? From this moment it gets headlines and links only. [y/N]';

async function withAgreement(): Promise<void> {
  stage.write('full.yaml', FULL);
  stage.write('less.yaml', LESS);
  await stage.run('partner', 'add', 'gazette', '--agreement', 'full.yaml', '--yes');
}

const versions = () => stage.kept.agreements.get('gazette/main')?.length ?? 0;
const inOrder = (text: string, parts: readonly string[]) => {
  const places = parts.map((part) => text.indexOf(part));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((one, other) => one - other));
};

test.runIf(hasTerminals)('an agreement is put after its terms, its notice, what follows and a question that names it', async () => {
  await withAgreement();
  const sat = await sit(PUT, 'y\r');
  expect([sat.code, versions()]).toEqual([0, 2]);
  inOrder(sat.screen, [
    'would be changed: agreement main, version 2',
    'notice.acceptWithinHours',
    'Reproduced by Gazette.',
    'Only headlines and links would be delivered',
    QUESTION,
    '\nchanged: agreement main, version 2',
  ]);
  expect(sat.screen.split('Reproduced by Gazette.')).toHaveLength(2);
});

test.runIf(hasTerminals).each([
  ['no', 'n\r', 1, 100],
  ['the end of the input', CTRL_D, 1, 100],
  ['Ctrl-C', CTRL_C, 130, 100],
  ['no, at a terminal without a size,', 'n\r', 1, 0],
])('%s puts no agreement and adds no partner', async (_name, press, code, columns) => {
  await withAgreement();
  const put = await sit(PUT, press, columns);
  expect([put.code, versions()]).toEqual([code, 1]);
  expect(put.screen).not.toContain('await');
  const add = await sit(['partner', 'add', 'post', '--agreement', 'full.yaml'], press, columns);
  expect([add.code, stage.kept.partners.has('post')]).toEqual([code, false]);
  expect(add.screen).toContain('Add post and put version 1 of "main" for it? [y/N]');
});

test('where nobody can be asked, an agreement is refused until --yes is given, before anything is written', async () => {
  await withAgreement();
  const written = stage.writes().filter((line) => !line.includes('dryRun')).length;
  const commands = [PUT, ['partner', 'add', 'post', '--agreement', 'full.yaml'], ['partner', 'add', 'gazette', '--name', 'The Post']];
  for (const command of commands) {
    const plain = await stage.run(...command);
    expect([plain.code, plain.stdout, plain.stderr]).toEqual([2, '', expect.stringContaining('--yes')]);
    const json = await stage.run('--json', ...command);
    expect([json.code, JSON.parse(json.stdout).problem.detail]).toEqual([2, expect.stringContaining('--yes')]);
  }
  expect(stage.writes().filter((line) => !line.includes('dryRun'))).toHaveLength(written);
  const agreed = JSON.parse((await stage.run('--json', ...PUT, '--yes')).stdout);
  expect(agreed.notices[0].text).toContain('Reproduced by Gazette.');
});

test.runIf(hasTerminals)('a question that would go into a file is not asked', async () => {
  await withAgreement();
  expect([(await sit([...PUT, '2>notes.txt'])).code, versions()]).toEqual([2, 1]);
});

test.runIf(hasTerminals)('nothing is asked where nothing changes', async () => {
  await withAgreement();
  const put = ['agreement', 'put', 'gazette', 'main', 'full.yaml'];
  for (const command of [
    put,
    ['partner', 'add', 'gazette', '--agreement', 'full.yaml'],
    ['partner', 'add', 'gazette', '--contact', 'desk'],
  ])
    expect([command, (await sit(command)).code, (await stage.run(...command)).code]).toEqual([command, 0, 0]);
});

test.runIf(hasTerminals)('another name is asked about with the name, and together with an agreement once', async () => {
  await withAgreement();
  const rename = ['partner', 'add', 'gazette', '--name', 'The Post'];
  inOrder((await sit(rename, 'n\r')).screen, ['accept the changed notice', 'The notice, here', 'Call gazette "The Post"? [y/N]']);
  const both = await sit([...rename, '--agreement', 'less.yaml'], 'y\r');
  expect(both.screen).toContain('Call gazette "The Post" and put version 2 of "main" for it? From this moment');
  expect([both.code, both.screen.split('[y/N]').length, versions()]).toEqual([0, 2, 2]);
  expect(both.screen).toContain('Reproduced by The Post.');
});

test('what is put is what was shown: somebody who was faster meanwhile wins', async () => {
  await withAgreement();
  stage.write('other.yaml', FULL.replace('form: full', 'form: headline'));
  const sabotage = stage.desk.sabotage;
  let raced = false;
  stage.desk.sabotage = (request) => {
    const answer = sabotage?.(request);
    const standing = stage.kept.agreements.get('gazette/main');
    const [first] = standing ?? [];
    if (!raced && first !== undefined && request.path.includes('dryRun=true') && request.path.includes('/agreements/')) {
      raced = true;
      standing?.push({ ...first, version: 2 });
    }
    return answer;
  };
  expect([(await stage.run(...PUT, '--yes')).code, versions()]).toEqual([1, 2]);
});
