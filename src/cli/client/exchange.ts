// One request and its answer by node:http. fetch() takes longer to load than a whole short command takes.
import type { IncomingMessage } from 'node:http';

/** What a call needs of an answer, of this one as of fetch's. */
export interface Answer {
  status: number;
  ok: boolean;
  headers: { get: (name: string) => string | null };
  text: () => Promise<string>;
}

/** One whose body can also be read as it arrives. */
export interface ArrivingAnswer extends Answer {
  chunks: AsyncIterable<string>;
}

export interface Sent {
  method: string;
  headers: Record<string, string>;
  body?: string;
}

/** As long as fetch() waits for an answer, and for the rest of one. */
const SILENCE_MS = 300_000;

/** Follows no redirect. Rejects with the network's error. */
export async function exchange(url: string, { method, headers, body }: Sent): Promise<ArrivingAnswer> {
  // Loaded when asked for, and without import(), which would load the loader of modules as well.
  const { request } = process.getBuiltinModule(url.startsWith('https:') ? 'node:https' : 'node:http');
  const response = await new Promise<IncomingMessage>((settle, fail) => {
    const sending = request(url, { method, headers, timeout: SILENCE_MS }, settle);
    sending.once('error', fail);
    sending.once('timeout', () => sending.destroy(Object.assign(new Error('The server is silent'), { code: 'ETIMEDOUT' })));
    sending.end(body);
  });
  response.setEncoding('utf8');
  const { statusCode: status = 0 } = response;
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name) => [response.headers[name]].flat().join(', ') || null },
    text: () => textOf(response),
    chunks: response,
  };
}

async function textOf(response: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of response) text += chunk;
  return text;
}
