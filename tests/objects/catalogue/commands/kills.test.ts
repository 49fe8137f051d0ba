// Kills by the identity of the copy: which article is withdrawn, and which copy is not imported any more.
import { beforeEach, describe, expect, test } from 'vitest';
import type { KillAnswer } from '../../../../src/domain/articles/source-kill.ts';
import { exportAll, restore } from '../../../support/worker/backup.ts';
import { select } from '../../../support/worker/catalogue.ts';
import { type BulkLine, callDesk, changeState, sendBulk, setUpPublisher } from '../../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../../support/worker/isolation.ts';
import { licensee, pull, pullJson } from '../../../support/worker/partner.ts';
import { get, titlesOf } from '../../../support/worker/reader.ts';
import { article } from '../../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface Source {
  collection?: string;
  sourceId?: string;
  sourceVersion?: string;
  formerId?: string;
  run?: string;
  /** What it says: stands for its hash as well. */
  says?: string;
}

function hashOf(text: string): string {
  return [...text]
    .map((letter) => letter.charCodeAt(0).toString(16))
    .join('')
    .padEnd(64, '0');
}

async function importCopy({ says = 'Bridge closes', ...rest }: Source = {}, options: Record<string, unknown> = {}): Promise<BulkLine> {
  const identity = { collection: 'wire.example', sourceId: 'urn:bridge', ...rest };
  const [line] = await sendBulk([
    { op: 'import', slug: 'bridge', sourceHash: hashOf(says), article: article({ headline: says }), ...identity, ...options },
  ]);
  if (line === undefined) throw new Error('the line was not answered');
  return line;
}

async function kill(
  { says = 'Kill the bridge', ...rest }: Source = {},
  options: Record<string, unknown> = {},
  query = '',
): Promise<KillAnswer> {
  const body = { collection: 'wire.example', sourceId: 'urn:bridge', sourceHash: hashOf(says), ...rest, ...options };
  const answer = await callDesk<KillAnswer>('POST', `/desk/kills${query}`, { body });
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body;
}

const now = { withdraw: true };
const REFUSED = { status: 409, problem: { type: '/problems/killed-by-source' } };
const status = async () => (await callDesk<{ pubStatus: string }>('GET', '/desk/articles/bridge')).body.pubStatus;

describe('a kill', () => {
  test('names the article of its source, and withdraws it only if it is told to', async () => {
    await importCopy();
    expect(await kill()).toMatchObject({ outcome: 'found', article: { slug: 'bridge', headline: 'Bridge closes', pubStatus: 'usable' } });
    expect(await status()).toBe('usable');
    expect(await kill({}, now)).toMatchObject({ outcome: 'withdrawn', article: { slug: 'bridge', version: 2, pubStatus: 'canceled' } });
    expect(await kill({}, now)).toMatchObject({ outcome: 'already-withdrawn' });
    expect((await callDesk('GET', '/desk/articles/bridge')).body).toMatchObject({
      version: 2,
      withdrawal: { reason: 'Killed by its source' },
    });
  });

  test('takes the story off every surface, and tells partners that received it', async () => {
    await importCopy();
    const { key } = await licensee();
    const { cursor } = await pullJson<{ cursor: string }>(key, '/v1/changes');
    expect((await pull(key, '/v1/articles/bridge')).status).toBe(200);
    await kill({}, { ...now, reason: 'Killed by its source. Its edNote says "SECRET WORDS".' });
    newIsolate();
    expect(await titlesOf()).not.toContain('Bridge closes');
    expect((await get('/articles/bridge')).status).toBe(410);
    expect((await pull(key, '/v1/articles/bridge')).status).toBe(410);
    expect(await pullJson(key, `/v1/changes?cursor=${cursor}`)).toMatchObject({ changes: [{ slug: 'bridge', action: 'withdraw' }] });
    expect(await pullJson(key, '/v1/withdrawals')).toMatchObject({ withdrawals: [{ id: 'bridge.2' }] });
    // The words of the kill are for the desk.
    for (const path of ['/feeds/all.rss', '/feeds/all.json', '/articles/bridge'])
      expect(await (await get(path)).text()).not.toContain('SECRET');
    for (const path of ['/v1/withdrawals', '/v1/changes', '/v1/feed.json', '/v1/articles/bridge'])
      expect(await (await pull(key, path)).text()).not.toContain('SECRET');
  });

  test('of another collection or another id is not of this article', async () => {
    await importCopy();
    expect(await kill({ collection: 'other.example' }, now)).toEqual({ outcome: 'unknown' });
    expect(await kill({ sourceId: 'urn:bridge-2' }, now)).toEqual({ outcome: 'unknown' });
    expect(await status()).toBe('usable');
  });

  test('as a dry run says what would happen, and stores nothing', async () => {
    await importCopy();
    expect(await kill({}, now, '?dryRun=true')).toMatchObject({ outcome: 'withdrawn' });
    expect(await status()).toBe('usable');
    expect(await importCopy()).toMatchObject({ outcome: 'unchanged' });
    expect(await select('SELECT * FROM killed_source')).toEqual([]);
  });

  test('of a held article and of one under embargo withdraws them', async () => {
    await importCopy({}, { hold: true });
    expect(await kill({}, now)).toMatchObject({ outcome: 'withdrawn' });
    expect((await get('/articles/bridge')).status).toBe(404);
  });

  test('of an id that an older program used finds the article, unless the id is a path, which several stories may have had', async () => {
    await importCopy({ collection: '', sourceId: 'urn:old' });
    await importCopy({ collection: '', sourceId: 'lead.txt', says: 'Lead' }, { slug: 'lead' });
    expect(await kill({ sourceId: 'urn:new', formerId: 'urn:old' })).toMatchObject({ outcome: 'found', article: { slug: 'bridge' } });
    expect(await kill({ sourceId: 'wire/lead.txt', formerId: 'lead.txt' }, now)).toEqual({ outcome: 'unknown' });
  });

  test.each([[{ sourceHash: 'x' }], [{ run: 'NO' }], [{ reason: '' }], [{ sourceId: '' }], [{ more: 1 }]])(
    'with %j is refused',
    async (part) => {
      const body = { sourceId: 'a', sourceHash: 'a'.repeat(64), ...part };
      expect((await callDesk('POST', '/desk/kills', { body })).status).toBe(422);
    },
  );
});

describe('versions', () => {
  test('a kill that is older than the stored copy withdraws nothing, because the source has published the story again since', async () => {
    await importCopy({ sourceVersion: '3' });
    expect(await kill({ sourceVersion: '2' }, now)).toMatchObject({ outcome: 'newer-version', article: { slug: 'bridge' } });
    expect(await status()).toBe('usable');
    expect(await importCopy({ sourceVersion: '3' })).toMatchObject({ outcome: 'unchanged' });
  });

  test.each([
    ['3', '3'],
    ['3', '4'],
    ['3', undefined],
    [undefined, '3'],
    ['3', '2026-01-01T00:00:00Z'],
  ])('a kill of the copy in version %s with version %s counts: in doubt the story goes', async (copy, killed) => {
    await importCopy(copy === undefined ? {} : { sourceVersion: copy });
    expect(await kill(killed === undefined ? {} : { sourceVersion: killed }, now)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('a version after the kill is imported if nothing was withdrawn, and its earlier versions are not', async () => {
    expect(await kill({ sourceVersion: '2' })).toEqual({ outcome: 'unknown' });
    for (const sourceVersion of ['1', '2', undefined])
      expect(await importCopy(sourceVersion === undefined ? {} : { sourceVersion })).toMatchObject(REFUSED);
    expect(await importCopy({ sourceVersion: '3' })).toMatchObject({ outcome: 'created' });
  });

  test('of several kills the one that kills most counts', async () => {
    await kill({ sourceVersion: '2' });
    await kill({ sourceVersion: '5', says: 'Second' });
    await kill({ sourceVersion: '3', says: 'Third' });
    expect(await importCopy({ sourceVersion: '5' })).toMatchObject(REFUSED);
    await kill({ says: 'Without a version' });
    await kill({ sourceVersion: '6', says: 'Sixth' });
    expect(await importCopy({ sourceVersion: '7' })).toMatchObject(REFUSED);
  });
});

describe('copy that its source has killed', () => {
  test('is not imported, whether it arrives before its withdrawal, after it or without one, and not with force', async () => {
    await kill();
    for (const force of [false, true]) expect(await importCopy({}, { force })).toMatchObject(REFUSED);
    expect((await callDesk('GET', '/desk/articles/bridge')).status).toBe(404);
    expect(await importCopy({ sourceId: 'urn:other' })).toMatchObject({ outcome: 'created' });
  });

  test('does not update the article while its kill waits for a person', async () => {
    await importCopy();
    await kill();
    expect(await importCopy({ says: 'Bridge closes for good' })).toMatchObject(REFUSED);
    expect(await importCopy({ says: 'Bridge closes for good' }, { force: true })).toMatchObject(REFUSED);
    await kill({}, now);
    expect(await importCopy({ says: 'Bridge closes for good' })).toMatchObject(REFUSED);
    expect(await importCopy({ sourceVersion: '9' })).toMatchObject(REFUSED);
  });

  test('never comes back in a later version of its source either, once it is withdrawn', async () => {
    await importCopy({ sourceVersion: '1' });
    await kill({ sourceVersion: '2' }, now);
    expect(await importCopy({ sourceVersion: '3' })).toMatchObject({ status: 409, problem: { type: '/problems/article-withdrawn' } });
  });

  test('stays reinstated if the desk has reinstated it, until another kill arrives', async () => {
    await importCopy();
    await kill({}, now);
    await changeState('bridge', 'reinstatement');
    expect(await kill({}, now)).toMatchObject({ outcome: 'reinstated', article: { slug: 'bridge' } });
    expect(await importCopy({ says: 'Bridge stays open' })).toMatchObject({ problem: { type: '/problems/import-conflict' } });
    expect(await importCopy({ says: 'Bridge stays open' }, { force: true })).toMatchObject({ outcome: 'updated' });
    expect(await kill({ says: 'Kill it again' }, now)).toMatchObject({ outcome: 'withdrawn' });
  });

  test('is withdrawn without a question if the run that finds the kill created it', async () => {
    await importCopy({ run: 'monday' });
    expect(await kill({ run: 'tuesday' })).toMatchObject({ outcome: 'found' });
    expect(await kill({ run: 'monday' })).toMatchObject({ outcome: 'withdrawn' });
  });

  test('is known after a restore of a backup', async () => {
    await kill({ sourceVersion: '2' });
    const file = await exportAll();
    expect(await restore(file)).toMatchObject({ status: 200 });
    expect(await importCopy({ sourceVersion: '2' })).toMatchObject(REFUSED);
  });
});
