// Answers to a poll of a feed in a known state that need neither reading nor rendering: a 304, or bytes that this isolate rendered before.
// These functions take no context of Hono, because the fast path has none.
import { COMPOSITION_VERSION } from '../../domain/feeds/feed-composition.ts';
import { WRITERS_VERSION } from '../../feeds/public-writers.ts';
import type { SnapshotStamp } from '../../storage/feeds.ts';
import type { Host, Rendered } from '../isolate/isolate.ts';
import { bodyOf } from '../responses/body.ts';
import type { CachePolicyName } from '../responses/cache-policy.ts';
import { isNotModified } from '../responses/conditional.ts';
import type { FeedAddress } from './feed-address.ts';
import { feedFields } from './feed-fields.ts';

export type DocumentAddress = Exclude<FeedAddress, { kind: 'page' }>;

export interface Poll {
  request: Request;
  env: Host;
  /** Ours, for absolute URLs. */
  origin: string;
}

export interface Served {
  address: DocumentAddress;
  stamp: SnapshotStamp;
  policy: CachePolicyName;
}

/** What the bytes depend on, for the entity tag: the state of the Catalogue, the address and the code that writes. */
export function tagParts(origin: string, { address, stamp }: Pick<Served, 'address' | 'stamp'>): (string | number)[] {
  const { epoch, generation, settings } = stamp;
  const place = address.kind === 'archive' ? address.page : 'subscription';
  return [WRITERS_VERSION, COMPOSITION_VERSION, origin, address.name, place, address.format, epoch, settings, generation];
}

/** `undefined` if the document has to be rendered. */
export function answerKnown(poll: Poll, served: Served, etag: string): Response | undefined {
  const { request, env } = poll;
  const validators = { etag, modifiedMs: served.stamp.modifiedMs };
  if (isNotModified(request.headers, validators)) {
    return new Response(null, { status: 304, headers: fieldsOf(poll, served, etag).notModified });
  }
  const known = env.isolate.feeds.get(etag);
  return known === undefined ? undefined : answerRendered(poll, served, etag, known);
}

export function answerRendered(poll: Poll, served: Served, etag: string, { body, tags }: Rendered): Response {
  const headers = { ...fieldsOf(poll, served, etag).ok, 'cache-tag': tags };
  return new Response(bodyOf(poll.request, body), { headers });
}

function fieldsOf({ env, origin }: Poll, { address, policy, stamp }: Served, etag: string) {
  return feedFields({ env, origin }, address.format, policy, { etag, modifiedMs: stamp.modifiedMs });
}
