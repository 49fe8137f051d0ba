// `tearsheet completion`: a script that makes a shell complete the commands and their options.
import { Argument, type Command } from 'commander';

export function addCompletionCommand(root: Command, program: () => Promise<Command>): void {
  root
    .command('completion')
    .description('print a script that completes commands and options in a shell, and defines "tearsheet" as a short form')
    .addArgument(new Argument('<shell>', 'which shell').choices(['bash', 'zsh', 'fish']))
    .action(async (shell: string) => {
      const { placesOf } = await import('../completion/places.ts');
      const { SCRIPTS } = await import('../completion/scripts.ts');
      process.stdout.write(SCRIPTS[shell]?.(placesOf(await program())) ?? '');
    });
}
