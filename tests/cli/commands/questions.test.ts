// Questions before what cannot be undone: who says no, or stops, has changed nothing.
import { expect, test } from 'vitest';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest } from '../../support/desk-stage.ts';
import { CTRL_C, hasTerminals, type Keys, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

const stage = deskForEachTest();

const EXPORTED = '2026-11-20T09:00:00.000Z';
const FULL = 'reference: HG-1\nvalidFrom: 2026-01-01T00:00:00Z\nform: full\nchannels: [web]\ndomains: [harbour-gazette.example]\n';
const RESTORE = ['backup', 'restore', 'backup.ndjson', '--replace'];

function sit(args: readonly string[], press?: string) {
  const keys: Keys | undefined = press === undefined ? undefined : { at: 'Go on?', press };
  return tearsheetOnTerminal(args, { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN }, stage.folder, keys);
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

test('a restore that replaces says which withdrawals it undoes, and goes on where nobody can be asked', async () => {
  exported();
  withdrawals();
  const { code, stderr } = await stage.run(...RESTORE);
  expect([code, restores()]).toEqual([0, ['POST /desk/restore?replace=true']]);
  expect(stderr).toContain(`What was done after the export of ${EXPORTED} is undone`);
  expect(stderr).toContain('1 article withdrawn since will be public again; withdraw them again at once: after\n');
});

test('where the token may not ask for withdrawals, the restore says that there may be some', async () => {
  exported();
  stage.desk.sabotage = ({ path }) =>
    path.startsWith('/desk/withdrawals')
      ? {
          status: 403,
          body: { type: '/problems/forbidden', title: 'The token may not do this', status: 403 },
          type: 'application/problem+json',
        }
      : undefined;
  const { code, stderr } = await stage.run(...RESTORE);
  expect([code, stderr]).toEqual([0, expect.stringContaining('Articles that were withdrawn since will be public again')]);
});

test('a file that cannot be read is told before anything is asked or sent', async () => {
  const { code, stderr } = await stage.run(...RESTORE);
  expect([code, stderr]).toEqual([1, 'backup.ndjson cannot be read\n  It does not exist.\n']);
  expect(restores()).toEqual([]);
});

test.runIf(hasTerminals).each([
  ['no', 'n', 1, 'Nothing was changed'],
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
  expect(await sit(RESTORE, 'y')).toMatchObject({
    code: 0,
    screen: expect.stringMatching(/Sending backup\.ndjson: 100%[\s\S]*Restored 0 records/),
  });
  expect((await sit([...RESTORE, '--yes'])).screen).not.toContain('Go on?');
  expect(restores()).toHaveLength(2);
});

test.runIf(hasTerminals)('an agreement that ends now is asked about, one that ends later is not', async () => {
  stage.write('full.yaml', FULL);
  await stage.run('partner', 'add', 'gazette', '--agreement', 'full.yaml');
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
