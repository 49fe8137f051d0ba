// Bodies as they come in: what is read of them, and what is not begun.
import { expect, test } from 'vitest';
import * as z from 'zod';
import { readJson } from '../../src/http/requests/request-body.ts';
import { ORIGIN } from '../support/worker/desk.ts';

test('a body whose Content-Length is too large is not read, so that its connection stays open', async () => {
  const headers = { 'content-type': 'application/json', 'content-length': '12' };
  const request = new Request(ORIGIN, { method: 'POST', headers, body: '"0123456789"' });
  await expect(readJson(request, z.string(), 11)).rejects.toMatchObject({ problemName: 'too-large' });
  expect(request.bodyUsed).toBe(false);
  await expect(readJson(request, z.string(), 12)).resolves.toBe('0123456789');
});

test.each(['application/json', 'application/vnd.api+json', 'Application/LD+JSON; charset=utf-8'])(
  'a body of the type %s is read as JSON',
  async (type) => {
    const request = new Request(ORIGIN, { method: 'POST', headers: { 'content-type': type }, body: '"x"' });
    await expect(readJson(request, z.string(), 11)).resolves.toBe('x');
  },
);

test.each(['text/json', 'application/json5', 'application/x-ndjson', 'text/plain'])('a body of the type %s is refused', async (type) => {
  const request = new Request(ORIGIN, { method: 'POST', headers: { 'content-type': type }, body: '"x"' });
  await expect(readJson(request, z.string(), 11)).rejects.toMatchObject({ problemName: 'unsupported-media-type' });
});
