// A service in front of the real one that is too busy for the first calls of each program, and says so in both ways that Retry-After has (RFC 9110 §10.2.3).
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const SECOND_MS = 1_000;

export interface BusyCall {
  atMs: number;
  /** Before this instant the program was not to ask again. Absent: it was answered. */
  notBeforeMs?: number;
}

export interface BusyService {
  /** The address under which a program asks; each has its own calls. */
  addressOf: (program: string) => string;
  calls: ReadonlyMap<string, readonly BusyCall[]>;
  close: () => Promise<unknown>;
}

/** `waits`: the fields of the first answers, one after the other; a number is a date so many milliseconds from then. */
export async function startBusyService(
  server: string,
  waits: readonly { status: 429 | 503; after: string | number }[],
): Promise<BusyService> {
  const calls = new Map<string, BusyCall[]>();
  const busy = createServer(async (request, response) => {
    const [, program = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
    const atMs = Date.now();
    const earlier = calls.get(program) ?? [];
    const wait = waits[earlier.length];
    const until = typeof wait?.after === 'number' ? new Date(atMs + wait.after).toUTCString() : undefined;
    const notBeforeMs = until === undefined ? atMs + Number(wait?.after) * SECOND_MS : Date.parse(until);
    calls.set(program, [...earlier, wait === undefined ? { atMs } : { atMs, notBeforeMs }]);
    if (wait !== undefined) {
      response.writeHead(wait.status, { 'retry-after': until ?? String(wait.after), 'content-type': 'application/problem+json' });
      response.end('{"detail":"Too many requests."}');
      return;
    }
    const { authorization = '', 'if-none-match': tag = '' } = request.headers;
    const answer = await fetch(`${server}${path}`, { headers: { authorization, 'if-none-match': tag } });
    const etag = answer.headers.get('etag');
    response.writeHead(answer.status, etag === null ? {} : { etag });
    response.end(await answer.text());
  });
  await new Promise<void>((listening) => busy.listen(0, '127.0.0.1', listening));
  const { port } = busy.address() as AddressInfo;
  return {
    addressOf: (program) => `http://127.0.0.1:${port}/${program}`,
    calls,
    close: () => new Promise((closed) => busy.close(closed)),
  };
}
