// Partners get of third-party copy what their agreements grant, whatever is public of it.
import { beforeEach, describe, expect, test } from 'vitest';
import { publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { issue, keysIn, licensee, pull, textOf } from '../../support/worker/partner.ts';
import { BODY, show, WIRE } from '../../support/worker/third-party-copy.ts';

isolateTests();
beforeEach(() => setUpPublisher({ publicContent: 'full' }));

describe('a partner', () => {
  const TERMS = { scope: { sources: { include: ['own', 'Tidewater Wire'] } } };

  test.each(['none', 'summary', 'full'] as const)('gets what its agreement grants if the public gets %s', async (content) => {
    await show(content);
    await publish('wire', WIRE);
    const partner = await licensee({ terms: TERMS });
    const feed = await issue(partner.id, { mode: 'feed' });
    const paths = [
      '/v1/feed.rss',
      '/v1/feed.atom',
      '/v1/feed.json',
      '/v1/feed.ninjs',
      '/v1/feed.json?section=weather',
      '/v1/feed.json?subject=buoys',
    ];
    for (const path of [...paths, '/v1/articles/wire', '/v1/articles/wire/html', '/v1/articles/wire/text', `/f/${feed.key}/feed.rss`]) {
      const text = await textOf(await pull(partner.key, path));
      expect([path, text.includes(BODY)]).toEqual([path, true]);
    }
  });

  test('with a scope of sections or subjects has copy of an unlisted source whose subject no public feed has', async () => {
    await show('none');
    await publish('own', { subjects: ['Gales'] });
    await publish('wire', { ...WIRE, subjects: ['Buoys', 'Gales'] });
    const partner = await licensee({ terms: { scope: { ...TERMS.scope, subjects: { include: ['buoys'] } } } });
    expect(await keysIn(partner.key)).toEqual(['wire']);
    await show('summary');
    expect(await keysIn(partner.key)).toEqual(['wire']);
    await show('none');
    expect(await keysIn(partner.key)).toEqual(['wire']);
  });

  test('hears of no change if only the public feeds change', async () => {
    await publish('wire', WIRE);
    const partner = await licensee({ terms: TERMS });
    const changes = async (cursor: string) => JSON.parse(await textOf(await pull(partner.key, `/v1/changes${cursor}`)));
    const { cursor } = await changes('');
    await show('none');
    expect((await changes(`?cursor=${cursor}`)).changes).toEqual([]);
  });
});
