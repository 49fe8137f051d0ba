// Who did something, for the audit trail and the change log. Pure.

export interface Actor {
  /** Name of the desk token; for everybody else a fixed word, such as `bootstrap` or `clock`, or `key` or `partner` with an id. */
  name: string;
  /** Id of the desk token; absent for all other actors. A name can be given again once its token is over, an id never. */
  tokenId?: string;
}

/** The form in which an actor is stored and answered, with the id beside the name. */
export interface NamedActor {
  who: string;
  tokenId?: string;
}

/** From the two columns of a row. */
export function namedActor(who: string, tokenId: string | null): NamedActor {
  return tokenId === null ? { who } : { who, tokenId };
}
