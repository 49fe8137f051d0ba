// The choices in fields of an agreement. Pure. The schema of agreements is apart, so that a reader of a feed does not make it.

/** Ordered from least to most; each form includes the one before it. */
export const FORMS = ['headline', 'summary', 'excerpt', 'full'] as const;
export type Form = (typeof FORMS)[number];

export const CHANNELS = ['web', 'app', 'email', 'print', 'social', 'broadcast'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Uses by machines. Each is denied until the agreement grants it. */
export const AI_USES = ['search', 'input', 'index', 'train', 'mining'] as const;
export type AiUse = (typeof AI_USES)[number];

export const MODIFICATIONS = ['none', 'trim', 'style', 'translate'] as const;
export type Modification = (typeof MODIFICATIONS)[number];

export const QUOTA_PERIODS = ['day', 'month', 'year'] as const;
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];

/** Removes repeats. Versions stored by earlier programs may name a channel several times. */
export function unique<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}
