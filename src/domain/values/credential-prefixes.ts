// Prefixes of keys and tokens, by which logs and forms recognise them. Pure.

/** `live`: pulls licensed copy. `test`: sees only the partner's sandbox. `feed`: a token in the URL of one feed, for readers without headers. */
export const KEY_MODES = ['live', 'test', 'feed'] as const;

export type KeyMode = (typeof KEY_MODES)[number];

export const DESK_TOKEN_PREFIX = 'tsd_';

/** Begins the cookie of a session at the console. */
export const SESSION_PREFIX = 'tss_';
/** Begins the secret of a one-time link for signing in. */
export const SIGN_IN_LINK_PREFIX = 'tsl_';

/** Begins the cookie of a session at a partner's portal. */
export const PORTAL_SESSION_PREFIX = 'tsps_';
/** Begins the secret of an invitation to a partner's portal. */
export const INVITATION_PREFIX = 'tspi_';

export function keyPrefix(mode: KeyMode): string {
  return `ts_${mode}_`;
}

export const CREDENTIAL_PREFIXES = [
  DESK_TOKEN_PREFIX,
  SESSION_PREFIX,
  SIGN_IN_LINK_PREFIX,
  PORTAL_SESSION_PREFIX,
  INVITATION_PREFIX,
  ...KEY_MODES.map(keyPrefix),
];
