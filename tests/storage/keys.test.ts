import { describe, expect, it } from 'vitest';
import { articleKey, feedKey, HEARTBEAT_KEY, KEY_PATTERNS } from '../../src/storage/keys.ts';

const KV_KEY_BYTES = 512;

function filled(pattern: string, values: Record<string, string | number>): string {
  return pattern.replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name]));
}

describe('the keys of KV', () => {
  it('follow their patterns', () => {
    expect(articleKey('a1b2c3', 'ferry-returns', 12)).toBe(
      filled(KEY_PATTERNS.article, { epoch: 'a1b2c3', shape: 2, slug: 'ferry-returns', version: 12 }),
    );
    expect(feedKey('sections/lakes')).toBe(filled(KEY_PATTERNS.feed, { name: 'sections/lakes' }));
    expect(HEARTBEAT_KEY).toBe(KEY_PATTERNS.heartbeat);
  });

  it("are within KV's limit, however long the names are", () => {
    const longest = [articleKey('a'.repeat(12), 'k'.repeat(64), Number.MAX_SAFE_INTEGER), feedKey(`subjects/${'c'.repeat(64)}`)];
    for (const key of longest) expect(new TextEncoder().encode(key).byteLength).toBeLessThanOrEqual(KV_KEY_BYTES);
  });
});
