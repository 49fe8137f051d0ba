// Parameters of queries and header fields, with values from valid to absurd.
import { INSTANTS } from './values.ts';
import type { World } from './world.ts';

export const NUMBERS = ['1', '2', '50', '0', '-1', '1.5', '1e400', '0x10', '9007199254740993', ' 1', '', '٣', 'NaN', 'Infinity'];
const CODES = ['harbour', 'pilots', 'ada-brink', 'none', 'A', '__proto__'];
const FLAGS = ['true', 'false', '', '1', 'TRUE'];
export const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
  limit: NUMBERS,
  version: NUMBERS,
  page: ['1', 'x', ''],
  // Values between 1 and 25 would wait.
  wait: ['0', '-1', '26', '1e1', 'x', ''],
  section: CODES,
  subject: CODES,
  article: ['eastern-lock', 'gone', 'unknown', ''],
  agreement: ['main', 'other', ''],
  language: ['en', 'en-GB', 'x-private', 'en-', '*', ''],
  status: ['usable', 'withheld', 'canceled', 'embargoed', ''],
  source: ['The Quay Courier', '%', "'"],
  q: ['lock', '%', '_', '\\', '"', '\u0000', 'x'.repeat(200), 'ä%_'.repeat(60), 'x'.repeat(500)],
  since: INSTANTS,
  from: ['2040-02-01', '1601-01-01', '0001-01-01', '9999-12-31', ...INSTANTS],
  to: ['2040-03-31', '1601-01-01', '9999-12-31', '2040-02-30', ...INSTANTS],
  by: ['day', 'article', 'key', ''],
  format: ['csv', 'json', ''],
  dryRun: FLAGS,
  significant: FLAGS,
  embargoed: FLAGS,
  replace: ['true', 'false', '', '1', 'TRUE'],
  subjects: NUMBERS,
  sections: NUMBERS,
  authors: NUMBERS,
  raw: ['', '1'],
  key: ['ts_live_t1_x', 'x'],
  words: ['story', 'tug lock', ' ', '\0', 'ÄÖ', '-', '"'],
  etag: ['W/"x"', '*', ''],
  done: ['acknowledged', 'constructor'],
  ['__proto__']: ['x'],
};

/** Parameters that each route knows and that are worth trying more often. */
export function likelyFor(pattern: string): string[] {
  if (pattern === '/portal/articles') return ['words', 'agreement', 'section', 'subject', 'language', 'since', 'page'];
  if (pattern.startsWith('/portal')) return ['agreement', 'cursor', 'etag', 'done'];
  if (/\/feed\./.test(pattern)) return ['section', 'subject', 'language', 'since', 'limit', 'page'];
  if (pattern.endsWith('/changes')) return ['cursor', 'limit', 'wait'];
  if (pattern.endsWith('/usage')) return ['from', 'to', 'by', 'limit', 'format'];
  if (pattern.endsWith('/preview')) return ['agreement', 'embargoed', 'article', 'limit', 'cursor'];
  if (pattern === '/desk/articles') return ['status', 'section', 'subject', 'source', 'q', 'limit', 'cursor'];
  if (pattern.endsWith('/restore')) return ['replace'];
  if (pattern === '/feeds') return ['subjects', 'sections', 'authors'];
  return ['limit', 'cursor', 'dryRun', 'significant', 'version'];
}

const DATES = [
  'Thu, 01 Mar 2040 12:00:00 GMT',
  'Thu, 01 Jan 0000 00:00:00 GMT',
  'Fri, 31 Dec 9999 23:59:59 GMT',
  '275760-09-13',
  'yesterday',
  '',
  ...INSTANTS,
];
export const HEADERS: Readonly<Record<string, (world: World) => readonly string[]>> = {
  'if-match': ({ etags }) => [...etags, '*', '', '"', 'W/"', '"a","b"', 'x'.repeat(5_000)],
  'if-none-match': ({ etags }) => [...etags, '*', '', '"', '"a", W/"b"', ','.repeat(5_000)],
  'if-modified-since': () => DATES,
  'if-unmodified-since': () => DATES,
  'if-range': () => DATES,
  range: () => ['bytes=0-1', 'bytes=-1', 'bytes=9-1', 'lines=1', ''],
  accept: () => ['text/html', 'text/csv', '*/*', 'application/json;q=NaN', ''],
  'accept-encoding': () => ['gzip', 'identity;q=0', 'br;q=2'],
  'idempotency-key': () => ['a', 'b', 'c', '', 'x'.repeat(200), 'x'.repeat(201)],
  'sec-fetch-dest': () => ['document', 'empty', 'iframe', 'image', '', 'document, document'],
  'sec-fetch-mode': () => ['navigate', 'cors'],
  'sec-purpose': () => ['prefetch'],
  origin: () => ['null', 'https://evil.example'],
  'access-control-request-method': () => ['GET', 'PUT'],
  'content-encoding': () => ['gzip', 'x'],
  'content-type': () => [
    'application/json',
    'application/x-ndjson',
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
  ],
  'x-forwarded-host': () => ['evil.example'],
  'cf-connecting-ip': () => ['192.0.2.1', '::1', 'x', ''],
  'x-http-method-override': () => ['DELETE'],
  cookie: () => ['a=b'],
};
