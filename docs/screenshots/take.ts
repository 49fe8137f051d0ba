// Takes the README's pictures anew: `node docs/screenshots/take.ts`. Starts the service with its sample, beside any that runs already.
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
  { file: 'feed-preview-phone.png', path: '/feeds/all.rss', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

const chromium = findChromium();
if (chromium === undefined) throw new Error('There is no Chromium: install one, or name it with CHROMIUM.');

const folder = temporaryFolder();
// Whatever port was free, the addresses in the pictures are the README's, and the same each time; those of the sample's drawings are too.
const program = await startProgram({ folder: folder.path, env: { PUBLIC_ORIGIN: `http://${SHOWN}` } });
const browser = await launchBrowser(chromium, [`--host-resolver-rules=MAP ${SHOWN} localhost:${program.port}`]);
try {
  for (const { file, path, viewport, colorScheme } of PICTURES) {
    const options = { viewport, colorScheme, deviceScaleFactor: 1 } as const;
    const { page, close } = await visit(browser, `http://${SHOWN}${path}`, options);
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
} finally {
  await browser.close();
  await program.stop();
  folder.remove();
}

/** As a person sees it: on a wide terminal, which `script` makes. */
function tearsheet(command: string): string {
  const typed = `stty cols 150; ${process.execPath} ${join(ROOT, 'bin/tearsheet.cjs')} ${command}`;
  const env = { ...process.env, TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token, FORCE_COLOR: '1' };
  return execFileSync('script', ['--quiet', '--return', '--command', typed, '/dev/null'], { env, encoding: 'utf8' });
}

async function licensedArticle(partner: string, key: string): Promise<string> {
  const issued = JSON.parse(tearsheet(`key issue ${partner} --json`)) as { key: string };
  const answer = await fetch(`${program.server}/v1/articles/${key}/html`, { headers: { authorization: `Bearer ${issued.key}` } });
  if (!answer.ok) throw new Error(`${key}: ${answer.status}`);
  return answer.text();
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
