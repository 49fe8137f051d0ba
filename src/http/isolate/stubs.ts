// Stubs of the Durable Objects. Each call makes a new one: a stub that has failed stays broken. A call creates the object of a partner, so an id
// without a genuine key is looked up in the Directory first.

import { CATALOGUE_NAME } from '../../objects/catalogue.ts';
import { DIRECTORY_NAME } from '../../objects/directory.ts';

export function catalogueOf(env: Env) {
  return env.CATALOGUE.getByName(CATALOGUE_NAME);
}

export function directoryOf(env: Env) {
  return env.DIRECTORY.getByName(DIRECTORY_NAME);
}

export function partnerOf(env: Env, id: string) {
  return env.PARTNER.getByName(id);
}

export type PartnerStub = ReturnType<typeof partnerOf>;
