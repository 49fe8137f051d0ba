// The documentation for partners, with the person's own addresses: the origin, one of their agreements, and the newest article that it grants.
import type { Context } from 'hono';
import { type DocsFile, type DocsPlace, docsHtml } from '../../pages/layout/docs-parts.ts';
import { allowAlso } from '../../pages/layout/policy.ts';
import { portalDocsPage, portalObjectsPage } from '../../pages/portal/docs.tsx';
import { agreementQuery, type PortalFrame } from '../../pages/portal/portal-layout.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { readDocsFile } from '../responses/docs-file.ts';
import { ProblemError } from '../responses/problem.ts';
import { newestGranted } from './articles.ts';
import { portalFrameOf } from './portal-page.ts';

/** For a person who sees no list of articles, and for an agreement that grants none now. */
const ANY_SLUG = 'an-article';

export async function showDocs(context: Context<AppEnv>): Promise<Response> {
  const [file, slug] = await Promise.all([readDocsFile(context.env), slugFor(context)]);
  // After the call of the partner's object, which accepts the session.
  const frame = await portalFrameOf(context);
  const html = htmlFor(context, { file, frame, place: 'portal', slug });
  return allowAlso(answerConsole(context, portalDocsPage({ frame, file, html, slug })), file);
}

/** No sample is on this page, so it asks for no article. */
export async function showObjects(context: Context<AppEnv>): Promise<Response> {
  const [file, frame] = await Promise.all([readDocsFile(context.env), portalFrameOf(context)]);
  const html = htmlFor(context, { file, frame, place: 'portal-objects', slug: undefined });
  return allowAlso(answerConsole(context, portalObjectsPage({ frame, file, html })), file);
}

interface Shown {
  file: DocsFile;
  frame: PortalFrame;
  place: DocsPlace;
  slug: string | undefined;
}

function htmlFor(context: Context<AppEnv>, { file, frame, place, slug = ANY_SLUG }: Shown): string {
  const values = { origin: context.get('origin'), agreement: frame.agreement ?? '', slug };
  return docsHtml(file, values, place, agreementQuery(frame));
}

async function slugFor(context: Context<AppEnv>): Promise<string | undefined> {
  if (!context.get('atPortal').person.rights.includes('read')) return undefined;
  try {
    return await newestGranted(context);
  } catch (error) {
    // A suspended partner may read how things are done.
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
