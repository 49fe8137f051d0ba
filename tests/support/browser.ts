// Debian's Chromium, or another that CHROMIUM names, used as a person would: pages are opened in tabs of their own, and every complaint of
// the browser and every request to other sites is recorded.
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

// biome-ignore format: one line is easier to hold against a list of Chromium's switches.
const SWITCHES = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];
const PROBES = join(import.meta.dirname, 'browser-probes.js');

/** Debian's names. The first has no windows to draw, and takes a fifth less of the processor. */
const PROGRAMS = ['chromium-headless-shell', 'chromium'];

/** Path of the browser; `undefined` if this machine has none. */
export function findChromium(env: Record<string, string | undefined> = process.env): string | undefined {
  const named = env['CHROMIUM'] ?? '';
  const folders = (env['PATH'] ?? '').split(delimiter);
  const candidates = named === '' ? PROGRAMS.flatMap((program) => folders.map((folder) => join(folder, program))) : [named];
  return candidates.find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

export function launchBrowser(executablePath: string, switches: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath, args: [...SWITCHES, ...switches] });
}

export interface Visit {
  page: Page;
  status: number;
  headers: Record<string, string>;
  /** Of the response, not of the document that was made from it. */
  body: () => Promise<string>;
  /** What the browser wrote on its console as an error or a warning, and what scripts threw. */
  complaints: string[];
  /** Requests to other origins that were not for a picture. None is let through: tests need no network. */
  strays: string[];
  close: () => Promise<void>;
}

export interface VisitOptions extends BrowserContextOptions {
  /** `missing`: no picture loads. Default: those of the service do, and each of another site is a grey box. */
  pictures?: 'served' | 'missing';
}

const GREY_BOX = '<svg xmlns="http://www.w3.org/2000/svg" width="3" height="2"><rect width="3" height="2" fill="#888"/></svg>';

/** Opens a URL in a tab of its own, as if somebody had typed it. */
export async function visit(browser: Browser, url: string, { pictures = 'served', ...options }: VisitOptions = {}): Promise<Visit> {
  const { origin } = new URL(url);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await context.addInitScript({ path: PROBES });
  const page = await context.newPage();
  const strays: string[] = [];
  await context.route(
    (address) => address.origin !== origin || (pictures === 'missing' && address.pathname.startsWith('/assets/sample/')),
    (route) => {
      const asked = route.request();
      const isPicture = asked.resourceType() === 'image';
      if (!isPicture) strays.push(`${asked.resourceType()} ${asked.url()}`);
      if (isPicture && pictures === 'served') return route.fulfill({ contentType: 'image/svg+xml', body: GREY_BOX });
      return route.abort();
    },
  );
  const complaints = complaintsOf(page, origin);
  const answer = await page.goto(url, { waitUntil: 'load' });
  if (answer === null) throw new Error(`${url}: no answer`);
  const close = () => context.close();
  return { page, status: answer.status(), headers: answer.headers(), body: () => answer.text(), complaints, strays, close };
}

/** Includes violations of the page's Content-Security-Policy. Excludes pictures that were blocked here, and the status of a page that
 *  says that something is gone. */
function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    const { url } = message.location();
    if (message.type() !== 'error' && message.type() !== 'warning') return;
    const isResource = message.text().startsWith('Failed to load resource');
    const isBlockedHere = message.text().endsWith('net::ERR_FAILED');
    if (isResource && (isBlockedHere || url === page.url() || !url.startsWith(`${origin}/`))) return;
    complaints.push(`${message.text()} (${url})`);
  });
  return complaints;
}

/** Runs one of the probes in the page. Before it has loaded, words can be there without their stylesheet. */
export async function probe<T>(page: Page, expression: string): Promise<T> {
  await page.waitForLoadState('load');
  return page.evaluate<T>(`probes.${expression}`);
}

/** Why the browser asks before it follows the link. It is told to stay. Before the page has loaded, its script does not ask. */
export async function stayedOn(page: Page, link: string): Promise<string> {
  await page.waitForLoadState('load');
  const asked = page.waitForEvent('dialog').then((dialog) => dialog.dismiss().then(() => dialog.type()));
  await page.getByRole('link', { name: link }).click();
  return asked;
}
