// Articles that a test only needs to be there. They go to the Catalogue as the desk's route for many commands sends them, without the request and
// its answer, and a text that several of them have is sanitised once. `tests/http/desk/set-up.test.ts` compares what both ways store.
import { env } from 'cloudflare:workers';
import { bulkLineSchema } from '../../../src/domain/articles/bulk-line.ts';
import type { Command, SanitisedDraft } from '../../../src/domain/articles/command.ts';
import type { Draft, DraftInput } from '../../../src/domain/articles/draft.ts';
import { BOOTSTRAP } from '../../../src/http/credentials/require-desk-token.ts';
import { expireFreshness } from '../../../src/http/isolate/freshness.ts';
import { mayHaveRelativeUrls } from '../../../src/http/requests/page-address.ts';
import { sanitiseDraft } from '../../../src/http/requests/sanitise-draft.ts';
import { CATALOGUE_NAME } from '../../../src/objects/catalogue.ts';
import { ANSWER_BYTES, bytesOf } from '../../../src/objects/rpc-limits.ts';
import Worker from '../../../src/worker.ts';
import { PUBLISHER } from './sample.ts';

export interface NewArticle {
  slug: string;
  article: DraftInput;
}

/** As many as go into one message. */
const BATCH_COMMANDS = 50;

/** Returns false, and stores nothing, if the desk's route would have to resolve addresses in a text. Throws if one is not created. */
export async function putDirectly(articles: readonly NewArticle[]): Promise<boolean> {
  if (articles.some(({ article: { bodyHtml } }) => mayHaveRelativeUrls(bodyHtml ?? ''))) return false;
  const texts = new Map<string, SanitisedDraft>();
  for (const batch of batchesOf(articles.map((one) => commandOf(one, texts)))) {
    const results = await env.CATALOGUE.getByName(CATALOGUE_NAME).applyAll(batch, { actor: { name: BOOTSTRAP } });
    expireFreshness(Worker);
    const failed = results.find((result) => result.kind === 'refused' || result.outcome !== 'created');
    if (failed !== undefined) throw new Error(JSON.stringify(failed));
  }
  return true;
}

function commandOf({ slug, article }: NewArticle, texts: Map<string, SanitisedDraft>): Command {
  const line = bulkLineSchema.parse({ op: 'put', slug, article });
  if (line.op !== 'put') throw new Error('the line is no put');
  return { op: 'put', slug, article: sanitised(line.article, texts), significant: line.significant, condition: { kind: 'any' } };
}

function sanitised(draft: Draft, texts: Map<string, SanitisedDraft>): SanitisedDraft {
  const known = texts.get(draft.bodyHtml);
  if (known !== undefined) return { ...draft, bodyHtml: known.bodyHtml, excerpt: known.excerpt };
  const result = sanitiseDraft(draft, draft.url ?? PUBLISHER.siteUrl);
  if (!result.ok) throw new Error(JSON.stringify(result.objections));
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
