// Who the partner is and how it stands.
import { type Instant, toInstant } from '../../domain/instant.ts';
import type { Partner } from '../../domain/partner.ts';
import type { Standing } from '../../domain/standing.ts';
import * as audit from '../audit.ts';
import * as settings from './settings.ts';

interface StoredProfile {
  id: string;
  name: string;
  contact?: string;
  created: Instant;
}

export interface StoredStanding {
  standing: Standing;
  reason?: string;
}

/** `undefined` before the desk has set the partner up. */
export function get(sql: SqlStorage): Partner | undefined {
  const profile = settings.read<StoredProfile>(sql, 'profile');
  if (profile === undefined) return undefined;
  const { standing, reason } = settings.read<StoredStanding>(sql, 'standing') ?? { standing: 'good' };
  return { ...profile, standing, ...(reason === undefined ? {} : { standingReason: reason }) };
}

export type ProfileResult = { kind: 'created' | 'changed' | 'unchanged'; partner: Partner };

export function setUp(
  sql: SqlStorage,
  id: string,
  { name, contact }: { name: string; contact?: string | undefined },
  who: string,
  nowMs: number,
): ProfileResult {
  const before = settings.read<StoredProfile>(sql, 'profile');
  const after: StoredProfile = { id, name, ...(contact === undefined ? {} : { contact }), created: before?.created ?? toInstant(nowMs) };
  if (before !== undefined && before.name === after.name && before.contact === after.contact)
    return { kind: 'unchanged', partner: must(sql) };
  settings.write(sql, 'profile', after);
  audit.add(sql, nowMs, {
    who,
    action: before === undefined ? 'partner.add' : 'partner.change',
    subject: id,
    ...(before === undefined ? {} : { before: JSON.stringify(before) }),
    after: JSON.stringify(after),
  });
  return { kind: before === undefined ? 'created' : 'changed', partner: must(sql) };
}

/** `undefined` for a partner that is not set up. */
export function setStanding(sql: SqlStorage, after: StoredStanding, who: string, nowMs: number): Partner | undefined {
  const partner = get(sql);
  if (partner === undefined) return undefined;
  const before = settings.read<StoredStanding>(sql, 'standing') ?? { standing: 'good' };
  if (before.standing === after.standing && before.reason === after.reason) return partner;
  settings.write(sql, 'standing', after);
  audit.add(sql, nowMs, { who, action: 'standing.set', subject: partner.id, before: JSON.stringify(before), after: JSON.stringify(after) });
  return must(sql);
}

function must(sql: SqlStorage): Partner {
  const partner = get(sql);
  if (partner === undefined) throw new Error('no partner is set up here');
  return partner;
}
