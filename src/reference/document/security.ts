// How callers of each audience show who they are. Pure.
import type { Endpoint } from '../endpoint.ts';

export const SECURITY_SCHEMES = {
  key: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A key of a partner: ts_live_… for licensed copy, ts_test_… for the sandbox. The scope of each operation is the one that the key needs.',
  },
  keyAsPassword: {
    type: 'http',
    scheme: 'basic',
    description:
      'The same key as the password, with any user name, for feed readers that can send no header of their own. For GET and HEAD.',
  },
  deskToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of the desk: the bootstrap token, or one that was minted. The scope of each operation is the one that the token needs.',
  },
} as const;

/** Scopes of operations that accept a key as a password too. */
const OF_READERS: ReadonlySet<string> = new Set(['feed', 'articles']);

/** OpenAPI 3.1 §4.8.30: one of the entries suffices, and its list names the scopes. Empty: nobody has to say who they are. */
export function securityOf({ audience, scope, method }: Pick<Endpoint, 'audience' | 'scope' | 'method'>): Record<string, string[]>[] {
  if (scope === undefined) return [];
  if (audience === 'desk') return [{ deskToken: [scope] }];
  if (audience !== 'licensed') return [];
  return [{ key: [scope] }, ...(method === 'GET' && OF_READERS.has(scope) ? [{ keyAsPassword: [scope] }] : [])];
}
