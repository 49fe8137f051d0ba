// What a partner asks of its sandbox. Pure.
import * as z from 'zod';
import { SANDBOX_ACTIONS, SANDBOX_SLUG } from './sandbox.ts';

/** The only action that names no article. */
export const CLEAR = 'clear';
const SLUG_MISSING = 'is required: which synthetic article, such as "sandbox-1"';

export const sandboxRequestSchema = z
  .strictObject({
    action: z.enum([...SANDBOX_ACTIONS, CLEAR], { error: `must be one of ${[...SANDBOX_ACTIONS, CLEAR].join(', ')}` }),
    slug: z
      .string({ error: SLUG_MISSING })
      .regex(SANDBOX_SLUG, { error: 'must begin with "sandbox-", then a-z, 0-9 and "-", 64 characters at most' })
      .optional(),
  })
  .refine(({ action, slug }) => action === CLEAR || slug !== undefined, { path: ['slug'], error: SLUG_MISSING })
  .refine(({ action, slug }) => action !== CLEAR || slug === undefined, {
    path: ['slug'],
    error: 'must be left out: everything is cleared',
  });
