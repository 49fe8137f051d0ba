// A body is asked again only if its lines are not those that were asked before.
import { expect, it } from 'vitest';
import { readSource } from '../../../src/import/read-source.ts';
import { reading } from '../support/publisher.ts';

const STORY = 'The council will close the bridge for nine weeks.';

async function read(name: string, text: string) {
  return readSource(name, new TextEncoder().encode(text), { ...reading, section: 'world' });
}

it('an instruction that is one of the first lines only without the headline and the byline is found', async () => {
  const { kills, copies } = await read('bridge.md', `# Bridge to close\n\nBy Ada Lund\n\n${STORY}\n\nStory withdrawn\n\n${STORY}\n`);
  expect({ kills: kills.length, copies: copies.length }).toEqual({ kills: 1, copies: 0 });
});

it('an instruction that an empty paragraph divided is found', async () => {
  const { copies } = await read('bridge.html', `<h2>Bridge to close</h2><div>EMBAR<p></p>GOED UNTIL 6AM MONDAY</div><p>${STORY}</p>`);
  expect(copies.map(({ hold }) => hold?.reason)).toEqual(['instruction']);
});

it('an instruction that was hidden by a shortcode is found', async () => {
  const { copies } = await read(
    'bridge.md',
    `---\ntitle: Bridge to close\n---\n\nEMBAR[gallery ids="1"]GOED UNTIL 6AM MONDAY\n\n${STORY}\n`,
  );
  expect(copies.map(({ hold }) => hold?.reason)).toEqual(['instruction']);
});
