// The object of one partner, by its id. Asking it makes one: an id that did not come with a genuine key is looked up on the roster first.

export function partnerOf(env: Env, id: string) {
  return env.PARTNER.getByName(id);
}

export type PartnerStub = ReturnType<typeof partnerOf>;
