// The queries of lists about partners: at the desk, and a partner's own. Pure.
import * as z from 'zod';
import { CURSORS, cursorQuery, pageQuery } from '../values/query-fields.ts';
import { codeSchema } from '../values/term.ts';
import { usageQuerySchema } from './usage.ts';

export const partnerListQuerySchema = z.strictObject(pageQuery(CURSORS.code, { default: 100, max: 500 }));

/** A page of keys, or of agreements, has as many as fit one answer. */
export const keyListQuerySchema = z.strictObject(cursorQuery(CURSORS.code));
export const agreementListQuerySchema = z.strictObject(cursorQuery(CURSORS.code));

export const partnerAuditQuerySchema = z.strictObject(pageQuery(CURSORS.row, { default: 100, max: 500 }));

export const ledgerQuerySchema = partnerAuditQuerySchema.extend({ article: codeSchema.optional() });

export const deskUsageQuerySchema = usageQuerySchema.refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
  path: ['to'],
  error: 'must not be before "from"',
});
