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
import { textOf } from '../../markup/text.ts';
import { type CopyTexts, copyPage } from '../../pages/portal/copy.tsx';
import type { AppEnv } from '../bindings.ts';
import { answerConsole } from '../console/console-page.ts';
import { partnerOf } from '../isolate/stubs.ts';
import { type Admitted, admit, beginPull, type Chosen, type Pull, representationOf } from '../licensed/pull.ts';
import { parameters, readQuery } from '../licensed/query.ts';
import { noSuchArticle, problemOfArticle } from '../licensed/refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { portalFrameOf } from './portal-page.ts';

type PortalContext = Context<AppEnv>;

interface ChosenArticle extends Chosen {
  facts: ArticleFacts | undefined;
}

type Granted = Exclude<Admitted<ChosenArticle>, { kind: 'unchanged' }>;

/** `looks`: nothing is delivered. */
async function admitArticle(context: PortalContext, pull: Pull, looks: boolean): Promise<Granted> {
  const slug = context.req.param('slug') ?? '';
  const choose = async (): Promise<ChosenArticle> => {
    const facts = codeSchema.safeParse(slug).success ? await pull.source.facts(slug) : undefined;
    const candidates = facts === undefined ? [] : [facts];
    return { facts, candidates, withdrawn: [], representation: representationOf(context, pull, ['portal', slug]) };
  };
  const admitted = await admit(context, pull, { single: true, looks, choose });
  if (admitted.kind === 'unchanged') throw new Error('a page of the portal was answered with a validator');
  return admitted;
}

export async function showCopy(context: PortalContext): Promise<Response> {
  refusePrefetch(context);
  const pull = await beginPull(context);
  const admitted = await admitArticle(context, pull, false);
  const { granted = [], refusal, snapshot, quota, chosen, etag } = admitted;
  if (refusal !== undefined) throw problemOfArticle({ refusal, facts: chosen.facts, quota, nowMs: Date.now() });
  if (granted.length === 0 || chosen.facts === undefined) throw noSuchArticle();
  if (context.req.method === 'HEAD') return answerConsole(context, '');
  const [article] = await pull.source.articles([chosen.facts]);
  const [rendition] = renditionsOf(granted, article === undefined ? [] : [article], snapshot, pull.publisher);
  if (article === undefined || rendition === undefined) throw noSuchArticle();
  const page = {
    frame: await portalFrameOf(context),
    rendition,
    texts: textsOf(context, rendition),
    refusedPictures: refusedPictures(article, rendition),
    duties: granted[0]?.grant.duties,
    receivers: await partnerOf(context.env, snapshot.partner.id).portal().receivers(article.slug),
    etag,
    quota,
  };
  return answerConsole(context, copyPage(page));
}

/** Browsers may fetch a page that nobody has asked for yet. They show nobody an answer that is an error, and ask again. */
function refusePrefetch({ req }: PortalContext): void {
  const purposes = ['sec-purpose', 'purpose', 'x-moz'].map((name) => req.header(name) ?? '');
  if (!purposes.some((purpose) => /\b(?:prefetch|prerender|preview)\b/i.test(purpose))) return;
  throw new ProblemError('unavailable', {
    detail: 'Opening this page is a delivery, so a browser cannot fetch it before somebody asks for it.',
    headers: { 'retry-after': '1' },
  });
}

function textsOf(context: PortalContext, rendition: Rendition): CopyTexts {
  const plain = rendition.textHtml === '' ? '' : textOf(rendition.textHtml);
  return {
    html: writeArticleHtml(rendition, { origin: context.get('origin'), hubs: [] }),
    text: writeArticleText(rendition, plain, Number.POSITIVE_INFINITY),
    words: countWords(plain),
  };
}

/** Pictures of the article that the agreement does not grant. */
function refusedPictures({ images }: Article, rendition: Rendition) {
  const granted = new Set(rendition.images.map(({ url }) => url));
  return images
    .filter(({ url }) => !granted.has(url))
    .map(({ caption, alt, credit, source }) => ({ caption: caption ?? alt, credit: credit ?? source }));
}

const stateQuery = parameters(z.strictObject({ agreement: z.string().optional(), etag: z.string().default('') }));

/** Whether the page with this entity tag is still current: neither another version nor another notice, nor a refusal. Nothing is delivered. */
export async function showState(context: PortalContext): Promise<Response> {
  const { etag } = readQuery(context, stateQuery);
  const pull = await beginPull(context);
  const { refusal, granted = [], etag: current, chosen, quota } = await admitArticle(context, pull, true);
  if (refusal !== undefined) {
    const { members } = problemOfArticle({ refusal, facts: chosen.facts, quota, nowMs: Date.now() });
    return answerJson({ state: refusal.reason === 'withdrawn' ? 'withdrawn' : 'refused', detail: members.detail });
  }
  if (granted.length === 0) return answerJson({ state: 'refused', detail: noSuchArticle().members.detail });
  return answerJson({ state: current === etag ? 'current' : 'changed' });
}
