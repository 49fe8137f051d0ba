// The desk, as a program that calls the service over HTTP with a token.
import { exports } from 'cloudflare:workers';
import type { Article } from '../../../src/domain/articles/article.ts';
import type { DraftInput } from '../../../src/domain/articles/draft.ts';
import { schemaOf } from '../described-endpoints.ts';
import { applyDirectly, type SetUpLine } from './direct-commands.ts';
import { article, PUBLISHER } from './sample.ts';

export const ORIGIN = 'http://localhost';
export const BOOTSTRAP_TOKEN = 'test-desk-token-for-nothing-but-tests';

/** The whole response: `body` is parsed if it was JSON, and `undefined` if there was none. */
export interface DeskAnswer<T = Problem> {
  status: number;
  headers: Headers;
  body: T;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  objections?: { pointer: string; detail: string }[];
  version?: number;
  etag?: string;
}

export interface Written {
  outcome: string;
  article: Article;
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  token?: string;
}

export async function callDesk<T = Problem>(method: string, path: string, options: CallOptions = {}): Promise<DeskAnswer<T>> {
  const { body, headers, token = BOOTSTRAP_TOKEN } = options;
  const answer = await exports.default.fetch(`${ORIGIN}${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, headers: answer.headers, body: (text === '' ? undefined : JSON.parse(text)) as T };
}

/** Throws on a refusal, so that a test does not fail later because an article is missing. */
async function mustCall<T>(method: string, path: string, options: CallOptions = {}): Promise<DeskAnswer<T>> {
  const answer = await callDesk<T>(method, path, options);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer;
}

/** Sets the publisher up, or changes its settings. */
export async function setUpPublisher(changes: Record<string, unknown> = {}): Promise<void> {
  const body = { ...PUBLISHER, ...changes };
  const first = await callDesk('PUT', '/desk/publisher', { body });
  if (first.status === 428) await mustCall('PUT', '/desk/publisher', { body, headers: { 'if-match': '*' } });
  else if (first.status !== 201) throw new Error(`the publisher was refused: ${JSON.stringify(first.body)}`);
}

/** A new article. */
export function publish(slug: string, changes: Partial<DraftInput> = {}): Promise<DeskAnswer<Written>> {
  return mustCall('PUT', `/desk/articles/${slug}`, { body: article(changes) });
}

/** Replaces the whole article, whatever its current version. */
export function replace(slug: string, changes: Partial<DraftInput> = {}, query = ''): Promise<DeskAnswer<Written>> {
  return mustCall('PUT', `/desk/articles/${slug}${query}`, { body: article(changes), headers: { 'if-match': '*' } });
}

export function correct(slug: string, note: string, changes?: Partial<DraftInput>): Promise<DeskAnswer<Written>> {
  if (changes === undefined) return mustCall('POST', `/desk/articles/${slug}/correction`, { body: { note } });
  return mustCall('POST', `/desk/articles/${slug}/correction`, { body: { note, changes }, headers: { 'if-match': '*' } });
}

/** A clarification: the text was right and could be misread. */
export function clarify(slug: string, note: string): Promise<DeskAnswer<Written>> {
  return mustCall('POST', `/desk/articles/${slug}/correction`, { body: { note, kind: 'clarification' } });
}

export function withdraw(slug: string, note = 'The report was wrong.'): Promise<DeskAnswer<Written>> {
  return mustCall('POST', `/desk/articles/${slug}/withdrawal`, { body: { reason: 'The source took it back.', note } });
}

export function changeState(slug: string, action: 'reinstatement' | 'hold' | 'release'): Promise<DeskAnswer<Written>> {
  return mustCall('POST', `/desk/articles/${slug}/${action}`);
}

export interface BulkLine {
  line: number;
  status: number;
  outcome?: string;
  slug?: string;
  version?: number;
  pubStatus?: string;
  embargoedUntil?: string;
  problem?: Problem;
}

/** Lines may be text already, for lines that no program should send. */
export async function sendBulk(lines: readonly unknown[]): Promise<BulkLine[]> {
  const body = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const answer = await exports.default.fetch(`${ORIGIN}/desk/articles`, {
    method: 'POST',
    headers: { authorization: `Bearer ${BOOTSTRAP_TOKEN}`, 'content-type': 'application/x-ndjson' },
    body,
  });
  if (answer.status !== 200) throw new Error(`bulk: ${answer.status} ${await answer.text()}`);
  // Not text(): workerd warns of it for a type that is not text/*.
  const text = new TextDecoder().decode(await answer.arrayBuffer());
  return text
    .trimEnd()
    .split('\n')
    .map((line) => describedLine(JSON.parse(line)));
}

/** The answer to a line, which the document of the API describes as it does whole answers. */
function describedLine(line: unknown): BulkLine {
  const { success, error } = schemaOf('BulkAnswer').safeParse(line);
  if (!success) throw new Error(`The reference does not describe this line: ${JSON.stringify(error.issues).slice(0, 1_500)}`);
  return line as BulkLine;
}

/** Many articles `{prefix}1` … `{prefix}{count}`, in this order. */
export async function publishMany(
  count: number,
  prefix = 'story-',
  changes: (number: number) => Partial<DraftInput> = () => ({}),
): Promise<void> {
  const numbers = Array.from({ length: count }, (_, index) => index + 1);
  await applyMany(
    numbers.map((number) => ({
      op: 'put',
      slug: `${prefix}${number}`,
      article: article({ headline: `Story ${number}`, ...changes(number) }),
    })),
  );
}

export async function withdrawMany(
  slugs: readonly string[],
  noteOf: (slug: string) => string = () => 'The report was wrong.',
): Promise<void> {
  await applyMany(slugs.map((slug) => ({ op: 'withdraw', slug, reason: 'The source took it back.', note: noteOf(slug) })));
}

/** Throws on a refusal. */
export async function applyMany(lines: readonly SetUpLine[]): Promise<void> {
  if (!(await applyDirectly(lines))) await applyByBulk(lines);
}

export async function applyByBulk(lines: readonly SetUpLine[]): Promise<void> {
  const failed = (await sendBulk(lines)).find(({ status }) => status >= 300);
  if (failed !== undefined) throw new Error(JSON.stringify(failed));
}
