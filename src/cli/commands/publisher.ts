// `tearsheet publisher`: the publisher's name, sections, desks and house line.
import type { Command } from 'commander';
import { linesOfMove } from '../../domain/publisher/page-move.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { noteAcceptances } from '../agreements/acceptances.ts';
import { currentPublisher } from '../client/current-publisher.ts';
import type { Desk, PublisherPlan } from '../client/desk-client.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { counted } from '../terminal/counted.ts';
import { outcomeInWords, sayDryRun } from '../terminal/outcome.ts';
import { confirm } from '../terminal/question.ts';
import { printableJson, type Terminal } from '../terminal/terminal.ts';

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
    .description('replace the settings by those in a file')
    .argument('<file>', 'JSON or YAML: docs/publisher.md has every field')
    .option('--dry-run', 'say what would happen, what readers would see and which partners would have to accept another notice')
    .action(async (file: string, { yes, dryRun }: { yes?: boolean; dryRun?: boolean }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      // The parser is loaded here, because no other command needs it.
      const { readPlacedFile, withPlaces } = await import('../files/placed-file.ts');
      const read = await readPlacedFile(file);
      const wanted = read.value;
      const current = await currentPublisher(desk);
      if (dryRun === true || changesNotices(current?.body, wanted) || movesPages(current?.body, wanted)) {
        const plan = await withPlaces(read, wholePlan(desk, wanted, current?.etag));
        if (dryRun === true) return showPlan(terminal, plan);
        noteConsequences(terminal, plan);
        if (plan.articlePages !== undefined) await confirm(terminal, yes === true, 'Change the addresses of these articles?');
        if (plan.acceptances.length > 0) await confirm(terminal, yes === true, 'Change the notice of these agreements?');
      }
      const { body } = await withPlaces(read, desk.putPublisher(wanted, current?.etag));
      terminal.show(body, () => say(terminal, body, false));
    });
}

/** The publisher's name and its house line are part of every notice. */
function changesNotices(current: Publisher | undefined, wanted: unknown): boolean {
  if (current === undefined || typeof wanted !== 'object' || wanted === null) return false;
  const name = 'name' in wanted ? wanted.name : undefined;
  const houseLine = 'houseLine' in wanted ? wanted.houseLine : undefined;
  return name !== current.name || houseLine !== current.houseLine;
}

function movesPages(current: Publisher | undefined, wanted: unknown): boolean {
  if (current === undefined || typeof wanted !== 'object' || wanted === null) return false;
  const articlePages = 'articlePages' in wanted ? wanted.articlePages : 'elsewhere';
  return articlePages !== current.articlePages;
}

/** Reads the list of partners page by page. */
async function wholePlan(desk: Desk, wanted: unknown, etag: string | undefined): Promise<PublisherPlan> {
  const { next: first, ...plan } = (await desk.planPublisher(wanted, etag)).body;
  const acceptances = [...plan.acceptances];
  for (let next = first; next !== undefined; ) {
    const { body } = await desk.planPublisher(wanted, etag, next);
    acceptances.push(...body.acceptances);
    next = body.next;
  }
  return { ...plan, acceptances };
}

function showPlan(terminal: Terminal, plan: PublisherPlan): void {
  terminal.show({ ...plan, dryRun: true }, () => {
    say(terminal, plan, true);
    noteConsequences(terminal, plan);
    sayDryRun(terminal, true);
  });
}

function noteConsequences(terminal: Terminal, { articlePages, publisher, acceptances }: PublisherPlan): void {
  if (articlePages !== undefined) for (const line of linesOfMove(articlePages, publisher)) terminal.note(line);
  noteAcceptances(terminal, acceptances);
}

function say(terminal: Terminal, { outcome, publisher }: { outcome: string; publisher: Publisher }, dryRun: boolean): void {
  const { name, sections, desks } = publisher;
  const settings = `${name}, ${counted(sections.length, 'section')}, ${counted(desks.length, 'desk')}`;
  terminal.say(`${outcomeInWords(outcome, dryRun)}: ${settings}`, outcome === 'unchanged' ? 'faint' : 'good');
}
