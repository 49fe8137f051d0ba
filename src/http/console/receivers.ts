// Which partners have received an article, and until when each would have to take it down: each partner's own object is asked. A partner that does
// not answer is counted and not waited for.
import type { Receiver, Receivers } from '../../pages/console/receivers.tsx';
import type { Host } from '../isolate/isolate.ts';
import { directoryOf, partnerOf } from '../isolate/stubs.ts';

/** More are not asked before a withdrawal: it must not wait for them. */
const ASKED = 100;
const PARALLEL = 6;
const ANSWER_MS = 2_000;

export async function receiversOf(env: Host, slug: string): Promise<Receivers> {
  const { partners, next } = await directoryOf(env).list(ASKED);
  const waiting = [...partners];
  const received: Receiver[] = [];
  let asked = 0;
  const ask = async () => {
    for (let partner = waiting.shift(); partner !== undefined; partner = waiting.shift()) {
      const { id, name } = partner;
      const answer = await within(ANSWER_MS, (async () => ({ deadline: await partnerOf(env, id).deadlineIfWithdrawn(slug) }))());
      if (answer === undefined) continue;
      asked += 1;
      if (answer.deadline !== undefined) received.push({ name, deadline: answer.deadline });
    }
  };
  const [unasked] = await Promise.all([
    next === undefined ? 0 : directoryOf(env).countAfter(next),
    ...Array.from({ length: PARALLEL }, ask),
  ]);
  return {
    received: received.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
    asked,
    listed: partners.length,
    unasked,
  };
}

/** `undefined` if it fails or takes longer. */
function within<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  const late = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), ms));
  return Promise.race([work.catch(() => undefined), late]);
}
