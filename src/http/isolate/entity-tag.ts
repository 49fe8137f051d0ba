// Entity tags, made from what the bytes depend on, before there are bytes. They are hashed with a secret, because a sequence number on the wire
// would tell strangers of changes that they may not see.

import { encodeBase64url } from '../../domain/values/base64url.ts';
import type { Host } from './isolate.ts';
import { peppersOf } from './peppers.ts';

type Keyed = Pick<Host, 'isolate' | 'KEY_PEPPERS'>;

const TAG_CHARS = 22;
/** Tags of longer texts, such as whole pages, are not cached: strangers can cause any number of them. */
const KEPT_CHARS = 1_000;

/** A weak tag (RFC 9110 §8.8.1), equal for equal parts as long as the secret stays the same. */
export async function entityTag(env: Keyed, parts: readonly (string | number)[]): Promise<string> {
  const known = knownTag(env, parts);
  if (known !== undefined) return known;
  const secret = secretOf(env);
  const text = parts.join('\n');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`entity-tag\n${secret}\n${text}`));
  const tag = `W/"${encodeBase64url(new Uint8Array(digest)).slice(0, TAG_CHARS)}"`;
  if (text.length <= KEPT_CHARS) env.isolate.entityTags.set(text, tag);
  return tag;
}

/** The tag, if this isolate has made it before from these parts and the current secret. */
export function knownTag(env: Keyed, parts: readonly (string | number)[]): string | undefined {
  const { isolate } = env;
  const secret = secretOf(env);
  if (secret !== isolate.tagSecret) isolate.entityTags.clear();
  isolate.tagSecret = secret;
  return isolate.entityTags.get(parts.join('\n'));
}

/** Public feeds stay up if KEY_PEPPERS cannot be used. Their tags are then made with a random secret, because a short one could be found by
 *  trial. Each isolate has its own random secret, so a reader may be sent again what it has. */
function secretOf({ isolate, KEY_PEPPERS }: Keyed): string {
  if (peppersOf({ isolate, KEY_PEPPERS }).length > 0) return KEY_PEPPERS;
  isolate.ownTagSecret ??= crypto.randomUUID();
  return isolate.ownTagSecret;
}
