// A partner's feed in four formats, by key or by token: filters that narrow, full content, and its notice in every body.
import type { Context } from 'hono';
import { FEED_MEDIA_TYPES } from '../../domain/feeds/feed-name.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { CandidatePosition } from '../../domain/pulls/candidates.ts';
import { cutToSize, type SizedPage } from '../../domain/pulls/page-size.ts';
import { licensedFeed } from '../../feeds/licensed/compose-feed.ts';
import { LICENSED_WRITERS, type LicensedFormat } from '../../feeds/licensed-writers.ts';
import type { AppEnv } from '../bindings.ts';
import { parsePeppers } from '../credentials/signed-token.ts';
import { LruCache } from '../isolate/lru-cache.ts';
import { openPage, sealPage } from './cursors/cursor.ts';
import { copyOf } from './page-copy.ts';
import { pageTerms } from './page-terms.ts';
import { type Admitted, admit, answerCopy, beginPull, type Chosen, type Pull, representationOf, unchanged } from './pull.ts';
import { badParameter, type FeedQuery, feedSchema, PAGE_ARTICLES, readQuery, tokenedFeedSchema } from './query.ts';

type FeedContext = Context<AppEnv>;

const MEDIA_TYPES: Readonly<Record<LicensedFormat, string>> = { ...FEED_MEDIA_TYPES, ninjs: 'application/json' };
const UTF8 = new TextEncoder();

interface Held {
  etag: string;
  bytes: Uint8Array;
}

/** By key and representation. */
const rendered = new LruCache<Held>(({ bytes }) => bytes.byteLength);
/** Pages of candidates read for one answer: a page may be short where much of what the Catalogue looked at is outside the scope. */
const MOST_READS = 5;

export function serveLicensedFeed(format: LicensedFormat): (context: FeedContext) => Promise<Response> {
  return async (context) => serve(context, { format, query: readQuery(context, feedSchema), isTokened: false });
}

/** The address is the secret, so the body names neither itself nor a next page. */
export function serveTokenedFeed(format: Exclude<LicensedFormat, 'ninjs'>): (context: FeedContext) => Promise<Response> {
  return async (context) => serve(context, { format, query: readQuery(context, tokenedFeedSchema), isTokened: true });
}

interface Asked {
  format: LicensedFormat;
  query: FeedQuery;
  isTokened: boolean;
}

async function serve(context: FeedContext, asked: Asked): Promise<Response> {
  const { format, query, isTokened } = asked;
  const pull = await beginPull(context);
  const before = await placeOf(context, pull, query);
  const choose = async (snapshot: LicenceSnapshot): Promise<FeedPage> => {
    const page = cutToSize(await candidatesOf(pull, snapshot, query, before), pageTerms(context, pull, snapshot));
    const parts = [format, isTokened ? 'token' : selfPathOf(asked), JSON.stringify(page.next ?? null)];
    const representation = representationOf(context, pull, parts);
    const held = rendered.get(heldName(context, representation));
    return { ...page, representation, held, holds: held?.etag };
  };
  const admitted = await admit(context, pull, { single: false, choose });
  if (admitted.kind === 'unchanged') return unchanged(admitted.etag);
  const { etag, snapshot } = admitted;
  const type = `${MEDIA_TYPES[format]}; charset=utf-8`;
  const body = context.req.method === 'HEAD' ? '' : await bytesOf(context, pull, asked, admitted);
  return answerCopy(context, { body, type, etag, agreement: snapshot.agreement });
}

type GrantedPage = Exclude<Admitted<FeedPage>, { kind: 'unchanged' }>;

function heldName(context: FeedContext, representation: string): string {
  return `${context.get('credential').hash} ${representation}`;
}

/** The entity tag covers everything the bytes depend on, except the key. */
async function bytesOf(context: FeedContext, pull: Pull, asked: Asked, admitted: GrantedPage): Promise<Uint8Array> {
  const { etag, chosen } = admitted;
  if (chosen.held?.etag === etag) return chosen.held.bytes;
  const bytes = await render(context, pull, asked, admitted);
  rendered.set(heldName(context, chosen.representation), { etag, bytes });
  return bytes;
}

async function placeOf(context: FeedContext, { fresh }: Pull, { page }: FeedQuery): Promise<CandidatePosition | undefined> {
  if (page === undefined) return undefined;
  const place = await openPage(page, context.get('credential'), parsePeppers(context.env.KEY_PEPPERS));
  if (place !== undefined && (place.epoch === fresh.epoch || context.get('credential').mode === 'test')) return place.before;
  throw badParameter('page', 'is not the next page of this feed, or not any more: begin again without it');
}

/** `held`: the body this isolate made for this representation before, kept for this answer even if the memo drops it meanwhile. */
type FeedPage = SizedPage & Chosen & { held: Held | undefined };

/** As many as were asked for, or fewer where MOST_READS pages hold no more. */
async function candidatesOf(
  { source }: Pull,
  snapshot: LicenceSnapshot,
  { section, subject, language, since, limit }: FeedQuery,
  start: CandidatePosition | undefined,
): Promise<SizedPage> {
  const filters = { section, subject, language, since };
  const found: SizedPage = { candidates: [], places: [], withdrawn: [], stubSizes: [] };
  let before = start;
  for (let read = 0; read < MOST_READS; read++) {
    const page = await source.candidates(snapshot, { filters, limit: limit - found.candidates.length, before });
    const { candidates, next } = page;
    // The page as it is remembered: its list keeps its name.
    if (read === 0 && (next === undefined || candidates.length >= limit)) return page;
    found.candidates.push(...candidates);
    found.places.push(...page.places);
    found.withdrawn.push(...page.withdrawn);
    found.stubSizes.push(...page.stubSizes);
    if (next === undefined) return found;
    before = next;
    if (found.candidates.length >= limit) break;
  }
  return { ...found, ...(before === undefined ? {} : { next: before }) };
}

async function render(context: FeedContext, pull: Pull, asked: Asked, admitted: GrantedPage): Promise<Uint8Array> {
  const { granted, withdrawn, snapshot, chosen } = admitted;
  // Absent only where the body that the request named in `holds` is still right.
  if (granted === undefined || withdrawn === undefined) throw new Error('nothing was granted anew, and nothing is at hand');
  const copy = await copyOf(pull, chosen, { granted, withdrawn, snapshot });
  const addresses = asked.isTokened ? {} : { selfPath: selfPathOf(asked), nextPath: await nextPathOf(context, pull, asked, chosen) };
  const feed = licensedFeed(copy, { snapshot, publisher: pull.publisher, ...addresses });
  return UTF8.encode(LICENSED_WRITERS[asked.format](feed, { origin: context.get('origin'), hubs: [] }));
}

/** Parameters in one order and one spelling, however they came: the address is part of the bytes. */
function selfPathOf({ format, query }: Asked, page = query.page): string {
  const { section, subject, language, since, limit } = query;
  const named = { section, subject, language, since, limit: limit === PAGE_ARTICLES ? undefined : String(limit), page };
  const parts = Object.entries(named).flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`]));
  return `/v1/feed.${format}${parts.length === 0 ? '' : `?${parts.join('&')}`}`;
}

async function nextPathOf(context: FeedContext, { fresh }: Pull, asked: Asked, { next }: SizedPage): Promise<string | undefined> {
  if (next === undefined) return undefined;
  const place = { epoch: fresh.epoch, before: next };
  const page = await sealPage(place, context.get('credential'), parsePeppers(context.env.KEY_PEPPERS));
  return selfPathOf(asked, page);
}
