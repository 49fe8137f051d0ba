import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findChromium, probe, visit } from '../support/browser.ts';
import { sharedBrowser } from '../support/shared-sample.ts';

const chromium = findChromium();
if (chromium === undefined)
  console.warn('Left out: tests/e2e/browser-probes.test.ts. There is no Chromium: install one, or name it with CHROMIUM.');

/** The second page has colours that cannot be read until its stylesheet is there. */
const PAGES: Record<string, string> = {
  '/': '<form method="post" action="/answer"><button>Send</button></form>',
  '/answer': '<body style="color: #fff"><h1>Not done yet</h1>',
};

const server = createServer(async ({ url = '' }, response) => {
  const isStyle = url === '/late.css';
  if (isStyle) await wait(400);
  response.setHeader('content-type', isStyle ? 'text/css' : 'text/html; charset=utf-8');
  response.end(
    isStyle
      ? 'body { background: #000 }'
      : `<!doctype html><title>Probes</title><link rel="stylesheet" href="/late.css">${PAGES[url] ?? ''}`,
  );
});

describe.skipIf(chromium === undefined)('the probes of pages in a browser', () => {
  let origin: string;

  beforeAll(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.close();
  });

  test('wait for the stylesheet of a page whose words are there already', async () => {
    const { page, close } = await visit(await sharedBrowser(chromium ?? ''), `${origin}/`);
    await page.getByRole('button', { name: 'Send' }).click({ noWaitAfter: true });
    await page.getByText('Not done yet').waitFor({ state: 'attached' });
    expect(await probe(page, 'contrasts()')).toEqual([{ element: 'h1 "Not done yet"', ratio: 21 }]);
    await close();
  });
});
