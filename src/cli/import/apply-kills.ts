// What an import does with kills of stories that are stored under the same identity: it withdraws them, after a question or with --yes. A kill that is of
// no stored source is only reported, with the article that it is likely about (kills.ts).
import type { KillAnswer } from '../../domain/articles/source-kill.ts';
import type { Kill } from '../../import/imported-article.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { EXIT_INTERRUPTED } from '../terminal/progress.ts';
import { ask, canAsk } from '../terminal/question.ts';
import type { Terminal } from '../terminal/terminal.ts';
import type { ImportReport } from './import-report.ts';
import { findKilled, killWords } from './kills.ts';

/** With the collection and the former id that copy of the same file would have. */
export interface PlacedKill extends Kill {
  collection: string;
  formerId: string;
}

interface KillOptions {
  /** Withdraw without a question. */
  yes: boolean;
  dryRun: boolean;
  run: string | undefined;
  /** What follows from the withdrawal of an article; `undefined` if it is withdrawn already. */
  consequencesOf: (slug: string) => Promise<readonly string[] | undefined>;
}

type KilledArticle = NonNullable<KillAnswer['article']>;

export type Kills = ReturnType<typeof openKills>;

/** Most characters of the words of a kill in the reason for the desk. */
const REASON_CHARS = 1_500;

export function openKills({ desk, terminal }: { desk: Desk; terminal: Terminal }, report: ImportReport, options: KillOptions) {
  const { dryRun, run, yes } = options;
  const told = new Set<string>();
  const unanswered: { kill: PlacedKill; article: KilledArticle }[] = [];
  const send = async (kill: PlacedKill, withdraw: boolean) => {
    const { collection, sourceId, sourceVersion, formerId, sourceHash } = kill;
    const source = { collection, sourceId, sourceVersion, formerId, sourceHash };
    return (await desk.kill({ ...source, withdraw, reason: reasonOf(kill), run }, dryRun)).body;
  };
  const tell = (kill: PlacedKill, outcome: KillAnswer['outcome'], article: KilledArticle) => {
    const message = `${killWords(kill)} ${sentenceFor(outcome, article, dryRun)}`;
    if (outcome === 'found') report.kill({ fault: { file: kill.file, line: kill.line, message }, likely: article.slug });
    else report.killed({ ...kill, message }, outcome, article.slug);
  };
  const askAbout = async (kill: PlacedKill, article: KilledArticle) => {
    const { slug } = article;
    const consequences = await options.consequencesOf(slug);
    for (const consequence of consequences ?? []) terminal.note(consequence, 'warning');
    const answer = consequences === undefined ? 'yes' : await ask(`Its source has killed it: ${quote(kill)} Withdraw ${slug}?`);
    const done = answer === 'yes' ? await send(kill, true) : { outcome: 'found' as const, article };
    tell(kill, done.outcome, done.article ?? article);
    return answer;
  };
  return {
    /** Called for each kill while sources are read. With `yes` the story is withdrawn at once. */
    take: async (kill: PlacedKill): Promise<void> => {
      const { outcome, article } = await send(kill, yes);
      if (article === undefined) return report.kill(await findKilled(desk, kill));
      const isAnother = told.has(article.slug);
      if (outcome !== 'newer-version' && outcome !== 'reinstated') told.add(article.slug);
      if (isAnother) return report.remark(kill.file, { text: `is another kill of ${article.slug}`, line: kill.line });
      if (outcome === 'found' && !dryRun && canAsk(terminal)) unanswered.push({ kill, article });
      else tell(kill, outcome, article);
    },
    /** Called after the progress bar: asks about the stories that are not withdrawn yet. Throws Failure on Ctrl-C. */
    settle: async (): Promise<void> => {
      let isStopped = false;
      for (const { kill, article } of unanswered.splice(0)) {
        if (isStopped) tell(kill, 'found', article);
        else isStopped = (await askAbout(kill, article)) === 'stopped';
      }
      if (isStopped) throw new Failure({ title: 'Stopped: a killed story is still there' }, EXIT_INTERRUPTED);
    },
  };
}

/** For the desk only. */
function reasonOf(kill: Kill): string {
  return `Killed by its source: ${quote(kill)}`.replace(/\s+/g, ' ').slice(0, REASON_CHARS).toWellFormed();
}

function quote({ instruction }: Kill): string {
  return `its ${instruction.field} says "${instruction.text.slice(0, 200)}".`;
}

function sentenceFor(outcome: KillAnswer['outcome'], { slug, headline }: KilledArticle, dryRun: boolean): string {
  const named = `${slug} ("${headline}")`;
  switch (outcome) {
    case 'found':
      return dryRun
        ? `It kills ${named}. The import asks before it withdraws that, or does it with --yes.`
        : `It kills ${named}, which is not withdrawn. To withdraw it: npx --no tearsheet withdraw ${slug} --reason "Killed by its source"`;
    case 'withdrawn':
      return dryRun ? `It kills ${named}, which would be withdrawn.` : `It kills ${named}, which is withdrawn now.`;
    case 'newer-version':
      return `It kills an older version of ${named}. The source has published a newer version since, which is not withdrawn.`;
    case 'reinstated':
      return `It kills ${named}, which the desk has reinstated since this kill first arrived. It is not withdrawn again.`;
    default:
      return `It kills ${named}, which is withdrawn already.`;
  }
}
