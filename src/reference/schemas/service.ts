// What the service says about itself: its health, its routes, the keys of receipts, the web app manifest. Pure.
import * as z from 'zod';
import { KEY_SCOPES } from '../../domain/partners/key.ts';
import type { KeySet } from '../../rights/receipts/keys.ts';
import { answer, same } from './named.ts';
import { url } from './values.ts';

export const health = answer(
  'Health',
  z.strictObject({ status: z.enum(['ok', 'degraded']), unusableSecrets: z.array(z.string()).optional() }),
);

const route = answer(
  'Route',
  z.strictObject({ method: z.enum(['GET', 'POST']), url: z.string(), scope: z.enum(KEY_SCOPES), summary: z.string() }),
);

export const indexOfRoutes = answer(
  'IndexOfRoutes',
  z.strictObject({
    description: z.string(),
    authorization: z.string(),
    start: url,
    openapi: url,
    terms: url,
    documentation: url,
    problems: url,
    addresses: z.array(route),
  }),
);

const receiptKey = answer(
  'ReceiptKey',
  z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    kid: z.string(),
    x: z.string(),
    alg: z.literal('Ed25519'),
    use: z.literal('sig'),
  }),
);

export const keySet = answer('KeySet', z.strictObject({ keys: z.array(receiptKey) }));
same<z.output<typeof keySet>, KeySet>();

const icon = answer('ManifestIcon', z.strictObject({ src: z.string(), sizes: z.string(), type: z.string().optional() }));

export const manifest = answer(
  'Manifest',
  z.strictObject({
    id: z.string(),
    name: z.string(),
    short_name: z.string(),
    description: z.string(),
    start_url: z.string(),
    scope: z.string(),
    display: z.string(),
    lang: z.string(),
    dir: z.string(),
    background_color: z.string(),
    theme_color: z.string(),
    icons: z.array(icon),
  }),
);
