// Changes of an article's state that need no new copy: withdraw, reinstate, hold, release, embargo.
import type { Command } from 'commander';
import type { Instant } from '../../domain/values/instant.ts';
import type { ArticleAnswer, Desk } from '../client/desk-client.ts';
import { embedSentences } from '../client/embed-changes.ts';
import { mistake } from '../client/failure.ts';
import { draftOf } from '../import/draft-from-article.ts';
import { articleSlug, instantIn } from '../invocation/arguments.ts';
import { openInvocation } from '../invocation/open-invocation.ts';
import { confirmKnowing } from '../terminal/question.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { ofEmbargoEnd, ofWithdrawal } from './consequences.ts';
import { ofRelease } from './consequences-of-release.ts';
import { statusOf } from './list.ts';
import { inPublisherZone } from './publisher-zone.ts';

export function addLifecycleCommands(root: Command): void {
  addAction(root, 'withdraw', 'withdraw an article: feeds show the note in its place for 14 days; reinstate undoes it')
    .requiredOption('--reason <text>', 'why, for the desk only')
    .option('--note <text>', 'what readers see; "withdrawal note" changes it later')
    .action(async (slug: string, { reason, note, yes }: WithdrawOptions, command: Command) => {
      const { terminal, desk } = openInvocation(command);
      await confirmKnowing(terminal, yes === true, `Withdraw ${slug}?`, () =>
        inPublisherZone({ desk, terminal }, ofWithdrawal(desk, slug)),
      );
      const { body } = await desk.withdraw(slug, reason, note);
      showAnswer(terminal, body);
      if (!terminal.json) showNote(terminal, body, note);
    });
  addAction(root, 'reinstate', 'undo a withdrawal').action(async (slug: string, _options: unknown, command: Command) => {
    await runAction(command, (desk) => desk.reinstate(slug));
  });
  addAction(root, 'hold', 'hold an article back for now; readers get no note').action(
    async (slug: string, _options: unknown, command: Command) => {
      await runAction(command, (desk) => desk.hold(slug));
    },
  );
  addAction(root, 'release', 'end a hold').action(async (slug: string, { yes }: { yes?: boolean }, command: Command) => {
    if (yes !== true) await confirmRelease(command, slug);
    await runAction(command, (desk) => desk.release(slug));
  });
  addAction(root, 'embargo', 'move or lift the embargo of an unpublished article')
    .option('--until <instant>', 'time before which nothing is published, such as 2026-12-01T06:00:00Z')
    .option('--lift', 'publish it now')
    .action(async (slug: string, { until, lift, yes }: EmbargoOptions, command: Command) => {
      if ((until === undefined) === (lift !== true)) throw mistake('Say either --until INSTANT or --lift.');
      const instant = until === undefined ? null : await instantIn('--until', until);
      if (instant === null || Date.parse(instant) <= Date.now()) await confirmEmbargoEnd(command, slug, yes === true);
      await runAction(command, (desk) => moveEmbargo(desk, slug, instant));
    });
}

async function confirmRelease(command: Command, slug: string): Promise<void> {
  const { terminal, desk } = openInvocation(command);
  const consequences = await inPublisherZone({ desk, terminal }, ofRelease(desk, slug));
  if (consequences !== undefined) await confirmKnowing(terminal, false, `Release ${slug}?`, async () => consequences);
}

interface EmbargoOptions {
  until?: string;
  lift?: boolean;
  yes?: boolean;
}

async function confirmEmbargoEnd(command: Command, slug: string, yes: boolean): Promise<void> {
  const { terminal, desk } = openInvocation(command);
  await confirmKnowing(terminal, yes, `End the embargo of ${slug} now?`, () =>
    inPublisherZone({ desk, terminal }, ofEmbargoEnd(desk, slug)),
  );
}

interface WithdrawOptions {
  reason: string;
  note?: string;
  yes?: boolean;
}

/** The note is public, and the desk may not have written it. */
export function showNote(terminal: Terminal, { article: { slug, withdrawal } }: ArticleAnswer, wanted?: string): void {
  if (withdrawal === undefined) return;
  terminal.note(`Note to the public: ${withdrawal.note}`);
  if (wanted !== undefined && wanted !== withdrawal.note)
    terminal.note(
      `It was withdrawn before, and its note was kept. To change it: npx --no tearsheet withdrawal note ${slug} --note TEXT`,
      'warning',
    );
}

function addAction(root: Command, name: string, description: string): Command {
  return root.command(name).description(description).argument('<slug>', 'slug of the article', articleSlug);
}

async function runAction(command: Command, act: (desk: Desk) => Promise<{ body: ArticleAnswer }>): Promise<void> {
  const { terminal, desk } = openInvocation(command);
  const { body } = await act(desk);
  showAnswer(terminal, body);
}

/** All other fields stay as they are, and the condition names the version that was read. */
async function moveEmbargo(desk: Desk, slug: string, embargoedUntil: Instant | null): Promise<{ body: ArticleAnswer }> {
  const { body: article, etag } = await desk.getArticle(slug);
  return desk.putArticle(slug, { ...draftOf(article), embargoedUntil }, { ifMatch: etag ?? '' });
}

/** The result of a write, in one line, and what the server changed in the text. */
export function showAnswer(terminal: Terminal, answer: ArticleAnswer): void {
  const { outcome, article } = answer;
  terminal.show(answer, () => {
    const tone = outcome === 'unchanged' ? 'faint' : 'good';
    terminal.say(`${outcome}: ${article.slug}, version ${article.version}, ${statusOf(article)}: ${article.headline}`, tone);
    if (outcome === 'unchanged') return;
    for (const sentence of embedSentences(answer)) terminal.note(`${article.slug}: ${sentence}`, 'warning');
  });
}
