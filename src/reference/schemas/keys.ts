// Keys of partners and tokens of the desk. Pure.
import * as z from 'zod';
import { KEY_SCOPES, keyRequestSchema, type ListedKey, rotationSchema, testKeyRequestSchema } from '../../domain/partners/key.ts';
import { DESK_SCOPES } from '../../domain/publisher/desk-scope.ts';
import { tokenRequestSchema } from '../../domain/publisher/token-request.ts';
import { KEY_MODES } from '../../domain/values/credential-prefixes.ts';
import { answer, request, same } from './named.ts';
import { instant, references, url } from './values.ts';

export const keyRequest = request('KeyRequest', keyRequestSchema);
export const rotationRequest = request('RotationRequest', rotationSchema);
export const testKeyRequest = request('TestKeyRequest', testKeyRequestSchema);
export const tokenRequest = request('TokenRequest', tokenRequestSchema);

const keyUse = answer('KeyUse', z.strictObject({ at: instant, addressPrefix: z.string().optional() }));

const ofKey = {
  id: z.string(),
  mode: z.enum(KEY_MODES),
  name: z.string(),
  agreement: z.string(),
  scopes: z.array(z.enum(KEY_SCOPES)),
  cidrs: z.array(z.string()),
  created: instant,
  expires: instant.optional(),
  revoked: instant.optional(),
  replacedBy: z.string().optional(),
  lastUsed: keyUse.optional(),
  pepper: z.string().optional(),
};

export const key = answer('Key', z.strictObject({ ...ofKey, pepperRemoved: z.literal(true).optional() }));
same<z.output<typeof key>, ListedKey>();

export const keyList = answer('KeyList', z.strictObject({ keys: z.array(key), references, next: z.string().optional() }));

export const newKey = answer('NewKey', z.strictObject({ ...ofKey, key: z.string(), caution: z.string().optional() }));

const ofToken = {
  id: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(DESK_SCOPES)),
  created: instant,
  expires: instant.optional(),
  revoked: instant.optional(),
  lastUsed: instant.optional(),
  pepper: z.string().optional(),
};

export const token = answer('Token', z.strictObject({ ...ofToken, pepperRemoved: z.literal(true).optional() }));
export const tokenList = answer('TokenList', z.strictObject({ tokens: z.array(token), next: z.string().optional() }));
export const newToken = answer('NewToken', z.strictObject({ ...ofToken, token: z.string() }));

export const signInLink = answer('SignInLink', z.strictObject({ url, expires: instant }));
