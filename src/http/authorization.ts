// What a request says of who is calling: the Authorization field, and the address where it can be believed. A field that came twice is
// joined by a comma (RFC 9110 §5.3) and is no credential.
import type { Context } from 'hono';
import type { AppEnv } from './bindings.ts';

/** RFC 6750 §2.1. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

/** RFC 7617 §2: whatever stands before the first colon is not looked at. */
export function passwordOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  try {
    return /^[^:]*:(.*)$/s.exec(atob(encoded))?.[1];
  } catch {
    return undefined;
  }
}

/** CF-Connecting-IP is anybody's to write unless Cloudflare wrote it. */
export function clientAddress(context: Context<AppEnv>): string | undefined {
  return context.env.CLIENT_ADDRESS === 'cloudflare' ? context.req.header('cf-connecting-ip') : undefined;
}
