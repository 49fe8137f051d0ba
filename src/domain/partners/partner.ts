// A partner: its name, contact and standing. Pure data that crosses an RPC.
import * as z from 'zod';
import { STANDINGS, type Standing } from '../entitlement/standing.ts';
import type { Instant } from '../values/instant.ts';
import { NAME_CHARS, NOTE_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';

export const partnerSchema = z.strictObject({
  /** The name that notices show, in any script and with any signs. */
  name: textSchema(NAME_CHARS),
  /** Contact address. Absent: the desk has named none. */
  contact: textSchema(NAME_CHARS).optional(),
});

/** The desk's request for a standing. */
export const standingRequestSchema = z
  .strictObject({ standing: z.enum(STANDINGS), reason: textSchema(NOTE_CHARS).optional() })
  .refine(({ standing, reason }) => standing === 'good' || reason !== undefined, {
    path: ['reason'],
    error: 'is required, because the partner reads it',
  })
  // Good standing has no reason.
  .transform(({ standing, reason }) => (standing === 'good' || reason === undefined ? { standing } : { standing, reason }));

export type PartnerProfile = z.output<typeof partnerSchema>;

export interface Partner extends PartnerProfile {
  /** `[a-z0-9-]{1,64}`. Keys and URLs contain it. */
  id: string;
  created: Instant;
  standing: Standing;
  /** The reason for the standing. Absent if the standing is good. */
  standingReason?: string;
}
