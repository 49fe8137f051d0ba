import { reset } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it } from 'vitest';
import * as articles from '../../src/storage/articles.ts';
import { articleKey } from '../../src/storage/keys.ts';
import { published } from '../domain/newsroom.ts';

const { REPLICA } = env;

afterEach(() => reset());

function read(epoch: string, ...versions: number[]) {
  const wanted = versions.map((version) => ({ slug: 'ferry-returns', version }));
  return articles.getAll(REPLICA, epoch, wanted);
}

describe('a published version in KV', () => {
  it('is read as it was written, without the desk’s note', async () => {
    const article = published({ edNote: 'Check the name with the council.' });
    await articles.put(REPLICA, 'e1', article);
    const { edNote: _private, ...rest } = article;
    expect(await read('e1', 1)).toEqual([rest]);
    expect(await REPLICA.get(articleKey('e1', 'ferry-returns', 1))).not.toContain('Check the name');
  });

  it('is of one epoch: after a restore the same number is another version', async () => {
    await articles.put(REPLICA, 'e1', published());
    expect(await read('e2', 1)).toEqual([]);
  });

  it('does not replace older versions', async () => {
    await articles.put(REPLICA, 'e1', published());
    await articles.put(REPLICA, 'e1', { ...published({ headline: 'Ferry is back' }), version: 2 });
    const found = await read('e1', 1, 2);
    expect(found.map(({ headline }) => headline)).toEqual(['Ferry returns to the upper lake', 'Ferry is back']);
  });

  it('is never an unpublished one: writing it throws', async () => {
    const { firstPublished: _never, ...article } = published();
    await expect(articles.put(REPLICA, 'e1', article)).rejects.toThrow('has not been published');
    expect((await REPLICA.list()).keys).toEqual([]);
  });

  it('that KV does not have is left out of the answer', async () => {
    await articles.put(REPLICA, 'e1', published());
    expect((await read('e1', 2, 1)).map(({ version }) => version)).toEqual([1]);
    expect(await read('e1')).toEqual([]);
  });
});
