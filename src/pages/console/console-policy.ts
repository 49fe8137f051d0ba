// The Content-Security-Policy of the console. Its pages are made for one person and cached nowhere, so that each has a nonce of its own.

/** Names under which scripts make HTML of texts: the console's own, and on pages with the text editor its reading of the text and of what is pasted. */
const HTML_POLICY = 'tearsheet';
const EDITOR_POLICIES = 'tearsheet-editor ProseMirrorClipboard';

/** Returns the value of the header. Only scripts with the nonce run, and they may make HTML of texts only by the policies named here. The stylesheet is a
 *  static file; no page has a style of its own. */
export function consolePolicy(nonce: string, hasEditor = false): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "require-trusted-types-for 'script'",
    `trusted-types ${hasEditor ? `${HTML_POLICY} ${EDITOR_POLICIES}` : HTML_POLICY}`,
    "img-src 'self' https: data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
