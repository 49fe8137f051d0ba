// One HTTP call to the desk. Every way of failing becomes a Failure that a person can act on.

import { inCommandWords } from './command-words.ts';
import type { Connection } from './connection.ts';
import { type Answer, type ArrivingAnswer, exchange, type Sent } from './exchange.ts';
import { Failure, type Problem } from './failure.ts';
import { parseJsonObject } from './json-object.ts';

export interface CallOptions {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent unchanged; `type` is its media type. */
  stream?: { body: string | ReadableStream<Uint8Array>; type: string };
  headers?: Record<string, string>;
}

export interface Reply<T> {
  status: number;
  etag: string | undefined;
  body: T;
}

/** Calls and reads a JSON answer. Throws Failure for anything but a 2xx with JSON in it. */
export async function ask<T extends object>(
  connection: Connection,
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Reply<T>> {
  const response = await (options.stream?.body instanceof ReadableStream ? open : openShort)(connection, method, path, options);
  const text = await readable(connection, () => response.text());
  return { status: response.status, etag: response.headers.get('etag') ?? undefined, body: parsed<T>(text, connection, response.status) };
}

/** Calls and returns the response with its body unread. Throws Failure for anything but a 2xx. */
export async function open(connection: Connection, method: string, path: string, options: CallOptions = {}): Promise<Response> {
  const stream = options.stream?.body;
  const request: RequestInit = {
    ...requestOf(connection, method, options),
    // A desk never redirects, and a token must not be sent to another host.
    redirect: 'manual',
    ...(stream instanceof ReadableStream ? { body: stream, duplex: 'half' } : {}),
  };
  return accepted(connection, await readable(connection, () => fetch(`${connection.server}${path}`, request)));
}

/** The same without fetch(). The body that is sent is not a stream. */
export async function openShort(connection: Connection, method: string, path: string, options: CallOptions): Promise<ArrivingAnswer> {
  return accepted(
    connection,
    await readable(connection, () => exchange(`${connection.server}${path}`, requestOf(connection, method, options))),
  );
}

async function accepted<A extends Answer>(connection: Connection, answer: A): Promise<A> {
  if (answer.ok) return answer;
  throw new Failure(await problemOf(connection, answer));
}

/** Runs a step of a call, and turns the error codes of the network into words. */
export async function readable<T>(connection: Connection, step: () => Promise<T>): Promise<T> {
  try {
    return await step();
  } catch (error) {
    throw new Failure(unreachable(connection, error));
  }
}

/** Resolves to `undefined` if the server answers 404. */
export async function ifFound<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** Without a body that is a stream, which only fetch() sends. */
function requestOf({ token }: Connection, method: string, { json, stream, headers }: CallOptions): Sent {
  const type = stream?.type ?? (json === undefined ? undefined : 'application/json');
  return {
    method,
    headers: {
      accept: 'application/json',
      'user-agent': 'tearsheet',
      ...(type === undefined ? {} : { 'content-type': type }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(json === undefined ? {} : { body: JSON.stringify(json) }),
    ...(typeof stream?.body === 'string' ? { body: stream.body } : {}),
  };
}

async function problemOf(connection: Connection, response: Answer): Promise<Problem> {
  const { status } = response;
  const text = await readable(connection, () => response.text());
  const isProblem = (response.headers.get('content-type') ?? '').startsWith('application/problem+json');
  if (isProblem) return withHint(inCommandWords({ ...parsed<Problem>(text, connection, status), status }), connection);
  const detail = `${connection.server} answered ${status} without saying why. Is it a Tearsheet server?`;
  return { title: 'The server did not answer like a Tearsheet server', status, detail };
}

/** The server does not say whether a token was missing or wrong, but this program knows. */
function withHint(problem: Problem, { token }: Connection): Problem {
  if (problem.status !== 401) return problem;
  const detail =
    token === undefined ? 'No token was sent: use --token or TEARSHEET_TOKEN.' : 'The token that was sent is not, or no longer, valid.';
  return { ...problem, detail };
}

function parsed<T extends object>(text: string, { server }: Connection, status: number): T {
  const answer = parseAnswer<T>(text);
  if (answer !== undefined) return answer;
  throw new Failure({
    title: 'The server did not answer like a Tearsheet server',
    status,
    detail: `${server} answered something that is not JSON.`,
  });
}

/** Parses an answer, or a line of one; `undefined` if it is not a JSON object. */
export function parseAnswer<T extends object>(text: string): T | undefined {
  // The types of answers are those of the code that the server runs, so a schema here would only repeat them.
  return parseJsonObject(text) as T | undefined;
}

function unreachable({ server }: Connection, error: unknown): Problem {
  const code = codeOf(error);
  if (code === 'ECONNREFUSED') {
    return {
      title: `Cannot connect to ${server}`,
      detail: 'Start the service with "npm start", or name another with --server URL or TEARSHEET_URL.',
    };
  }
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return {
      title: `${new URL(server).hostname} is not known`,
      detail: 'Check the spelling of --server or TEARSHEET_URL, and the network.',
    };
  }
  return {
    title: `The connection to ${server} failed`,
    detail: `The network says: ${code ?? 'no reason'}. What was asked may or may not have been done.`,
  };
}

function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return error.cause === undefined ? error.message : codeOf(error.cause);
}
