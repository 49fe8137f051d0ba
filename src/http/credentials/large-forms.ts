// Bounds how often somebody without a session can have a large form sent back. Nothing of it is stored, so there is no total to bound and nothing expires; what it
// costs is the memory and the time to read it and to write the page.

import { FORM_BYTES } from '../../domain/values/limits.ts';
import type { Host, Isolate } from '../isolate/isolate.ts';
import { ProblemError } from '../responses/problem.ts';

/** Of one network, and of all. An editor sends one again after each sign-in. */
export const LARGE_FORMS_OF_NETWORK = 10;
const LARGE_FORMS_OF_ISOLATE = 60;
const WINDOW_MS = 60_000;

/** No network has this name. It is also that of a request whose address is not trusted. */
const ALL = '*';

interface Sent {
  /** Content-Length. Absent: it is not known before the form is read. */
  bytes: number | undefined;
  network: string | undefined;
}

/** Called before the form is read. Throws the refusal if there were too many within a minute. */
export function countLargeForm({ isolate }: Host, { bytes, network = ALL }: Sent, nowMs: number): void {
  if (bytes !== undefined && bytes <= FORM_BYTES) return;
  if (isWithin(isolate, network, LARGE_FORMS_OF_NETWORK, nowMs) && isWithin(isolate, `${ALL}${ALL}`, LARGE_FORMS_OF_ISOLATE, nowMs)) return;
  const detail = 'Too many large forms were sent without a session. Go back, sign in in another tab, and send the form again.';
  throw new ProblemError('rate-exceeded', { detail, headers: { 'retry-after': String(WINDOW_MS / 1_000) } });
}

function isWithin({ largeForms }: Isolate, counted: string, most: number, nowMs: number): boolean {
  const recent = (largeForms.get(counted) ?? []).filter((atMs) => Math.abs(nowMs - atMs) < WINDOW_MS);
  if (recent.length >= most) return false;
  largeForms.set(counted, [...recent, nowMs]);
  return true;
}
