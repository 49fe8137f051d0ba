// One article to copy. Opening it is a delivery, which the partner's object counts and writes to the ledger before the page leaves; only a person's own
// request is one. The script of the page asks before each copy whether what the page shows is still current.
import type { Context } from 'hono';
import * as z from 'zod';
import type { Article } from '../../domain/articles/article.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import { countWords } from '../../domain/articles/word-count.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { writeArticleHtml } from '../../feeds/article/html.ts';
import { writeArticleText } from '../../feeds/article/text.ts';
import { renditionsOf } from '../../feeds/licensed/compose-feed.ts';
import { copyPage } from '../../pages/portal/copy.tsx';
import { PORTAL_WORDS } from '../../pages/portal/problem-words.ts';
import { type CopyTexts, type RenderedCopy, renderCopy } from '../../pages/portal/rendered-copy.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import type { HeldCopy } from '../isolate/isolate.ts';
import { plainTextOf } from '../licensed/plain-text.ts';
import { type Admitted, type Asking, admit, beginPull, type Chosen, type Pull, representationOf } from '../licensed/pull.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { noSuchArticle, problemOfArticle } from '../licensed/refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

interface ChosenArticle extends Chosen {
  facts: ArticleFacts | undefined;
  /** Name of the rendered copy in the memory of the isolate. */
  name: string;
  /** The one that this isolate has. It is used for this answer even if the cache drops it meanwhile. */
  held: HeldCopy | undefined;
}

type Granted = Exclude<Admitted<ChosenArticle>, { kind: 'unchanged' }>;

async function admitArticle(
  context: PortalContext,
  pull: Pull,
  asking: Pick<Asking<ChosenArticle>, 'looks' | 'besides'>,
): Promise<Granted> {
  const slug = context.req.param('slug') ?? '';
  const { partner, mode, session } = context.get('credential');
  const choose = async (): Promise<ChosenArticle> => {
    const facts = codeSchema.safeParse(slug).success ? await pull.source.facts(slug) : undefined;
    const candidates = facts === undefined ? [] : [facts];
    const representation = representationOf(context, pull, ['portal', slug]);
    const name = `${partner} ${mode} ${session?.agreement} ${representation}`;
    const held = context.env.isolate.portalCopies.get(name);
    return { facts, candidates, withdrawn: [], representation, name, held, holds: held?.etag };
  };
  const admitted = await admit(context, pull, { route: 'the portal', single: true, ...asking, choose });
  if (admitted.kind === 'unchanged') throw new Error('a page of the portal was answered with a validator');
  return admitted;
}

export async function showCopy(context: PortalContext): Promise<Response> {
  refusePrefetch(context);
  const pull = await beginPull(context);
  const admitted = await admitArticle(context, pull, { besides: 'receivers' });
  const { snapshot, receivers } = admitted;
  refuseUngranted(admitted);
  if (context.req.method === 'HEAD') return answerConsole(context, '');
  const copy = await copyFor(context, pull, admitted);
  return answerConsole(
    context,
    copyPage({
      frame: await portalFrameOf(context),
      slug: context.req.param('slug') ?? '',
      copy,
      receivers,
      acceptance: snapshot.acceptance,
    }),
  );
}

function refuseUngranted({ refusal, granted, chosen: { facts }, quota }: Granted): void {
  if (refusal !== undefined) throw problemOfArticle({ refusal, facts, quota, nowMs: Date.now() });
  // Grants are not repeated for a copy that this isolate has.
  if (granted?.length === 0 || facts === undefined) throw noSuchArticle();
}

/** The entity tag names everything that the copy is made of, except the partner and the person's agreement. */
async function copyFor(context: PortalContext, pull: Pull, admitted: Granted): Promise<RenderedCopy> {
  const { etag, chosen } = admitted;
  if (chosen.held?.etag === etag) return chosen.held.copy;
  const copy = await render(context, pull, admitted);
  context.env.isolate.portalCopies.set(chosen.name, { etag, copy });
  return copy;
}

async function render(context: PortalContext, pull: Pull, { granted = [], chosen, snapshot, etag }: Granted): Promise<RenderedCopy> {
  const [article] = chosen.facts === undefined ? [] : await pull.source.articles([chosen.facts]);
  const [rendition] = renditionsOf(granted, article === undefined ? [] : [article], snapshot, pull.publisher);
  if (article === undefined || rendition === undefined) throw noSuchArticle();
  return renderCopy({
    rendition,
    texts: await textsOf(context, rendition),
    refusedPictures: refusedPictures(article, rendition),
    duties: granted[0]?.grant.duties,
    agreement: context.get('credential').session?.agreement,
    etag,
    locale: pull.publisher,
  });
}

/** Browsers may fetch a page that nobody has asked for yet, or fetch it as a picture or a frame of another page. They show nobody an answer that is an
 *  error, and ask again when somebody opens the page. */
function refusePrefetch({ req }: PortalContext): void {
  const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'].map((name) => req.header(name) ?? '');
  const isAhead = purposes.some((purpose) => /\b(?:prefetch|prerender|preview)\b/i.test(purpose));
  if (!isAhead && (req.header('sec-fetch-dest') ?? 'document') === 'document') return;
  throw new ProblemError('unavailable', {
    detail: 'Opening this page is a delivery, so a browser cannot fetch it before somebody asks for it.',
    headers: { 'retry-after': '1' },
  });
}

async function textsOf(context: PortalContext, rendition: Rendition): Promise<CopyTexts> {
  const plain = await plainTextOf(rendition);
  return {
    html: writeArticleHtml(rendition, { origin: context.get('origin'), hubs: [] }),
    text: writeArticleText(rendition, plain, Number.POSITIVE_INFINITY),
    words: countWords(plain),
  };
}

/** Pictures of the article that the agreement does not grant. A caption is text of the article or of an agency, so that it is left out. */
function refusedPictures({ images }: Article, rendition: Rendition) {
  const granted = new Set(rendition.images.map(({ url }) => url));
  return images.filter(({ url }) => !granted.has(url)).map(({ credit, source }) => ({ credit: credit ?? source }));
}

const stateQuery = parameters(z.strictObject({ agreement: z.string().optional(), etag: z.string().default('') }));

/** Whether the page with this entity tag is still current: neither another version nor another notice, nor a refusal. Nothing is delivered. */
export async function showState(context: PortalContext): Promise<Response> {
  const { etag } = readQuery(context, stateQuery);
  try {
    const admitted = await admitArticle(context, await beginPull(context), { looks: true });
    refuseUngranted(admitted);
    return answerJson({ state: admitted.etag === etag ? 'current' : 'changed' });
  } catch (fault) {
    if (!(fault instanceof ProblemError) || fault.problemName === 'unavailable') throw fault;
    return answerJson({ state: fault.problemName === 'withdrawn' ? 'withdrawn' : 'refused', detail: portalDetail(fault) });
  }
}

function portalDetail({ problemName: name, members }: ProblemError): string | undefined {
  return PORTAL_WORDS[name]?.detail ?? members.detail;
}
