// The Content-Security-Policy of the console. Its pages are made for one person and cached nowhere, so that each has a nonce of its own.
import { hashSource } from '../layout/policy.ts';
import { CONSOLE_STYLE } from './console-style.ts';

/** The hash of the stylesheet, which is the same for every page. Not a promise: a request may not await one of another request. */
let style: string | undefined;

/** Returns the value of the header. Only the script with the nonce runs, and it may make HTML of texts only by the policy named here. */
export async function consolePolicy(nonce: string): Promise<string> {
  style ??= await hashSource(CONSOLE_STYLE);
  return [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "require-trusted-types-for 'script'",
    'trusted-types tearsheet',
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
