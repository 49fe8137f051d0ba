// `tearsheet partner show`: everything that a desk asks about a partner before it picks up the telephone.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { type PartnerDesk, withPartners } from '../../support/partner-desk.ts';
import { command } from '../../support/resident-cli.ts';

let desk: DeskServer;
let kept: PartnerDesk;

beforeEach(async () => {
  desk = await startDeskServer();
  kept = withPartners(desk);
  kept.partners.set('gazette', {
    id: 'gazette',
    name: 'Gazette',
    created: '2026-01-02T09:00:00.000Z',
    standing: 'warned',
    standingReason: 'A credit is missing.',
  });
  kept.records.set('usage', { status: 200, body: { by: 'day', rows: [], quotas: [] } });
  kept.records.set('withdrawals', { status: 200, body: { withdrawals: [] } });
});

afterEach(() => desk.close());

const show = (...args: string[]) => command(['partner', 'show', 'gazette', ...args], { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });

test('a new partner has no agreement, key or delivery, and each empty part says what to do', async () => {
  const { code, stdout, stderr } = await show();
  expect([code, stdout]).toEqual([
    0,
    'Gazette (gazette)\nstanding\twarned: A credit is missing.\npartner since\t2026-01-02T09:00:00.000Z\ndelivered\tnothing in 31 days\n',
  ]);
  expect(stderr.split('\n').slice(0, 4)).toEqual([
    'The partner has no agreement and gets no copy. To put one: "npx --no tearsheet agreement put gazette main FILE".',
    'No key can be used. To issue one: "npx --no tearsheet key issue gazette".',
    expect.stringContaining('npx --no tearsheet partner user add gazette --name NAME'),
    'None.',
  ]);
});

test('one screen shows agreements, keys with their last use, the quota and open withdrawals', async () => {
  const terms = agreementSchema.parse({ reference: 'HG-4', validFrom: '2026-01-01T00:00:00Z', form: 'full', channels: ['app'] });
  kept.agreements.set('gazette/main', [{ id: 'main', version: 3, made: terms.validFrom, sha256: '0'.repeat(64), terms }]);
  const key = { mode: 'live', name: 'CMS', agreement: 'main', scopes: ['feed'], cidrs: [], created: terms.validFrom };
  kept.keys.set('a1', { ...key, id: 'a1', lastUsed: { at: '2026-11-23T08:59:00.000Z', addressPrefix: '192.0.2.0/24' } });
  kept.keys.set('b2', { ...key, id: 'b2', revoked: '2026-11-20T00:00:00.000Z' });
  kept.keys.set('c3', { ...key, id: 'c3', pepper: 'p1', pepperRemoved: true });
  const quota = { articles: 300, per: 'month', past: 'headlines', used: 120, over: 0, resets: '2026-12-01T00:00:00.000Z' };
  const days = ['2026-11-21', '2026-11-22'].map((group) => ({ group, articles: 2, versions: 2, deliveries: 5 }));
  kept.records.set('usage', { status: 200, body: { by: 'day', rows: days, quotas: [{ agreement: 'main', quota }] } });
  const open = { id: 'ferry.2', headline: 'Ferry sails', deadline: '2026-11-23T09:00:00.000Z' };
  const withdrawals = [open, { ...open, id: 'done.2', acknowledged: {} }, { ...open, id: 'back.2', lifted: open.deadline }];
  kept.records.set('withdrawals', { status: 200, body: { withdrawals } });
  const user = {
    name: 'Anne Quay',
    email: 'anne@gazette.example',
    agreements: ['main'],
    rights: ['read', 'copy'],
    created: terms.validFrom,
  };
  kept.users.set('u1', { ...user, id: 'u1', lastSeen: '2026-11-23T08:59:00.000Z' });
  kept.users.set('u2', { ...user, id: 'u2', revoked: '2026-11-20T00:00:00.000Z' });
  const { stdout, stderr } = await show();
  expect(stdout.split('\n').slice(3)).toEqual([
    'delivered\t10 deliveries in 31 days, the last on 2026-11-22',
    'quota\tmain: 120 of 300 articles this month; the count starts again on 2026-12-01T00:00:00.000Z',
    'main\t3\tHG-4\tfull\t2026-01-01T00:00:00.000Z\topen\tyes\taccepted',
    'a1\tlive\tCMS\tmain\tnever\t2026-11-23T08:59:00.000Z from 192.0.2.0/24',
    'c3\tlive\tCMS\tmain\tpepper removed\tnever',
    'u1\tAnne Quay\tanne@gazette.example\tlist, copy\t2026-11-23T08:59:00.000Z',
    'ferry.2\t2026-11-23T09:00:00.000Z\toverdue\tFerry sails',
    '',
  ]);
  expect(stderr).toBe('1 key revoked or expired: "npx --no tearsheet key list gazette".\n');
  const told = JSON.parse((await show('--json')).stdout) as Record<string, unknown[]>;
  expect([told['keys']?.length, told['withdrawals'], told['quotas']]).toEqual([3, [open], [{ agreement: 'main', quota }]]);
});
