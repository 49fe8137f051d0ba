// The Authorization field, as programs write it.
import { exports } from 'cloudflare:workers';
import { expect, test } from 'vitest';
import { BOOTSTRAP_TOKEN, ORIGIN } from '../support/worker/desk.ts';
import { licenseeForEachTest } from '../support/worker/licensed-stage.ts';

const gazette = licenseeForEachTest();

async function statusOf(path: string, authorization: string): Promise<number> {
  return (await exports.default.fetch(`${ORIGIN}${path}`, { headers: { authorization } })).status;
}

test.each(['Bearer', 'bearer', 'BEARER', 'bEaReR'])('the scheme may be written %s (RFC 9110 §11.1)', async (scheme) => {
  expect(await statusOf('/v1/feed.rss', `${scheme} ${gazette.key}`)).toBe(200);
  expect(await statusOf('/desk/articles', `${scheme} ${BOOTSTRAP_TOKEN}`)).toBe(200);
});

test.each(['Basic', 'basic', 'BASIC'])('a reader may write the scheme %s (RFC 9110 §11.1)', async (scheme) => {
  expect(await statusOf('/v1/feed.rss', `${scheme} ${btoa(`reader:${gazette.key}`)}`)).toBe(200);
});
