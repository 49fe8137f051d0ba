// `npm start`: the whole service on this machine, with persistent storage, secrets of its own and, on the first start, a sample newspaper.
import { join, relative, resolve } from 'node:path';
import { Command, CommanderError, InvalidArgumentError } from 'commander';
import type { Publisher } from '../domain/publisher/publisher.ts';
import { currentPublisher } from './client/current-publisher.ts';
import { deskClient } from './client/desk-client.ts';
import { readDevVars } from './client/dev-vars.ts';
import { EXIT_USAGE, Failure, linesOf } from './client/failure.ts';
import { addressOf, rememberService } from './client/local-services.ts';
import { consoleLink } from './local/console-link.ts';
import { printIntroduction, type Running } from './local/introduction.ts';
import { ROOT } from './local/places.ts';
import { SAMPLE_KEY, type SamplePartner, samplePartner } from './local/sample-partner.ts';
import { sampleUser } from './local/sample-user.ts';
import {
  publicOrigin,
  requireBundle,
  requireFreePort,
  requireReachablePort,
  type Service,
  startService,
  waitUntilReady,
} from './local/service.ts';
import { counted } from './terminal/counted.ts';
import { printFault } from './terminal/fault.ts';
import { openTerminal, type Terminal } from './terminal/terminal.ts';

const STORAGE = join(ROOT, '.wrangler', 'state');

interface StartOptions {
  port: number;
  /** Absent: in the project's folder. */
  persistTo?: string;
  /** Absent: `.dev.vars` in the project's folder. */
  secrets?: string;
  showSecrets?: boolean;
  /** Absent: the sources are bundled. */
  bundle?: string;
}

/** npm runs its scripts in the project's folder, and keeps the user's folder in INIT_CWD. */
function userFolder(): string {
  const { npm_lifecycle_event: script, INIT_CWD: folder = '' } = process.env;
  return script === 'start' ? resolve(folder) : process.cwd();
}

async function start(options: StartOptions, terminal: Terminal): Promise<number> {
  const { port, persistTo, secrets: named, showSecrets = false } = options;
  const bundle = options.bundle === undefined ? {} : { bundle: resolve(userFolder(), options.bundle) };
  if (bundle.bundle !== undefined) requireBundle(bundle.bundle);
  await requireFreePort(port);
  const server = addressOf(port);
  terminal.note(`Starting Tearsheet on ${server} …`, 'faint');
  await requireReachablePort(port);
  const secretsFile = named === undefined ? join(ROOT, '.dev.vars') : resolve(userFolder(), named);
  const secrets = named ?? relative(userFolder(), secretsFile);
  // What makes and checks secrets is loaded here, so that the first line is printed at once.
  const { addMissingSecrets } = await import('./local/missing-secrets.ts');
  const made = addMissingSecrets(secretsFile);
  if (made.length > 0) terminal.note(`Made ${made.join(', ')} in ${secrets}.`, 'faint');
  const { requireUsableSecrets } = await import('./local/local-secrets.ts');
  await requireUsableSecrets(secretsFile, secrets);
  const token = readDevVars(secretsFile).get('DESK_TOKEN') ?? '';
  const storage = persistTo === undefined ? STORAGE : resolve(userFolder(), persistTo);
  const service = startService({ root: ROOT, port, persistTo: storage, secretsFile, ...bundle });
  const forget = rememberService(port, secretsFile);
  const stopped = stopOnSignal(service);
  try {
    if (await waitUntilReady(server, service)) await welcome({ server, token, secrets, secretsFile, showsSecrets: showSecrets }, terminal);
  } catch (error) {
    service.stop();
    await service.ended;
    forget();
    throw error;
  }
  const code = await service.ended;
  forget();
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

async function welcome(running: Running, terminal: Terminal): Promise<void> {
  const desk = deskClient(running);
  const withSample = process.env['TEARSHEET_SAMPLE'] !== 'none';
  const stored = (await currentPublisher(desk))?.body;
  const publisher = withSample ? await withSampleOf(running, stored, terminal) : stored;
  const partner = publisher === undefined || !withSample ? undefined : await partnerOf(running, publisher, terminal);
  const user = partner === undefined ? undefined : await unlessRefused(() => sampleUser(deskClient(running)), terminal);
  const consoleUrl = await unlessRefused(() => consoleLink(deskClient(running), running.secretsFile), terminal);
  printIntroduction(running, { publisher, partner, consoleUrl, user }, terminal);
}

/** The service starts even if no link and no sample partner can be made. */
async function unlessRefused<T>(call: () => Promise<T>, terminal: Terminal): Promise<T | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    for (const line of linesOf(error.problem)) terminal.note(line, 'warning');
    return undefined;
  }
}

/** The first start sets up the sample. Every other one makes sure that its pictures are found at the address of this start. */
async function withSampleOf(running: Running, stored: Publisher | undefined, terminal: Terminal): Promise<Publisher> {
  const desk = deskClient(running);
  const origin = publicOrigin(running.secretsFile, running.server);
  if (stored === undefined) {
    const { seed } = await import('./local/seed.ts');
    const { publisher, articles, faults } = await seed(desk, origin);
    const set = `Set up ${publisher.name} with ${counted(articles, 'sample article')}.`;
    terminal.note(`${set} TEARSHEET_SAMPLE=none starts empty.`, 'faint');
    for (const fault of faults) terminal.note(fault, 'warning');
    return publisher;
  }
  const { renewPictures } = await import('./local/sample-pictures.ts');
  const { articles, faults } = await renewPictures(desk, origin);
  if (articles > 0) terminal.note(`Changed the addresses of pictures to ${origin} in ${counted(articles, 'sample article')}.`, 'faint');
  for (const fault of faults) terminal.note(fault, 'warning');
  return stored;
}

async function partnerOf(running: Running, publisher: Publisher, terminal: Terminal): Promise<SamplePartner | undefined> {
  const partner = await unlessRefused(() => samplePartner(deskClient(running), publisher, running.secretsFile), terminal);
  if (partner?.issued === true)
    terminal.note(`Issued a key to the sample partner ${partner.name}: ${SAMPLE_KEY} in ${running.secrets}.`, 'faint');
  return partner;
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
      'where its secrets are, made when missing (default: .dev.vars in the project); npx --no tearsheet finds the service and its token in that folder and below',
    )
    .option('--show-secrets', 'print the desk token and the key of the sample partner, not only where they are')
    .option(
      '--bundle <directory>',
      'run the bundle that "npm run bundle" has made in dist/worker, as it would be deployed, and not the sources',
    )
    .allowExcessArguments(false)
    .exitOverride()
    .action(async (options: StartOptions) => {
      process.exitCode = await start(options, terminal);
    });
}

async function run(): Promise<void> {
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
}

void run().catch(printFault);
