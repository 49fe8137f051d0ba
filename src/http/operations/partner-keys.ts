// Issues and rotates partners' keys: for the desk's routes and for the console. A key is returned once, by the call that makes it.
import type * as z from 'zod';
import { KEY_SCOPES, type KeyResult, type KeyScope, type keyRequestSchema, type PartnerKey } from '../../domain/partners/key.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { HOUR_MS, toInstant } from '../../domain/values/instant.ts';
import { addressRange } from '../../domain/values/ip-address.ts';
import type { Objection } from '../../domain/values/objection.ts';
import { present } from '../../domain/values/present.ts';
import type { Rotation } from '../../objects/partner/records/keys.ts';
import { mintKey } from '../credentials/partner-key.ts';
import type { Host } from '../isolate/isolate.ts';
import { peppersOf } from '../isolate/peppers.ts';
import { partnerOf } from '../isolate/stubs.ts';

export type WantedKey = z.output<typeof keyRequestSchema>;

interface Issue {
  partner: string;
  wanted: WantedKey;
  actor: Actor;
  /** Id of the form that asks for the key, which makes one key, however often it is sent. Absent: a request without a form. */
  formId?: string | undefined;
}

export type IssueResult = KeyResult | { kind: 'refused'; objections: Objection[] };

/** `key` is the key itself. It is of use only if the result is `added`. */
export async function issueKey(env: Host, { partner, wanted, actor, formId }: Issue): Promise<{ result: IssueResult; key: string }> {
  const objections = objectionsToKey(wanted);
  if (objections.length > 0) return { result: { kind: 'refused', objections }, key: '' };
  const { mode, name, agreement, expires } = wanted;
  const { key, id, hash, pepper } = await mintKey(peppersOf(env), mode, partner);
  const cidrs = wanted.cidrs.map((range) => addressRange(range) ?? range);
  const newKey = { ...present({ id, mode, name, expires, pepper }), agreement, scopes: scopesOf(wanted), cidrs };
  return { result: await partnerOf(env, partner).addKey({ ...present({ key: newKey, hash, actor, formId }) }), key };
}

interface RotationRequest {
  partner: string;
  key: string;
  /** How long the old key stays valid, while the partner changes to the new one. */
  overlapHours: number;
  actor: Actor;
}

/** `key` is the new key itself. It is of use only if the result is `added`. */
export async function rotateKey(env: Host, request: RotationRequest): Promise<{ result: Rotation; key: string }> {
  const partner = partnerOf(env, request.partner);
  const old = await partner.key(request.key);
  if (old === undefined) return { result: { kind: 'unknown' }, key: '' };
  const { key, ...next } = await mintKey(peppersOf(env), old.mode, request.partner);
  return { result: await partner.rotateKey(request.key, next, request.overlapHours * HOUR_MS, request.actor), key };
}

/** A deployment that cannot trust client addresses always refuses keys with ranges. The desk learns this before it passes the key on. */
export function cautionOf({ CLIENT_ADDRESS }: Pick<Env, 'CLIENT_ADDRESS'>, { cidrs }: Pick<PartnerKey, 'cidrs'>): { caution?: string } {
  if (cidrs.length === 0 || CLIENT_ADDRESS === 'cloudflare') return {};
  return {
    caution: 'The key is bound to addresses, but this service trusts no client address (CLIENT_ADDRESS), so the key will be refused.',
  };
}

function scopesOf({ mode, scopes }: WantedKey): KeyScope[] {
  if (mode === 'feed') return ['feed'];
  return scopes === undefined ? KEY_SCOPES.filter((scope) => scope !== 'embargoed') : [...new Set(scopes)];
}

function objectionsToKey({ mode, scopes = [], cidrs, expires }: WantedKey): Objection[] {
  const found = cidrs.flatMap((range, index) =>
    addressRange(range) === undefined
      ? [{ pointer: `/cidrs/${index}`, detail: 'must be an address or a range in CIDR notation, such as 192.0.2.0/24' }]
      : [],
  );
  if (mode === 'feed' && scopes.some((scope) => scope !== 'feed'))
    found.push({ pointer: '/scopes', detail: 'must be left out for a feed token: it opens one feed and nothing else' });
  if (expires !== undefined && expires <= toInstant(Date.now())) found.push({ pointer: '/expires', detail: 'must lie in the future' });
  return found;
}
