// Terms that mean the same when they are left out. Defaults are filled in by the schema; of the fields that stay absent, these two have a
// value with the same meaning. Pure.
import type { Agreement } from './agreement.ts';

/** For an agreement without a rate. */
export const DEFAULT_RATE = { requests: 300, perSeconds: 60 } as const;

/** The word that means the publisher in a list of sources, in any case. */
export const OWN = 'own';

/** The terms in their one spelling, so that equal terms have equal hashes. */
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
