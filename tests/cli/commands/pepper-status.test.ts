// Lists of keys and tokens whose pepper was removed from KEY_PEPPERS.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';

const SECRET = { name: 'CMS', scopes: ['read'], cidrs: [], mode: 'live', agreement: 'main', created: '2026-11-01T09:00:00.000Z' };
const SECRETS = [
  { ...SECRET, id: 'alive', pepper: 'p2' },
  { ...SECRET, id: 'dead', pepper: 'p1', pepperRemoved: true },
  { ...SECRET, id: 'ended', pepper: 'p1', pepperRemoved: true, revoked: '2026-11-02T09:00:00.000Z' },
  { ...SECRET, id: 'unknown' },
];

let desk: DeskServer;

beforeEach(async () => {
  desk = await startDeskServer();
  desk.sabotage = ({ path }) => {
    if (path.startsWith('/desk/tokens')) return { status: 200, body: { tokens: SECRETS } };
    if (path.startsWith('/desk/partners/gazette/keys')) return { status: 200, body: { keys: SECRETS } };
    return undefined;
  };
});

afterEach(() => desk.close());

test.each([
  ['token', ['token', 'list'], -1],
  // The name of the agreement comes last.
  ['key', ['key', 'list', 'gazette'], -2],
])('%s list names the pepper, says which were removed, and how many are left to revoke', async (_what, words, place) => {
  const { code, stdout, stderr } = await command(words, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
  const rows = stdout
    .slice(0, -1)
    .split('\n')
    .map((row) => row.split('\t'));
  expect(rows.map((row) => [row[0], row.at(place)])).toEqual([
    ['alive', 'p2'],
    ['dead', 'p1 removed'],
    ['ended', 'p1 removed'],
    ['unknown', ''],
  ]);
  expect(stderr).toMatch(/^1 of these can never be used again/);
  expect(code).toBe(0);
});
