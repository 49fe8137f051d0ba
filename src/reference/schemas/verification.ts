// What a receipt says and what it proves. Pure.
import * as z from 'zod';
import type { VerifyAnswer } from '../../rights/receipts/findings.ts';
import { RECEIPT_FAULTS, type ReceiptClaims, receiptClaimsSchema } from '../../rights/receipts/receipt.ts';
import { verifyRequestSchema } from '../../rights/receipts/verify-request.ts';
import { answer, request, same } from './named.ts';
import { instant } from './values.ts';

export const verifyRequest = request('VerifyRequest', verifyRequestSchema);

const { agreement, article, territories } = receiptClaimsSchema.shape;

export const claims = answer(
  'ReceiptClaims',
  receiptClaimsSchema.extend({
    agreement: answer('ReceiptAgreement', agreement),
    article: answer('ReceiptArticle', article),
    territories: answer('ReceiptTerritories', territories),
    until: instant.optional(),
  }),
);
same<z.output<typeof claims>, ReceiptClaims>();

const genuine = answer(
  'GenuineReceipt',
  z.strictObject({
    valid: z.literal(true),
    says: z.array(z.string()),
    claims,
    article: z.enum(['current', 'updated-since', 'corrected-since', 'withdrawn', 'expired', 'unknown']),
    text: z.enum(['licensed', 'different', 'not-compared']),
    notice: z.enum(['present', 'missing', 'not-compared']),
  }),
);

const notGenuine = answer(
  'InvalidReceipt',
  z.strictObject({
    valid: z.literal(false),
    says: z.array(z.string()),
    reason: z.enum(Object.keys(RECEIPT_FAULTS)),
  }),
);

export const verification = answer('Verification', z.discriminatedUnion('valid', [genuine, notGenuine]));
same<z.output<typeof verification>, VerifyAnswer>();
