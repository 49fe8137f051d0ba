// Schemas of the columns of a partner's tables in an export, and checks of the cells of one row against each other.
import * as z from 'zod';
import { agreementSchema } from '../domain/agreements/agreement.ts';
import { FORMS } from '../domain/agreements/choices.ts';
import { licenceLineSchema } from '../domain/agreements/notice-lines.ts';
import { STANDINGS } from '../domain/entitlement/standing.ts';
import { KEY_SCOPES } from '../domain/partners/key.ts';
import { partnerSchema } from '../domain/partners/partner.ts';
import { USER_RIGHTS, userRequestSchema } from '../domain/partners/portal-user.ts';
import { publisherSchema } from '../domain/publisher/publisher.ts';
import type { NoticeTemplate } from '../domain/renditions/notice.ts';
import { canonicalJson } from '../domain/values/canonical-json.ts';
import { KEY_MODES } from '../domain/values/credential-prefixes.ts';
import { instantSchema } from '../domain/values/instant.ts';
import { addressRange } from '../domain/values/ip-address.ts';
import { HEADLINE_CHARS, NOTE_CHARS } from '../domain/values/limits.ts';
import { codeSchema } from '../domain/values/term.ts';
import { textSchema } from '../domain/values/text-schema.ts';
import { storedAcknowledgementSchema } from '../domain/withdrawals/withdrawal.ts';
import { parseWithdrawalId } from '../domain/withdrawals/withdrawal-id.ts';
import { withPlaceholders } from './accepted-lines.ts';
import { AUDIT_ROW, type CellSchema, count, flag, instantMs, json, name, number, pepperId, sha256 } from './cells.ts';
import type { EXPORTED_SETTINGS, TABLES, TableName } from './partner-tables.ts';

const live = z.literal('live');
const form = z.enum(FORMS);
const keyId = z.string().regex(/^[0-9a-f]{12}$/, { error: 'must be the first twelve digits of a hash' });
/** Earlier programs wrote the network of an IPv6 client with superfluous zero groups (`2001:db8:0::/48`); it is rewritten. */
const range = z
  .string()
  .refine((text) => text.includes('/') && addressRange(text) !== undefined, { error: 'must be a range of addresses' })
  .transform((text) => addressRange(text) ?? text);

/** A member of NoticeTemplate without a schema here is a type error. */
const noticeTemplate = z.strictObject({
  publisher: name,
  houseLine: publisherSchema.shape.houseLine,
  licenceLine: licenceLineSchema.optional(),
  credit: agreementSchema.shape.credit,
  placement: z.enum(['end', 'start', 'both']),
  partner: name,
  reference: agreementSchema.shape.reference,
} satisfies Record<keyof NoticeTemplate, z.ZodType>);

/** A column of TABLES without a schema here is a type error. */
export const PARTNER_ROWS: { readonly [T in TableName]: Readonly<Record<(typeof TABLES)[T][number], CellSchema>> } = {
  setting: { name: z.string(), value: z.string() },
  withdrawal: {
    mode: live,
    id: z.string().refine((text) => parseWithdrawalId(text)?.version !== undefined, { error: 'must be the id of a withdrawal' }),
    slug: codeSchema,
    version: number,
    headline: textSchema(HEADLINE_CHARS),
    note: textSchema(NOTE_CHARS),
    at_ms: instantMs,
    lifted_ms: instantMs.nullable(),
    deadline_ms: instantMs,
    received_ms: instantMs,
    acknowledged: json((text) => storedAcknowledgementSchema.parse(JSON.parse(text)), 'must be an acknowledgement').nullable(),
    acknowledged_ms: instantMs.nullable(),
    since_ms: instantMs.nullable(),
  },
  counted: { mode: live, agreement: codeSchema, slug: codeSchema, at_ms: instantMs, over_quota: flag },
  delivery: { day: z.iso.date(), mode: live, slug: codeSchema, key_id: keyId, count: number },
  ledger: {
    id: number,
    mode: live,
    slug: codeSchema,
    version: number,
    form,
    agreement: codeSchema,
    agreement_version: number,
    template: number,
    first_ms: instantMs,
    last_ms: instantMs,
    count: number,
    key_id: keyId,
  },
  acceptance: { agreement: codeSchema, sha256, at_ms: instantMs, key_id: keyId, address_prefix: range.nullable() },
  template: {
    agreement: codeSchema,
    number,
    sha256,
    json: hashedJson(noticeTemplate, 'must be a notice as a partner’s object writes it'),
    since_ms: instantMs,
    settings: count,
  },
  key: {
    id: keyId,
    hash: sha256,
    mode: z.enum(KEY_MODES),
    name,
    agreement: codeSchema,
    scopes: json((text) => z.array(z.enum(KEY_SCOPES)).min(1).parse(JSON.parse(text)), 'must be a list of scopes'),
    cidrs: json((text) => z.array(range).max(50).parse(JSON.parse(text)), 'must be a list of address ranges'),
    created_ms: instantMs,
    expires_ms: instantMs.nullable(),
    revoked_ms: instantMs.nullable(),
    replaced_by: keyId.nullable(),
    used_ms: instantMs.nullable(),
    used_from: range.nullable(),
    pepper: pepperId.nullable(),
  },
  user: {
    id: keyId,
    name,
    email: userRequestSchema.shape.email,
    agreements: json((text) => z.array(codeSchema).min(1).parse(JSON.parse(text)), 'must be a list of agreements'),
    // A restore leaves a user with the rights of both sides, which may be none.
    rights: json((text) => z.array(z.enum(USER_RIGHTS)).parse(JSON.parse(text)), 'must be a list of rights'),
    created_ms: instantMs,
    revoked_ms: instantMs.nullable(),
    seen_ms: instantMs.nullable(),
  },
  agreement: {
    id: codeSchema,
    version: number,
    made_ms: instantMs,
    sha256,
    json: hashedJson(agreementSchema, 'must be an agreement as a partner’s object writes it'),
  },
  audit: AUDIT_ROW,
};

const profile = partnerSchema.extend({ id: codeSchema, created: instantSchema });
const standing = z.strictObject({ standing: z.enum(STANDINGS), reason: textSchema(NOTE_CHARS).optional() });

/** Schemas of the exported settings. The other settings are internal to the object and are not exported. */
export const PARTNER_SETTINGS: Readonly<Record<(typeof EXPORTED_SETTINGS)[number], CellSchema>> = {
  profile: json((text) => profile.parse(JSON.parse(text)), 'must be the profile of a partner'),
  standing: json((text) => standing.parse(JSON.parse(text)), 'must be a standing'),
};

/** JSON text with a digest. It is restored character for character or refused. Defaults must be written out, because nothing fills them in later. */
function hashedJson(schema: z.ZodType, error: string): CellSchema {
  return z.string().refine((text) => isWhole(schema, text), { error });
}

function isWhole(schema: z.ZodType, text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    const checked = withPlaceholders(value);
    const read = schema.safeParse(checked);
    return canonicalJson(value) === text && read.success && canonicalJson(read.data) === canonicalJson(checked);
  } catch {
    return false;
  }
}

/** Returns what is inconsistent in a row of this partner, as the rest of a sentence; `undefined` if nothing is. `cellOf` returns a cell as text. */
export function inconsistencyInRow(partner: string, table: TableName, cellOf: (column: string) => string): string | undefined {
  switch (table) {
    case 'setting':
      return cellOf('name') === 'profile' && profile.parse(JSON.parse(cellOf('value'))).id !== partner
        ? 'has the profile of another partner'
        : undefined;
    case 'withdrawal':
      return cellOf('id') === `${cellOf('slug')}.${cellOf('version')}` ? undefined : 'has an id that does not match its slug and version';
    case 'key':
      if (!cellOf('hash').startsWith(cellOf('id'))) return 'has an id that does not match its hash';
      return cellOf('mode') === 'feed' && cellOf('scopes') !== '["feed"]' ? 'has a feed token with other scopes than "feed"' : undefined;
    case 'ledger':
      return Number(cellOf('first_ms')) <= Number(cellOf('last_ms')) ? undefined : 'has a last delivery before its first one';
    default:
      return undefined;
  }
}
