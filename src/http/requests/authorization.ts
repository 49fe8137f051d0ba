// Reads the Authorization header, and the client's address if it can be trusted. A header that was sent twice is joined by a comma (RFC 9110
// §5.3) and is no credential.
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

/** CF-Connecting-IP is trusted only if the deployment says that Cloudflare sets it: anybody can send it. */
export function clientAddress(context: Context<AppEnv>): string | undefined {
  return context.env.CLIENT_ADDRESS === 'cloudflare' ? context.req.header('cf-connecting-ip') : undefined;
}

/** The network of all requests that have no valid address in that header, or several. */
const UNREADABLE = 'unreadable';

/** The network under which a client's failures are counted; `undefined` if no address can be trusted. Short, whatever the header contains. */
export function networkOf(context: Context<AppEnv>): string | undefined {
  const address = clientAddress(context);
  return address === undefined ? undefined : (clientNetwork(address) ?? UNREADABLE);
}
