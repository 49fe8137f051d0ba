// The Content-Security-Policy of every page. It allows the one style and the one script by their hashes (CSP 3 §2.3.1). A nonce would make
// each copy of a page different, and pages are cached and compared byte by byte.
import { SCRIPT } from './script.ts';
import { MINIFIED_STYLE } from './style.ts';

/** Made at the first call, because a Worker must not hash while it starts. Not a promise: a request may not await one of another request. */
let policy: string | undefined;

/** Returns the value of the header, which is the same for every page. */
export async function contentSecurityPolicy(): Promise<string> {
  policy ??= await composePolicy();
  return policy;
}

async function composePolicy(): Promise<string> {
  const [style, script] = await Promise.all([hashSource(MINIFIED_STYLE), hashSource(SCRIPT)]);
  return [
    "default-src 'none'",
    `style-src ${style}`,
    `script-src ${script}`,
    // The publisher's pictures may be on any host; 'self' is for those of the sample, which a service on loopback serves without TLS.
    "img-src https: data: 'self'",
    "font-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

export async function hashSource(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `'sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}'`;
}

/** Returns the answer with a policy that allows one style and one script more. */
export async function allowAlso(answer: Response, { style, script }: { style: string; script: string }): Promise<Response> {
  const [styleHash, scriptHash] = await Promise.all([hashSource(style), hashSource(script)]);
  const policy = answer.headers.get('content-security-policy');
  if (policy === null) return answer;
  const headers = new Headers(answer.headers);
  headers.set(
    'content-security-policy',
    policy.replace('style-src ', `style-src ${styleHash} `).replace('script-src ', `script-src ${scriptHash} `),
  );
  return new Response(answer.body, { status: answer.status, headers });
}
