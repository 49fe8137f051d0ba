// Fetches a source from the web. The operator chose its URL, which may name any host. The target of a redirect is chosen by the server
// that answers: the URL of each hop is checked, and only addresses on the public internet are called.
import type { LookupFunction } from 'node:net';
import { Agent, fetch, type Response } from 'undici';
import { checkOutsideUrl, type OutsideUrlRefusal, portOf, sentenceOfRefusal } from '../../domain/values/outside-url.ts';
import type { Fault, Source } from '../../import/imported-article.ts';
import { PrivateAddress, publicLookup } from './public-lookup.ts';

/** Size limit after decompression. */
const FETCHED_BYTES = 30 * 1024 * 1024;
/** Time limit for all hops and the whole body. */
const FETCH_TIMEOUT_MS = 30_000;
const MOST_REDIRECTS = 5;
/** RFC 9110 §15.4: redirects to one other URL for the same content. */
const REDIRECTS = [301, 302, 303, 307, 308];
const SHOWN_CHARS = 200;
/** No other header is sent: no cookie, no token, no referrer. */
const HEADERS = {
  Accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/html;q=0.8, */*;q=0.5',
  'User-Agent': 'Tearsheet-Import',
};
/** Why a redirect is refused; the operator can name its target instead. */
const HOW_TO_FOLLOW = 'If you trust that address, name it yourself on the command line.';
const CANNOT_BE_NAMED: readonly OutsideUrlRefusal['reason'][] = ['unreadable', 'scheme', 'credentials'];

export interface FetchLimits {
  maxBytes?: number;
  timeoutMs?: number;
}

interface Retrieval {
  /** The URL as it was typed, without a password. */
  file: string;
  named: URL;
  limits: Required<FetchLimits>;
  signal: AbortSignal;
  agents: { named: Agent; checked: Agent };
}

/** Fetches an http or https URL. The source keeps the name that was asked for, so that a redirect does not make another source of it.
 *  `lookup` resolves the names of redirects. */
export async function fetchSource(
  address: string,
  { maxBytes = FETCHED_BYTES, timeoutMs = FETCH_TIMEOUT_MS }: FetchLimits = {},
  lookup: LookupFunction = publicLookup(),
): Promise<Source | Fault> {
  const named = URL.parse(address);
  if (named === null || !/^https?:$/.test(named.protocol)) return { file: address, message: 'is not an http or https URL' };
  if (named.username !== '' || named.password !== '')
    return { file: withoutCredentials(named), message: 'contains a user name or a password, which is not sent' };
  const agents = { named: new Agent(), checked: new Agent({ connect: { lookup } }) };
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    return await fetchHop({ file: address, named, limits: { maxBytes, timeoutMs }, signal, agents }, named);
  } finally {
    await Promise.all([agents.named.destroy(), agents.checked.destroy()]);
  }
}

/** `hops`: how many redirects led to `url`. */
async function fetchHop(retrieval: Retrieval, url: URL, hops = 0): Promise<Source | Fault> {
  const { file, limits, signal, agents } = retrieval;
  const fault = (message: string): Fault => ({
    file,
    message: hops === 0 ? message : `redirects to ${shown(url)}, which ${message}`,
  });
  try {
    const dispatcher = hops === 0 ? agents.named : agents.checked;
    const response = await fetch(url.href, { headers: HEADERS, redirect: 'manual', signal, dispatcher });
    if (REDIRECTS.includes(response.status)) {
      if (hops === MOST_REDIRECTS) return { file, message: `redirects more than ${MOST_REDIRECTS} times` };
      const next = nextOf(response, url, retrieval.named);
      return typeof next === 'string' ? fault(next) : await fetchHop(retrieval, next, hops + 1);
    }
    if (!response.ok) return fault(`answered ${response.status} ${response.statusText}`.trim());
    const bytes = await bytesWithin(response, limits.maxBytes);
    if (bytes === undefined) return fault(`is larger than ${limits.maxBytes} bytes`);
    return { name: file, file, bytes, mediaType: response.headers.get('Content-Type') ?? undefined };
  } catch (error) {
    return fault(reasonOf(error, limits));
  }
}

/** The target of a redirect, or why it is not followed. */
function nextOf(response: Response, from: URL, named: URL): URL | string {
  const header = response.headers.get('Location');
  if (header === null) return `answered ${response.status} without a Location`;
  // Headers arrive as Latin-1, and servers send UTF-8.
  const location = Buffer.from(header, 'latin1').toString('utf8');
  // A site that was named with its own port may redirect within it.
  const checked = checkOutsideUrl(location, 'redirect', { from, ports: [portOf(named)] });
  if (checked.ok) return checked.url;
  const { refusal } = checked;
  const hint = CANNOT_BE_NAMED.includes(refusal.reason) ? '' : ` ${HOW_TO_FOLLOW}`;
  return `redirects to ${shown(URL.parse(location, from.href) ?? location)}, which is not followed. ${sentenceOfRefusal(refusal)}${hint}`;
}

function reasonOf(error: unknown, { timeoutMs }: Required<FetchLimits>): string {
  if (error instanceof Error && error.name === 'TimeoutError') return `did not answer within ${timeoutMs / 1_000} seconds`;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  if (cause instanceof PrivateAddress)
    return `is not followed. Its host resolves to ${cause.address}, which is not a public address. ${HOW_TO_FOLLOW}`;
  return `cannot be fetched: ${networkReason(cause)}`;
}

/** If several addresses of a name were tried, only the code of the error says what happened. */
function networkReason(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  return cause.message === '' && 'code' in cause ? String(cause.code) : cause.message;
}

function shown(address: URL | string): string {
  const text = typeof address === 'string' ? address : withoutCredentials(address);
  return text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text;
}

function withoutCredentials(url: URL): string {
  const { href } = Object.assign(new URL(url), { username: '', password: '' });
  return href;
}

/** `undefined` if the body is larger than the limit; the rest is not read. */
async function bytesWithin(response: Response, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
