// The parts of /docs, which a deployment has among its static files.
import { DOCS_FILE, type DocsFile } from '../../pages/layout/docs-parts.ts';
import { ProblemError } from './problem.ts';

/** Only the path of the address counts. */
export const ANY_ORIGIN = 'https://assets.invalid';

/** Reads the file for each request: answers made of it are cached outside of the Worker, and half a megabyte of an isolate's memory is better used for feeds. */
export async function readDocsFile({ ASSETS }: Pick<Env, 'ASSETS'>): Promise<DocsFile> {
  const answer = await ASSETS.fetch(`${ANY_ORIGIN}${DOCS_FILE}`);
  if (!answer.ok) throw new ProblemError('unavailable', { detail: 'The reference is not among the static files of this deployment.' });
  return await answer.json<DocsFile>();
}
