// Reads the publisher's settings from the desk.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Desk } from './desk-client.ts';
import { Failure } from './failure.ts';
import { ifFound, type Reply } from './http.ts';

/** Resolves to `undefined` if no publisher is set up yet. */
export function currentPublisher(desk: Desk): Promise<Reply<Publisher> | undefined> {
  return ifFound(desk.getPublisher());
}

/** Returns the publisher. Throws a Failure that says how to set one up if there is none. */
export async function requirePublisher(desk: Desk): Promise<Publisher> {
  const current = await currentPublisher(desk);
  if (current !== undefined) return current.body;
  const detail = 'Set one first: npx --no tearsheet publisher set FILE. An example is src/cli/sample/publisher.json.';
  throw new Failure({ title: 'No publisher is set up at this desk', detail });
}
