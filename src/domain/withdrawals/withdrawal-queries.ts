// The queries of lists of withdrawals: a partner's own, and the desk's. Pure.
import * as z from 'zod';
import { CURSORS, pageQuery } from '../values/query-fields.ts';

/** What a partner received. */
export const ownWithdrawalsQuerySchema = z.strictObject(pageQuery(CURSORS.partnerWithdrawal, { default: 100, max: 500 }));

/** The same, for the desk. */
export const partnerWithdrawalsQuerySchema = z.strictObject(pageQuery(CURSORS.partnerWithdrawal, { default: 50, max: 100 }));

export const deskWithdrawalsQuerySchema = z.strictObject(pageQuery(CURSORS.withdrawal, { default: 50, max: 100 }));

export const withdrawalReportQuerySchema = z.strictObject(pageQuery(CURSORS.report, { default: 200, max: 500 }));
