// The object of one partner, by its id. A call would create the object, so an id without a genuine key must be looked up on the roster
// first.

export function partnerOf(env: Env, id: string) {
  return env.PARTNER.getByName(id);
}

export type PartnerStub = ReturnType<typeof partnerOf>;
