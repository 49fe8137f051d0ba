// What a partner asks of its sandbox. Pure.
import * as z from 'zod';
import { instantSchema } from '../values/instant.ts';
import { HEADLINE_CHARS } from '../values/limits.ts';
import { textSchema } from '../values/text-schema.ts';
import { SANDBOX_ACTIONS, SANDBOX_SLUG } from './sandbox.ts';

/** The only action that names no article. */
export const CLEAR = 'clear';
/** The actions that write a text. */
const TEXT_ACTIONS: ReadonlySet<string> = new Set(['publish', 'embargo', 'update', 'correct']);
const SLUG_MISSING = 'is required: which synthetic article, such as "sandbox-1"';

export const sandboxRequestSchema = z
  .strictObject({
    action: z.enum([...SANDBOX_ACTIONS, CLEAR], { error: `must be one of ${[...SANDBOX_ACTIONS, CLEAR].join(', ')}` }),
    slug: z
      .string({ error: SLUG_MISSING })
      .regex(SANDBOX_SLUG, { error: 'must begin with "sandbox-", then a-z, 0-9 and "-", 64 characters at most' })
      .optional(),
    /** Absent: the article keeps its headline, or has one that names its version. */
    headline: textSchema(HEADLINE_CHARS).optional(),
    /** End of an embargo. Absent: an hour from now. */
    until: instantSchema.optional(),
  })
  .refine(({ action, slug }) => action === CLEAR || slug !== undefined, { path: ['slug'], error: SLUG_MISSING })
  .refine(({ action, slug }) => action !== CLEAR || slug === undefined, {
    path: ['slug'],
    error: 'must be left out: everything is cleared',
  })
  .refine(({ action, headline }) => headline === undefined || TEXT_ACTIONS.has(action), {
    path: ['headline'],
    error: `is for the actions that write a text: ${[...TEXT_ACTIONS].join(', ')}`,
  })
  .refine(({ action, until }) => until === undefined || action === 'embargo', {
    path: ['until'],
    error: 'is the end of an embargo, and for the action "embargo" only',
  });
