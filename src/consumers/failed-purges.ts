// Consumes the dead-letter queue of cache purges: messages that Cloudflare refused until the queue gave them up. The Catalogue tries their tags again.
import { CATALOGUE_NAME } from '../objects/catalogue.ts';
import type { PurgeBatch } from './purges.ts';

/** Throws if the Catalogue does not answer. The platform then delivers the messages again. */
export async function consumeFailedPurges({ messages }: PurgeBatch, env: Pick<Env, 'CATALOGUE'>): Promise<void> {
  console.error(JSON.stringify({ event: 'purges-failed', messages: messages.length }));
  await env.CATALOGUE.getByName(CATALOGUE_NAME).failedPurges(messages.map(({ body }) => body.tags));
}
