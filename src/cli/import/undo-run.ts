// Undoes a run of an import: the articles that it created are held or withdrawn. It can be repeated: what is done already is unchanged.
import { type BulkResult, type CommandLine, sendAll } from '../client/bulk.ts';
import { allPages, type Desk, type RunArticle } from '../client/desk-client.ts';
import { isOfType } from '../client/failure.ts';

export interface UndoOptions {
  withdraw?: boolean;
  reason?: string;
  note?: string;
  /** Also articles that the desk has changed since. */
  force?: boolean;
  dryRun?: boolean;
}

/** What is done with each article of a run. `edited`: the desk has changed it since. `not created`: the run changed an article that existed. */
export interface UndoPlan {
  undone: RunArticle[];
  unchanged: RunArticle[];
  edited: RunArticle[];
  'not created': RunArticle[];
}

const PAGE = 500;

/** Throws Failure if the run has changed nothing. */
export async function planUndo(desk: Desk, run: string, options: UndoOptions): Promise<UndoPlan> {
  const pages = await allPages((cursor) => desk.getImport(run, { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
  const plan: UndoPlan = { undone: [], unchanged: [], edited: [], 'not created': [] };
  for (const article of pages.flatMap(({ articles }) => articles)) plan[placeOf(article, options)].push(article);
  return plan;
}

function placeOf({ created, edited, pubStatus }: RunArticle, { withdraw, force }: UndoOptions): keyof UndoPlan {
  if (!created) return 'not created';
  if (pubStatus === 'canceled' || (pubStatus === 'withheld' && withdraw !== true)) return 'unchanged';
  return edited && force !== true ? 'edited' : 'undone';
}

export interface Undone {
  article: RunArticle;
  result: BulkResult;
}

/** Holds or withdraws the articles, each only in the version that was listed. Yields each result in order. If it is stopped, no further request is sent. */
export async function* undo(
  { desk, signal }: { desk: Desk; signal: AbortSignal },
  articles: readonly RunArticle[],
  options: UndoOptions,
): AsyncGenerator<Undone> {
  for await (const { about: article, result } of sendAll(desk, linesFor(articles, options), signal)) {
    yield { article, result: await settled(desk, article, result, options) };
  }
}

async function* linesFor(articles: readonly RunArticle[], { withdraw, reason = '', note }: UndoOptions) {
  for (const article of articles) {
    const { slug, etag: ifMatch } = article;
    const line: CommandLine = withdraw === true ? { op: 'withdraw', slug, reason, note, ifMatch } : { op: 'hold', slug, ifMatch };
    yield { line, about: article };
  }
}

/** A line that is sent again after its answer was lost finds the version that it made itself. */
async function settled(desk: Desk, { slug }: RunArticle, result: BulkResult, { withdraw }: UndoOptions): Promise<BulkResult> {
  if (result.problem === undefined || !isOfType(result.problem, 'precondition-failed')) return result;
  const { pubStatus, version } = (await desk.getArticle(slug)).body;
  const isDone = pubStatus === 'canceled' || (pubStatus === 'withheld' && withdraw !== true);
  return isDone ? { status: 200, outcome: 'unchanged', slug, version, pubStatus } : result;
}
