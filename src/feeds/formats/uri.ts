// An IRI as the URI that strict readers of ninjs want (RFC 3987 §3.1). Pure.
import { legalText } from '../../domain/values/text.ts';

/** Neither reserved nor unreserved nor a percent sign that begins an octet (RFC 3986 §2). Square brackets belong to IPv6 hosts only. */
const FOREIGN = /%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9._~:/?#@!$&'()*+,;=%[\]-]/gu;
const BRACKETS = /[[\]]/g;
const HOST = /^[a-z][a-z0-9+.-]*:\/\/\[[0-9a-f:.]+\]/i;

/** Everything that a URI cannot hold as the octets of its UTF-8; a URI stays as it is. */
export function uriOf(iri: string): string {
  const [before = '', ...after] = legalText(iri).replace(FOREIGN, encodeURIComponent).split('#');
  const host = HOST.exec(before)?.[0] ?? '';
  const fragment = after.length === 0 ? '' : `#${after.join('%23')}`;
  return host + `${before.slice(host.length)}${fragment}`.replace(BRACKETS, encodeURIComponent);
}
