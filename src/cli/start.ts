// `npm start`: the whole service on this machine, with persistent storage, secrets of its own and, on the first start, a sample newspaper.
import { join, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import { FEED_FORMATS } from '../domain/feeds/feed-name.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import { currentPublisher } from './client/current-publisher.ts';
import { deskClient } from './client/desk-client.ts';
import { addMissingSecrets, readDevVars } from './client/dev-vars.ts';
import { EXIT_USAGE, Failure, linesOf } from './client/failure.ts';
import { licensedCurl } from './client/licensed-curl.ts';
import { requireUsableSecrets } from './local/local-secrets.ts';
import { SAMPLE_KEY, type SamplePartner, samplePartner } from './local/sample-partner.ts';
import { seed } from './local/seed.ts';
import { requireFreePort, type Service, startService, waitUntilReady } from './local/service.ts';
import { counted } from './terminal/counted.ts';
import { openTerminal, type Terminal } from './terminal/terminal.ts';

const ROOT = resolve(import.meta.dirname, '..', '..');
const STORAGE = join(ROOT, '.wrangler', 'state');

interface StartOptions {
  port: number;
  /** Absent: in the project's folder. */
  persistTo?: string;
  /** Absent: `.dev.vars` in the project's folder. */
  secrets?: string;
}

/** npm runs its scripts in the project's folder, and keeps the user's folder in INIT_CWD. */
function userPath(path: string): string {
  const { npm_lifecycle_event: script, INIT_CWD: userFolder = '' } = process.env;
  return script === 'start' ? resolve(userFolder, path) : resolve(path);
}

async function start({ port, persistTo, secrets }: StartOptions, terminal: Terminal): Promise<number> {
  await requireFreePort(port);
  const secretsFile = secrets === undefined ? join(ROOT, '.dev.vars') : userPath(secrets);
  const made = addMissingSecrets(secretsFile);
  if (made.length > 0) terminal.note(`Made ${made.join(', ')} in ${secrets ?? '.dev.vars'}.`, 'faint');
  await requireUsableSecrets(secretsFile, secrets ?? '.dev.vars');
  const token = readDevVars(secretsFile).get('DESK_TOKEN') ?? '';
  const server = `http://localhost:${port}`;
  const storage = persistTo === undefined ? STORAGE : userPath(persistTo);
  const service = startService({ root: ROOT, port, persistTo: storage, secretsFile });
  const stopped = stopOnSignal(service);
  try {
    if (await waitUntilReady(server, service)) await welcome({ server, token, secrets: secrets ?? '.dev.vars', secretsFile }, terminal);
  } catch (error) {
    service.stop();
    await service.ended;
    throw error;
  }
  const code = await service.ended;
  if (stopped()) return 0;
  terminal.note(`The service ended by itself (exit code ${code}). Its output is above.`, 'bad');
  return code === 0 ? 1 : code;
}

/** Ctrl-C reaches the child too if both share a terminal; stopping it twice does no harm. */
function stopOnSignal(service: Service): () => boolean {
  let stopped = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      stopped = true;
      service.stop();
    });
  }
  return () => stopped;
}

interface Running {
  server: string;
  token: string;
  /** Where the token is, for a person. */
  secrets: string;
  /** Where the token is, for programs. */
  secretsFile: string;
}

async function welcome(running: Running, terminal: Terminal): Promise<void> {
  const desk = deskClient(running);
  const withSample = process.env['TEARSHEET_SAMPLE'] !== 'none';
  let publisher = (await currentPublisher(desk))?.body;
  if (publisher === undefined && withSample) {
    const seeded = await seed(desk);
    publisher = seeded.publisher;
    terminal.note(
      `Set up ${publisher.name} with ${counted(seeded.articles, 'sample article')}. TEARSHEET_SAMPLE=none starts empty.`,
      'faint',
    );
    for (const fault of seeded.faults) terminal.note(fault, 'warning');
  }
  const partner = publisher === undefined || !withSample ? undefined : await partnerOf(running, publisher, terminal);
  printIntroduction(running, publisher, partner, terminal);
}

/** The service starts even if the sample partner cannot be made. */
async function partnerOf(running: Running, publisher: Publisher, terminal: Terminal): Promise<SamplePartner | undefined> {
  try {
    const partner = await samplePartner(deskClient(running), publisher, running.secretsFile);
    if (partner?.issued === true)
      terminal.note(`Issued a key to the sample partner ${partner.name}: ${SAMPLE_KEY} in ${running.secrets}.`, 'faint');
    return partner;
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of linesOf(error.problem)) terminal.note(line, 'warning');
    return undefined;
  }
}

function printIntroduction(
  running: Running,
  publisher: Publisher | undefined,
  partner: SamplePartner | undefined,
  terminal: Terminal,
): void {
  const { server, token, secrets } = running;
  terminal.say('');
  terminal.say(`Tearsheet is up${publisher === undefined ? '' : ` for ${publisher.name}`}.`, 'strong');
  terminal.say('');
  terminal.verbatim(`  Front page   ${server}/`);
  terminal.verbatim(`  Feeds        ${server}/feeds`);
  for (const format of FEED_FORMATS) terminal.verbatim(`               ${server}/feeds/all.${format}`);
  terminal.verbatim(`  Desk token   ${token}`);
  terminal.verbatim(`               (DESK_TOKEN in ${secrets}; keep it to yourself)`);
  terminal.say('');
  if (publisher === undefined) {
    terminal.say('No publisher is set up yet, and nothing can be published without one:', 'warning');
    terminal.verbatim(`  npx tearsheet --server ${server} publisher set src/cli/sample/publisher.json`);
    terminal.say('with a copy of that file, made your own.');
  } else {
    terminal.say('Publish something:');
    for (const line of curlLines(server, token, publisher)) terminal.verbatim(line);
  }
  if (partner !== undefined) {
    terminal.say('');
    terminal.say(`Pull licensed copy, as the sample partner ${partner.name} does:`);
    terminal.verbatim(`  ${licensedCurl(server, { key: partner.key, mode: 'live', scopes: ['feed'] })}`);
  }
  terminal.say('');
  terminal.say('Ctrl-C stops the service. What is stored stays.', 'faint');
}

function curlLines(server: string, token: string, publisher: Publisher): string[] {
  const article = {
    headline: 'Hello, readers',
    source: publisher.name,
    sections: [publisher.sections[0]?.code ?? ''],
    bodyHtml: '<p>Our first article.</p>',
  };
  return [
    `  curl -X PUT ${server}/desk/articles/hello-readers \\`,
    `    -H 'Authorization: Bearer ${token}' -H 'Content-Type: application/json' \\`,
    `    -d '${JSON.stringify(article).replaceAll("'", "'\\''")}'`,
  ];
}

function portNumber(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) throw new InvalidArgumentError('It must be a whole number from 1 to 65535.');
  return port;
}

function program(terminal: Terminal): Command {
  return new Command('npm start --')
    .description('Start Tearsheet on this machine.')
    .option('--port <number>', 'port to listen on', portNumber, 8_787)
    .option('--persist-to <directory>', 'where everything is stored (default: .wrangler/state in the project)')
    .option(
      '--secrets <file>',
      'where its secrets are, made when missing (default: .dev.vars in the project, where npx tearsheet finds the desk token; for another file give it with --token)',
    )
    .allowExcessArguments(false)
    .exitOverride()
    .action(async (options: StartOptions) => {
      process.exitCode = await start(options, terminal);
    });
}

const terminal = openTerminal(false);
try {
  await program(terminal).parseAsync();
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : EXIT_USAGE;
  else if (error instanceof Failure) {
    for (const [index, line] of linesOf(error.problem).entries()) terminal.note(line, index === 0 ? 'bad' : undefined);
    process.exitCode = error.exitCode;
  } else throw error;
}
