// Mints desk tokens, for the desk's route and for the console. A token is returned once, by the call that makes it.
import type { DeskScope } from '../../domain/publisher/desk-scope.ts';
import { DESK_TOKEN_PREFIX } from '../../domain/values/credential-prefixes.ts';
import { type Instant, toInstant } from '../../domain/values/instant.ts';
import { present } from '../../domain/values/present.ts';
import type { DeskToken, MintResult } from '../../objects/catalogue/settings/tokens.ts';
import type { Caller } from '../bindings.ts';
import { mintSecret } from '../credentials/identified-secret.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { catalogueOf } from '../isolate/stubs.ts';

export interface WantedToken {
  name: string;
  scopes: readonly DeskScope[];
  expires?: Instant | undefined;
  /** Id of the token, which a form brings, so that a form that is sent twice makes one token. Absent: a new one. */
  id?: string | undefined;
}

/** `missing-scopes`: a token cannot give what it does not have. */
export type MintedToken =
  | { kind: 'minted'; token: DeskToken; secret: string }
  | Exclude<MintResult, { kind: 'minted' }>
  | { kind: 'missing-scopes'; missing: DeskScope[] };

export async function mintDeskToken(env: Host, { scopes: own, actor }: Caller, wanted: WantedToken): Promise<MintedToken> {
  const { name, scopes, expires } = wanted;
  const missing = scopes.filter((scope) => !own.includes(scope));
  if (missing.length > 0) return { kind: 'missing-scopes', missing };
  const { id, secret, hash, pepper } = await mintSecret(DESK_TOKEN_PREFIX, peppersOf(env), wanted.id);
  const token: DeskToken = { id, name, scopes: [...new Set(scopes)], created: toInstant(Date.now()), ...present({ expires, pepper }) };
  const result = await catalogueOf(env).addToken(token, hash, actor);
  return result.kind === 'minted' ? { kind: 'minted', token, secret } : result;
}
