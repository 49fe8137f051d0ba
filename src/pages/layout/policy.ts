// The Content-Security-Policy of every page. The one style and the one script are allowed by their hashes (CSP 3 §2.3.1), not by a
// nonce: a nonce would make each copy of a page different, and pages are cached and compared byte by byte.
import { SCRIPT } from './script.ts';
import { SENT_STYLE } from './style.ts';

/** Made when first asked for, since a Worker may not hash while it starts. */
let policy: Promise<string> | undefined;

/** The value of the header, the same for every page. */
export function contentSecurityPolicy(): Promise<string> {
  policy ??= composePolicy();
  return policy;
}

async function composePolicy(): Promise<string> {
  const [style, script] = await Promise.all([hashSource(SENT_STYLE), hashSource(SCRIPT)]);
  return [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src ${script}`,
    // Pictures are the publisher's, wherever those are served.
    'img-src https: data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

async function hashSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}
