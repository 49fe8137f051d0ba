// Keys and tokens in texts that go to a log or to a caller, however they were written there.
import { expect, test } from 'vitest';
import { containsKey, loggablePath, withoutSecrets } from '../../src/http/responses/redact.ts';

const REST = 'p1_harbour-gazette_Z1x2c3v4b5n6m7Z1x2c3v4b5n6m7Z1x2_0123456789abcdef0123456789abcdef';

test.each(['', ' ', '"', '%22', '%20', 'x', '_', '/f/', 'Bearer '])('a key behind %j is taken out of a text', (before) => {
  for (const kind of ['ts_live_', 'ts_test_', 'ts_feed_', 'tsd_']) {
    expect(withoutSecrets(`${before}${kind}${REST} and more`)).toBe(`${before}${kind}… and more`);
  }
});

test.each(['ts_live_', 'TS_LIVE_', 'ts%5Flive%5f', '%74s_live_', '%74%73%5f%6c%69%76%65%5f'])(
  'a query with %s is seen to hold a key',
  (written) => {
    expect(containsKey(`?key=${written}${REST}`)).toBe(true);
  },
);

const DESK_TOKEN = 'p1_Z1x2c3v4b5n6_Z1x2c3v4b5n6m7Z1x2c3v4b5n6m7Z1x_0123456789abcdef0123456789abcdef';

test.each(['tsd_', 'TSD_', '%74sd%5f'])('a query with %s is seen to hold a desk token', (written) => {
  expect(containsKey(`?token=${written}${DESK_TOKEN}`)).toBe(true);
});

test.each(['?section=arts_lively', '?q=ts_', '?%', '?%zz', '?cursor=p1.ts-live-x', '?page=AxtSd_9f_bQ'])('%s holds none', (query) => {
  expect(containsKey(query)).toBe(false);
});

test('what stands in the place of a feed token is never logged, even if it is no token', () => {
  for (const written of [`ts_feed_${REST}`, 'my-password', '%74s_feed_x', ''])
    expect(loggablePath(`/f/${written}/feed.rss`)).toBe('/f/…/feed.rss');
  expect(loggablePath('/feeds/all.rss')).toBe('/feeds/all.rss');
});
