// The publisher's settings: from the Catalogue, or cached as long as the freshness record confirms them.

import { NO_PUBLISHER } from '../responses/catalogue-refusals.ts';
import { catalogueUnavailable, ProblemError } from '../responses/problem.ts';
import { type Freshness, freshness } from './freshness.ts';
import type { CurrentPublisher, Host } from './isolate.ts';
import { catalogueOf } from './stubs.ts';

type State = Pick<Freshness, 'epoch' | 'settings'>;

/** The cached settings, until the freshness record names others. */
export function cachedPublisher({ isolate }: Pick<Host, 'isolate'>, { epoch, settings }: State): CurrentPublisher | undefined {
  return isolate.publisher.find(`${epoch}.${settings}`)?.value;
}

/** For partners, from the Catalogue. Throws 404 before a publisher is set up, and whatever the Catalogue throws. */
export async function askPublisher(env: Host, state: State): Promise<CurrentPublisher> {
  return remember(env, state, await askedOr404(env, 'No publisher is set up yet, so nothing is licensed.'));
}

/** For the desk, always from the Catalogue: settings that an editor has just changed must apply to the next agreement. */
export function publisherForDesk(env: Env): Promise<CurrentPublisher> {
  return askedOr404(env, NO_PUBLISHER);
}

/** `undefined` before one is set up. Throws `unavailable` while the Catalogue does not answer and this isolate has no settings. */
export async function publisherNow(env: Host): Promise<CurrentPublisher | undefined> {
  const fresh = await freshness(env, Date.now());
  if (fresh === undefined) {
    const last = env.isolate.publisher.last();
    if (last !== undefined) return last;
    throw catalogueUnavailable();
  }
  if (fresh.settings === 0) return undefined;
  const known = cachedPublisher(env, fresh);
  if (known !== undefined) return known;
  const found = await asked(env);
  return found === undefined ? undefined : remember(env, fresh, found);
}

function remember({ isolate }: Host, { epoch, settings }: State, current: CurrentPublisher): CurrentPublisher {
  return isolate.publisher.keep(`${epoch}.${settings}`, current);
}

async function askedOr404(env: Env, detail: string): Promise<CurrentPublisher> {
  const found = await asked(env);
  if (found === undefined) throw new ProblemError('not-found', { detail });
  return found;
}

async function asked(env: Env): Promise<CurrentPublisher | undefined> {
  const found = await catalogueOf(env).publisher();
  if (found === undefined) return undefined;
  const { publisher, changedMs } = found;
  const { name, formerNames, houseLine, timeZone } = publisher;
  // The Catalogue may have changed since the freshness record, so the settings carry a number of their own.
  return { publisher, changedMs, settings: { name, formerNames, houseLine, timeZone, settingsMs: changedMs } };
}
