// The publisher's settings and the part of them that partners' objects are sent: from the Catalogue, or remembered for as long as the
// freshness record says that they hold.

import type { PublisherSettings } from '../../domain/partners/licence.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { ProblemError } from '../responses/problem.ts';
import { type Freshness, freshness } from './freshness.ts';
import { catalogueOf } from './stubs.ts';

export interface CurrentPublisher {
  publisher: Publisher;
  settings: PublisherSettings;
}

let kept: { state: string; current: CurrentPublisher } | undefined;

/** For partners: as remembered, until the freshness record names other settings. */
export function cachedPublisher({ epoch, settings }: Pick<Freshness, 'epoch' | 'settings'>): CurrentPublisher | undefined {
  return kept?.state === `${epoch}.${settings}` ? kept.current : undefined;
}

/** For partners, from the Catalogue. Throws 404 before a publisher is set up, and whatever the
 *  Catalogue throws where this isolate has to ask it. */
export async function publisherAt(env: Env, { epoch, settings }: Pick<Freshness, 'epoch' | 'settings'>): Promise<CurrentPublisher> {
  const state = `${epoch}.${settings}`;
  const current = await asked(env, 'No publisher is set up yet, so nothing is licensed.');
  kept = { state, current };
  return current;
}

/** For the desk, from the Catalogue itself: settings that an editor has just changed must hold for the next agreement. */
export function publisherForDesk(env: Env): Promise<CurrentPublisher> {
  return asked(env, 'No publisher is set up yet: PUT its settings to /desk/publisher first.');
}

async function asked(env: Env, otherwise: string): Promise<CurrentPublisher> {
  const found = await catalogueOf(env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: otherwise });
  const { publisher, changedMs } = found;
  const { name, formerNames, houseLine, timeZone } = publisher;
  // The Catalogue may have moved on since the record: the facts say of themselves which settings they are from.
  return { publisher, settings: { name, formerNames, houseLine, timeZone, settings: changedMs } };
}

/** The publisher's settings, remembered by the number of their last change, which the freshness record has too. */
let keptPublisher: { state: string; publisher: Publisher; changedMs: number } | undefined;

export interface PublisherNow {
  publisher: Publisher;
  /** Unix ms of the last change of the settings. */
  changedMs: number;
}

/** `undefined` before one is set up. Throws `unavailable` while the Catalogue does not answer and this isolate has not met it. */
export async function publisherNow(env: Env): Promise<PublisherNow | undefined> {
  const fresh = await freshness(env, Date.now());
  if (fresh === undefined) {
    if (keptPublisher !== undefined) return keptPublisher;
    throw new ProblemError('unavailable', { headers: { 'retry-after': '30' } });
  }
  if (fresh.settings === 0) return undefined;
  const state = `${fresh.epoch}.${fresh.settings}`;
  if (keptPublisher?.state === state) return keptPublisher;
  const found = await catalogueOf(env).publisher();
  if (found === undefined) return undefined;
  keptPublisher = { state, publisher: found.publisher, changedMs: found.changedMs };
  return keptPublisher;
}
