#!/usr/bin/env node
// `tearsheet`: the desk's work from the command line. Talks to the HTTP API only. Exit codes: 0 done, 1 refused or failed, 2 misused.
import { Command, CommanderError } from 'commander';
import { addAgreementCommands } from './commands/agreements.ts';
import { addArticleCommands } from './commands/articles.ts';
import { addAuditCommand } from './commands/audit.ts';
import { addBackupCommands } from './commands/backup.ts';
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
import { EXIT_USAGE, Failure, linesOf, type Problem } from './failure.ts';
import { openTerminal } from './terminal.ts';

function program(): Command {
  const root = new Command('tearsheet')
    .description('Publish, correct, withdraw and import articles, license them to partners, and look after the desk.')
    .version('0.1.0', '-V')
    .option('--server <url>', 'the desk to talk to (TEARSHEET_URL; default http://localhost:8787)')
    .option('--token <token>', 'desk token (TEARSHEET_TOKEN; on this machine DESK_TOKEN of ./.dev.vars)')
    .option('--json', 'print JSON for programs, and nothing else, on standard output')
    .configureHelp({ showGlobalOptions: true })
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
  return root;
}

async function run(root: Command): Promise<number> {
  try {
    await root.parseAsync();
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : EXIT_USAGE;
    if (!(error instanceof Failure)) throw error;
    tell(error.problem, root.opts()['json'] === true);
    return error.exitCode;
  }
}

function tell(problem: Problem, json: boolean): void {
  const terminal = openTerminal(json);
  terminal.record({ problem });
  if (json) return;
  for (const [index, line] of linesOf(problem).entries()) terminal.note(line, index === 0 ? 'bad' : undefined);
}

// A reader such as `head` may close the pipe before everything is written, and that is no fault.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await run(program());
