// Commands whose effect a test only needs to be there. They go to the Catalogue as the desk's route for many commands sends them, without the request
// and its answer, and a text that several articles have is sanitised once. `tests/http/desk/set-up.test.ts` compares what both ways store.
import { env } from 'cloudflare:workers';
import { bulkLineSchema } from '../../../src/domain/articles/bulk-line.ts';
import type { BulkCommandResult, Command, SanitisedDraft } from '../../../src/domain/articles/command.ts';
import type { Draft, DraftInput } from '../../../src/domain/articles/draft.ts';
import { BOOTSTRAP } from '../../../src/http/credentials/require-desk-token.ts';
import { expireFreshness } from '../../../src/http/isolate/freshness.ts';
import { mayHaveRelativeUrls } from '../../../src/http/requests/page-address.ts';
import { sanitiseDraft } from '../../../src/http/requests/sanitise-draft.ts';
import { CATALOGUE_NAME } from '../../../src/objects/catalogue.ts';
import { ANSWER_BYTES, bytesOf } from '../../../src/objects/rpc-limits.ts';
import Worker from '../../../src/worker.ts';
import { PUBLISHER } from './sample.ts';

/** A line of the route, of the commands that are needed many times. */
export type SetUpLine = { slug: string } & (
  | { op: 'put'; article: DraftInput }
  | { op: 'correct'; note: string }
  | { op: 'withdraw'; reason: string; note?: string }
  | { op: 'hold' }
);

/** As many as go into one message. */
const BATCH_COMMANDS = 50;

/** Returns false, and stores nothing, if the route would have to resolve addresses in a text. Throws if a command is refused or changes nothing. */
export async function applyDirectly(lines: readonly SetUpLine[]): Promise<boolean> {
  if (lines.some((line) => line.op === 'put' && mayHaveRelativeUrls(line.article.bodyHtml ?? ''))) return false;
  for (const batch of batchesOf(lines.map(commandOf))) {
    const results = await env.CATALOGUE.getByName(CATALOGUE_NAME).applyAll(batch, { actor: { name: BOOTSTRAP } });
    expireFreshness(Worker);
    for (const [index, result] of results.entries()) if (!isDone(result, batch[index])) throw new Error(JSON.stringify(result));
  }
  return true;
}

function isDone(result: BulkCommandResult, command: Command | undefined): boolean {
  return result.kind === 'done' && (command?.op === 'put' ? result.outcome === 'created' : result.outcome !== 'unchanged');
}

function commandOf(setUp: SetUpLine): Command {
  const line = bulkLineSchema.parse(setUp);
  const condition = { kind: 'any' } as const;
  const { op, slug } = line;
  if (op === 'put') return { op, slug, article: sanitised(line.article), significant: line.significant, condition };
  if (op === 'correct') return { op, slug, note: line.note, changes: undefined, condition };
  if (op === 'withdraw') return { op, slug, reason: line.reason, note: line.note, condition };
  if (op === 'hold') return { op, slug, condition };
  throw new Error(`${op} is no command of a set-up`);
}

/** The texts that were sanitised last, and what they became. A file of tests stores the same long ones in each of its tests. */
const texts = new Map<string, SanitisedDraft>();
const MOST_TEXTS = 10;

function sanitised(draft: Draft): SanitisedDraft {
  const known = texts.get(draft.bodyHtml);
  if (known !== undefined) return { ...draft, bodyHtml: known.bodyHtml, excerpt: known.excerpt };
  const result = sanitiseDraft(draft, draft.url ?? PUBLISHER.siteUrl);
  if (!result.ok) throw new Error(JSON.stringify(result.objections));
  for (const oldest of texts.keys()) if (texts.size >= MOST_TEXTS) texts.delete(oldest);
  texts.set(draft.bodyHtml, result.draft);
  return result.draft;
}

function* batchesOf(commands: readonly Command[]): Generator<Command[]> {
  let batch: Command[] = [];
  let bytes = 0;
  for (const command of commands) {
    const more = bytesOf(command);
    if (batch.length === BATCH_COMMANDS || bytes + more > ANSWER_BYTES) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(command);
    bytes += more;
  }
  if (batch.length > 0) yield batch;
}
