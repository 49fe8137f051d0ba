// Calls the service as the reference describes it, and records the first call of each endpoint as its example.
import { lineWithoutMiddle, withoutMiddle } from '../../../src/docs/curl.ts';
import { EXAMPLE_ORIGIN } from '../../../src/pages/layout/docs-parts.ts';
import type { Example } from '../../../src/reference/examples/example.ts';

/** Whose secret a call has: that of the partner, the same for the sandbox, or that of the desk. */
export type Caller = 'KEY' | 'TEST_KEY' | 'TOKEN';

export interface CallOptions {
  /** Values of `{slug}` and the like in the path. */
  parts?: Readonly<Record<string, string | number>>;
  query?: string;
  /** Absent: by the path. */
  as?: Caller;
  headers?: Readonly<Record<string, string>>;
  body?: unknown;
  /** Name of the file that the body is in, which the example shows as curl does: `@backup.ndjson`. */
  file?: string;
  /** True: the call prepares another one, and is no example. */
  isAside?: boolean;
}

export interface Called {
  status: number;
  etag: string;
  // biome-ignore lint/suspicious/noExplicitAny: what it is, the next call shows
  json: any;
}

export type Call = (route: string, options?: CallOptions) => Promise<Called>;

/** Header fields of answers that the reference shows. Last-Modified is none of them: it is absent for some seconds after a change. */
const SHOWN = ['content-type', 'etag', 'location', 'link', 'retry-after', 'ratelimit', 'ratelimit-policy', 'cache-control'];
const TEXT_LINES = 30;
/** Two articles of the sitemap and its last line. How many more of the sample are not older than two days depends on the time of day. */
const SITEMAP_LINES = 22;
/** Of a whole page of HTML, which no program reads. */
const PAGE_LINES = 2;
const NDJSON_LINES = 4;
const LINE_CHARS = 400;

export class Recorder {
  readonly server: string;
  readonly secrets: Partial<Record<Caller, string>>;
  /** By the method and the path as the reference spells them: `GET /v1/changes`. */
  readonly examples = new Map<string, Example>();
  /** What is shown in place of a value that was drawn by chance. */
  readonly #shown = new Map<string, string>();

  constructor(server: string, secrets: Partial<Record<Caller, string>>) {
    this.server = server;
    this.secrets = secrets;
  }

  /** Shows `shown` in every example in place of `drawn`, which every run draws anew. */
  readonly show = (drawn: string, shown: string): void => {
    this.#shown.set(drawn, shown);
  };

  readonly call: Call = async (route, options = {}) => {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(/\{(\w+)\}/g, (_, name: string) => String(options.parts?.[name] ?? `missing-${name}`));
    const caller = options.as ?? callerOf(template);
    const headers = { ...headersOf(options), ...(caller === undefined ? {} : { Authorization: `Bearer $${caller}` }) };
    const fullPath = options.query === undefined ? path : `${path}?${options.query}`;
    const answer = await fetch(this.server + fullPath, {
      method,
      headers: caller === undefined ? headers : { ...headers, Authorization: `Bearer ${this.secrets[caller]}` },
      redirect: 'manual',
      ...(options.body === undefined ? {} : { body: typeof options.body === 'string' ? options.body : JSON.stringify(options.body) }),
    });
    const text = await answer.text();
    const shownText = text.replaceAll(this.server, EXAMPLE_ORIGIN);
    const isJson = /^application\/(?:[\w.-]+\+)?json/.test(answer.headers.get('content-type') ?? '');
    if (answer.status >= 400) throw new Error(`${route} answered ${answer.status}: ${text.slice(0, 500)}`);
    if (options.isAside !== true && !this.examples.has(route)) {
      const request = {
        method,
        path: fullPath,
        headers,
        ...(options.body === undefined ? {} : { body: options.file === undefined ? options.body : `@${options.file}` }),
      };
      this.examples.set(route, {
        request,
        answer: { status: answer.status, headers: shownOf(answer.headers), ...bodyOf(shownText, isJson) },
      });
    }
    return { status: answer.status, etag: answer.headers.get('etag') ?? '', json: isJson ? JSON.parse(text) : text };
  };

  /** The examples as they are stored, by the id that the endpoint of each route has. */
  stored(idOf: (route: string) => string): Record<string, Example> {
    const entries = [...this.examples].map(([route, example]) => [idOf(route), this.#storable(example)] as const);
    return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #storable(example: Example): Example {
    let text = JSON.stringify(example).replaceAll(this.server, EXAMPLE_ORIGIN);
    for (const [drawn, shown] of this.#shown) text = text.replaceAll(drawn, shown);
    return JSON.parse(text.replace(/\b(ts_(?:live|test|feed)|tsd|tsl|tspi)_[\w-]{12,}/g, '$1_…'));
  }
}

function callerOf(template: string): Caller | undefined {
  if (template.startsWith('/desk/')) return 'TOKEN';
  return template.startsWith('/v1/') ? 'KEY' : undefined;
}

function headersOf({ headers = {}, body }: CallOptions): Record<string, string> {
  return body === undefined ? { ...headers } : { 'Content-Type': 'application/json', ...headers };
}

function shownOf(headers: Headers): Record<string, string> {
  return Object.fromEntries(SHOWN.flatMap((name) => (headers.get(name) === null ? [] : [[name, headers.get(name) ?? '']])));
}

function bodyOf(text: string, isJson: boolean): Pick<Example['answer'], 'body' | 'isCut'> {
  if (text === '') return {};
  if (isJson) return shortFeed(JSON.parse(text));
  const lines = text.trimEnd().split('\n');
  const kept = isWhole(text) ? wholeLines(lines) : lines.slice(0, keptLines(text));
  const body = kept.map((line) => lineWithoutMiddle(line, LINE_CHARS)).join('\n');
  return body === text.trimEnd() ? { body } : { body, isCut: true };
}

/** The first of several items is enough of a feed. */
function shortFeed(body: { items?: unknown[] }): Pick<Example['answer'], 'body' | 'isCut'> {
  if (body.items === undefined || body.items.length < 2) return { body };
  return { body: { ...body, items: body.items.slice(0, 1) }, isCut: true };
}

/** Of a page and of records the first lines are enough; anything else has an end of its own. */
function isWhole(text: string): boolean {
  return !text.startsWith('<!doctype') && !text.startsWith('{');
}

function wholeLines(lines: readonly string[]): string[] {
  return lines.at(-1) === '</urlset>' ? withoutMiddle(lines, SITEMAP_LINES, 1) : withoutMiddle(lines, TEXT_LINES);
}

function keptLines(text: string): number {
  return text.startsWith('{') ? NDJSON_LINES : PAGE_LINES;
}
