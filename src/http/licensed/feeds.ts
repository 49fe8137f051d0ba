// A partner's feed, in four formats by a key and in three by a token: filters narrow it, and every body has its notice.

import type { Context } from 'hono';
import { FEED_MEDIA_TYPES } from '../../domain/feeds/feed-name.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { CandidatePosition } from '../../domain/pulls/candidates.ts';
import { PAGE_ARTICLES } from '../../domain/pulls/pull-queries.ts';
import { licensedFeed } from '../../feeds/licensed/compose-feed.ts';
import { LICENSED_WRITERS, type LicensedFormat } from '../../feeds/licensed-writers.ts';
import type { AppEnv } from '../bindings.ts';
import type { HeldBody } from '../isolate/isolate.ts';
import { openPage, sealPage } from './cursors/cursor.ts';
import { copyOf } from './page-copy.ts';
import { type ListedPage, layoutOf, listedPage, withinMessage } from './page-list.ts';
import { pageTerms } from './page-terms.ts';
import { type Admitted, admit, answerCopy, beginPull, type Chosen, type Pull, representationOf, unchanged } from './pull.ts';
import { badParameter, type FeedQuery, feedParameters, readQuery } from './query.ts';

type FeedContext = Context<AppEnv>;

const MEDIA_TYPES: Readonly<Record<LicensedFormat, string>> = { ninjs: 'application/json', ...FEED_MEDIA_TYPES };

export function serveLicensedFeed(format: LicensedFormat): (context: FeedContext) => Promise<Response> {
  return async (context) => serve(context, { format, query: readQuery(context, feedParameters), isTokened: false });
}

/** The address is the secret, so the body does not name it. */
export function serveTokenedFeed(format: Exclude<LicensedFormat, 'ninjs'>): (context: FeedContext) => Promise<Response> {
  return async (context) => serve(context, { format, query: readQuery(context, feedParameters), isTokened: true });
}

interface Asked {
  format: LicensedFormat;
  query: FeedQuery;
  isTokened: boolean;
}

async function serve(context: FeedContext, asked: Asked): Promise<Response> {
  const { format, query, isTokened } = asked;
  const pull = await beginPull(context);
  const before = await positionOf(context, pull, query);
  const choose = async (snapshot: LicenceSnapshot): Promise<FeedPage> => {
    const page = await withinMessage(context, await listedPage(pull.source, snapshot, query, before));
    const representation = representationOf(context, pull, [format, ...(isTokened ? ['token'] : []), selfPathOf(asked)]);
    const held = context.env.isolate.licensedFeeds.get(heldName(context, representation));
    return { ...page, layout: () => layoutOf(page, pageTerms(context, pull, snapshot)), representation, held, holds: held?.etag };
  };
  const admitted = await admit(context, pull, { route: `/v1/feed.${format}`, single: false, choose });
  if (admitted.kind === 'unchanged') return unchanged(admitted.etag);
  const { etag, snapshot } = admitted;
  const type = `${MEDIA_TYPES[format]}; charset=utf-8`;
  const body = context.req.method === 'HEAD' ? '' : await bodyFor(context, pull, asked, admitted);
  return answerCopy(context, { body, type, etag, agreement: snapshot.agreement });
}

type GrantedPage = Exclude<Admitted<FeedPage>, { kind: 'unchanged' }>;

function heldName(context: FeedContext, representation: string): string {
  return `${context.get('credential').hash} ${representation}`;
}

/** The entity tag covers everything the bytes depend on, except the key. */
async function bodyFor(context: FeedContext, pull: Pull, asked: Asked, admitted: GrantedPage): Promise<Blob> {
  const { etag, chosen } = admitted;
  if (chosen.held?.etag === etag) return chosen.held.body;
  const body = await render(context, pull, asked, admitted);
  context.env.isolate.licensedFeeds.set(heldName(context, chosen.representation), { etag, body });
  return body;
}

async function positionOf(context: FeedContext, { fresh }: Pull, { page }: FeedQuery): Promise<CandidatePosition | undefined> {
  if (page === undefined) return undefined;
  const opened = await openPage(page, context.get('credential'), context.env);
  if (opened !== undefined && (opened.epoch === fresh.epoch || context.get('credential').mode === 'test')) return opened.before;
  throw badParameter('page', 'is not the next page of this feed, or not any more: begin again without it');
}

/** `held`: the body that this isolate made earlier for this representation. It is used for this answer even if the cache drops it meanwhile. */
type FeedPage = ListedPage & Chosen & { held: HeldBody | undefined };

async function render(context: FeedContext, pull: Pull, asked: Asked, admitted: GrantedPage): Promise<Blob> {
  const { granted, withdrawn, next, snapshot, chosen } = admitted;
  // Absent only where the body that the request named in `holds` is still right.
  if (granted === undefined || withdrawn === undefined) throw new Error('nothing was granted anew, and nothing is at hand');
  const copy = await copyOf(pull, chosen, { granted, withdrawn, snapshot });
  const selfPath = asked.isTokened ? {} : { selfPath: selfPathOf(asked) };
  const nextPath = next === undefined ? {} : { nextPath: await nextPathOf(context, pull, asked, next) };
  const feed = licensedFeed(copy, { snapshot, publisher: pull.publisher, ...selfPath, ...nextPath });
  return new Blob([LICENSED_WRITERS[asked.format](feed, { origin: context.get('origin'), hubs: [] })]);
}

/** Parameters in one order and one spelling, however they came: the address is part of the bytes. */
function selfPathOf({ format, query }: Asked, page = query.page): string {
  const { section, subject, language, since, limit } = query;
  const named = { section, subject, language, since, limit: limit === PAGE_ARTICLES ? undefined : String(limit), page };
  const parts = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/v1/feed.${format}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}

/** The address of a feed token is a secret, so its next page is a reference that is relative to it: a query alone (RFC 3986 §5.4.1). */
async function nextPathOf(context: FeedContext, { fresh }: Pull, asked: Asked, next: CandidatePosition): Promise<string> {
  const page = await sealPage({ epoch: fresh.epoch, before: next }, context.get('credential'), context.env);
  const path = selfPathOf(asked, page);
  return asked.isTokened ? path.slice(path.indexOf('?')) : path;
}
