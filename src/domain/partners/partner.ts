// A partner: who it is, its keys, and the calls of its object. Pure data; everything here crosses an RPC.
import * as z from 'zod';
import type { Standing } from '../entitlement/standing.ts';
import type { Instant } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';

export const partnerSchema = z.strictObject({
  /** The name in notices: any script, any sign. */
  name: textSchema(NAME_CHARS),
  /** Whom to write to. Absent: nobody is named. */
  contact: textSchema(NAME_CHARS).optional(),
});

export interface Partner extends z.output<typeof partnerSchema> {
  /** `[a-z0-9-]{1,64}`: in keys and in URLs. */
  id: string;
  created: Instant;
  standing: Standing;
  /** The reason for the standing; absent if it is good. */
  standingReason?: string;
}
