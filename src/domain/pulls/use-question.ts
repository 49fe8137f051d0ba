// What a partner asks `POST /v1/decide`. Pure.
import * as z from 'zod';
import { AI_USES, CHANNELS, MODIFICATIONS } from '../agreements/choices.ts';
import { territorySchema } from '../agreements/territory.ts';
import { instantSchema } from '../values/instant.ts';
import { textSchema } from '../values/text-schema.ts';

const HOST_CHARS = 253;

export const useQuestionSchema = z.strictObject({
  /** The slug. An unknown slug gets the same answer as an article that the partner may not know of. */
  article: textSchema(200),
  channel: z.enum(CHANNELS).optional(),
  domain: textSchema(HOST_CHARS)
    .transform((host) => host.toLowerCase())
    .optional(),
  territory: territorySchema.optional(),
  ai: z.enum(AI_USES).optional(),
  modification: z.enum(MODIFICATIONS).optional(),
  /** Absent: now. */
  at: instantSchema.optional(),
});
