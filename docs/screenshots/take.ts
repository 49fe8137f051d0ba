// Takes the README's pictures again: `node docs/screenshots/take.ts`. Starts the service with its sample, beside any that runs already.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, launchBrowser, visit } from '../../tests/support/browser.ts';
import { startProgram } from '../../tests/support/program.ts';
import { ROOT, temporaryFolder } from '../../tests/support/run-cli.ts';
import { partnerPage, terminalPage } from './pages.ts';

const SHOWN = 'localhost:8787';
const PICTURES = [
  { file: 'front-page.png', path: '/', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { file: 'article-phone.png', path: '/articles/corvina-ferry-returns', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
  { file: 'feed-preview-phone.png', path: '/feeds/all.rss', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

const chromium = findChromium();
if (chromium === undefined) throw new Error('There is no Chromium: install one, or name it with CHROMIUM.');

const folder = temporaryFolder();
// Whatever port was free, the addresses in the pictures are the README's, and the same each time; those of the sample's drawings are too.
const program = await startProgram({ folder: folder.path, env: { PUBLIC_ORIGIN: `http://${SHOWN}` }, worker: 'sources' });
const browser = await launchBrowser(chromium, [`--host-resolver-rules=MAP ${SHOWN} localhost:${program.port}`]);
try {
  for (const { file, path, viewport, colorScheme } of PICTURES) {
    const options = { viewport, colorScheme, deviceScaleFactor: 1 } as const;
    const { page, close } = await visit(browser, `http://${SHOWN}${path}`, options);
    // Pictures that load late, or are loaded and not drawn yet, would be empty boxes.
    await page.evaluate("Promise.all([...document.images].map((image) => ((image.loading = 'eager'), image.decode())))");
    await page.screenshot({ path: join(import.meta.dirname, file) });
    await close();
    tellSize(file);
  }
  tearsheet(`partner add fjordkysten --yes --agreement ${join(ROOT, 'examples/agreements/regional-web.yaml')}`);
  const command = 'partner preview fjordkysten';
  await take('partner-preview.png', terminalPage(`npx --no tearsheet ${command}`, tearsheet(command)), 'body');
  await take(
    'licensed-article.png',
    partnerPage('Harbour Gazette', await licensedArticle('harbour-gazette', 'halden-array-first-light')),
    'body',
  );
  await takeConsole(await openWithdrawal('harvest-street-merger'));
  await tryInSandbox('harbour-gazette');
  await takePortal('harbour-gazette');
  await takeDocumentation();
} finally {
  await browser.close();
  await program.stop();
  folder.remove();
}

/** Withdraws an article that one partner received and has not taken down yet, and another has. Returns the id of the withdrawal. */
async function openWithdrawal(slug: string): Promise<string> {
  await licensedArticle('harbour-gazette', slug);
  const { key } = await delivered('fjordkysten', slug);
  tearsheet(`withdraw ${slug} --yes --reason 'The figures are in doubt' --note 'The figures of one co-operative were wrong.'`);
  const id = (JSON.parse(tearsheet('withdrawal list --json')) as { withdrawals: { id: string }[] }).withdrawals[0]?.id ?? '';
  await acknowledge(id, key);
  return id;
}

/** Pages of the console as somebody sees them who has signed in by a link. */
async function takeConsole(withdrawal: string): Promise<void> {
  const link = tearsheet('console --print').match(/http\S+/)?.[0] ?? '';
  const { page, close } = await visit(browser, link, { viewport: { width: 1280, height: 760 }, deviceScaleFactor: 1 });
  await page.getByLabel('Your name').fill('Ada Brink');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/console/today');
  const pages = {
    'withdrawal-board.png': `withdrawals/${withdrawal}`,
    'console-today.png': 'today',
    'console-editor.png': 'articles/halden-array-first-light/edit',
    'console-agreement.png': 'partners/fjordkysten/agreements/main',
  };
  for (const [file, path] of Object.entries(pages)) {
    await page.goto(`http://${SHOWN}/console/${path}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(import.meta.dirname, file) });
    tellSize(file);
  }
  await close();
}

/** Pages of the portal as a person of the partner sees them. */
async function takePortal(partner: string): Promise<void> {
  const link = tearsheet(`partner invite ${partner} anne.quay@harbour-gazette.example --json`).match(/http[^"\s]+/)?.[0] ?? '';
  const { page, close } = await visit(browser, link, { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL('**/portal/articles');
  for (const [file, path] of Object.entries({
    'portal-articles.png': 'articles',
    'portal-copy.png': 'articles/halden-array-first-light',
    'portal-sandbox.png': 'sandbox',
  })) {
    await page.goto(`http://${SHOWN}/portal/${path}`, { waitUntil: 'networkidle' });
    await page.screenshot({ path: join(import.meta.dirname, file) });
    tellSize(file);
  }
  await close();
}

/** What a program with a test key makes of three articles of the sandbox: it takes one down that was withdrawn, and has not seen the last version of another. */
async function tryInSandbox(partner: string): Promise<void> {
  const { key } = JSON.parse(tearsheet(`key issue ${partner} --test --name 'night import' --json`)) as { key: string };
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const call = async (path: string, body?: object) => {
    const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
    const answer = await fetch(`${program.server}/v1/${path}`, init);
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  };
  const change = (action: string, slug: string) => call('sandbox', { action, slug });
  for (const slug of ['sandbox-budget', 'sandbox-storm']) await change('publish', slug);
  await call('changes');
  for (const slug of ['sandbox-budget', 'sandbox-storm']) await call(`articles/${slug}`);
  await change('correct', 'sandbox-budget');
  await change('withdraw', 'sandbox-storm');
  await change('embargo', 'sandbox-interview');
  await call('changes');
  const { withdrawals } = (await (await call('withdrawals')).json()) as { withdrawals: { id: string }[] };
  await acknowledge(withdrawals[0]?.id ?? '', key);
}

async function takeDocumentation(): Promise<void> {
  const options = { viewport: { width: 1280, height: 900 }, deviceScaleFactor: 1 };
  const { page, close } = await visit(browser, `http://${SHOWN}/docs`, options);
  await page.locator('[name=sample-follow-changes][value=mjs]').check({ force: true });
  await page.evaluate("location.hash = '#partners-follow-changes'");
  await page.locator('.docs-contents [aria-current]').waitFor();
  await page.screenshot({ path: join(import.meta.dirname, 'documentation.png') });
  await close();
  tellSize('documentation.png');
}

/** As a person sees it: on a wide terminal, which `script` makes. */
function tearsheet(command: string): string {
  const typed = `stty cols 150; ${process.execPath} ${join(ROOT, 'bin/tearsheet.cjs')} ${command}`;
  const env = { ...process.env, TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token, FORCE_COLOR: '1' };
  return execFileSync('script', ['--quiet', '--return', '--command', typed, '/dev/null'], { env, encoding: 'utf8' });
}

async function licensedArticle(partner: string, slug: string): Promise<string> {
  return (await delivered(partner, slug)).html;
}

/** The article as the partner gets it, and the key with which it did. */
async function delivered(partner: string, slug: string): Promise<{ html: string; key: string }> {
  const { key } = JSON.parse(tearsheet(`key issue ${partner} --json`)) as { key: string };
  const answer = await fetch(`${program.server}/v1/articles/${slug}/html`, { headers: { authorization: `Bearer ${key}` } });
  if (!answer.ok) throw new Error(`${slug}: ${answer.status}`);
  return { html: await answer.text(), key };
}

async function acknowledge(id: string, key: string): Promise<void> {
  const body = JSON.stringify({
    outcome: 'removed',
    by: 'Jonas Vik',
    at: new Date().toISOString(),
    urls: ['https://fjordkysten.example/merger'],
  });
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const answer = await fetch(`${program.server}/v1/withdrawals/${id}/acknowledgement`, { method: 'POST', headers, body });
  if (!answer.ok) throw new Error(`the acknowledgement of ${id}: ${answer.status} ${await answer.text()}`);
}

async function take(file: string, html: string, part: string): Promise<void> {
  const page = await browser.newPage({ deviceScaleFactor: 1 });
  await page.setContent(html);
  await page.locator(part).screenshot({ path: join(import.meta.dirname, file) });
  await page.close();
  tellSize(file);
}

function tellSize(file: string): void {
  console.log(`${file}: ${Math.ceil(statSync(join(import.meta.dirname, file)).size / 1_000)} kB`);
}
