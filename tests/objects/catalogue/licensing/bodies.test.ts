// Whole versions and bare facts, as the licensed routes ask the Catalogue for them.
import { beforeEach, describe, expect, test } from 'vitest';
import { ANSWER_BYTES, fitting } from '../../../../src/objects/rpc-limits.ts';
import { catalogue } from '../../../support/worker/catalogue.ts';
import { fromNow, HOUR_MS } from '../../../support/worker/clock.ts';
import { correct, publish, replace, setUpPublisher, withdraw } from '../../../support/worker/desk.ts';
import { isolateTests } from '../../../support/worker/isolation.ts';

isolateTests();
beforeEach(() => setUpPublisher());

async function versions(...wanted: [slug: string, version: number][]): Promise<string[]> {
  const articles = await catalogue().bodies(wanted.map(([slug, version]) => ({ slug, version })));
  return articles.map(({ slug, version }) => `${slug} ${version}`);
}

describe('the bodies of versions', () => {
  test('come in the order they are wanted, whole but for the desk’s notes', async () => {
    await publish('locks', { edNote: 'Ask the harbour master.', bodyHtml: '<p>First words.</p>' });
    await replace('locks', { edNote: 'Asked.', bodyHtml: '<p>Second words.</p>' });
    await publish('gale');
    expect(await versions(['gale', 1], ['locks', 1], ['locks', 2])).toEqual(['gale 1', 'locks 1', 'locks 2']);
    const [first] = await catalogue().bodies([{ slug: 'locks', version: 1 }]);
    expect(first).toMatchObject({ headline: 'Pilots return to the eastern lock', bodyHtml: '<p>First words.</p>' });
    expect(first).not.toHaveProperty('edNote');
  });

  test('are left out where there is no such version, without an error', async () => {
    await publish('locks');
    expect(await versions(['nothing', 1], ['locks', 2], ['locks', 1], ['locks', 0])).toEqual(['locks 1']);
    expect(await versions(['nothing', 1])).toEqual([]);
    expect(await versions()).toEqual([]);
  });

  test('come before their hour too, since KV never has them', async () => {
    await publish('tonight', { embargoedUntil: fromNow(HOUR_MS) });
    expect(await versions(['tonight', 1])).toEqual(['tonight 1']);
  });

  test('are as many as fit one answer, and at least one', async () => {
    const bodyHtml = `<p>${'Long words. '.repeat(20_000)}</p>`;
    const wanted: [string, number][] = [];
    for (const slug of ['one', 'two', 'three', 'four', 'five']) {
      await publish(slug, { bodyHtml });
      wanted.push([slug, 1]);
    }
    expect(await versions(...wanted)).toEqual(['one 1', 'two 1', 'three 1']);
    expect(await versions(...wanted.slice(3))).toEqual(['four 1', 'five 1']);
    expect([...fitting(['x'.repeat(2 * ANSWER_BYTES), 'y'])]).toHaveLength(1);
  });
});

describe('the facts of an article', () => {
  test('are there in any state, with the head of the log they are from', async () => {
    await publish('locks');
    const before = await catalogue().facts('locks');
    expect(before.facts).toMatchObject({ slug: 'locks', version: 1, pubStatus: 'usable', sections: ['harbour'], subjects: ['pilots'] });
    await correct('locks', 'A name was wrong.');
    await withdraw('locks', 'The report was wrong.');
    const after = await catalogue().facts('locks');
    expect(after.facts).toMatchObject({ version: 3, pubStatus: 'canceled', withdrawal: { note: 'The report was wrong.', at: fromNow(0) } });
    expect([after.epoch, after.head]).toEqual([before.epoch, before.head + 2]);
    await publish('tonight', { embargoedUntil: fromNow(HOUR_MS) });
    expect((await catalogue().facts('tonight')).facts).toMatchObject({ embargoedUntil: fromNow(HOUR_MS) });
  });

  test('are absent where there is no article, and the head is there nevertheless', async () => {
    const { epoch, ...answer } = await catalogue().facts('nothing');
    expect(answer).toEqual({ head: 1 });
    expect(epoch).toMatch(/^[0-9a-f]{12}$/);
  });
});
