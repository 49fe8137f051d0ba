// Whether a partner has accepted the notice of its agreement. Pure data.
import type { Instant } from '../values/instant.ts';

/** The state of the acceptance of the notice's template. */
export interface Acceptance {
  state: 'accepted' | 'pending' | 'overdue';
  /** Hash of the template in force. */
  sha256: string;
  /** Counts from 1 within the agreement. */
  templateVersion: number;
  /** `contract`: the first template, which came with the contract. */
  accepted?: { at: Instant; by: string; addressPrefix?: string } | 'contract';
  /** While pending or overdue: the end of the grace period. */
  due?: Instant;
}
