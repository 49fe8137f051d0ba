// Receipts of deliveries, and what they prove.
import * as z from 'zod';
import type { Subject } from '../endpoint.ts';
import { verification, verifyRequest } from '../schemas/verification.ts';

export const RECEIPTS: Subject = {
  title: 'Receipts',
  endpoints: [
    {
      id: 'verifyReceipt',
      method: 'POST',
      path: '/verify',
      audience: 'public',
      body: { mediaType: 'application/json', schema: verifyRequest },
      answers: { 200: { mediaType: 'application/json', schema: verification } },
      problems: ['bad-request', 'too-large', 'unsupported-media-type', 'invalid-content', 'secret-unusable'],
    },
    {
      id: 'getReceipt',
      method: 'GET',
      path: '/v1/receipts/{id}',
      audience: 'licensed',
      scope: 'articles',
      parts: { id: z.string() },
      answers: { 200: { mediaType: 'application/jose' } },
      problems: ['not-found'],
    },
  ],
};
