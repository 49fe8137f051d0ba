// People of a partner at the command line: added, found by their address, changed, invited by a link that is printed once, and revoked.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { type PartnerDesk, withPartners } from '../../support/partner-desk.ts';
import { command } from '../../support/resident-cli.ts';
import type { Ended } from '../../support/run-cli.ts';

let desk: DeskServer;
let kept: PartnerDesk;

beforeEach(async () => {
  desk = await startDeskServer();
  kept = withPartners(desk);
  kept.partners.set('lake-post', { id: 'lake-post', name: 'Lake Post' });
});

afterEach(() => desk.close());

const LINK = 'https://news.example/portal/invitations/tspi_p1_lake-post_x';
const ANNE = {
  id: '3fa2b1c05d6e',
  name: 'Anne Quay',
  email: 'anne@lake-post.example',
  agreements: ['main'],
  rights: ['read', 'copy'],
  created: '2026-11-01T09:00:00.000Z',
};

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
}

const sentLast = () => JSON.parse(desk.requests.at(-1)?.body ?? '') as object;

test('somebody is added and invited in one go; only the link goes to standard output, and not into the log beside it', async () => {
  const named = ['--name', 'Mo Reed', '--email', 'mo@lake-post.example', '--rights', 'read, keys'];
  const { code, stdout, stderr } = await run('partner', 'user', 'add', 'lake-post', ...named, '--invite');
  expect([code, stdout]).toEqual([0, `${LINK}\n`]);
  expect(stderr).toContain('Added: Mo Reed (u1)');
  expect(stderr).toContain('It works once, until 2026-12-01T09:00:00.000Z');
  expect(stderr).not.toContain('tspi_');
  expect(kept.users.get('u1')).toMatchObject({ name: 'Mo Reed', email: 'mo@lake-post.example', rights: ['read', 'keys'] });
});

test('an invitation is made for an id or an address in any letters, and is JSON for a program', async () => {
  kept.users.set(ANNE.id, ANNE);
  expect((await run('partner', 'invite', 'lake-post', 'Anne@Lake-Post.example')).stdout).toBe(`${LINK}\n`);
  expect(JSON.parse((await run('partner', 'invite', 'lake-post', ANNE.id, '--json')).stdout)).toMatchObject({ id: ANNE.id, url: LINK });
  const unknown = await run('partner', 'invite', 'lake-post', 'olu@lake-post.example');
  expect([unknown.code, unknown.stderr.includes('nobody with the id or the e-mail address olu@lake-post.example')]).toEqual([1, true]);
  expect((await run('partner', 'uninvite', 'lake-post', ANNE.id)).code).toBe(0);
  expect(desk.requests.at(-1)).toMatchObject({ method: 'DELETE', path: `/desk/partners/lake-post/users/${ANNE.id}/invitation` });
});

test('a change sends what stays as it is stored, and nothing is sent without a change', async () => {
  kept.users.set(ANNE.id, ANNE);
  const changed = await run('partner', 'user', 'change', 'lake-post', ANNE.email, '--rights', 'read,copy,keys');
  expect(sentLast()).toEqual({ name: ANNE.name, email: ANNE.email, agreements: ['main'], rights: ['read', 'copy', 'keys'] });
  expect(changed.stdout).toContain('Changed: Anne Quay (3fa2b1c05d6e), main: list, copy, keys');
  const before = desk.requests.length;
  expect([(await run('partner', 'user', 'change', 'lake-post', ANNE.id)).code, desk.requests.length]).toEqual([2, before]);
});

test('the list and the page of a person show the rights, and somebody who may no longer sign in is revoked only once it is confirmed', async () => {
  kept.users.set(ANNE.id, ANNE);
  const { stdout } = await run('partner', 'user', 'list', 'lake-post');
  for (const part of [ANNE.id, ANNE.name, ANNE.email, 'read,copy', 'never']) expect(stdout).toContain(part);
  expect((await run('partner', 'user', 'show', 'lake-post', ANNE.email)).stdout).toContain('open and copy articles');
  expect((await run('partner', 'user', 'revoke', 'lake-post', ANNE.id)).code).toBe(2);
  expect(kept.users.size).toBe(1);
  expect((await run('partner', 'user', 'revoke', 'lake-post', ANNE.email, '--yes')).stdout).toContain('Revoked: Anne Quay');
  expect(kept.users.size).toBe(0);
});
