// What became of the embeds in imported copy, as the person who imports it reads it.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { command } from '../support/resident-cli.ts';
import { temporaryFolder } from '../support/run-cli.ts';
import { sharedSample } from '../support/shared-sample.ts';

test('an import says what became of embeds', async () => {
  const folder = temporaryFolder();
  const program = await sharedSample();
  const html = '<h1>Ferries</h1><p>Watch.</p><iframe src="https://www.youtube.com/embed/a" title="Ferries"></iframe><canvas></canvas>';
  writeFileSync(join(folder.path, 'embeds.html'), `<html lang="en"><body><article>${html}</article></body></html>`);
  const env = { TEARSHEET_URL: program.server, TEARSHEET_TOKEN: program.token };
  const { stderr } = await command(['import', '--section', 'world', '--dry-run', 'embeds.html'], env, folder.path);
  folder.remove();
  expect(stderr).toMatch(/embeds\.html(?::\d+)?: <iframe> became a link: https:\/\/www\.youtube\.com\/watch\?v=a$/m);
});
