// Partners: their name, standing and summary. Pure.
import * as z from 'zod';
import { STANDINGS } from '../../domain/entitlement/standing.ts';
import { type Partner, partnerSchema, standingRequestSchema } from '../../domain/partners/partner.ts';
import { answer, request, same } from './named.ts';
import { instant } from './values.ts';

export const partnerRequest = request('PartnerRequest', partnerSchema);
export const standingRequest = request('StandingRequest', standingRequestSchema);

export const standing = z.enum(STANDINGS);

export const partner = answer(
  'Partner',
  z.object({
    id: z.string(),
    name: z.string(),
    contact: z.string().optional(),
    created: instant,
    standing,
    standingReason: z.string().optional(),
  }),
);
same<z.output<typeof partner>, Partner>();
