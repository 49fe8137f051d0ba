// What /docs shows was really made: every example of the reference is called again on a service of its own and compared with what is stored, and every
// program of the quick starts is run. UPDATE_EXAMPLES=1 stores the examples anew.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../src/reference/examples/examples.ts';
import { ENDPOINTS } from '../../src/reference/subjects.ts';
import { type Program, startProgram } from '../support/program.ts';
import { type BusyService, startBusyService } from '../support/reference/busy-service.ts';
import { makeDeskCalls } from '../support/reference/desk-calls.ts';
import { type Extension, installed, type Place, printedBy, runSample } from '../support/reference/guide-samples.ts';
import { makeLicensingCalls } from '../support/reference/licensing-calls.ts';
import { makePartnerCalls } from '../support/reference/partner-calls.ts';
import { makePublicCalls } from '../support/reference/public-calls.ts';
import { Recorder } from '../support/reference/recorder.ts';
import { withoutVolatile } from '../support/reference/volatile.ts';
import { ROOT, temporaryFolder } from '../support/run-cli.ts';

const STORED = join(ROOT, 'src/reference/examples/examples.json');

const folder = temporaryFolder();
let program: Program;
let recorder: Recorder;

beforeAll(async () => {
  program = await startProgram({ folder: folder.path });
  const secrets = readFileSync(join(folder.path, 'secrets'), 'utf8');
  recorder = new Recorder(program.server, { TOKEN: program.token, KEY: /^SAMPLE_PARTNER_KEY=(.*)$/m.exec(secrets)?.[1] ?? '' });
});

afterAll(async () => {
  await program?.stop();
  folder.remove();
});

describe('the examples of the reference', () => {
  test('are what the service answers', async () => {
    await makePublicCalls(recorder);
    await makePartnerCalls(recorder);
    await makeLicensingCalls(recorder);
    await makeDeskCalls(recorder);
    const made = recorder.stored(idOf);
    if (process.env['UPDATE_EXAMPLES'] === '1') {
      const kept = Object.entries(made).map(([id, example]) => [id, isEqual(EXAMPLES[id], example) ? EXAMPLES[id] : example]);
      writeFileSync(STORED, `${JSON.stringify(Object.fromEntries(kept), null, 1)}\n`);
      return;
    }
    expect(Object.keys(made)).toEqual(Object.keys(EXAMPLES));
    const changed = Object.keys(made).filter((id) => !isEqual(made[id], EXAMPLES[id]));
    expect(changed.map((id) => [id, withoutVolatile(made[id])])).toEqual(changed.map((id) => [id, withoutVolatile(EXAMPLES[id])]));
  });

  test('are one for each endpoint', () => {
    expect(ENDPOINTS.map(({ id }) => id).filter((id) => EXAMPLES[id] === undefined)).toEqual([]);
  });

  test('name no secret', () => {
    expect(readFileSync(STORED, 'utf8')).not.toMatch(/ts_(?:live|test|feed)_\w|tsd_\w|tsl_\w|tspi_\w/);
  });
});

const LANGUAGES = installed();
const MISSING = (['sh', 'mjs', 'py', 'php'] as const).filter((language) => !LANGUAGES.includes(language));
if (MISSING.length > 0) console.warn(`Left out: the programs of the quick starts in ${MISSING.join(', ')}, which this machine cannot run.`);

/** One of each way in which the programs ask: those of the others are the same. */
const REFUSED = ['follow-changes', 'withdrawals', 'receipt', 'import'];

/** An article of the sample newspaper that nothing else here changes. */
const TAPESTRY = 'ormond-tapestry-goes-home';

describe.each(LANGUAGES)('the quick starts in %s', (language) => {
  const place = () => placeFor(language, { KEY: recorder.secrets.KEY ?? '', TOKEN: program.token });
  const run = (name: string) => runSample(name, language, place());

  test('of readers: a feed is fetched once, and then not again', async () => {
    expect((await run('poll')).split('\n').at(-1)).toBe('200');
    expect(await run('poll')).toBe('304');
  });

  test('of partners: the key, the first pull, changes, a withdrawal and a receipt', async () => {
    expect(await run('account')).toMatch(language === 'sh' ? /"name":"Harbour Gazette"/ : /^Harbour Gazette main true$/);
    expect(await run('first-pull')).toContain('Telescope built from 96 farm-shed dishes');
    expect(await run('article')).toMatch(/^<link rel="canonical".*<p>Reproduced by Harbour Gazette under agreement M10-2026-0117/s);
    expect(await run('follow-changes')).toMatch(
      language === 'sh' ? /"action":"publish"/ : new RegExp(`^agreement main\n[^]*publish ${TAPESTRY}`),
    );
    if (language !== 'sh') expect(readFileSync(article(language), 'utf8')).toContain('tapestry');
    await desk(TAPESTRY, 'withdrawal', { reason: 'For the test', note: 'The figures were wrong.' });
    await expect
      .poll(() => run('follow-changes'), { timeout: 5_000 })
      .toMatch(language === 'sh' ? /"action":"withdraw"/ : `withdraw ${TAPESTRY}`);
    if (language !== 'sh') expect(existsSync(article(language))).toBe(false);
    expect(await run('withdrawals')).toMatch(language === 'sh' ? /"outcome":"acknowledged"/ : `${TAPESTRY} acknowledged`);
    expect(await openWithdrawals()).toBe(0);
    await desk(TAPESTRY, 'reinstatement');
    expect(await run('receipt')).toMatch(language === 'sh' ? /^\{"valid":true/ : /^Harbour Gazette [a-z-]+ \d M10-2026-0117$/);
  });

  test('of partners: a cursor that cannot be used is given up, and everything is listed again', async () => {
    writeFileSync(cursorIn(place(), language), 'p1.nonsense');
    if (language === 'sh') expect(await run('follow-changes')).toContain('/problems/resync-required');
    expect(await run('follow-changes')).toMatch(language === 'sh' ? /"action":"agreement"/ : /^agreement main\npublish /);
  });

  test('of the desk: publish, correct, withdraw and import', async () => {
    expect(await run('publish')).toMatch(outcome(language, 'created', 'night-bus'));
    expect(await run('publish')).toMatch(outcome(language, 'created', 'night-bus'));
    expect(await run('correct')).toMatch(outcome(language, 'corrected', 'night-bus'));
    expect(await run('withdraw')).toMatch(outcome(language, 'withdrawn', 'night-bus'));
    await desk('night-bus', 'reinstatement');
    expect(await run('import')).toMatch(
      language === 'sh' ? /"outcome":"(?:created|unchanged)"/ : /^harbour-strike(?:-ends)? (?:created|unchanged)$/m,
    );
  });

  if (language !== 'sh') return;
  test('of operators: a backup', async () => {
    expect(await run('backup')).toMatch(/^\{"tearsheet":"end","records":\d+,"partners":2\}$/);
  });
});

test('the quick starts work with a test key too, and the type of a receipt says that it is of the sandbox', async () => {
  const key = recorder.secrets.TEST_KEY ?? '';
  const run = (name: string, language: Extension) =>
    runSample(name, language, placeFor(`${language}-sandbox`, { KEY: key, TEST_KEY: key }));
  await recorder.call('POST /v1/sandbox', { as: 'TEST_KEY', body: { action: 'clear' }, isAside: true });
  await run('sandbox', 'sh');
  const printed = await Promise.all(LANGUAGES.map((language) => run('receipt', language)));
  for (const text of printed) expect(text).toMatch(/^Harbour Gazette sandbox-first 1 |"valid":false,"reason":"sandbox"/);
  expect(await run('article', 'sh')).toContain('Sandbox first, version 1');
});

test('a program of a quick start that is refused shows why, and keeps its cursor', async () => {
  const programs = LANGUAGES.flatMap((language) => REFUSED.map((name) => ({ name, language, place: refusedPlace(language) })));
  const printed = await Promise.all(
    programs.map(async (one) => [one.name, one.language, await printedBy(one.name, one.language, one.place)]),
  );
  expect(printed.filter(([, , text]) => text?.includes('is unknown, expired, revoked or not valid here') !== true)).toEqual([]);
  for (const { place, language } of programs) expect(readFileSync(cursorIn(place, language), 'utf8').trim()).toBe('p1.kept');
});

describe('a program that polls a busy service', () => {
  const POLLING = ['poll', 'follow-changes'];
  const programs = LANGUAGES.flatMap((language) => POLLING.map((name) => ({ name, language, id: `${name}.${language}` })));
  const runAll = (busy: BusyService) =>
    Promise.all(
      programs.map(async ({ name, language, id }) => {
        const place = placeFor(`busy-${id}`, { KEY: recorder.secrets.KEY ?? '' });
        return [id, await printedBy(name, language, { ...place, server: busy.addressOf(id) })] as const;
      }),
    );

  test('asks again after Retry-After, as seconds and as a date', async () => {
    const busy = await startBusyService(program.server, [
      { status: 429, after: '1' },
      { status: 503, after: 2_000 },
    ]);
    const printed = await runAll(busy);
    await busy.close();
    expect(printed.filter(([, text]) => !/200$|^agreement main\n|"action":"agreement"/.test(text))).toEqual([]);
    for (const { id } of programs) {
      const [first, second, third] = busy.calls.get(id) ?? [];
      expect([id, Number(second?.atMs) >= Number(first?.notBeforeMs)]).toEqual([id, true]);
      expect([id, Number(third?.atMs) >= Number(second?.notBeforeMs)]).toEqual([id, true]);
    }
  });

  test('gives up if it would have to wait for weeks', async () => {
    const busy = await startBusyService(program.server, [{ status: 429, after: String(14 * 86_400) }]);
    const printed = await runAll(busy);
    await busy.close();
    expect(printed.filter(([, text]) => !/^429$|Too many requests/m.test(text))).toEqual([]);
    expect(programs.map(({ id }) => [id, busy.calls.get(id)?.length])).toEqual(programs.map(({ id }) => [id, 1]));
  });
});

function refusedPlace(language: Extension): Place {
  const place = placeFor(`${language}-refused`, { KEY: 'ts_live_wrong', TOKEN: 'tsd_wrong' });
  mkdirSync(join(place.folder, 'articles'), { recursive: true });
  writeFileSync(cursorIn(place, language), 'p1.kept');
  return place;
}

/** With the articles that it belongs to; the lines for curl keep no articles. */
function cursorIn({ folder: place }: Place, language: Extension): string {
  return join(place, language === 'sh' ? 'cursor.txt' : 'articles/cursor.txt');
}

function placeFor(name: string, env: Record<string, string>): Place {
  return { folder: join(folder.path, name), server: program.server, slug: 'halden-array-first-light', env };
}

function article(language: Extension): string {
  return join(folder.path, language, 'articles', `${TAPESTRY}.json`);
}

function outcome(language: Extension, done: string, slug: string): RegExp {
  return language === 'sh' ? new RegExp(`"outcome":"${done}"`) : new RegExp(`^${done} ${slug}`);
}

async function desk(slug: string, action: string, body?: object): Promise<void> {
  await recorder.call(`POST /desk/articles/{slug}/${action}`, { parts: { slug }, headers: { 'If-Match': '*' }, body, isAside: true });
}

async function openWithdrawals(): Promise<number> {
  const { json } = await recorder.call('GET /v1/account', { isAside: true });
  return json.withdrawals.open;
}

function isEqual(one: unknown, other: unknown): boolean {
  return one !== undefined && withoutVolatile(one) === withoutVolatile(other);
}

function idOf(route: string): string {
  const [method, path] = route.split(' ');
  const endpoint = ENDPOINTS.find((candidate) => candidate.method === method && candidate.path === path);
  return endpoint?.id ?? route;
}
