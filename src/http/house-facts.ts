// The publisher and what of it partners' objects are told, as the Catalogue knows it now or as the freshness record says that it stands.
import type { HouseFacts } from '../domain/partner.ts';
import type { Publisher } from '../domain/publisher.ts';
import { catalogueOf, type Freshness } from './freshness.ts';
import { ProblemError } from './problem.ts';

export interface HouseNow {
  publisher: Publisher;
  house: HouseFacts;
}

let kept: { state: string; house: HouseNow } | undefined;

/** For partners: kept until the record says that the settings are others. Throws 404 before a publisher is set up, and what the Catalogue
 *  throws where this isolate has to ask it. */
export async function houseAt(env: Env, { epoch, settings }: Pick<Freshness, 'epoch' | 'settings'>): Promise<HouseNow> {
  const state = `${epoch}.${settings}`;
  if (kept?.state === state) return kept.house;
  const house = await asked(env, 'No publisher is set up yet, so nothing is licensed.');
  kept = { state, house };
  return house;
}

/** For the desk, asked of the Catalogue itself: what an editor has just set holds for the agreement that is put next. */
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
