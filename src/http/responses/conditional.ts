// Conditional requests (RFC 9110 §13). They are decided from validators alone, before anything is read or rendered.
import { matchesWeakly } from '../../domain/values/entity-tag.ts';

export interface Validators {
  /** With its quotation marks; one for each representation. Ours are weak, because Cloudflare weakens strong tags when it compresses. */
  etag: string;
  /** Unix ms; the header has whole seconds. */
  modifiedMs: number;
}

/** For GET and HEAD. If-None-Match decides alone where it is present (RFC 9110 §13.2.2); a date that cannot be parsed is ignored. */
export function isNotModified(request: Headers, { etag, modifiedMs }: Validators): boolean {
  const noneMatch = request.get('if-none-match');
  if (noneMatch !== null) return matchesWeakly(noneMatch, etag);
  const since = request.get('if-modified-since');
  if (since === null) return false;
  const sinceMs = Date.parse(since);
  return !Number.isNaN(sinceMs) && Math.floor(modifiedMs / 1000) * 1000 <= sinceMs;
}

/** The field Last-Modified, which must not be later than the answer (RFC 9110 §8.8.2.1). A second change within one second is dated by the next; until
 *  that begins the field is missing, because the date of the change before would hide the later one from clients that send nothing else. */
export function lastModified(modifiedMs: number, nowMs: number): { 'last-modified'?: string } {
  return isInFuture(modifiedMs, nowMs) ? {} : { 'last-modified': httpDate(modifiedMs) };
}

/** Whether a date is later than the second of `nowMs`. */
export function isInFuture(modifiedMs: number, nowMs: number): boolean {
  return Math.floor(modifiedMs / 1_000) > Math.floor(nowMs / 1_000);
}

/** RFC 9110 §5.6.7. */
function httpDate(ms: number): string {
  return new Date(ms).toUTCString();
}

/** The 304 for a 200 with these headers: it keeps those of RFC 9110 §15.4.5 and of CORS, and drops those that describe the body. */
export function notModified(headers: Headers): Response {
  const kept = new Headers(headers);
  kept.delete('content-type');
  kept.delete('content-length');
  return new Response(null, { status: 304, headers: kept });
}
