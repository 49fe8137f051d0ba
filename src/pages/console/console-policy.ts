// The Content-Security-Policy of the console. Its pages are made for one person and cached nowhere.
import { hashSource } from '../layout/policy.ts';
import { CONSOLE_STYLE } from './console-style.ts';

let policy: Promise<string> | undefined;

/** Returns the value of the header. The pages run no script, so that no text in them can become one. */
export function consolePolicy(): Promise<string> {
  policy ??= composePolicy();
  return policy;
}

async function composePolicy(): Promise<string> {
  return [
    "default-src 'none'",
    `style-src ${await hashSource(CONSOLE_STYLE)}`,
    "script-src 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
