// Terms whose value may be written out or left out with the same meaning: the default rate, and the publisher's own copy as the only source.
// The schema fills in all other defaults. Pure.
import type { Agreement } from './agreement.ts';

/** Rate limit of an agreement that names none. */
export const DEFAULT_RATE = { requests: 300, perSeconds: 60 } as const;

/** Stands for the publisher in a list of sources. Its case does not matter. */
export const OWN = 'own';

/** Removes terms that equal their default, so that equal terms have equal hashes. */
export function withoutUsualTerms({ rate, scope, ...terms }: Agreement): Agreement {
  const { include, ...sources } = scope.sources;
  const isUsualRate = rate?.requests === DEFAULT_RATE.requests && rate.perSeconds === DEFAULT_RATE.perSeconds;
  const isOwnOnly = include?.every((source) => source.toLowerCase() === OWN) === true;
  return {
    ...terms,
    scope: { ...scope, sources: include === undefined || isOwnOnly ? sources : { ...sources, include } },
    ...(rate === undefined || isUsualRate ? {} : { rate }),
  };
}
