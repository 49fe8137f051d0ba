// Stubs of the Durable Objects. Each call makes a new stub, because one that has failed stays broken. Calling a partner's object creates it, so
// an id that comes without a genuine key has to be looked up in the Directory first.

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
