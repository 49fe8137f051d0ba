// The call behind `/v1/changes`. Pure data that crosses an RPC.

import type { Credential } from '../partners/key.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../partners/licence.ts';
import type { RateState } from '../partners/quota.ts';
import type { ChangesWindow, LicensedChange } from './change-window.ts';

export interface ChangesRequest {
  credential: Credential;
  publisher: PublisherSettings;
  /** Licence tag of the snapshot for which the cursor and the window were made. */
  licenceTag?: string | undefined;
  window: ChangesWindow;
  /** The first page of a sync from the beginning, whose first change is `agreement`. */
  fromEmpty: boolean;
  /** An earlier window of the same request was admitted. */
  isFurther: boolean;
}

export type ChangesAnswer =
  | Refused
  /** The window was made for another licence. */
  | { kind: 'licence-changed'; snapshot: LicenceSnapshot; rate: RateState }
  | { kind: 'changes'; changes: LicensedChange[]; snapshot: LicenceSnapshot; rate: RateState };
