// What a token may change without the scope "read" shows it nothing that it may not read, and what does not exist is 404 to everybody.
import { beforeEach, expect, test } from 'vitest';
import { DESK_SCOPES } from '../../../src/domain/publisher/desk-scope.ts';
import { consoleApp } from '../../../src/http/console-app.ts';
import { DAY_MS, fromNow } from '../../support/worker/clock.ts';
import { type Browser, signedIn } from '../../support/worker/console.ts';
import { fieldsSent } from '../../support/worker/console-forms.ts';
import { callDesk, publish, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests } from '../../support/worker/isolation.ts';
import { licensee } from '../../support/worker/partner.ts';

isolateTests();

const PARTNER = '/console/partners/harbour-gazette';
const TERMS = `${PARTNER}/agreements/main/terms`;
let writer: Browser;

beforeEach(async () => {
  await setUpPublisher();
  await licensee({ terms: { validFrom: '2025-01-01T00:00:00Z' } });
  await publish('storm', { headline: 'Storm passes', embargoedUntil: fromNow(DAY_MS) });
  ({ browser: writer } = await signedIn('Mo Reed', ['partners', 'articles']));
});

test('the check of an agreement names no article to somebody who may not read articles', async () => {
  const { browser: reader } = await signedIn('Ada Brink', ['read', 'partners']);
  expect((await reader.get(TERMS)).text).toContain('Storm passes');
  const opened = await writer.get(TERMS);
  const sent = fieldsSent(opened, TERMS);
  for (const answer of [opened, await writer.post(TERMS, { ...sent, do: 'check' }), await writer.post(TERMS, { ...sent, do: 'preview' })]) {
    expect([answer.status, answer.text.includes('from all sections')]).toEqual([200, true]);
    expect(answer.text).not.toMatch(/Storm passes|It would get/);
  }
});

test('a form that is refused says why, and shows its page only to somebody who may read it', async () => {
  const [key] = (await callDesk<{ keys: { id: string }[] }>('GET', '/desk/partners/harbour-gazette/keys')).body.keys;
  const form = await writer.formToken();
  const refused = async (path: string) => {
    const { status, text } = await writer.post(path, { form, at: 'never' }, { 'sec-fetch-dest': 'document', accept: 'text/html' });
    expect([path, status, text.includes('does not cover the page of this form')]).toEqual([path, 403, true]);
    expect(text).not.toMatch(/Storm passes|Last pull|Made|Version 1/);
    return text;
  };
  expect(await refused(`${PARTNER}/standing`)).toContain('The standing must be');
  expect(await refused(`${PARTNER}/keys`)).toContain('The name must not be empty');
  expect(await refused(`${PARTNER}/keys/${key?.id}/rotation`)).toContain('whole number of hours');
  expect(await refused(`${PARTNER}/agreements/main/ending`)).toContain('Give the end as a date');
  expect(await refused('/console/articles/storm/withdrawal')).toContain('Give a reason');
});

test('every page, fragment and file of something that does not exist is 404, also beside what exists', async () => {
  const { browser } = await signedIn('Ada Brink', [...DESK_SCOPES]);
  const known: Record<string, string> = { slug: 'storm', partner: 'harbour-gazette', agreement: 'main' };
  const patterns = consoleApp.routes.flatMap(({ method, path }) =>
    method === 'GET' && /^\/console\/(?!sign-in).*:/.test(path) ? [path] : [],
  );
  for (const pattern of new Set(patterns)) {
    const last = pattern.slice(pattern.lastIndexOf(':') + 1).split('/')[0];
    const beside = pattern.replace(/:(\w+)/g, (_, name: string) => (name === last ? 'unknown-9' : (known[name] ?? 'unknown-9')));
    for (const path of [beside, pattern.replace(/:\w+/g, 'unknown-9')])
      expect([path, (await browser.get(path)).status]).toEqual([path, 404]);
  }
  expect((await browser.get('/console/articles/unknown-9/receivers')).text).toContain('There is no article at this address.');
});
