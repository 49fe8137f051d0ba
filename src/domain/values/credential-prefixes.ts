// What keys and tokens begin with. Pure.

/** `live` pulls licensed copy; `test` sees only the partner's own sandbox; `feed` is a token that opens one feed by its address. */
export const KEY_MODES = ['live', 'test', 'feed'] as const;

export type KeyMode = (typeof KEY_MODES)[number];

export const DESK_TOKEN_PREFIX = 'tsd_';

export function keyPrefix(mode: KeyMode): string {
  return `ts_${mode}_`;
}

export const CREDENTIAL_PREFIXES = [DESK_TOKEN_PREFIX, ...KEY_MODES.map(keyPrefix)];
