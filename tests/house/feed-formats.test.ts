// The addresses of feeds follow the list of formats, so that a format that is added to it is not 404.
import { expect, it } from 'vitest';
import { archivePath, FEED_FORMATS, feedPath } from '../../src/domain/feeds/feed-name.ts';
import { parseFeedAddress } from '../../src/http/public/feed-address.ts';
import { read } from './source-files.ts';

it('every format has addresses, and its name needs no escape in a pattern', () => {
  for (const format of FEED_FORMATS) {
    expect(format).toMatch(/^[a-z][a-z0-9]*$/);
    expect(parseFeedAddress(feedPath('all', format))).toEqual({ kind: 'subscription', name: 'all', format });
    expect(parseFeedAddress(archivePath('all', 2, format))).toEqual({ kind: 'archive', name: 'all', format, page: 2 });
  }
});

it('the pattern of addresses is made from the list', () => {
  expect(read('src/http/public/feed-address.ts')).toContain(`\${FEED_FORMATS.join('|')}`);
});

it('an ending that only begins or ends like a format has no address', () => {
  for (const path of ['/feeds/all.rss2', '/feeds/all.xrss', '/feeds/all.', '/feeds/allxrss', '/feeds/all.ninjs4'])
    expect([path, parseFeedAddress(path)]).toEqual([path, undefined]);
});
