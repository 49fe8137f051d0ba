// The publisher's settings at a desk, as commands need them.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Desk } from './desk-client.ts';
import { Failure } from './failure.ts';
import type { Reply } from './http.ts';

/** `undefined` where none are set yet. */
export async function currentPublisher(desk: Desk): Promise<Reply<Publisher> | undefined> {
  try {
    return await desk.getPublisher();
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 404) return undefined;
    throw error;
  }
}

/** For commands that need a publisher. Throws a Failure that says how to set one up. */
export async function requirePublisher(desk: Desk): Promise<Publisher> {
  const current = await currentPublisher(desk);
  if (current !== undefined) return current.body;
  const detail = 'Set one first: npx tearsheet publisher set FILE. An example is src/cli/sample/publisher.json.';
  throw new Failure({ title: 'No publisher is set up at this desk', detail });
}
