// Entity tags made from what the bytes depend on, before there are bytes. Hashed with a secret: a sequence number on the wire would tell
// strangers of changes that they may not see.
import { encodeBase64url } from '../domain/base64url.ts';

const TAG_CHARS = 22;
const KEPT = 10_000;
const tags = new Map<string, string>();

/** A weak tag (RFC 9110 §8.8.1), equal for equal parts and one secret. */
export async function entityTag(secret: string, parts: readonly (string | number)[]): Promise<string> {
  const text = parts.join('\n');
  const known = tags.get(text);
  if (known !== undefined) return known;
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`entity-tag\n${secret}\n${text}`));
  const tag = `W/"${encodeBase64url(new Uint8Array(digest)).slice(0, TAG_CHARS)}"`;
  if (tags.size >= KEPT) tags.clear();
  tags.set(text, tag);
  return tag;
}
