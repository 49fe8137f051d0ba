// What the lines of a notice may leave to each article. Pure.

/** Placeholders of the licence line. */
export const PLACEHOLDERS = ['partner', 'reference', 'year', 'holder', 'date', 'headline'] as const;

/** Placeholders of the credit. */
export const CREDIT_PLACEHOLDERS = ['holder', 'by', 'headline'] as const;
