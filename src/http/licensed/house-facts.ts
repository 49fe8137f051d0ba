// The publisher as licensed routes hand it along, kept by the number of its settings: the freshness record says when that is another.
import type { HouseFacts } from '../../domain/partner.ts';
import type { HouseNow } from '../desk/roster.ts';
import { catalogueOf, type Freshness } from '../freshness.ts';
import { ProblemError } from '../problem.ts';

let kept: { state: string; house: HouseNow } | undefined;

/** Throws 404 before a publisher is set up, and what the Catalogue throws where this isolate has to ask it. */
export async function houseAt(env: Env, { epoch, settings }: Pick<Freshness, 'epoch' | 'settings'>): Promise<HouseNow> {
  const state = `${epoch}.${settings}`;
  if (kept?.state === state) return kept.house;
  const found = await catalogueOf(env).publisher();
  if (found === undefined) throw new ProblemError('not-found', { detail: 'No publisher is set up yet, so nothing is licensed.' });
  const { publisher, changedMs } = found;
  const { name, formerNames, houseLine, timeZone } = publisher;
  // The Catalogue may have moved on since the record: the facts say of themselves which settings they are from.
  const house: HouseFacts = { name, formerNames, houseLine, timeZone, settings: changedMs };
  kept = { state, house: { publisher, house } };
  return kept.house;
}
