// Tells whether a partner has accepted the notice of its agreement. Pure data.
import * as z from 'zod';
import type { Instant } from '../values/instant.ts';

/** What a partner sends to accept a notice. */
export const acceptanceRequestSchema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/, { error: 'must be the SHA-256 of the notice, in lower-case hexadecimal' }),
});

/** Acceptance of one notice template by the partner. */
export interface Acceptance {
  state: 'accepted' | 'pending' | 'overdue';
  /** Hash of the template in force. */
  sha256: string;
  /** Counts from 1 within the agreement. */
  templateVersion: number;
  /** `contract`: the template is the first one and was agreed with the contract. Absent: the partner has not accepted the template. */
  accepted?: { at: Instant; by: string; addressPrefix?: string } | 'contract';
  /** End of the grace period. Present while the acceptance is pending or overdue. */
  due?: Instant;
}
