// The publisher's settings and the part of them that partners' objects are sent: from the Catalogue, or remembered for as long as the
// freshness record says that they hold.
import type { HouseFacts } from '../../domain/partners/partner.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { ProblemError } from '../responses/problem.ts';
import { catalogueOf, type Freshness } from './freshness.ts';

export interface HouseNow {
  publisher: Publisher;
  house: HouseFacts;
}

let kept: { state: string; house: HouseNow } | undefined;

/** For partners: remembered until the freshness record names other settings. Throws 404 before a publisher is set up, and whatever the
 *  Catalogue throws where this isolate has to ask it. */
export async function houseAt(env: Env, { epoch, settings }: Pick<Freshness, 'epoch' | 'settings'>): Promise<HouseNow> {
  const state = `${epoch}.${settings}`;
  if (kept?.state === state) return kept.house;
  const house = await asked(env, 'No publisher is set up yet, so nothing is licensed.');
  kept = { state, house };
  return house;
}

/** For the desk, from the Catalogue itself: settings that an editor has just changed must hold for the next agreement. */
export function houseNow(env: Env): Promise<HouseNow> {
  return asked(env, 'No publisher is set up yet: PUT its settings to /desk/publisher first.');
}

async function asked(env: Env, otherwise: string): Promise<HouseNow> {
  const found = await catalogueOf(env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: otherwise });
  const { publisher, changedMs } = found;
  const { name, formerNames, houseLine, timeZone } = publisher;
  // The Catalogue may have moved on since the record: the facts say of themselves which settings they are from.
  return { publisher, house: { name, formerNames, houseLine, timeZone, settings: changedMs } };
}
