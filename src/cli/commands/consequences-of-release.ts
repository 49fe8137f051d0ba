// What a person has to know before a held article is released: the instruction in its note to the desk, because of which it may have been held.
import type { Article } from '../../domain/articles/article.ts';
import type { Desk } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';

/** `undefined`: nothing has to be asked, because the note has no instruction, or the release does not publish the article. */
export async function ofRelease(desk: Desk, slug: string): Promise<string[] | undefined> {
  const article = await articleOr403(desk, slug);
  if (article === 'forbidden') return ['Its note to the desk may say that it must not be public yet. This token may not read it.'];
  if (article?.pubStatus !== 'withheld' || article.edNote === undefined) return undefined;
  // Loaded only when there is a note.
  const [{ instructionInNote }, { toInstant }] = await Promise.all([
    import('../../import/instructions/held-note.ts'),
    import('../../domain/values/instant.ts'),
  ]);
  const now = toInstant(Date.now());
  if ((article.embargoedUntil ?? now) > now) return undefined;
  const instruction = instructionInNote(article.edNote, now);
  if (instruction === undefined) return undefined;
  return [`"${article.headline}"`, `Its note to the desk says: ${instruction}`, 'The release makes it public at once.'];
}

/** `undefined`: there is no such article, as the server says at the release. */
async function articleOr403(desk: Desk, slug: string): Promise<Article | 'forbidden' | undefined> {
  try {
    return (await desk.getArticle(slug)).body;
  } catch (error) {
    const status = error instanceof Failure ? error.problem.status : undefined;
    if (status === 403) return 'forbidden';
    if (status === 404) return undefined;
    throw error;
  }
}
