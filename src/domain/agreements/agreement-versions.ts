// Finds the version of an agreement that is in force at an instant, and the scheduled one (docs/decisions/0016-terms-that-wait.md). Pure.

import type { Instant } from '../values/instant.ts';
import type { AgreementVersion } from './agreement.ts';

export interface VersionsNow {
  /** The version in force; before the agreement begins, the version that it will begin with. */
  current: AgreementVersion;
  /** The version that replaces `current` when its term begins. Absent: none is scheduled. */
  scheduled?: AgreementVersion;
}

/** Returns the versions at `now`; `undefined` if the list is empty. `versions` must be ordered from the oldest and begin with version 1 or with
 *  one that `beginsAtOnce`. */
export function versionsAt(versions: readonly AgreementVersion[], now: Instant): VersionsNow | undefined {
  const atLastChange = versions.reduce<VersionsNow | undefined>(withVersion, undefined);
  return atLastChange === undefined ? undefined : startScheduled(atLastChange, now);
}

/** Tells whether the term had begun when the version was made. Versions before such a version do not affect the result. */
export function beginsAtOnce({ made, terms }: Pick<AgreementVersion, 'made' | 'terms'>): boolean {
  return terms.validFrom <= made;
}

/** A version is scheduled only if another one is in force until then, and a scheduled version that is replaced never comes into force. */
function withVersion(before: VersionsNow | undefined, version: AgreementVersion): VersionsNow {
  const current = before === undefined ? undefined : startScheduled(before, version.made).current;
  const isScheduled = current !== undefined && current.terms.validFrom <= version.made && !beginsAtOnce(version);
  return isScheduled ? { current, scheduled: version } : { current: version };
}

function startScheduled(versions: VersionsNow, now: Instant): VersionsNow {
  return versions.scheduled !== undefined && versions.scheduled.terms.validFrom <= now ? { current: versions.scheduled } : versions;
}
