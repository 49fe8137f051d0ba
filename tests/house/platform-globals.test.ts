// Where the platform may be touched: everywhere else, time, chance and the network are passed in.
import { describe, expect, it } from 'vitest';
import { read, sourceFiles, withoutComments } from './source-files.ts';

const CLOCK_AND_CHANCE = /\bDate\.now\b|\bnew Date\(\)|\bMath\.random\b|\bcrypto\.(?:randomUUID|getRandomValues)\b|\bperformance\.now\b/g;
const WAITING = /\bset(?:Timeout|Interval)\(|\bqueueMicrotask\(/g;
const NETWORK = /(?<![.\w])fetch\(/g;
const HASHING = /\bcrypto\.subtle\b/g;

const HAS_A_CLOCK = ['http', 'objects', 'cli', 'worker.ts'];
const FETCHES = [...HAS_A_CLOCK, 'consumers'];
/** Where hashing is the subject, besides. */
const HASHES = ['src/pages/layout/policy.ts', 'src/domain/values/digest.ts'];
/** Scripts for browsers, which have clocks of their own. */
const FOR_BROWSERS = ['src/pages/layout/script.ts', 'src/pages/editor/kept-area.ts', 'src/docs/docs-script.ts'];

const files = sourceFiles();

/** Uses outside the folders that may, as `path: what`. A method of ours that is called `fetch(` is declared with its modifiers. */
function uses(pattern: RegExp, folders: readonly string[], except: readonly string[] = []): string[] {
  return files
    .filter((path) => !folders.includes(path.split('/')[1] ?? '') && !except.includes(path))
    .flatMap((path) => [...withoutComments(read(path)).matchAll(pattern)].map(([found]) => `${path}: ${found}`));
}

describe('the platform', () => {
  it('uses the clock and randomness only in the entry layers', () => {
    expect(uses(CLOCK_AND_CHANCE, HAS_A_CLOCK)).toEqual([]);
    expect(uses(WAITING, HAS_A_CLOCK, FOR_BROWSERS)).toEqual([]);
  });

  it('calls fetch only in the entry layers and in the queue consumers', () => {
    expect(uses(NETWORK, FETCHES)).toEqual([]);
  });

  it('calls digests only where hashing is the subject', () => {
    expect(uses(HASHING, HAS_A_CLOCK, HASHES)).toEqual([]);
  });

  it('is found by these searches where it is used', () => {
    expect(uses(CLOCK_AND_CHANCE, []).length).toBeGreaterThan(10);
    expect(uses(NETWORK, []).some((use) => use.startsWith('src/cli/'))).toBe(true);
    expect(uses(HASHING, []).some((use) => use.startsWith('src/http/'))).toBe(true);
  });

  it('imports no Node module in what Cloudflare runs', () => {
    const node = /\bprocess\.|\bBuffer\b|\b__dirname\b|\brequire\(/g;
    expect(uses(node, ['cli'])).toEqual([]);
  });
});
