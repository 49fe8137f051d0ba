// Where a version of an agreement is read. Pure.
import type { AgreementVersion } from './agreement.ts';

/** Path of a version on the service's origin. */
export function agreementPath({ id, version }: Pick<AgreementVersion, 'id' | 'version'>): string {
  return `/v1/agreements/${id}/versions/${version}`;
}
