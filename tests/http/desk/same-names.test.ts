// Terms that an older program stored apart although their names are one.
import { evictDurableObject } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { shortHash } from '../../../src/domain/values/fingerprint.ts';
import { catalogue, runAlarm, select } from '../../support/worker/catalogue.ts';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';
import { get } from '../../support/worker/reader.ts';
import { finish, listed } from '../../support/worker/terms.ts';

isolateTests();
beforeEach(() => setUpPublisher());

describe('terms that an older program stored apart', () => {
  /** As an older program filed it, under a code of its own. */
  const old = (slug: string, code: string, name: string) => publish(slug, { headline: slug, subjects: [{ code, name }] });

  test('become one if their names differ only in case, white space or Unicode form', async () => {
    await old('one', 'ports', 'Ports');
    await old('two', 'ports', 'Ports');
    const code = `ports-${shortHash('PORTS')}`;
    await old('three', code, 'PORTS');
    await old('c', 'c', 'C');
    await old('c-plus', `c-${shortHash('C++')}`, 'C++');
    await select('UPDATE term SET folded = NULL');
    await evictDurableObject(catalogue());
    await catalogue().heartbeat();
    await runAlarm();
    await finish();
    expect((await listed()).map((term) => [term.code, term.articles])).toEqual([
      ['c', 1],
      [`c-${shortHash('C++')}`, 1],
      ['ports', 3],
    ]);
    expect((await get(`/feeds/subjects/${code}.rss`)).status).toBe(308);
  });

  test('stay apart if the desk chose a code, and where an agreement is in the way', async () => {
    await old('planet', 'mercury-planet', 'Mercury');
    await old('element', 'mercury', 'mercury');
    await old('one', 'ports', 'Ports');
    await old('two', `ports-${shortHash('PORTS')}`, 'PORTS');
    await licensee({ terms: { scope: { subjects: { include: ['ports'] } } } });
    await select('UPDATE term SET folded = NULL');
    await evictDurableObject(catalogue());
    await catalogue().heartbeat();
    await runAlarm();
    await finish();
    const terms = await listed();
    expect(terms.map(({ code }) => code)).toEqual(['mercury', 'mercury-planet', 'ports', `ports-${shortHash('PORTS')}`]);
    expect(terms.map((term) => term.merge?.state)).toEqual([undefined, undefined, undefined, 'refused']);
  });
});
