// The cookie of a session. It is HttpOnly and SameSite=Strict, and only the pages that set it read it.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { SESSION_MAX_MS } from '../../domain/publisher/console-session.ts';
import { isLoopback } from '../../domain/values/loopback.ts';

export interface SessionCookie {
  /** Begins with `__Host-`, which needs the path `/` (RFC 6265bis §4.1.3.2). */
  name: string;
  /** Some browsers keep no Secure cookie of http://localhost, and a cookie with the prefix must be one. */
  loopbackName: string;
  /** Path of the pages. On loopback the cookie is sent to them alone. */
  path: string;
}

export function readCookie(context: Context, { name, loopbackName }: SessionCookie): string | undefined {
  return getCookie(context, isPlainLoopback(context) ? loopbackName : name);
}

export function keepCookie(context: Context, cookie: SessionCookie, value: string): void {
  set(context, cookie, value, SESSION_MAX_MS / 1_000);
}

export function dropCookie(context: Context, cookie: SessionCookie): void {
  set(context, cookie, '', 0);
}

function set(context: Context, { name, loopbackName, path }: SessionCookie, value: string, maxAge: number): void {
  const common = { httpOnly: true, sameSite: 'Strict', maxAge } as const;
  if (isPlainLoopback(context)) setCookie(context, loopbackName, value, { ...common, path });
  else setCookie(context, name, value, { ...common, path: '/', secure: true });
}

function isPlainLoopback({ req }: Pick<Context, 'req'>): boolean {
  const { protocol, hostname } = new URL(req.url);
  return protocol === 'http:' && isLoopback(hostname);
}
