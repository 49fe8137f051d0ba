// One licensed article by its slug: as ninjs, as HTML to paste, or as text. Every reason that the partner may not know gives the same 404. An
// article that the partner received and that was withdrawn or has expired gives a 410.
import type { Context } from 'hono';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { FeedSite } from '../../domain/feeds/feed-document.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { codeSchema } from '../../domain/values/term.ts';
import { writeArticleHtml } from '../../feeds/article/html.ts';
import { writeArticleText } from '../../feeds/article/text.ts';
import { NINJS_SCHEMA, writeNinjsItem } from '../../feeds/formats/ninjs.ts';
import { renditionsOf } from '../../feeds/licensed/compose-feed.ts';
import type { AppEnv } from '../bindings.ts';
import { plainTextOf } from './plain-text.ts';
import { type Admitted, admit, answerCopy, beginPull, type Chosen, type Pull, representationOf, unchanged } from './pull.ts';
import { noSuchArticle, problemOfArticle } from './refusals.ts';

type ArticleContext = Context<AppEnv>;

interface Shape {
  type: string;
  write(rendition: Rendition, site: FeedSite): string | Promise<string>;
}

const SHAPES = {
  ninjs: { type: 'application/json; charset=utf-8', write: writeNinjsItem },
  html: { type: 'text/html; charset=utf-8', write: writeArticleHtml },
  text: {
    type: 'text/plain; charset=utf-8',
    write: async (rendition) => writeArticleText(rendition, await plainTextOf(rendition)),
  },
} as const satisfies Record<string, Shape>;

/** The HTML fragment is for programs. A browser that opens it must not run anything. */
const FRAGMENT_POLICY = "default-src 'none'; img-src https: http:; sandbox";

interface ChosenArticle extends Chosen {
  facts: ArticleFacts | undefined;
}

export function serveLicensedArticle(shape: keyof typeof SHAPES): (context: ArticleContext) => Promise<Response> {
  return async function serveArticle(context) {
    const slug = context.req.param('slug') ?? '';
    const pull = await beginPull(context);
    const choose = async (): Promise<ChosenArticle> => {
      // Text that cannot be a slug is treated as the slug of no article: same cost, same answer.
      const facts = codeSchema.safeParse(slug).success ? await pull.source.facts(slug) : undefined;
      const candidates = facts === undefined ? [] : [facts];
      return { facts, candidates, withdrawn: [], representation: representationOf(context, pull, [shape, slug]) };
    };
    const admitted = await admit(context, pull, {
      route: shape === 'ninjs' ? '/v1/articles/…' : `/v1/articles/…/${shape}`,
      single: true,
      choose,
    });
    if (admitted.kind === 'unchanged') return unchanged(admitted.etag);
    const { type, write } = SHAPES[shape];
    const rendition = await renditionFor(context, pull, admitted);
    const body = rendition === undefined ? '' : await write(rendition, { origin: context.get('origin'), hubs: [] });
    const answer = answerCopy(context, { body, type, etag: admitted.etag, agreement: admitted.snapshot.agreement });
    // No media type is registered for ninjs, so a link says what the JSON is (RFC 8288, describedby).
    if (shape === 'ninjs') answer.headers.append('link', `<${NINJS_SCHEMA}>; rel="describedby"`);
    if (shape === 'html') answer.headers.set('content-security-policy', FRAGMENT_POLICY);
    return answer;
  };
}

type Granted = Exclude<Admitted<ChosenArticle>, { kind: 'unchanged' }>;

/** `undefined` for a HEAD of a granted article, which delivers nothing. */
async function renditionFor(context: ArticleContext, pull: Pull, { granted = [], refusal, snapshot, quota, chosen }: Granted) {
  const { facts } = chosen;
  if (refusal !== undefined) {
    throw problemOfArticle({ refusal, facts, quota, nowMs: Date.now() });
  }
  if (granted.length === 0 || facts === undefined) throw noSuchArticle();
  if (context.req.method === 'HEAD') return undefined;
  const [rendition] = renditionsOf(granted, await pull.source.articles([facts]), snapshot, pull.publisher);
  return rendition;
}
