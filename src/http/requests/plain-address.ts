// The one spelling of a public address: in lower case, with no needless percent-encoding and no empty segment. Pure.
import { containsPrefix } from '../responses/redact.ts';

/** A longer URL is not redirected: it would be sent back in a header, whose length clients and proxies limit. */
const REDIRECTED_CHARS = 2_048;
/** No segment begins or ends with a dot, so that none is `.` or `..`. */
const PLAIN_PATH = /^(?:\/[a-z0-9_-]+(?:\.[a-z0-9_-]+)*)+$/;
/** Percent-encoded unreserved characters (RFC 3986 §2.3): decoded, they are the same address (§6.2.2.2). */
const ENCODED = /%(?:2[DE]|3\d|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])/gi;
const NO_OTHER_CHARACTER = /^[A-Za-z0-9/._-]+$/;
/** Paths below which all names are in lower case. */
const IN_LOWER_CASE = /^\/(?:feeds|feeds\.opml|articles|problems|docs)(?:\/|$)/;

/** A URL parser would encode more than these, and the query has to stay as it was sent. */
const NOT_IN_HEADER = /[^\x21-\x7e]/gu;

function encodeCharacter(character: string): string {
  return encodeURIComponent(character.toWellFormed());
}

/** The path as it was sent; Hono's is decoded. Not by a URL parser, which would take a tenth of the time of a whole 304. */
export function rawPathOf(url: string): string {
  const start = url.indexOf('/', 'https://'.length);
  const end = url.indexOf('?', start);
  return end === -1 ? url.slice(start) : url.slice(start, end);
}

/** The URL that a URL in another spelling is redirected to: on `origin`, whatever host it names, with the query as it was sent. `undefined`
 *  if `plainPathOf` is, and for a URL that is too long. */
export function plainUrlOf(url: string, origin: string): string | undefined {
  if (url.length > REDIRECTED_CHARS) return undefined;
  const path = plainPathOf(rawPathOf(url));
  if (path === undefined) return undefined;
  const queryAt = url.indexOf('?');
  return origin + path + (queryAt === -1 ? '' : url.slice(queryAt).replace(NOT_IN_HEADER, encodeCharacter));
}

/** The one spelling of a path under /feeds, /articles, /problems or /docs. `undefined` for a path that has it already, that lies elsewhere, or that
 *  is no such path in any spelling. */
export function plainPathOf(path: string): string | undefined {
  if (PLAIN_PATH.test(path)) return undefined;
  const decoded = path.replace(ENCODED, (octet) => String.fromCharCode(Number.parseInt(octet.slice(1), 16)));
  // A key or token must not be repeated in a redirect, and is case-sensitive.
  if (!NO_OTHER_CHARACTER.test(decoded) || containsPrefix(decoded)) return undefined;
  const plain = decoded.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
  return IN_LOWER_CASE.test(plain) && PLAIN_PATH.test(plain) ? plain : undefined;
}
