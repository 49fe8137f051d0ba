// Which version of an agreement holds at an hour, and which one waits for its term to begin (docs/decisions/0016-terms-that-wait.md). Pure.

import type { Instant } from '../values/instant.ts';
import type { AgreementVersion } from './agreement.ts';

export interface VersionsNow {
  /** Holds. Of an agreement that has not begun: the one it will begin with. */
  current: AgreementVersion;
  /** Takes the place of `current` when its term begins. Absent: none waits. */
  scheduled?: AgreementVersion;
}

/** `versions` oldest first, from the first or from one that `beginsAtOnce`; `undefined` for none. */
export function versionsAt(versions: readonly AgreementVersion[], now: Instant): VersionsNow | undefined {
  const filed = versions.reduce<VersionsNow | undefined>(withNext, undefined);
  return filed === undefined ? undefined : passed(filed, now);
}

/** Whatever was before, it does not wait: what follows from here on follows from it. */
export function beginsAtOnce({ made, terms }: Pick<AgreementVersion, 'made' | 'terms'>): boolean {
  return terms.validFrom <= made;
}

/** A version waits only where another one holds meanwhile, and what waited until then never takes hold. */
function withNext(before: VersionsNow | undefined, version: AgreementVersion): VersionsNow {
  const stood = before === undefined ? undefined : passed(before, version.made).current;
  const waits = stood !== undefined && stood.terms.validFrom <= version.made && !beginsAtOnce(version);
  return waits ? { current: stood, scheduled: version } : { current: version };
}

function passed(versions: VersionsNow, now: Instant): VersionsNow {
  return versions.scheduled !== undefined && versions.scheduled.terms.validFrom <= now ? { current: versions.scheduled } : versions;
}
