// docs/operations.md promises numbers and names; here they are held to the code.
import { describe, expect, it } from 'vitest';
import { TAGS_PER_PURGE } from '../../src/domain/feeds/cache-tags.ts';
import { CACHE_POLICIES } from '../../src/http/responses/cache-policy.ts';
import { LAST_GOOD_SECONDS } from '../../src/storage/heartbeat.ts';
import { read, sourceFiles } from './source-files.ts';

const DOCUMENT = read('docs/operations.md');
const TOML = read('wrangler.toml');

/** Seconds of a directive; `undefined` where it is not given. */
function seconds(policy: string | undefined, directive: string): number | undefined {
  const found = new RegExp(`(?:^|[ ,])${directive}=(\\d+)`).exec(policy ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

/** A constant of a file, as a number of whatever its name says. */
function constant(path: string, name: string): number {
  const [, value = ''] = new RegExp(`const ${name} = ([\\d_]+);`).exec(read(path)) ?? [];
  return Number(value.replaceAll('_', ''));
}

describe('the page for operators', () => {
  it('states how long each answer is kept', () => {
    const { feed, page, lastGood, fixed } = CACHE_POLICIES;
    const cdn = 'cloudflare-cdn-cache-control';
    expect(DOCUMENT).toContain(
      `| a feed, an archive page | ${seconds(feed['cache-control'], 'max-age')} s | ${seconds(feed[cdn], 'max-age')} s,`,
    );
    expect(DOCUMENT).toContain(`for at most ${seconds(feed[cdn], 'stale-while-revalidate')} s more`);
    expect(page[cdn]).toBe(feed[cdn]);
    expect(DOCUMENT).toContain(
      `| a feed while the Catalogue is down | ${seconds(lastGood['cache-control'], 'max-age')} s | ${seconds(lastGood[cdn], 'max-age')} s |`,
    );
    expect(seconds(fixed[cdn], 'max-age')).toBe(3_600);
    for (const [row, policy] of [
      ['every other 404 of a feed or of an archive page', CACHE_POLICIES.unknownFeed],
      ['the redirect (308) from another spelling of an address', CACHE_POLICIES.redirect],
    ] as const) {
      expect(policy[cdn]).toBe('no-store');
      expect(DOCUMENT).toContain(`| ${row} | ${seconds(policy['cache-control'], 'max-age')} s | not kept |`);
    }
  });

  it('states the limits of purges by plan, and the one that the queue keeps within', () => {
    expect(DOCUMENT).toContain(`with at most ${TAGS_PER_PURGE} tags a call`);
    const plans = [...DOCUMENT.matchAll(/^\| (Free|Pro|Business|Enterprise) \| (\d+ a (?:minute|second)) \| \d+ \| (\d+) \|$/gm)];
    expect(plans.map(([, plan, calls]) => `${plan}: ${calls}`)).toEqual([
      'Free: 5 a minute',
      'Pro: 5 a second',
      'Business: 10 a second',
      'Enterprise: 50 a second',
    ]);
    for (const [, , , tags] of plans) expect(Number(tags)).toBe(TAGS_PER_PURGE);
  });

  it('states how many names of feeds are remembered and listed', () => {
    const figure = (path: string, name: string) => constant(path, name).toLocaleString('en');
    expect(DOCUMENT).toContain(`more than ${figure('src/objects/catalogue/feeds/public-queries.ts', 'WHOLE_LIMIT')} feeds`);
    expect(DOCUMENT).toContain(`at most ${figure('src/domain/feeds/known-feeds.ts', 'NAMES_LIMIT')} names of feeds`);
  });

  it('states for how long old copies are served, and every cache policy keeps within it', () => {
    expect(LAST_GOOD_SECONDS).toBe(3_600);
    expect(DOCUMENT).toContain('**one hour** (`LAST_GOOD_SECONDS`)');
    for (const [name, policy] of Object.entries(CACHE_POLICIES)) {
      const kept = 'cloudflare-cdn-cache-control' in policy ? policy['cloudflare-cdn-cache-control'] : policy['cache-control'];
      if (kept === 'no-store') continue;
      expect(seconds(kept, 'stale-if-error') ?? Number.POSITIVE_INFINITY, name).toBeLessThanOrEqual(LAST_GOOD_SECONDS);
      // Workers Cache takes these for a reason to serve nothing stale, in an outage either.
      expect(kept, name).not.toMatch(/s-maxage|must-revalidate/);
    }
    expect(seconds(CACHE_POLICIES.lastGood['cloudflare-cdn-cache-control'], 'stale-if-error')).toBe(0);
  });

  it('states how purges are paced', () => {
    const flush = read('src/objects/catalogue/alarm/flush.ts');
    const [, repeats = ''] = /URGENT_REPEATS_SECONDS = \[([^\]]+)\]/.exec(flush) ?? [];
    expect(repeats).toBe('0, 5, 70');
    expect(DOCUMENT).toContain('at once, again after 5 seconds, and again after 70 seconds');
    expect(constant('src/objects/catalogue/alarm/flush.ts', 'PUBLISH_PURGE_INTERVAL_MS')).toBe(30_000);
    expect(DOCUMENT).toContain('at most once in 30 seconds');
    expect(DOCUMENT).toContain(`at most ${TAGS_PER_PURGE} tags a call`);
    expect(DOCUMENT).toContain(`tried again after ${constant('src/consumers/purges.ts', 'RETRY_SECONDS')} seconds, twenty times`);
    expect(TOML).toContain('max_retries = 20');
    expect(TOML).toContain('crons = ["*/5 * * * *"]');
  });

  it('states how partners are asked about a withdrawal', () => {
    const queue = (name: string) => constant('src/objects/catalogue/withdrawals/notification-queue.ts', name);
    const patienceMs = constant('src/objects/catalogue/withdrawals/notifier.ts', 'CALL_TIMEOUT_MS');
    expect(DOCUMENT).toContain(
      `${queue('PARTNERS_PER_STEP')} at a time, at once and again after ${queue('SECOND_PASS_MS') / 1_000} seconds`,
    );
    expect(DOCUMENT).toContain(
      `does not answer within ${patienceMs / 1_000} seconds is asked again after ${queue('FIRST_RETRY_MS') / 1_000}, 10, 20`,
    );
    expect(read('src/objects/catalogue/withdrawals/notification-queue.ts')).toContain('LONGEST_RETRY_MS = 15 * 60_000');
    expect(DOCUMENT).toContain('at most 15 minutes apart');
  });

  it('states how wrong desk tokens are blocked, and the binding lets one fewer pass', () => {
    expect(constant('src/http/credentials/failed-tokens.ts', 'FAILED_TOKENS_LIMIT')).toBe(10);
    expect(DOCUMENT).toContain('ten wrong tokens sent to `/desk/*` within a minute');
    expect(constant('src/http/credentials/failed-tokens.ts', 'FAILED_TOKENS_WINDOW_MS')).toBe(60_000);
    expect(DOCUMENT).toContain(`for ${constant('src/domain/values/blocks.ts', 'BLOCK_MS') / 1_000} seconds`);
    expect(TOML).toContain('simple = { limit = 9, period = 60 }');
    expect(DOCUMENT).toContain(
      `as well, ${constant('src/http/credentials/failed-tokens.ts', 'WRONG_TOKEN_CALLS_PER_SECOND')} a second in each isolate`,
    );
    expect(DOCUMENT).toContain(`at least ${constant('src/domain/publisher/secrets.ts', 'SECRET_CHARS')} characters`);
  });

  it('names every event there is in the log, and no other', () => {
    const code = sourceFiles()
      .filter((path) => !path.startsWith('src/cli/'))
      .map(read)
      .join('\n');
    const logged = new Set([...code.matchAll(/\bevent: '([a-z-]+)'/g)].map(([, name]) => name));
    const [, table = ''] = /\n\| event \| meaning \|\n(?:\|-+)+\|\n((?:\|.*\n)+)/.exec(DOCUMENT) ?? [];
    const cells = table.split('\n').map((row) => row.split('|')[1] ?? '');
    const named = cells.flatMap((cell) => [...cell.matchAll(/`([a-z-]+)`/g)].map(([, name]) => name));
    expect(new Set(named)).toEqual(logged);
  });

  it('is right that the log is JSON with an event, without headers, query or body of a request', () => {
    const calls = sourceFiles()
      .filter((path) => !path.startsWith('src/cli/') && path !== 'src/pages/layout/script.ts')
      .flatMap((path) => [...read(path).matchAll(/console\.\w+\(([\s\S]*?)\);\n/g)].map(([, call = '']) => call.trim()));
    expect(calls.length).toBeGreaterThan(5);
    for (const call of calls) {
      expect(call).toMatch(/^JSON\.stringify\(\{ event: '/);
      expect(call).not.toMatch(/\b(?:headers?|query|url|token|body|authorization)\b/i);
    }
  });

  it('names commands, variables and files that are there', () => {
    const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
    const run = [...DOCUMENT.matchAll(/npm run (\w+)/g)].map(([, name]) => name);
    expect(run.filter((name) => !scripts.includes(name ?? ''))).toEqual([]);
    const links = [...DOCUMENT.matchAll(/\]\(([^#)]+)[^)]*\)/g)].map(([, path]) => path ?? '');
    for (const path of links) expect(read(`docs/${path}`), path).not.toBe('');
  });
});
