// Whatever the desk and the partners did, at the edges of what is taken: the export of it restores, and is the same export again.
import { env } from 'cloudflare:workers';
import fc from 'fast-check';
import { expect, inject, test } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { type DraftInput, draftSchema } from '../../../src/domain/articles/draft.ts';
import { acceptable, anyDraft, anyInstant, anyTerms, anyText } from '../../domain/any-stored.ts';
import { comparable, exportAll, restore } from '../../support/worker/backup.ts';
import { runAlarm } from '../../support/worker/catalogue.ts';
import { advanceClock, SECOND_MS } from '../../support/worker/clock.ts';
import { BOOTSTRAP_TOKEN, callDesk, publish, sendBulk, setUpPublisher } from '../../support/worker/desk.ts';
import { Dice } from '../../support/worker/fuzz/dice.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { licensee, pull, pullJson } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { article } from '../../support/worker/sample.ts';

isolateTests();

const SEED = inject('fuzzSeed');
const ARTICLES = 40;
const PARTNERS = 8;

/** Answers how many of the calls were accepted. */
class Desk {
  accepted = 0;

  async call(method: string, path: string, body: unknown = {}): Promise<Record<string, unknown> | undefined> {
    const headers = method === 'GET' ? {} : { 'if-match': '*' };
    const answer = await callDesk<Record<string, unknown>>(method, path, { body, headers });
    if (answer.status === 404 || answer.status === 412) return this.call1(method, path, body);
    return this.taken(answer);
  }

  private async call1(method: string, path: string, body: unknown): Promise<Record<string, unknown> | undefined> {
    return this.taken(await callDesk<Record<string, unknown>>(method, path, { body }));
  }

  private taken({ status, body }: { status: number; body: Record<string, unknown> }): Record<string, unknown> | undefined {
    expect(status).toBeLessThan(500);
    if (status >= 300) return undefined;
    this.accepted += 1;
    return body;
  }
}

function sample<T>(arbitrary: fc.Arbitrary<T>, count: number): T[] {
  return fc.sample(arbitrary, { seed: SEED, numRuns: count });
}

async function publishAnything(desk: Desk, dice: Dice): Promise<string[]> {
  const slugs: string[] = [];
  for (const [index, input] of sample(anyDraft, ARTICLES).entries()) {
    const slug = index === 0 ? 'k'.repeat(64) : `story-${index}`;
    const { sections: _any, ...fields } = acceptable(draftSchema.shape, input);
    // One optional field that the lifecycle refuses would take all others with it.
    let draft: Record<string, unknown> = { ...article(), ...fields };
    for (let attempt = 0; attempt < 4; attempt++) {
      if ((await desk.call('PUT', `/desk/articles/${slug}`, draft)) !== undefined) {
        slugs.push(slug);
        break;
      }
      const dropped = dice.pick(Object.keys(fields));
      draft = Object.fromEntries(Object.entries(draft).filter(([name]) => name !== dropped));
    }
  }
  return slugs;
}

async function changeAnything(desk: Desk, dice: Dice, slugs: readonly string[]): Promise<void> {
  const notes = sample(anyText(2_000), 40);
  for (const note of notes) {
    const slug = dice.pick(slugs);
    const step = dice.below(6);
    if (step === 0)
      await desk.call('POST', `/desk/articles/${slug}/correction`, { note, kind: dice.pick(['correction', 'clarification']) });
    if (step === 1) await desk.call('POST', `/desk/articles/${slug}/withdrawal`, { reason: note, ...(dice.chance(0.5) ? { note } : {}) });
    if (step === 2) await desk.call('POST', `/desk/articles/${slug}/${dice.pick(['hold', 'release', 'reinstatement'])}`);
    if (step === 3) await desk.call('POST', '/desk/tokens', { name: note.slice(0, 200), scopes: ['read', 'read'] });
    if (step === 4) await desk.call('PUT', `/desk/articles/${slug}`, article({ headline: note.slice(0, 500) }));
    if (step === 5) await importAnything(note, dice);
    advanceClock(dice.below(3) * SECOND_MS);
  }
}

test('the name of a source with half a surrogate pair is refused, since SQLite would store it as three characters', async () => {
  await setUpPublisher({ timeZone: 'UTC' });
  const line = { op: 'import', slug: 'wire', sourceHash: '0'.repeat(64), article: article() };
  const answers = await sendBulk([
    { ...line, sourceId: 'file\ud83d' },
    { ...line, sourceId: 'file\u{1f30a}' },
  ]);
  expect(answers.map(({ status }) => status)).toEqual([422, 201]);
});

async function importAnything(note: string, dice: Dice): Promise<void> {
  const corrections = [note, `${note}x`].map((text) => text.slice(0, 2_000)).filter((text) => text.trim() !== '');
  const sourceHash = String(dice.below(10)).repeat(64);
  const line = { op: 'import', slug: 'wire', sourceId: note.slice(0, 2_000), sourceHash, article: article(), corrections };
  for (const { status } of await sendBulk([line])) expect(status).not.toBe(500);
}

async function licenseAnything(desk: Desk, dice: Dice): Promise<string[]> {
  const keys: string[] = [];
  const instants = sample(anyInstant, PARTNERS);
  for (const [index, input] of sample(anyTerms, PARTNERS).entries()) {
    const partner = `/desk/partners/p-${index}`;
    await desk.call('PUT', partner, { name: `Partner ${index}`, contact: dice.pick(sample(anyText(200), 9)) });
    await desk.call('PUT', partner, { name: dice.pick(sample(anyText(200), 9)) });
    const base = { reference: 'R-1', validFrom: '2026-01-01T00:00:00Z', form: 'full', channels: ['print'] };
    const terms = {
      ...base,
      ...acceptable(agreementSchema.shape, input),
      form: 'full',
      ...(dice.chance(0.7) ? { validFrom: base.validFrom } : {}),
    };
    await desk.call('PUT', `${partner}/agreements/main`, base);
    await desk.call('PUT', `${partner}/agreements/main`, terms);
    if (dice.chance(0.2)) await desk.call('POST', `${partner}/agreements/main/end`, { at: instants[index] });
    const cidrs = dice.chance(0.2) ? ['2001:DB8::/32', '192.0.2.7', '::ffff:10.0.0.0/104'] : [];
    const issued = await desk.call('POST', `${partner}/keys`, { name: dice.pick(sample(anyText(200), 9)), cidrs });
    if (typeof issued?.['key'] === 'string') keys.push(issued['key']);
    if (dice.chance(0.3))
      await desk.call('PUT', `${partner}/standing`, { standing: 'warned', reason: dice.pick(sample(anyText(2_000), 9)) });
  }
  return keys;
}

/** Zeros in any place, since they may be left out of what is written. */
function anyClient(dice: Dice): string {
  const groups = Array.from({ length: 8 }, () => dice.pick(['0', '0', '7', 'db8', 'ffff']));
  return dice.chance(0.2) ? `192.0.${dice.below(256)}.7` : groups.join(':');
}

async function takeAnything(keys: readonly string[], dice: Dice): Promise<void> {
  for (const key of keys) {
    const headers = { 'cf-connecting-ip': anyClient(dice) };
    await (await pull(key, `/v1/feed.ninjs?limit=${1 + dice.below(100)}`, { headers })).arrayBuffer();
    const answer = await pull(key, '/v1/withdrawals', { headers });
    const { withdrawals = [] } = (await answer.json()) as { withdrawals?: { id: string }[] };
    for (const { id } of withdrawals.slice(0, 3)) {
      const body = { outcome: 'replaced', urls: ['https://x.example/文?ä'], by: 'Desk \u0092', at: '1600-01-01T00:00:00Z' };
      await (await pull(key, `/v1/withdrawals/${id}/acknowledgement`, { method: 'POST', body, headers })).arrayBuffer();
    }
  }
}

const ENCODED = 'https://p.example/'.concat('文'.repeat(2_000));

test.each<[string, string, Partial<DraftInput>]>([
  [
    'the first instant of the calendar, which is in the year before it west of Greenwich',
    'Europe/London',
    { firstPublished: '1600-01-01T00:00:00Z' },
  ],
  ['the same in America', 'America/New_York', { firstPublished: '1600-01-01T00:00:00Z', firstCreated: '1600-01-01T00:00:00Z' }],
  ['the last hour', 'Pacific/Kiritimati', { expires: '9999-12-31T00:00:00Z', embargoedUntil: '9999-12-30T23:59:59.999Z' }],
  ['addresses that are nine times as long once they are encoded', 'UTC', { url: ENCODED, images: [{ url: ENCODED }] }],
  ['a language whose canonical form is longer than it was', 'UTC', { language: 'ca-latn-es-valencia-u-ca-islamicc' }],
])('%s restores', async (_what, timeZone, fields) => {
  await setUpPublisher({ timeZone });
  await publish('edge', fields);
  const file = await exportAll();
  expect(await restore(file)).toMatchObject({ status: 200 });
  expect(comparable(await exportAll())).toEqual(comparable(file));
});

test.each(['2001:db8:0:7::1', '2001:0:0:7::1', '::1', '64:ff9b::192.0.2.7', '::ffff:192.0.2.7', '192.0.2.7'])(
  'a pull and an acceptance from %s restore',
  async (address) => {
    Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
    await setUpPublisher();
    await publish('taken');
    const { id, key } = await licensee();
    await callDesk('PUT', `/desk/partners/${id}`, { body: { name: 'The Tide' }, headers: { 'if-match': '*' } });
    advanceClock(3 * SECOND_MS);
    const headers = { 'cf-connecting-ip': address };
    expect((await pull(key, '/v1/feed.ninjs', { headers })).status).toBe(200);
    const [agreement] = (await pullJson<{ agreements: { notice: { sha256: string } }[] }>(key, '/v1/agreements', { headers })).agreements;
    const body = { sha256: agreement?.notice.sha256 };
    expect((await pull(key, '/v1/agreements/main/acceptance', { method: 'POST', body, headers })).status).toBe(200);
    const file = await exportAll();
    expect(file).toMatch(/"table":"acceptance".*"[\da-f:.]+\/(?:24|48)"/);
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(comparable(await exportAll())).toEqual(comparable(file));
  },
);

test.each(['America/New_York', 'Pacific/Kiritimati'])(`in %s (FUZZ_SEED=${SEED})`, async (timeZone) => {
  Object.assign(env, { CLIENT_ADDRESS: 'cloudflare' });
  const dice = new Dice(SEED);
  const desk = new Desk();
  await setUpPublisher({ timeZone, articleUrl: 'HTTPS://Quay-Courier.example/{section}/{slug}?ä={slug}' });
  const keys = await licenseAnything(desk, dice);
  const slugs = await publishAnything(desk, dice);
  expect(slugs.length).toBeGreaterThan(ARTICLES / 4);
  advanceClock(3 * SECOND_MS);
  await takeAnything(keys, dice);
  await changeAnything(desk, dice, slugs);
  await runAlarm();
  advanceClock(3 * SECOND_MS);
  await takeAnything(keys, dice);
  expect(desk.accepted).toBeGreaterThan(ARTICLES);
  const file = await exportAll();
  expect(await restore(file)).toMatchObject({ status: 200, outcome: 'restored' });
  newIsolate();
  expect(comparable(await exportAll())).toEqual(comparable(file));
  expect((await get('/desk/articles', { authorization: `Bearer ${BOOTSTRAP_TOKEN}` })).status).toBe(200);
});
