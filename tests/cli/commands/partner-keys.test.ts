import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, NOW, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { withPartners } from '../../support/partner-desk.ts';
import { type Ended, tearsheet } from '../../support/run-cli.ts';

let desk: DeskServer;

beforeEach(async () => {
  desk = await startDeskServer();
  withPartners(desk).partners.set('harbour-gazette', { id: 'harbour-gazette', name: 'Harbour Gazette' });
});

afterEach(() => desk.close());

function run(...args: string[]): Promise<Ended> {
  return tearsheet(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
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
  const rotated = await run('key', 'rotate', 'harbour-gazette', 'k1', '--overlap-hours', '0');
  expect([rotated.stdout, rotated.stderr]).toEqual([`${KEY}\n`, expect.stringContaining(`The old key, k1, ends at ${NOW}.\n`)]);
  expect(JSON.parse(desk.requests.find(({ path }) => path.endsWith('/rotation'))?.body ?? '')).toEqual({ overlapHours: 0 });
  expect((await run('key', 'revoke', 'harbour-gazette', 'k1')).stdout).toBe('Revoked: k1\n');
  expect((await run('key', 'revoke', 'harbour-gazette', 'k1')).code).toBe(1);
});

test('a partner that nobody knows gets no key', async () => {
  const { code, stdout, stderr } = await run('key', 'issue', 'nobody');
  expect([code, stdout, stderr]).toEqual([1, '', 'Nothing here (404)\n  There is no partner of this name.\n']);
});
