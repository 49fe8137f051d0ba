// The icons and the manifest: the publisher's where the settings name them, else our own, whatever the state of the service.
import { expect, test } from 'vitest';
import { ICON_PATH, TOUCH_ICON_PATH } from '../../../src/pages/layout/icons.ts';
import { breakCatalogue } from '../../support/worker/catalogue.ts';
import { ORIGIN, setUpPublisher } from '../../support/worker/desk.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { get, getText } from '../../support/worker/reader.ts';
import { PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();

const ICON = 'https://www.quay-courier.example/icon.png';
const FAVICON = 'https://www.quay-courier.example/favicon.png';
const OWN = ORIGIN + TOUCH_ICON_PATH;
const PATHS = ['/favicon.ico', '/apple-touch-icon.png'] as const;

/** Where the two addresses lead. */
async function places(): Promise<(string | null)[]> {
  const answers = await Promise.all(PATHS.map((path) => get(path)));
  for (const { status, headers } of answers) expect([status, headers.get('access-control-allow-origin')]).toEqual([302, '*']);
  return answers.map(({ headers }) => headers.get('location'));
}

/** Addresses of icons on a page and in the manifest. */
async function named(): Promise<string[]> {
  const page = await getText('/terms');
  const { icons } = JSON.parse(await getText('/manifest.webmanifest')) as { icons: { src: string }[] };
  return [...page.matchAll(/<link rel="(?:apple-touch-)?icon" href="([^"]+)"/g)]
    .map(([, place = '']) => place)
    .concat(icons.map(({ src }) => src));
}

test.each([
  ['no icon', {}, [OWN, OWN], [ICON_PATH, TOUCH_ICON_PATH, ICON_PATH, TOUCH_ICON_PATH]],
  ['a large icon', { iconUrl: ICON }, [ICON, ICON], [ICON, ICON, ICON]],
  ['a small icon', { faviconUrl: FAVICON }, [FAVICON, FAVICON], [FAVICON, FAVICON, FAVICON]],
  ['both', { iconUrl: ICON, faviconUrl: FAVICON }, [FAVICON, ICON], [FAVICON, ICON, ICON, FAVICON]],
])('of a publisher with %s', async (_what, settings, redirects, names) => {
  await setUpPublisher(settings);
  expect(await places()).toEqual(redirects);
  expect(await named()).toEqual(names);
});

test('an icon is ours, and the answer is not stored, while there is no publisher and while nobody can say', async () => {
  for (const broken of [false, true]) {
    if (broken) breakCatalogue();
    newIsolate();
    expect(await places()).toEqual([OWN, OWN]);
    for (const path of PATHS) expect((await get(path)).headers.get('cache-control')).toBe('no-store');
    expect((await get('/manifest.webmanifest')).status).toBe(broken ? 503 : 404);
  }
});

test('the manifest has the name, the language and the colours of the site, and is answered with 304', async () => {
  await setUpPublisher();
  const answer = await get('/manifest.webmanifest');
  expect(answer.headers.get('content-type')).toBe('application/manifest+json; charset=utf-8');
  expect(await answer.json()).toMatchObject({
    name: PUBLISHER.name,
    short_name: PUBLISHER.name,
    lang: PUBLISHER.language,
    start_url: '/',
    theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    background_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
  });
  expect((await get('/manifest.webmanifest', { 'if-none-match': answer.headers.get('etag') ?? '' })).status).toBe(304);
});

test('the page of an address with nothing at it names no manifest before there is one', async () => {
  const page = await get('/nowhere', { 'sec-fetch-dest': 'document', accept: 'text/html' });
  expect(await page.text()).not.toContain('manifest');
  await setUpPublisher();
  expect(await getText('/terms')).toContain('<link rel="manifest" href="/manifest.webmanifest"/>');
});
