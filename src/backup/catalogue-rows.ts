// Schemas of the columns of the Catalogue's tables in an export.

import * as z from 'zod';
import { CHANGE_ACTIONS } from '../domain/articles/change.ts';
import { draftSchema } from '../domain/articles/draft.ts';
import { FEED_KINDS, parseFeedName } from '../domain/feeds/feed-name.ts';
import { deskScopeSchema } from '../domain/publisher/desk-scope.ts';
import { publisherSchema } from '../domain/publisher/publisher.ts';
import { HEADLINE_CHARS, NOTE_CHARS, SOURCE_VERSION_CHARS, URL_CHARS } from '../domain/values/limits.ts';
import { codeSchema } from '../domain/values/term.ts';
import { anyWebUrlSchema, storedLanguageSchema, textSchema } from '../domain/values/text-schema.ts';
import { storedAcknowledgementSchema } from '../domain/withdrawals/withdrawal.ts';
import { readVersion } from './article-version.ts';
import type { EXPORTED_SETTINGS, TABLES, TableName } from './catalogue-tables.ts';
import { AUDIT_ROW, type CellSchema, count, flag, instantMs, json, name, number, ordinal, pepperId, sha256, tokenId } from './cells.ts';

const feedName = z.string().refine((text) => parseFeedName(text) !== undefined, { error: 'must be the name of a feed' });

const storedPublisher = z.strictObject({
  publisher: publisherSchema.safeExtend({
    language: storedLanguageSchema,
    siteUrl: anyWebUrlSchema,
    iconUrl: anyWebUrlSchema.optional(),
    faviconUrl: anyWebUrlSchema.optional(),
    // Older programs accepted paths that have no effect.
    redirects: z.record(z.string().max(300), publisherSchema.shape.redirects.unwrap().valueType).optional(),
    logo: publisherSchema.shape.logo.unwrap().extend({ url: anyWebUrlSchema }).optional(),
  }),
  sequence: number,
  changedMs: instantMs,
});
const scopes = z.array(deskScopeSchema).min(1);

function versionOf(text: string): unknown {
  const version = readVersion(text);
  if (version === undefined) throw new Error('no version');
  return version;
}

/** A column of TABLES without a schema here is a type error. */
export const ROWS: { readonly [T in TableName]: Readonly<Record<(typeof TABLES)[T][number], CellSchema>> } = {
  setting: { name: z.string(), value: z.string() },
  term: { kind: z.enum(FEED_KINDS), code: codeSchema, name },
  former_name: { kind: z.enum(['subjects', 'authors']), folded: z.string().min(1), code: codeSchema },
  alias: {
    kind: z.enum(['subjects', 'authors', 'sections']),
    code: codeSchema,
    target: codeSchema,
    since_ms: instantMs,
    renamed: flag,
    seq: number,
  },
  article: {
    id: number,
    slug: codeSchema,
    version: number,
    pub_status: z.enum(['usable', 'withheld', 'canceled']),
    source: name,
    headline: textSchema(HEADLINE_CHARS),
    published_ms: instantMs.nullable(),
    embargo_ms: instantMs.nullable(),
    expires_ms: instantMs.nullable(),
    window_ms: instantMs.nullable(),
    changed_seq: number,
    uri: z.string().min(1),
    guid: draftSchema.shape.guid.unwrap().nullable(),
  },
  version: { article: number, version: number, json: json(versionOf, 'must be a version as a Catalogue writes it') },
  // The sanitiser checks the content of a body.
  body: { article: number, version: number, html: z.string().min(1) },
  change: {
    seq: number,
    at_ms: instantMs,
    action: z.enum(CHANGE_ACTIONS),
    article: number,
    version: number,
    significant: flag,
    note: textSchema(NOTE_CHARS).nullable(),
    who: name,
    token_id: tokenId.nullable(),
    run: codeSchema.nullable(),
  },
  compliance: {
    article: number,
    version: number,
    partner: codeSchema,
    received_ms: instantMs,
    deadline_ms: instantMs,
    acknowledgement: json((text) => storedAcknowledgementSchema.parse(JSON.parse(text)), 'must be an acknowledgement').nullable(),
    acknowledged_ms: instantMs.nullable(),
  },
  feed: {
    id: number,
    name: feedName,
    last_ordinal: count,
    live: count,
    generation: count,
    modified_ms: instantMs,
    since_ms: instantMs,
    kind: z.enum(['all', ...FEED_KINDS]),
    label: name.nullable(),
    iri: z.string().min(1),
    updated_ms: instantMs,
    moved_to: feedName.nullable(),
  },
  member: {
    feed: number,
    // Negative for an article that no document of the feed has had.
    ordinal,
    article: number,
    published_ms: instantMs,
    state: z.literal([0, 1, 2, 3, 4]),
    in_window: flag,
  },
  // Older programs counted half a surrogate pair as one character, and it is stored as three.
  import: {
    collection: z.string().max(URL_CHARS),
    source_id: z
      .string()
      .min(1)
      .max(3 * URL_CHARS),
    article: number,
    hash: sha256,
    version: number,
    source_version: z.string().max(SOURCE_VERSION_CHARS).nullable(),
  },
  killed_source: {
    collection: z.string().max(URL_CHARS),
    source_id: z.string().min(1).max(URL_CHARS),
    source_version: z.string().max(SOURCE_VERSION_CHARS).nullable(),
    hash: sha256,
    seq: count,
    at_ms: instantMs,
  },
  token: {
    id: tokenId,
    name,
    hash: sha256,
    scopes: json((text) => scopes.parse(JSON.parse(text)), 'must be a list of scopes'),
    created_ms: instantMs,
    expires_ms: instantMs.nullable(),
    revoked_ms: instantMs.nullable(),
    used_ms: instantMs.nullable(),
    pepper: pepperId.nullable(),
  },
  audit: { ...AUDIT_ROW, run: codeSchema.nullable() },
};

/** Schemas of the exported settings. The other settings are internal to the Catalogue and are not exported. */
export const SETTING_VALUES: Readonly<Record<(typeof EXPORTED_SETTINGS)[number], z.ZodType<string>>> = {
  epoch: z.string().regex(/^[0-9a-f]{12}$/, { error: 'must be an epoch' }),
  head: z.string().regex(/^\d{1,14}$/, { error: 'must be a number' }),
  publisher: json((text) => storedPublisher.parse(JSON.parse(text)), 'must be the settings of a publisher'),
};
