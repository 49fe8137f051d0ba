// Every command of `tearsheet`, with its help.
import { Command } from 'commander';
import { addAgreementCommands } from './commands/agreements.ts';
import { addArticleCommands } from './commands/articles.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
import { addExamples } from './commands/examples.ts';
import { addFeedsCommand } from './commands/feeds.ts';
import { addImportCommand } from './commands/import.ts';
import { addKeyCommands } from './commands/keys.ts';
import { addLifecycleCommands } from './commands/lifecycle.ts';
import { addListCommands } from './commands/list.ts';
import { addPartnerCommands } from './commands/partners.ts';
import { addPublisherCommands } from './commands/publisher.ts';
import { addReceiptKeyCommands } from './commands/receipt-keys.ts';
import { addTokenCommands } from './commands/tokens.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { addWithdrawalCommands } from './commands/withdrawals.ts';
import { inHelp } from './terminal/sentences.ts';

/** How the command is typed after `npm ci`, in the project's folder and below. */
export const COMMAND = 'npx tearsheet';

const EXIT_CODES = `Results go to standard output, remarks and failures to standard error. With --json a failure is {"problem": {…}} on standard output.
Exit codes: 0 done · 1 refused or failed · 2 wrong usage, or --yes is missing · 130 stopped`;

/** The caller prints failures, all in one shape; commander itself prints none. */
export function program(): Command {
  const root = new Command(COMMAND)
    .description('Publish, correct, withdraw and import articles, license them to partners, and administer the desk.')
    .version('0.1.0', '-V')
    .option('--server <url>', 'the desk to talk to (TEARSHEET_URL; default http://localhost:8787)')
    .option(
      '--token <token>',
      'desk token (TEARSHEET_TOKEN; for a server on this machine the DESK_TOKEN of .dev.vars, in this folder or the nearest above)',
    )
    .option('--json', 'print JSON for programs, and nothing else, on standard output')
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ outputError: () => undefined })
    .exitOverride();
  addImportCommand(root);
  addArticleCommands(root);
  addLifecycleCommands(root);
  addListCommands(root);
  addWithdrawalCommands(root);
  addPublisherCommands(root);
  addPartnerCommands(root);
  addAgreementCommands(root);
  addKeyCommands(root);
  addVerifyCommand(root);
  addReceiptKeyCommands(root);
  addTokenCommands(root);
  addAuditCommand(root);
  addBackupCommands(root);
  addFeedsCommand(root);
  addExamples(root);
  return root.addHelpText('after', inHelp(EXIT_CODES));
}

/** The words that lead to the command that was meant, such as `partner standing`. */
export function wordsOf(root: Command, typed: readonly string[]): string[] {
  const [word, ...rest] = typed.filter((one) => !one.startsWith('-'));
  const next = root.commands.find((command) => command.name() === word);
  return next === undefined || word === undefined ? [] : [word, ...wordsOf(next, rest)];
}

/** Options whose names differ from those of the members in the request. */
const OPTION_NAMES: Readonly<Record<string, string>> = { cidr: 'cidrs' };

/** The options that were typed, by the member of the request that each becomes. */
export function optionsOf(root: Command, typed: readonly string[]): ReadonlyMap<string, string> {
  const command = wordsOf(root, typed).reduce((group, word) => group.commands.find((one) => one.name() === word) ?? group, root);
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === 'cli');
  return new Map(given.map((option) => [OPTION_NAMES[option.attributeName()] ?? option.attributeName(), option.long ?? '']));
}
