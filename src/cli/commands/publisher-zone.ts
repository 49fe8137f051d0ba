// Times on a terminal are those of the publisher's time zone.
import type { Desk } from '../client/desk-client.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { ifAllowed } from './consequences.ts';

/** Resolves to the reply. The zone is asked for at the same time, and only if a person reads the result. */
export async function inPublisherZone<T>({ desk, terminal }: { desk: Desk; terminal: Terminal }, reply: Promise<T>): Promise<T> {
  if (!terminal.isInteractive) return reply;
  const [answer, publisher] = await Promise.all([reply, ifAllowed(desk.getPublisher())]);
  terminal.showTimesOf(publisher?.body.timeZone);
  return answer;
}
