// The agreement: which copy a partner may take, in which form and for how long, and its duties in return. Every right is denied until the
// agreement grants it; docs/agreements.md explains each field and its absence. Versions are never edited: a change makes a new version.
import * as z from 'zod';
import { type Instant, instantSchema, LAST_INSTANT } from '../values/instant.ts';
import { NAME_CHARS, NOTE_CHARS } from '../values/limits.ts';
import { codeSchema } from '../values/term.ts';
import { languageSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';
import { CHANNELS, FORMS, MODIFICATIONS, QUOTA_PERIODS, unique } from './choices.ts';
import { creditTextSchema, licenceLineSchema, referenceSchema } from './notice-lines.ts';
import { territorySchema } from './territory.ts';

const LIST_LENGTH = 200;

function oneOf<const T extends readonly [string, ...string[]]>(values: T) {
  return z.enum(values, { error: `must be one of ${values.join(', ')}` });
}

function listSchema<T extends z.ZodType>(item: T) {
  return z
    .strictObject({
      /** Absent: everything is included; for sources, the publisher's own copy only. */
      include: z.array(item).min(1, { error: 'must name at least one; leave it out for all' }).max(LIST_LENGTH).optional(),
      /** Takes precedence over `include`. */
      exclude: z.array(item).max(LIST_LENGTH).default([]),
    })
    .prefault({});
}

/** Host name of the partner's pages; its subdomains are included. */
export const domainSchema = z
  .string()
  .max(253)
  .transform((name) => name.trim().toLowerCase())
  .refine((name) => /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])$/.test(name), {
    error: 'must be a host name, such as harbour-gazette.example, without a scheme or a path',
  });

const scopeSchema = z.strictObject({
  /** Codes of the publisher's sections. */
  sections: listSchema(codeSchema),
  /** Codes of subjects as they are stored. */
  subjects: listSchema(codeSchema),
  /** BCP 47; `en` also matches en-GB. */
  languages: listSchema(languageSchema),
  /** Sources of copy. `own` means the publisher. Absent: the publisher's own copy only. */
  sources: listSchema(textSchema(NAME_CHARS)),
  /** Earliest first publication, inclusive. Absent: no limit. */
  publishedFrom: instantSchema.optional(),
  /** Latest first publication, exclusive. Absent: no limit. */
  publishedUntil: instantSchema.optional(),
  /** How long after first publication the partner sees copy. */
  delayMinutes: z.int().min(0).max(525_600).default(0),
  /** The partner sees copy until the end of the day (UTC) that is this many days after the day of first publication. Absent: for ever. */
  archiveDays: z.int().min(1).max(36_500).optional(),
});

const quotaSchema = z.strictObject({
  /** Number of different articles delivered in more than their headline. Updates and corrections of a counted article are free. */
  articles: z.int().min(1).max(10_000_000),
  /** Calendar period in UTC. */
  per: oneOf(QUOTA_PERIODS),
  /** How new articles beyond the quota are delivered: as headlines only; in full and billed; in full and reported to the desk. */
  past: oneOf(['headlines', 'bill', 'notify']).default('headlines'),
});

const rateSchema = z.strictObject({
  requests: z.int().min(1).max(100_000),
  perSeconds: z.int().min(1).max(86_400),
});

const noticeSchema = z.strictObject({
  /** The partner's licence line, shown between the credit and the house line; an object has one line for each language. Absent: no line. */
  licenceLine: licenceLineSchema.optional(),
  placement: oneOf(['end', 'start', 'both']).default('end'),
  /** Grace period for accepting a changed notice. After it the partner gets headlines and links only. */
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
  /** Decimal number as text, because floating point cannot represent amounts of money exactly. */
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
  /** Number of the signed contract. */
  reference: referenceSchema,
  validFrom: instantSchema,
  /** Absent: the agreement runs until the desk ends it. */
  validUntil: instantSchema.optional(),
  /** Whether the partner keeps or removes its copies when the term is over. */
  afterTerm: oneOf(['keep', 'remove']).default('remove'),
  scope: scopeSchema.prefault({}),
  form: oneOf(FORMS),
  /** Required with `form: excerpt`, and refused with any other form. */
  excerptWords: z.int().min(10).max(5_000).optional(),
  /** `own`: the publisher's pictures. `cleared`: these and the pictures of sources that the scope names. */
  images: oneOf(['none', 'own', 'cleared']).default('none'),
  /** Grants copy under embargo, which is stamped. The key needs the scope `embargoed` too. Cannot be combined with a delay. */
  embargoed: z.boolean().default(false),
  /** Repeats are removed, because the usage terms of every article and picture list the channels. */
  channels: z.array(oneOf(CHANNELS)).min(1, { error: 'must name at least one channel' }).transform(unique),
  /** Domains on which web copy may be shown. Required with the channel `web`. */
  domains: z.array(domainSchema).max(LIST_LENGTH).default([]),
  /** Absent: worldwide. */
  territories: listSchema(territorySchema),
  modification: oneOf(MODIFICATIONS).default('none'),
  sublicensing: z.boolean().default(false),
  /** Number of days after first publication during which a copy may be shown. Absent: during the whole term. */
  displayDays: z.int().min(1).max(36_500).optional(),
  /** Recorded only: no other partner is refused because of it. */
  exclusivity: z.strictObject({ hours: z.int().min(1).max(87_600), note: textSchema(NOTE_CHARS).optional() }).optional(),
  notice: noticeSchema.prefault({}),
  credit: creditSchema.prefault({}),
  duties: dutiesSchema.prefault({}),
  /** People to notify of withdrawals. */
  contacts: z.strictObject({ withdrawals: z.array(textSchema(NAME_CHARS)).max(20).default([]) }).prefault({}),
  /** Whether a lower standing takes effect automatically or when the desk confirms it. */
  consequences: oneOf(['automatic', 'confirmed']).default('confirmed'),
  /** Absent: no limit. */
  quota: quotaSchema.optional(),
  /** Absent: DEFAULT_RATE applies. */
  rate: rateSchema.optional(),
  ai: aiSchema.prefault({}),
  /** URL at which the partner publishes the public keys of its programs' request signatures (Web Bot Auth). */
  signatureAgent: webUrlSchema.optional(),
  payment: paymentSchema.optional(),
});

/** Parses an agreement as a desk writes it, in JSON or in YAML read as JSON. Reports all objections. */
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
    object(
      ['scope', 'delayMinutes'],
      'contradicts embargoed: a partner that sees copy before its release cannot see it later than its release',
    );
  if (agreement.form === 'excerpt' && agreement.excerptWords === undefined) object(['excerptWords'], 'is required with the form "excerpt"');
  if (agreement.form !== 'excerpt' && agreement.excerptWords !== undefined)
    object(['excerptWords'], 'is allowed only with the form "excerpt"');
  if (agreement.channels.includes('web') && agreement.domains.length === 0) object(['domains'], 'must name the domains for web copy');
  if (agreement.payment?.amount !== undefined && agreement.payment.currency === undefined)
    object(['payment', 'currency'], 'is required with an amount');
});

export type Agreement = z.output<typeof agreementSchema>;
export type AgreementInput = z.input<typeof agreementSchema>;
export type AgreementScope = Agreement['scope'];

/** One version of an agreement. Decisions, ledger rows and receipts refer to a version. */
export interface AgreementVersion {
  /** `[a-z0-9-]{1,64}`, unique within the partner. */
  id: string;
  /** Counts from 1. */
  version: number;
  made: Instant;
  /** SHA-256 of the canonical JSON of `terms`, in hexadecimal. */
  sha256: string;
  terms: Agreement;
}
