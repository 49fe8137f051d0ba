// Takes the README's pictures anew: `node docs/screenshots/take.ts`. Starts the service with its sample, beside any that runs already.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium, launchBrowser, visit } from '../../tests/support/browser.ts';
import { startProgram } from '../../tests/support/program.ts';
import { temporaryFolder } from '../../tests/support/run-cli.ts';

const SHOWN = 'localhost:8787';
const PICTURES = [
  { file: 'front-page.png', path: '/', viewport: { width: 1280, height: 900 }, colorScheme: 'light' },
  { file: 'feed-preview-phone.png', path: '/feeds/all.rss', viewport: { width: 390, height: 844 }, colorScheme: 'dark' },
] as const;

const chromium = findChromium();
if (chromium === undefined) throw new Error('There is no Chromium: install one, or name it with CHROMIUM.');

const folder = temporaryFolder();
const program = await startProgram({ folder: folder.path });
// Whatever port was free, the addresses in the pictures are the README's, and the same each time.
const browser = await launchBrowser(chromium, [`--host-resolver-rules=MAP ${SHOWN} localhost:${program.port}`]);
try {
  for (const { file, path, viewport, colorScheme } of PICTURES) {
    const target = join(import.meta.dirname, file);
    const options = { viewport, colorScheme, deviceScaleFactor: 1, pictures: 'missing' } as const;
    const { page, close } = await visit(browser, `http://${SHOWN}${path}`, options);
    await page.screenshot({ path: target });
    await close();
    console.log(`${file}: ${Math.ceil(statSync(target).size / 1_000)} kB`);
  }
} finally {
  await browser.close();
  await program.stop();
  folder.remove();
}
