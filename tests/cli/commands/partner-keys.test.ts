import { tmpdir } from 'node:os';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { problem } from '../../support/desk-answers.ts';
import { type DeskServer, NOW, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { type PartnerDesk, withPartners } from '../../support/partner-desk.ts';
import { hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';
import { command } from '../../support/resident-cli.ts';
import type { Ended } from '../../support/run-cli.ts';

let desk: DeskServer;
let partnerDesk: PartnerDesk;

beforeEach(async () => {
  desk = await startDeskServer();
  partnerDesk = withPartners(desk);
  partnerDesk.partners.set('harbour-gazette', { id: 'harbour-gazette', name: 'Harbour Gazette' });
});

afterEach(() => desk.close());

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
}

const KEY = 'ts_live_p1_harbour-gazette_secret_mac';

test('standard output has only the issued key; the warning and a command to try it go to standard error', async () => {
  const { stdout, stderr } = await run('key', 'issue', 'harbour-gazette');
  expect(stdout).toBe(`${KEY}\n`);
  expect(stderr).toContain('Keep it now: it is not shown again.');
  expect(stderr).toContain(`curl -H 'Authorization: Bearer KEY' ${desk.url}/v1/feed.rss\n`);
  // What is piped is kept; what stands beside it lands in the log of whoever ran the command.
  expect(stderr).not.toContain('ts_live_');
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '')).toEqual({ mode: 'live' });
  expect(JSON.parse((await run('key', 'issue', 'harbour-gazette', '--json')).stdout)).toMatchObject({ key: KEY });
});

test('the options of "key issue" are sent as they were typed', async () => {
  const narrow = [
    '--name',
    'CMS',
    '--scopes',
    'feed, embargoed',
    '--cidr',
    '192.0.2.0/24',
    '--agreement',
    'web',
    '--expires',
    '2027-01-01T00:00:00Z',
  ];
  await run('key', 'issue', 'harbour-gazette', '--test', ...narrow);
  expect(JSON.parse(desk.requests.at(-1)?.body ?? '')).toEqual({
    mode: 'test',
    name: 'CMS',
    agreement: 'web',
    scopes: ['feed', 'embargoed'],
    cidrs: ['192.0.2.0/24'],
    expires: '2027-01-01T00:00:00.000Z',
  });
  const token = await run('key', 'issue', 'harbour-gazette', '--feed');
  expect(token.stderr).toContain(`curl ${desk.url}/f/KEY/feed.rss`);
  const asked = desk.requests.length;
  expect((await run('key', 'issue', 'harbour-gazette', '--feed', '--test')).code).toBe(2);
  expect(desk.requests).toHaveLength(asked);
});

test('a key is listed without its secret, takes another in its place, and ends', async () => {
  await run('key', 'issue', 'harbour-gazette');
  const listed = await run('key', 'list', 'harbour-gazette');
  expect(listed.stdout).toMatch(/^k1\tlive\tdefault\tmain\tfeed\t/);
  expect(listed.stdout).not.toContain('secret');
  const rotated = await run('key', 'rotate', 'harbour-gazette', 'k1', '--overlap-hours', '0', '--yes');
  expect([rotated.stdout, rotated.stderr]).toEqual([`${KEY}\n`, expect.stringContaining(`The old key, k1, ends at ${NOW}.\n`)]);
  expect(JSON.parse(desk.requests.find(({ path }) => path.endsWith('/rotation'))?.body ?? '')).toEqual({ overlapHours: 0 });
  expect((await run('key', 'revoke', 'harbour-gazette', 'k1', '--yes')).stdout).toBe('Revoked: k1\n');
  expect((await run('key', 'revoke', 'harbour-gazette', 'k1', '--yes')).code).toBe(1);
});

const USUAL_SCOPES = ['feed', 'articles', 'changes', 'withdrawals', 'usage', 'account'];

test.skipIf(!hasTerminals)('a terminal of 110 columns shows a key on one line; in a pipe every scope is listed', async () => {
  const key = { id: '40636ecfc9ff', mode: 'live', name: 'default', agreement: 'main', scopes: USUAL_SCOPES, cidrs: [], created: NOW };
  const lastUsed = { at: NOW, addressPrefix: '192.0.2.0/24' };
  partnerDesk.keys.set('a', { ...key, lastUsed });
  partnerDesk.keys.set('b', { ...key, scopes: [...USUAL_SCOPES, 'embargoed'] });
  partnerDesk.keys.set('c', { ...key, scopes: ['feed', 'account'] });
  const env = { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN };
  const { screen } = await tearsheetOnTerminal(['key', 'list', 'harbour-gazette'], env, tmpdir(), { columns: 110 });
  const shown = screen.trimEnd().split('\n');
  expect(shown).toHaveLength(4);
  expect(shown.map((line) => /all but embargoed|all|feed,account/.exec(line)?.[0])).toEqual([
    undefined,
    'all but embargoed',
    'all',
    'feed,account',
  ]);
  expect((await run('key', 'list', 'harbour-gazette')).stdout.split('\n')[0]).toContain(`\t${USUAL_SCOPES.join(',')}\t`);
});

test('if it is not clear which agreement a key is for, at most ten are named and the others are counted', async () => {
  const agreements = Array.from({ length: 13 }, (_, index) => `desk-${index + 1}`);
  desk.sabotage = () => problem('no-such-agreement', { agreements });
  const { stderr } = await run('key', 'issue', 'harbour-gazette');
  expect(stderr).toContain(`The partner has: ${agreements.slice(0, 10).join(', ')} and 3 more.`);
  agreements.length = 10;
  expect((await run('key', 'issue', 'harbour-gazette')).stderr).toContain(`The partner has: ${agreements.join(', ')}.`);
});

test('a partner that nobody knows gets no key', async () => {
  const { code, stdout, stderr } = await run('key', 'issue', 'nobody');
  expect([code, stdout, stderr]).toEqual([1, '', 'Not found (404)\n  There is no partner of this name.\n']);
});
