// Reads request bodies: within a limit, of the right media type, as UTF-8 and JSON that fits a schema.
import type * as z from 'zod';
import { listedObjectionsOf } from '../../domain/values/objection.ts';
import { problemOfListed } from '../responses/catalogue-refusals.ts';
import { ProblemError } from '../responses/problem.ts';

/** The body as JSON that fits the schema. Throws the problem that lists everything that is wrong with it. With `emptyIsObject`, for calls that
 *  need no members, an empty body counts as `{}`. */
export async function readJson<T extends z.ZodType>(
  request: Request,
  schema: T,
  limitBytes: number,
  emptyIsObject = false,
): Promise<z.output<T>> {
  const text = await readText(request, limitBytes);
  if (text === '' && emptyIsObject) return parsed(schema, {});
  requireType(request, 'application/json');
  return parsed(schema, parseJson(text));
}

export function parsed<T extends z.ZodType>(schema: T, value: unknown): z.output<T> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ProblemError(...problemOfListed(listedObjectionsOf(result.error, schema)));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    throw new ProblemError('bad-request', { detail: `The body is not JSON: ${fault instanceof Error ? fault.message : 'unreadable'}.` });
  }
}

export function requireType(request: Request, wanted: string): void {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type === wanted || (wanted === 'application/json' && type?.endsWith('+json') === true)) return;
  throw new ProblemError('unsupported-media-type', { detail: `Send the body as ${wanted}.` });
}

/** Stops reading at the limit, whatever Content-Length says. A body whose Content-Length is beyond the limit is not read at all, because
 *  stopping half-way breaks the connection of a client that is still sending. */
export async function readText(request: Request, limitBytes: number): Promise<string> {
  if (Number(request.headers.get('content-length')) > limitBytes) throw tooLarge(limitBytes);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limitBytes) throw tooLarge(limitBytes);
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(await new Blob(chunks).arrayBuffer());
  } catch {
    throw new ProblemError('bad-request', { detail: 'The body is not UTF-8.' });
  }
}

export function tooLarge(limitBytes: number): ProblemError {
  return new ProblemError('too-large', { detail: `The limit here is ${limitBytes} bytes.`, extensions: { limitBytes } });
}
