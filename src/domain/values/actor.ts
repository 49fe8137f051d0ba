// Actors in the audit trail and the change log. Pure.

export interface Actor {
  /** Name of the desk token. Other actors have a fixed name, such as `bootstrap` or `clock`, or `key`, `user` or `partner` with an id. */
  name: string;
  /** Id of the desk token; absent for all other actors. A name can be used again when its token has ended, an id never. */
  tokenId?: string;
}

/** An actor in answers and in backups. */
export interface NamedActor {
  who: string;
  tokenId?: string;
}

/** Reads an actor from the two columns of a row. */
export function namedActor(who: string, tokenId: string | null): NamedActor {
  return tokenId === null ? { who } : { who, tokenId };
}
