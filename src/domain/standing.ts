// How a partner stands: from the desk's hand now, from what inspections find later.

/** `probation`: summaries at most. `suspended`: nothing but withdrawals, the agreement, the account and the usage. */
export const STANDINGS = ['good', 'warned', 'probation', 'suspended'] as const;

export type Standing = (typeof STANDINGS)[number];
