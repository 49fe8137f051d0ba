// The fields of the form that acknowledges a withdrawal. Pure.

/** Labels by name, in the order of the form. */
export const ACKNOWLEDGEMENT_LABELS = {
  outcome: 'What was done with the copies',
  urls: 'Addresses of the pages',
  by: 'Who acknowledges',
  at: 'When it was done',
} as const;
