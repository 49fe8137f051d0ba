// A partner: its name, contact and standing. Pure data that crosses an RPC.
import * as z from 'zod';
import type { Standing } from '../entitlement/standing.ts';
import type { Instant } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';

export const partnerSchema = z.strictObject({
  /** The name that notices show, in any script and with any signs. */
  name: textSchema(NAME_CHARS),
  /** Contact address. Absent: the desk has named none. */
  contact: textSchema(NAME_CHARS).optional(),
});

export interface Partner extends z.output<typeof partnerSchema> {
  /** `[a-z0-9-]{1,64}`. Keys and URLs contain it. */
  id: string;
  created: Instant;
  standing: Standing;
  /** The reason for the standing. Absent if the standing is good. */
  standingReason?: string;
}
