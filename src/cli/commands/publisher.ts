// `tearsheet publisher`: who the publisher is, what its sections and desks are, which notice its copy carries.
import { readFile } from 'node:fs/promises';
import type { Command } from 'commander';
import { Failure } from '../failure.ts';
import { openInvocation, userPath } from '../invocation.ts';
import { standingPublisher } from '../standing-publisher.ts';
import { printableJson } from '../terminal.ts';

export function addPublisherCommands(root: Command): void {
  const group = root.command('publisher').description("show or set the publisher's settings");
  group
    .command('show')
    .description('print the settings as JSON, ready for "publisher set"')
    .action(async (_options: unknown, command: Command) => {
      const { desk } = openInvocation(command);
      const { body } = await desk.getPublisher();
      process.stdout.write(`${printableJson(body, 2)}\n`);
    });
  group
    .command('set')
    .description('replace the settings by those in a JSON file')
    .argument('<file>', 'such as src/cli/sample/publisher.json')
    .action(async (file: string, _options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const wanted = await readJson(file);
      const standing = await standingPublisher(desk);
      const { body } = await desk.putPublisher(wanted, standing?.etag);
      const { outcome, publisher } = body;
      terminal.show(body, () =>
        terminal.say(`${outcome}: ${publisher.name}, ${publisher.sections.length} sections, ${publisher.desks.length} desks`, 'good'),
      );
    });
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(userPath(file), 'utf8'));
  } catch (error) {
    throw new Failure({ title: `${file} cannot be read`, detail: error instanceof Error ? error.message : String(error) });
  }
}
