// Answers the most frequent requests before a route is matched: polls of public feeds whose answer this isolate has cached, and forged keys. It
// makes no call and reads nothing. The app would answer the same requests with the same bytes and fields, and answers all others.

import { readKey, rememberedKey } from './credentials/partner-key.ts';
import { BEARER, BEARER_OR_BASIC, finishedRefusal } from './credentials/require-partner-key.ts';
import { isKnownUsable } from './credentials/secrets.ts';
import { knownTag } from './isolate/entity-tag.ts';
import { rememberedFreshness } from './isolate/freshness.ts';
import type { Host } from './isolate/isolate.ts';
import { parseFeedAddress } from './public/feed-address.ts';
import { answerKnown, type Poll, tagParts } from './public/known-feed.ts';
import { bearerOf } from './requests/authorization.ts';
import { originOf } from './requests/origin.ts';

/** Paths of licensed routes without a parameter. Those of feeds accept Basic too. */
const LICENSED = /^\/v1\/(?:(feed\.(?:rss|atom|json|ninjs))|changes|agreements|usage|account|withdrawals)$/;
const TOKENED = /^\/f\/([\w-]+)\/feed\.(?:rss|atom|json)$/;

/** `undefined` if the request is not answered here. A request with any query, another spelling or another method is left to the app. */
export function answerFast(request: Request, env: Host): Response | undefined | Promise<Response | undefined> {
  if (request.method !== 'GET') return undefined;
  const { url } = request;
  const target = url.slice(url.indexOf('/', 'https://'.length));
  if (target.startsWith('/feeds/')) return answerPoll(request, env, target);
  if (target.startsWith('/v1/')) return refuseForgedKey(request, env, target);
  return target.startsWith('/f/') ? refuseForgedToken(request, env, target) : undefined;
}

/** Requests with Sec-Fetch-Dest come from browsers and are left to the app, because their answers depend on it. */
function answerPoll(request: Request, env: Host, target: string): Response | undefined {
  const address = parseFeedAddress(target);
  if (address?.kind !== 'subscription' || request.headers.has('sec-fetch-dest')) return undefined;
  const origin = originOf(env, request.url);
  const fresh = rememberedFreshness(env, Date.now(), address.name);
  if (origin === undefined || fresh?.feed === undefined || fresh.feed.movedTo !== undefined) return undefined;
  const { epoch, settings, feed } = fresh;
  const stamp = { epoch, settings, generation: feed.generation, modifiedMs: feed.modifiedMs };
  const etag = knownTag(env, tagParts(origin, { address, stamp }));
  if (etag === undefined) return undefined;
  const poll: Poll = { request, env, origin };
  return answerKnown(poll, { address, stamp, policy: 'feed' }, etag);
}

function refuseForgedKey(request: Request, env: Host, target: string): Promise<Response | undefined> | undefined {
  const path = LICENSED.exec(target);
  const key = path === null ? undefined : bearerOf(request.headers.get('authorization') ?? undefined);
  if (path === null || key === undefined) return undefined;
  return refuseUnlessGenuine(key, path[1] === undefined ? BEARER : BEARER_OR_BASIC, request, env);
}

function refuseForgedToken(request: Request, env: Host, target: string): Promise<Response | undefined> | undefined {
  const token = TOKENED.exec(target)?.[1];
  return token === undefined ? undefined : refuseUnlessGenuine(token, BEARER, request, env);
}

/** `undefined` for a genuine key, which is left to the app. */
function refuseUnlessGenuine(key: string, challenge: string, request: Request, env: Host): Promise<Response | undefined> | undefined {
  if (originOf(env, request.url) === undefined || !isKnownUsable(env, 'KEY_PEPPERS')) return undefined;
  return rememberedKey(key, env) === undefined ? refuseForged(key, challenge, env) : undefined;
}

async function refuseForged(key: string, challenge: string, env: Host): Promise<Response | undefined> {
  return (await readKey(key, env)) === undefined ? finishedRefusal(challenge) : undefined;
}
