// Names of the fields in the form of a user of a partner's portal. Each box has a name of its own, because a field that is sent twice has one value. Pure.
import type { UserRight } from '../../../domain/partners/portal-user.ts';

export function rightField(right: UserRight): `right-${UserRight}` {
  return `right-${right}`;
}

const AGREEMENT = 'agreement-';

/** Of the box of the agreement with this id. */
export function agreementField(id: string): string {
  return `${AGREEMENT}${id}`;
}

export function isAgreementBox(name: string): boolean {
  return name.startsWith(AGREEMENT);
}
