// `tearsheet console`: a link that signs in at the console, opened in the browser.
import type { Command } from 'commander';
import { openInvocation } from '../invocation/open-invocation.ts';

export function addConsoleCommand(root: Command): void {
  root
    .command('console')
    .description('sign in at the console, the pages for the desk: a link that works once, for ten minutes')
    .option('--print', 'print the link and open no browser')
    .action(async ({ print = false }: { print?: boolean }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await desk.addSignInLink();
      terminal.show(body, () => {
        terminal.note(`It works once, until ${body.expires}. Whoever opens it is signed in with your token.`, 'faint');
        terminal.verbatim(body.url);
      });
      if (print || !terminal.isInteractive) return;
      // Loaded here, because no other command needs it.
      const { default: openInBrowser } = await import('open');
      await openInBrowser(body.url).catch(() => terminal.note('No browser could be opened. Open the link yourself.', 'warning'));
    });
}
