// The standing of a partner, set by the desk.

/** `probation`: the partner gets summaries at most. `suspended`: the partner can read only withdrawals, the agreement, the account and the usage. */
export const STANDINGS = ['good', 'warned', 'probation', 'suspended'] as const;

export type Standing = (typeof STANDINGS)[number];
