// What the desk sends to mint a token. Pure. No clock: whether the expiry lies in the future is checked where the time is known.
import * as z from 'zod';
import { instantSchema } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';
import { deskScopeSchema } from './desk-scope.ts';
import { objectionToTokenName } from './token-name.ts';

export const tokenNameSchema = textSchema(NAME_CHARS).refine((name) => objectionToTokenName(name) === undefined, {
  error: ({ input }) => objectionToTokenName(String(input)),
});

export const tokenRequestSchema = z.strictObject({
  name: tokenNameSchema,
  scopes: z.array(deskScopeSchema).min(1, { error: 'must name at least one scope' }),
  expires: instantSchema.optional(),
});
