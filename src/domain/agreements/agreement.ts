// The agreement: what a partner may take, in what form, for how long, and what it owes in return. Rights are absent until they are
// given (docs/agreements.md says of every field what its absence means). Versions are never edited: a change is a new version.
import * as z from 'zod';
import { type Instant, instantSchema, LAST_INSTANT } from '../values/instant.ts';
import { NAME_CHARS, NOTE_CHARS } from '../values/limits.ts';
import { codeSchema } from '../values/term.ts';
import { languageSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';
import { creditTextSchema, licenceLineSchema, referenceSchema } from './notice-lines.ts';

/** From least to most: each includes the one before. */
export const FORMS = ['headline', 'summary', 'excerpt', 'full'] as const;
export type Form = (typeof FORMS)[number];

export const CHANNELS = ['web', 'app', 'email', 'print', 'social', 'broadcast'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Uses by machines; each is denied until it is granted. */
export const AI_USES = ['search', 'input', 'index', 'train', 'mining'] as const;
export type AiUse = (typeof AI_USES)[number];

export const MODIFICATIONS = ['none', 'trim', 'style', 'translate'] as const;
export type Modification = (typeof MODIFICATIONS)[number];

const QUOTA_PERIODS = ['day', 'month', 'year'] as const;
export type QuotaPeriod = (typeof QUOTA_PERIODS)[number];

const LIST_LENGTH = 200;

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

function listSchema<T extends z.ZodType>(item: T) {
  return z
    .strictObject({
      /** Absent: all of them; of sources, the publisher's own only. */
      include: z.array(item).min(1, { error: 'must name at least one; leave it out for all' }).max(LIST_LENGTH).optional(),
      /** Beats `include`. */
      exclude: z.array(item).max(LIST_LENGTH).default([]),
    })
    .prefault({});
}

/** Versions that earlier programs stored may name a channel several times. */
export function once<T>(list: readonly T[]): T[] {
  return [...new Set(list)];
}

/** A host name of partners' pages. It includes its subdomains. */
export const domainSchema = z
  .string()
  .max(253)
  .transform((name) => name.trim().toLowerCase())
  .refine((name) => /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(name), {
    error: 'must be a host name, such as harbour-gazette.example, without a scheme or a path',
  });

/** ISO 3166-1 alpha-2. A deprecated code becomes the current one: UK becomes GB. */
export const territorySchema = z
  .string()
  .transform((code) => code.trim().toUpperCase())
  .refine((code) => /^[A-Z]{2}$/.test(code), { error: 'must be a country code of two letters (ISO 3166-1), such as GB' })
  .transform((code) => new Intl.Locale(`und-${code}`).region ?? code);

const scopeSchema = z.strictObject({
  /** Codes of the publisher's sections. */
  sections: listSchema(codeSchema),
  /** Stored codes. */
  subjects: listSchema(codeSchema),
  /** BCP 47; `en` takes en-GB too. */
  languages: listSchema(languageSchema),
  /** Sources of copy. `own` means the publisher's; absent: that only. */
  sources: listSchema(textSchema(NAME_CHARS)),
  /** First publication at or after; absent: from the beginning. */
  publishedFrom: instantSchema.optional(),
  /** First publication before; absent: for as long as the agreement is valid. */
  publishedUntil: instantSchema.optional(),
  /** The partner sees copy this long after its first publication. */
  delayMinutes: z.int().min(0).max(525_600).default(0),
  /** The partner sees copy until the end of the day (UTC) this many days after the day of first publication; absent: for ever. */
  archiveDays: z.int().min(1).max(36_500).optional(),
});

const quotaSchema = z.strictObject({
  /** Different articles delivered in any form but headlines. Corrections and updates of an article already delivered are free. */
  articles: z.int().min(1).max(10_000_000),
  /** Calendar periods, in UTC. */
  per: oneOf(QUOTA_PERIODS),
  /** New articles beyond it: as headlines only; in full and billed; in full and reported to the desk. */
  past: oneOf(['headlines', 'bill', 'notify']).default('headlines'),
});

const rateSchema = z.strictObject({
  requests: z.int().min(1).max(100_000),
  perSeconds: z.int().min(1).max(86_400),
});

const noticeSchema = z.strictObject({
  /** The partner's licence line, between the credit and the house line; by language where it is an object. Absent: none. */
  licenceLine: licenceLineSchema.optional(),
  placement: oneOf(['end', 'start', 'both']).default('end'),
  /** Grace period for accepting a changed notice; after it, headlines and links only. */
  acceptWithinHours: z.int().min(0).max(8_760).default(168),
});

const creditSchema = z.strictObject({
  /** `{holder}`, `{by}` and `{headline}` are filled in. */
  text: creditTextSchema.default('{holder}'),
  linkRequired: z.boolean().default(true),
  canonicalRequired: z.boolean().default(true),
  /** `noindex`: the partner keeps its copy out of search engines. */
  robots: oneOf(['noindex', 'none']).default('none'),
});

const dutiesSchema = z.strictObject({
  withdrawWithinMinutes: z.int().min(1).max(525_600).default(60),
  correctWithinMinutes: z.int().min(1).max(525_600).default(1_440),
  reportReproductions: z.boolean().default(false),
});

const aiSchema = z.strictObject({
  search: z.boolean().default(false),
  input: z.boolean().default(false),
  index: z.boolean().default(false),
  train: z.boolean().default(false),
  mining: z.boolean().default(false),
});

const paymentSchema = z.strictObject({
  model: oneOf(['free', 'subscription', 'per-article', 'revenue-share', 'barter']),
  /** Decimal, as text: money is no floating point. */
  amount: z
    .string()
    .regex(/^\d{1,12}(?:\.\d{1,4})?$/, { error: 'must be a decimal number in quotes, such as "250.00"' })
    .optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, { error: 'must be a currency code of three letters (ISO 4217), such as EUR' })
    .optional(),
  note: textSchema(NOTE_CHARS).optional(),
});

const fields = z.strictObject({
  /** Reference of the contract on paper. */
  reference: referenceSchema,
  validFrom: instantSchema,
  /** Absent: until it is ended. */
  validUntil: instantSchema.optional(),
  /** What the partner does with its copies when the term is over. */
  afterTerm: oneOf(['keep', 'remove']).default('remove'),
  scope: scopeSchema.prefault({}),
  form: oneOf(FORMS),
  /** With `form: excerpt` only, and required there. */
  excerptWords: z.int().min(10).max(5_000).optional(),
  /** `own`: pictures of the publisher; `cleared`: those and pictures of sources that the scope names. */
  images: oneOf(['none', 'own', 'cleared']).default('none'),
  /** Copy under embargo, stamped. The key needs the scope `embargoed` too. Excludes a delay. */
  embargoed: z.boolean().default(false),
  /** Each is kept once, however often it is named: the usage terms of every article and picture list them. */
  channels: z.array(oneOf(CHANNELS)).min(1, { error: 'must name at least one channel' }).transform(once),
  /** Where web copy may be shown; required with the channel `web`. */
  domains: z.array(domainSchema).max(LIST_LENGTH).default([]),
  /** Absent: everywhere. */
  territories: listSchema(territorySchema),
  modification: oneOf(MODIFICATIONS).default('none'),
  sublicensing: z.boolean().default(false),
  /** Days after first publication for which a copy may be shown; absent: for the term. */
  displayDays: z.int().min(1).max(36_500).optional(),
  /** Recorded only: nobody else is refused because of it. */
  exclusivity: z.strictObject({ hours: z.int().min(1).max(87_600), note: textSchema(NOTE_CHARS).optional() }).optional(),
  notice: noticeSchema.prefault({}),
  credit: creditSchema.prefault({}),
  duties: dutiesSchema.prefault({}),
  /** Who is notified of withdrawals. */
  contacts: z.strictObject({ withdrawals: z.array(textSchema(NAME_CHARS)).max(20).default([]) }).prefault({}),
  /** Whether a fall of standing takes effect by itself or when the desk confirms it. */
  consequences: oneOf(['automatic', 'confirmed']).default('confirmed'),
  /** Absent: no limit. */
  quota: quotaSchema.optional(),
  /** Absent: see DEFAULT_RATE. */
  rate: rateSchema.optional(),
  ai: aiSchema.prefault({}),
  /** Where the partner publishes the keys that its programs sign requests with (Web Bot Auth). */
  signatureAgent: webUrlSchema.optional(),
  payment: paymentSchema.optional(),
});

/** As a desk writes it, in JSON or in YAML read as JSON. Every objection at once. */
export const agreementSchema = fields.superRefine((agreement, context) => {
  const object = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
  // A restore may have to end the agreement just after its beginning.
  if (agreement.validFrom >= LAST_INSTANT) object(['validFrom'], `must be earlier than ${LAST_INSTANT}`);
  if (agreement.validUntil !== undefined && agreement.validUntil <= agreement.validFrom)
    object(['validUntil'], 'must be later than validFrom');
  const { publishedFrom, publishedUntil } = agreement.scope;
  if (publishedFrom !== undefined && publishedUntil !== undefined && publishedUntil <= publishedFrom) {
    object(['scope', 'publishedUntil'], 'must be later than publishedFrom');
  }
  if (agreement.embargoed && agreement.scope.delayMinutes > 0)
    object(['scope', 'delayMinutes'], 'contradicts embargoed: who sees copy before its hour is not kept waiting after it');
  if (agreement.form === 'excerpt' && agreement.excerptWords === undefined)
    object(['excerptWords'], 'is required where the form is an excerpt');
  if (agreement.form !== 'excerpt' && agreement.excerptWords !== undefined) object(['excerptWords'], 'is only for the form "excerpt"');
  if (agreement.channels.includes('web') && agreement.domains.length === 0) object(['domains'], 'must name where web copy may stand');
  if (agreement.payment?.amount !== undefined && agreement.payment.currency === undefined)
    object(['payment', 'currency'], 'is required with an amount');
});

export type Agreement = z.output<typeof agreementSchema>;
export type AgreementInput = z.input<typeof agreementSchema>;
export type AgreementScope = Agreement['scope'];

/** One version of one agreement of a partner: the unit that a decision, a ledger row and a receipt name. */
export interface AgreementVersion {
  /** `[a-z0-9-]{1,64}`, unique within the partner. */
  id: string;
  /** Counts from 1. */
  version: number;
  made: Instant;
  /** SHA-256 of the canonical JSON of `terms`, hexadecimal. */
  sha256: string;
  terms: Agreement;
}

/** Address of a version on our origin. */
export function agreementPath({ id, version }: Pick<AgreementVersion, 'id' | 'version'>): string {
  return `/v1/agreements/${id}/versions/${version}`;
}
