// A partner as a program that pulls licensed copy: set up by the desk, then over HTTP with its key.
import { exports } from 'cloudflare:workers';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { LicensedAction } from '../../../src/domain/pulls/change-window.ts';
import { callDesk, ORIGIN } from './desk.ts';
import { agreement } from './desk-partners.ts';

export interface Licensee {
  id: string;
  key: string;
  keyId: string;
}

export interface LicenseeOptions {
  id?: string;
  name?: string;
  terms?: Partial<AgreementInput>;
  key?: Record<string, unknown>;
}

/** Throws on a refusal, so that a test does not fail later because a partner is missing. */
async function must<T>(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<T> {
  const answer = await callDesk<T>(method, path, { body, headers });
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Adds the partner, with one agreement `main` (full text of all the publisher's own copy) and a live key. */
export async function licensee({
  id = 'harbour-gazette',
  name = 'Harbour Gazette',
  terms = {},
  key = {},
}: LicenseeOptions = {}): Promise<Licensee> {
  await must('PUT', `/desk/partners/${id}`, { name });
  await must('PUT', `/desk/partners/${id}/agreements/main`, agreement(terms));
  const issued = await issue(id, key);
  return { id, ...issued };
}

export async function issue(id: string, options: Record<string, unknown> = {}): Promise<{ key: string; keyId: string }> {
  const { key, id: keyId } = await must<{ key: string; id: string }>('POST', `/desk/partners/${id}/keys`, options);
  return { key, keyId };
}

export function amend(id: string, terms: Partial<AgreementInput>): Promise<unknown> {
  return must('PUT', `/desk/partners/${id}/agreements/main`, agreement(terms), { 'if-match': '*' });
}

export function setStanding(id: string, standing: string): Promise<unknown> {
  return must('PUT', `/desk/partners/${id}/standing`, { standing, reason: 'Its pages lost the notice.' }, { 'if-match': '*' });
}

export async function revoke({ id, keyId }: Licensee): Promise<void> {
  await must('DELETE', `/desk/partners/${id}/keys/${keyId}`, undefined);
}

export interface PullOptions {
  method?: string;
  headers?: Record<string, string>;
  body?: unknown;
}

/** With the key as a bearer token, unless the headers say otherwise. */
export function pull(key: string, path: string, { method = 'GET', headers = {}, body }: PullOptions = {}): Promise<Response> {
  return exports.default.fetch(path.startsWith('http') ? path : `${ORIGIN}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'manual',
  });
}

/** The text of what must be a 200. Not text(): workerd warns of it for types that are not text. */
export async function pullText(key: string, path: string, options: PullOptions = {}): Promise<string> {
  const answer = await pull(key, path, options);
  const text = await textOf(answer);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
  return text;
}

export async function pullJson<T>(key: string, path: string, options: PullOptions = {}): Promise<T> {
  return JSON.parse(await pullText(key, path, options)) as T;
}

export async function textOf(answer: Response): Promise<string> {
  return new TextDecoder().decode(await answer.arrayBuffer());
}

export interface LicensedProblem {
  type: string;
  status: number;
  title: string;
  detail: string;
  parameter?: string;
  resync?: string;
  reason?: string;
  withdrawal?: { id: string; at: string; note: string; deadline?: string };
  acknowledge?: string;
  objections?: { pointer: string; detail: string }[];
}

export async function problemOf(answer: Response): Promise<LicensedProblem> {
  return JSON.parse(await textOf(answer)) as LicensedProblem;
}

/** Status and problem type; `200 ` if there is none. */
export async function outcomeOf(answer: Response): Promise<string> {
  const text = await textOf(answer);
  const isProblem = answer.headers.get('content-type') === 'application/problem+json';
  return `${answer.status} ${isProblem ? (JSON.parse(text) as LicensedProblem).type.replace('/problems/', '') : ''}`.trim();
}

export interface NinjsFeed {
  items: {
    version: string;
    pubStatus: string;
    profile: string;
    headlines: { value: string }[];
    bodies: { value: string }[];
    copyrightNotice: string;
    altIds: { role: string; value: string }[];
  }[];
  next?: string;
}

/** Slugs of the articles in the partner's feed, in its order, without withdrawn ones. */
export async function keysIn(key: string, query = ''): Promise<string[]> {
  const { items } = await pullJson<NinjsFeed>(key, `/v1/feed.ninjs${query}`);
  const usable = items.filter(({ pubStatus }) => pubStatus === 'usable');
  return usable.map(({ altIds }) => altIds.find(({ role }) => role === 'slug')?.value ?? '');
}

export interface Changes {
  changes: {
    action: LicensedAction;
    slug: string;
    version: number;
    at: string;
    significant: boolean;
    note?: string;
    kind?: string;
    url: string;
  }[];
  cursor: string;
  more: boolean;
}

export function changesSince(key: string, cursor?: string, query = ''): Promise<Changes> {
  return pullJson(key, `/v1/changes?${cursor === undefined ? '' : `cursor=${encodeURIComponent(cursor)}`}${query}`);
}

/** Action and slug of each change. */
export function changesIn({ changes }: Changes): string[] {
  return changes.map(({ action, slug }) => `${action} ${slug}`);
}
