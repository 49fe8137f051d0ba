// `tearsheet token`: desk tokens with names, so that the audit trail shows who did what.
import type { Command } from 'commander';
import { commaList, instantIn } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { confirmKnowing } from '../terminal/question.ts';
import { ofTokenRevocation } from './consequences.ts';
import { notePeppersRemoved, pepperCell } from './pepper-status.ts';
import { inPublisherZone } from './publisher-zone.ts';

export function addTokenCommands(root: Command): void {
  const group = root.command('token').description('mint, list and revoke desk tokens');
  group
    .command('mint')
    .description('make a token; it is shown only once')
    .argument('<name>', 'who or what will use it')
    .requiredOption('--scopes <list>', 'of read, articles, publisher, partners, tokens, backup; separated by commas', commaList)
    .option('--expires <instant>', 'when it expires, such as 2027-01-01T00:00:00Z')
    .action(async (name: string, { scopes, expires }: { scopes: string[]; expires?: string }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const end = expires === undefined ? {} : { expires: await instantIn('--expires', expires) };
      const { body } = await desk.mintToken({ name, scopes, ...end });
      terminal.show(body, () => {
        terminal.note(`Token ${body.id} for ${body.name}. Keep it now: it is not shown again.`);
        terminal.verbatim(body.token);
      });
    });
  group
    .command('list')
    .description('list tokens, without their secrets')
    .action(async (_options: unknown, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      const { body } = await inPublisherZone({ desk, terminal }, desk.listTokens());
      terminal.show(body, () => {
        const rows = body.tokens.map((token) => [
          token.id,
          token.name,
          token.scopes.join(','),
          token.created,
          token.expires ?? 'never',
          token.lastUsed ?? 'never',
          token.revoked ?? '',
          pepperCell(token),
        ]);
        terminal.table(
          ['Id', 'Name', 'Scopes', 'Made', 'Ends', 'Last used', 'Revoked', 'Pepper'],
          rows,
          'There is no token except the bootstrap token, which is never listed. To make one: "npx --no tearsheet token mint NAME --scopes LIST".',
        );
        notePeppersRemoved(terminal, body.tokens);
      });
    });
  group
    .command('revoke')
    .description('end a token at once')
    .argument('<id>', 'as "token list" shows it')
    .action(async (id: string, { yes }: { yes?: boolean }, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      await confirmKnowing(terminal, yes === true, `Revoke the token ${id}?`, () =>
        inPublisherZone({ desk, terminal }, ofTokenRevocation(desk, id)),
      );
      await desk.revokeToken(id);
      terminal.show({ id, revoked: true }, () => terminal.say(`Revoked: ${id}`, 'good'));
    });
}
