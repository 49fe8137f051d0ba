// The body of copy as the service stores it, so that copy can be compared with a stored article. Pure.
import { sanitiseBody } from '../markup/sanitise.ts';

/** `base` resolves relative URLs. A body that the service would refuse is returned as it is. */
export function storedBody(html: string, base: string): string {
  const body = sanitiseBody(html, base);
  return body.ok ? body.html : html;
}
