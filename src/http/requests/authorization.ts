// Who is calling, by the request: the Authorization field, and the client address where it can be trusted. A field that came twice is
// joined by a comma (RFC 9110 §5.3) and is no credential.
import type { Context } from 'hono';
import { clientNetwork } from '../../domain/values/ip-address.ts';
import type { AppEnv } from '../bindings.ts';

/** RFC 6750 §2.1. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^Bearer +([A-Za-z0-9._~+/=-]+)$/i.exec(authorization ?? '')?.[1];
}

/** RFC 7617 §2: the user name, before the first colon, is ignored. */
export function passwordOf(authorization: string | undefined): string | undefined {
  const [, encoded] = /^Basic +([A-Za-z0-9+/]+={0,2})$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return undefined;
  try {
    return /^[^:]*:(.*)$/s.exec(atob(encoded))?.[1];
  } catch {
    return undefined;
  }
}

/** Anybody can send CF-Connecting-IP: it counts only where Cloudflare sets it. */
export function clientAddress(context: Context<AppEnv>): string | undefined {
  return context.env.CLIENT_ADDRESS === 'cloudflare' ? context.req.header('cf-connecting-ip') : undefined;
}

/** All that claim no address or several in the field where one belongs. */
const UNREADABLE = 'unreadable';

/** Where to count what a client fails at; `undefined` where no address can be trusted. Short, whatever the field holds. */
export function networkOf(context: Context<AppEnv>): string | undefined {
  const address = clientAddress(context);
  return address === undefined ? undefined : (clientNetwork(address) ?? UNREADABLE);
}
