// The call behind `/v1/changes`. Pure data that crosses an RPC.

import type { Credential } from '../partners/key.ts';
import type { LicenceSnapshot, PublisherSettings, Refused } from '../partners/licence.ts';
import type { RateState } from '../partners/quota.ts';
import type { ChangesWindow, LicensedChange } from './change-window.ts';

export interface ChangesRequest {
  credential: Credential;
  publisher: PublisherSettings;
  /** Of the snapshot the cursor and the window are for. */
  licenceTag?: string | undefined;
  window: ChangesWindow;
  /** The first page of a sync from nothing: begins with `agreement`. */
  fromEmpty: boolean;
}

export type ChangesAnswer =
  | Refused
  /** The window was made for other terms. */
  | { kind: 'licence-changed'; snapshot: LicenceSnapshot; rate: RateState }
  | { kind: 'changes'; changes: LicensedChange[]; snapshot: LicenceSnapshot; rate: RateState };
