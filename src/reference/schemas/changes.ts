// The change feed of a partner. Pure.
import * as z from 'zod';
import { CHANGE_ACTIONS } from '../../domain/articles/change.ts';
import type { LicensedChange } from '../../domain/pulls/change-window.ts';
import { answer, same } from './named.ts';
import { instant, ordinal, url } from './values.ts';

const actions = CHANGE_ACTIONS.filter((action) => action !== 'embargo');

const fields = {
  action: z.enum([...actions, 'agreement']),
  slug: z.string(),
  version: ordinal,
  at: instant,
  significant: z.boolean(),
  note: z.string().optional(),
  kind: z.enum(['correction', 'clarification']).optional(),
};
const _change = z.strictObject(fields);
same<z.output<typeof _change>, LicensedChange>();

export const change = answer('Change', z.strictObject({ ...fields, url }));

export const changes = answer('Changes', z.strictObject({ changes: z.array(change), cursor: z.string(), more: z.boolean() }));
