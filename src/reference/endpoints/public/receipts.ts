// What receipts prove, and the keys that verify them. Anybody may ask.
import type { Subject } from '../../endpoint.ts';
import { keySet } from '../../schemas/service.ts';
import { verification, verifyRequest } from '../../schemas/verification.ts';
import { json, jsonBody, OF_BODIES, publicGet } from '../usual-answers.ts';

export const VERIFICATION: Subject = {
  title: 'Verifying receipts',
  endpoints: [
    publicGet({ id: 'getReceiptKeys', path: '/.well-known/jwks.json', problems: ['secret-unusable'] }, 'application/jwk-set+json', keySet),
    {
      id: 'verifyReceipt',
      method: 'POST',
      path: '/verify',
      audience: 'public',
      body: jsonBody(verifyRequest),
      answers: { 200: json(verification) },
      problems: [...OF_BODIES, 'secret-unusable'],
    },
  ],
};
