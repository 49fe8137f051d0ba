// Converts an IRI to a URI (RFC 3987 §3.1), which strict readers of ninjs require. Pure.
import { legalText } from '../../domain/values/text.ts';

/** Characters that are not allowed in a URI (RFC 3986 §2). Square brackets are allowed in IPv6 hosts only, and are handled below. */
const NOT_IN_URI = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#@!$&'()*+,;=%[\]-]/gu;
const BRACKETS = /[[\]]/g;
const HOST = /^[a-z][a-z0-9+.-]*:\/\/\[[0-9a-f:.]+\]/i;

/** Percent-encodes every character that is not allowed in a URI, as UTF-8. A valid URI is returned unchanged. */
export function uriOf(iri: string): string {
  const [before = '', ...after] = legalText(iri).replace(NOT_IN_URI, encodeURIComponent).split('#');
  const host = HOST.exec(before)?.[0] ?? '';
  const fragment = after.length === 0 ? '' : `#${after.join('%23')}`;
  return host + `${before.slice(host.length)}${fragment}`.replace(BRACKETS, encodeURIComponent);
}
