// The standing of a partner, set by the desk.

/** `probation`: summaries at most. `suspended`: nothing but withdrawals, the agreement, the account and the usage. */
export const STANDINGS = ['good', 'warned', 'probation', 'suspended'] as const;

export type Standing = (typeof STANDINGS)[number];
