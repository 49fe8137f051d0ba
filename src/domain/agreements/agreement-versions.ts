// Which version of an agreement is in force at an instant, and which one is scheduled (docs/decisions/0016-terms-that-wait.md). Pure.

import type { Instant } from '../values/instant.ts';
import type { AgreementVersion } from './agreement.ts';

export interface VersionsNow {
  /** The version in force. Of an agreement that has not begun: the one it will begin with. */
  current: AgreementVersion;
  /** Replaces `current` when its term begins. Absent: none is scheduled. */
  scheduled?: AgreementVersion;
}

/** `versions` oldest first, from the first or from one that `beginsAtOnce`; `undefined` for none. */
export function versionsAt(versions: readonly AgreementVersion[], now: Instant): VersionsNow | undefined {
  const filed = versions.reduce<VersionsNow | undefined>(withNext, undefined);
  return filed === undefined ? undefined : passed(filed, now);
}

/** A version that begins at once: the versions before it do not matter for the result. */
export function beginsAtOnce({ made, terms }: Pick<AgreementVersion, 'made' | 'terms'>): boolean {
  return terms.validFrom <= made;
}

/** A version is scheduled only if another one is in force until then, and a scheduled version that is replaced never comes into force. */
function withNext(before: VersionsNow | undefined, version: AgreementVersion): VersionsNow {
  const stood = before === undefined ? undefined : passed(before, version.made).current;
  const waits = stood !== undefined && stood.terms.validFrom <= version.made && !beginsAtOnce(version);
  return waits ? { current: stood, scheduled: version } : { current: version };
}

function passed(versions: VersionsNow, now: Instant): VersionsNow {
  return versions.scheduled !== undefined && versions.scheduled.terms.validFrom <= now ? { current: versions.scheduled } : versions;
}
