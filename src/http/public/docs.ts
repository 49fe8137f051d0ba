// `GET /docs`: the reference in the frame of a public page, with this service's own origin in every example.
import type { Context } from 'hono';
import { SITE_TAG } from '../../domain/feeds/cache-tags.ts';
import { docsHtml } from '../../pages/layout/docs-parts.ts';
import { allowAlso } from '../../pages/layout/policy.ts';
import { docsPage } from '../../pages/public/docs.tsx';
import type { AppEnv } from '../bindings.ts';
import { readDocsFile } from '../responses/docs-file.ts';
import { answerPage, frameOf, lastChangeMs } from './page-response.ts';

/** In samples, where a partner's own are at the portal. */
const ANY_AGREEMENT = 'main';
const ANY_SLUG = 'an-article';

export async function serveDocs(context: Context<AppEnv>): Promise<Response> {
  const modifiedMs = await lastChangeMs(context.env);
  const [file, frame] = await Promise.all([readDocsFile(context.env), frameOf(context)]);
  const html = docsHtml(file, { origin: frame.origin, agreement: ANY_AGREEMENT, slug: ANY_SLUG }, 'public');
  const answer = await answerPage(context, { html: docsPage({ frame, file, html }), modifiedMs, tags: [SITE_TAG] });
  return allowAlso(answer, file);
}
