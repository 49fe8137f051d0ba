// Every command of `tearsheet`, with its help, and a run of one, from its arguments to its exit code. A command's module is loaded when that command was typed,
// and all of them for the help.
import { Command, CommanderError } from 'commander';
import { EXIT_USAGE, Failure, linesOf, mistake, type PlacedObjection, type Problem } from './client/failure.ts';
import { addConfirmations } from './commands/confirmations.ts';
import { addExamples } from './commands/examples.ts';
import { BESIDE_COLUMNS, helpItem } from './terminal/help-item.ts';
import { inHelp, USUAL_COLUMNS } from './terminal/sentences.ts';
import { openTerminal } from './terminal/terminal.ts';
import { version } from './terminal/version.ts';

/** How the command is typed after `npm ci`, in the project's folder and below. `--no` keeps npx from installing a package of that name. */
export const COMMAND = 'npx --no tearsheet';

const EXIT_CODES = `Results go to standard output, remarks and failures to standard error. With --json a failure is {"problem": {…}} on standard output.
Exit codes: 0 done · 1 refused or failed · 2 wrong usage, or --yes is missing · 3 the source has killed a story, which is not withdrawn · 130 stopped`;

/** The commands in the groups and in the order of the help. */
const GROUPS: Readonly<Record<string, readonly string[]>> = {
  Articles: ['import', 'publish', 'update', 'correct', 'hold', 'release', 'embargo', 'list', 'show', 'history'],
  Partners: ['partner', 'agreement', 'key'],
  Withdrawals: ['withdraw', 'reinstate', 'withdrawal'],
  Desk: ['publisher', 'subject', 'section', 'author', 'console', 'token', 'audit', 'feeds'],
  Backup: ['backup'],
  Service: ['verify', 'receipt-key', 'completion'],
};

interface Module {
  /** The commands that it adds. */
  words: readonly string[];
  load: () => Promise<(root: Command) => void>;
}

/** The global options that have a value. */
const VALUED: readonly string[] = ['--server', '--token'];

const MODULES: readonly Module[] = [
  { words: ['import'], load: async () => (await import('./commands/import.ts')).addImportCommand },
  { words: ['publish', 'update', 'correct'], load: async () => (await import('./commands/articles.ts')).addArticleCommands },
  {
    words: ['withdraw', 'reinstate', 'hold', 'release', 'embargo'],
    load: async () => (await import('./commands/lifecycle.ts')).addLifecycleCommands,
  },
  { words: ['list', 'show', 'history'], load: async () => (await import('./commands/list.ts')).addListCommands },
  { words: ['withdrawal'], load: async () => (await import('./commands/withdrawals.ts')).addWithdrawalCommands },
  { words: ['publisher'], load: async () => (await import('./commands/publisher.ts')).addPublisherCommands },
  { words: ['subject'], load: async () => (await import('./commands/terms.ts')).addSubjectCommands },
  { words: ['section'], load: async () => (await import('./commands/terms.ts')).addSectionCommands },
  { words: ['author'], load: async () => (await import('./commands/terms.ts')).addAuthorCommands },
  { words: ['partner'], load: async () => (await import('./commands/partners.ts')).addPartnerCommands },
  { words: ['agreement'], load: async () => (await import('./commands/agreements.ts')).addAgreementCommands },
  { words: ['key'], load: async () => (await import('./commands/keys.ts')).addKeyCommands },
  { words: ['verify'], load: async () => (await import('./commands/verify.ts')).addVerifyCommand },
  { words: ['receipt-key'], load: async () => (await import('./commands/receipt-keys.ts')).addReceiptKeyCommands },
  { words: ['token'], load: async () => (await import('./commands/tokens.ts')).addTokenCommands },
  { words: ['console'], load: async () => (await import('./commands/console.ts')).addConsoleCommand },
  { words: ['audit'], load: async () => (await import('./commands/audit.ts')).addAuditCommand },
  { words: ['backup'], load: async () => (await import('./commands/backup.ts')).addBackupCommands },
  { words: ['feeds'], load: async () => (await import('./commands/feeds.ts')).addFeedsCommand },
  { words: ['completion'], load: loadCompletion },
];

/** It is given the program, because it completes every command. */
async function loadCompletion(): Promise<(root: Command) => void> {
  const { addCompletionCommand } = await import('./commands/completion.ts');
  return (root) => addCompletionCommand(root, () => program());
}

/** With every command, or only those of the module that `typed` asks for. The caller prints failures, all in one shape; commander itself
 *  prints none. */
export async function program(typed: readonly string[] = []): Promise<Command> {
  const root = emptyProgram();
  const word = commandWord(typed);
  const asked = MODULES.filter(({ words }) => word !== undefined && words.includes(word));
  const adders = await Promise.all((asked.length === 0 ? MODULES : asked).map(({ load }) => load()));
  const loaded = root.createCommand().copyInheritedSettings(root);
  for (const add of adders) add(loaded);
  for (const [group, words] of Object.entries(GROUPS)) {
    for (const name of words) {
      const found = loaded.commands.find((command) => command.name() === name);
      if (found !== undefined) root.addCommand(found.helpGroup(`${group}:`));
    }
  }
  // Only here, because `agreement show` has an option --version of its own.
  if (asked.length === 0) root.version(version(), '-V, --version', 'print the version of this program');
  addConfirmations(root);
  addExamples(root);
  return root.commandsGroup('Service:').helpCommand(true).addHelpText('after', inHelp(EXIT_CODES));
}

function emptyProgram(): Command {
  return new Command(COMMAND)
    .description('Publish, correct, withdraw and import articles, license them to partners, and administer the desk.')
    .option('--server <url>', 'the desk to talk to (TEARSHEET_URL; default: the service that "npm start" runs in this project)')
    .option(
      '--token <token>',
      'desk token (TEARSHEET_TOKEN; for a server on this machine the DESK_TOKEN of .dev.vars, in this folder or the nearest above)',
    )
    .option('--json', 'print JSON for programs, and nothing else, on standard output')
    .configureHelp({ showGlobalOptions: true, minWidthToWrap: BESIDE_COLUMNS, formatItem: helpItem })
    .configureOutput({ outputError: () => undefined, getOutHelpWidth: () => process.stdout.columns || USUAL_COLUMNS })
    .exitOverride();
}

/** The first word that is neither an option nor the value of a global one. */
function commandWord(typed: readonly string[]): string | undefined {
  return typed.find((one, place) => !one.startsWith('-') && !VALUED.includes(typed[place - 1] ?? ''));
}

/** The words that lead to the command that was meant, such as `partner standing`. */
export function wordsOf(root: Command, typed: readonly string[]): string[] {
  const word = commandWord(typed);
  const next = root.commands.find((command) => command.name() === word);
  return next === undefined || word === undefined ? [] : [word, ...wordsOf(next, typed.slice(typed.indexOf(word) + 1))];
}

/** Options whose names differ from those of the members in the request. */
const OPTION_NAMES: Readonly<Record<string, string>> = { cidr: 'cidrs' };

/** The options that were typed, by the member of the request that each becomes. */
export function optionsOf(root: Command, typed: readonly string[]): ReadonlyMap<string, string> {
  const command = wordsOf(root, typed).reduce((group, word) => group.commands.find((one) => one.name() === word) ?? group, root);
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  return new Map(given.map((option) => [OPTION_NAMES[option.attributeName()] ?? option.attributeName(), option.long ?? '']));
}

/** Exit codes: 0 done, 1 refused or failed, 2 wrong usage or not confirmed, 3 killed by its source, 130 stopped. */
export async function run(typed: readonly string[]): Promise<number> {
  const root = await program(typed);
  try {
    await root.parseAsync(typed, { from: 'user' });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return 0;
    // The message is the help itself, which commander has printed already.
    if (error instanceof CommanderError && error.code === 'commander.help') return EXIT_USAGE;
    const failure = error instanceof CommanderError ? misuse(root, typed, error) : error;
    if (!(failure instanceof Failure)) throw failure;
    printProblem(failure.problem, typed.includes('--json'), optionsOf(root, typed));
    return failure.exitCode;
  }
}

/** Commander's message about a wrong command, in the shape of every other failure. */
function misuse(root: Command, typed: readonly string[], { message }: CommanderError): Failure {
  const text = message
    .replace(/^error: /, '')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/\.$/, '');
  const words = wordsOf(root, typed);
  // An option directly after the program's name is taken by npx.
  const help = words.length === 0 ? 'help' : [...words, '--help'].join(' ');
  return mistake(`${text.slice(0, 1).toUpperCase()}${text.slice(1)}. See: ${COMMAND} ${help}`);
}

/** A program gets the problem unchanged; for a person, objections name the options that were typed. */
function printProblem(problem: Problem, json: boolean, options: ReadonlyMap<string, string>): void {
  const terminal = openTerminal(json);
  terminal.record({ problem });
  if (json) return;
  const typed = ({ pointer, ...rest }: PlacedObjection) => ({ ...rest, pointer: options.get(pointer.split('/')[1] ?? '') ?? pointer });
  const objections = problem.objections?.map((objection) => (objection.at === undefined ? typed(objection) : objection));
  const shown = objections === undefined ? problem : { ...problem, objections };
  for (const [index, line] of linesOf(shown).entries()) terminal.note(line, index === 0 ? 'bad' : undefined);
}
