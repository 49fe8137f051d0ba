// The partner's name, contact and standing.

import type { Partner } from '../../../domain/partners/partner.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { stateOf } from '../../../domain/values/state-tag.ts';
import * as audit from '../../sqlite/audit.ts';
import * as settings from './settings.ts';

/** Returns the partner; `undefined` before the desk has set it up. */
export function get(sql: SqlStorage): Partner | undefined {
  const profile = settings.read(sql, 'profile');
  if (profile === undefined) return undefined;
  const { standing, reason } = settings.read(sql, 'standing') ?? { standing: 'good' };
  return present({ ...profile, standing, standingReason: reason });
}

/** The actor of a write, and its precondition: the state from which the change was made (src/domain/values/state-tag.ts). If the current state
 *  differs, nothing is written. Absent: no precondition. */
export interface Writer {
  actor: Actor;
  madeFrom?: string | undefined;
}

/** The precondition failed. This is the current state. */
type Stale = { kind: 'stale'; partner: Partner | undefined };
export type ProfileResult = { kind: 'created' | 'changed' | 'unchanged'; partner: Partner } | Stale;
export type StandingResult = { kind: 'changed' | 'unchanged'; before: settings.StoredStanding; after: settings.StoredStanding } | Stale;

export function setUp(
  sql: SqlStorage,
  id: string,
  { name, contact }: { name: string; contact?: string | undefined },
  { actor, madeFrom }: Writer,
  nowMs: number,
): ProfileResult {
  const before = settings.read(sql, 'profile');
  const after: settings.StoredProfile = present({
    id,
    name,
    contact,
    created: before?.created ?? toInstant(nowMs),
  });
  if (before !== undefined && before.name === after.name && before.contact === after.contact)
    return { kind: 'unchanged', partner: existing(sql) };
  if (madeFrom !== undefined && madeFrom !== stateOf(get(sql))) return { kind: 'stale', partner: get(sql) };
  settings.write(sql, 'profile', after);
  audit.add(sql, nowMs, {
    actor,
    action: before === undefined ? 'partner.add' : 'partner.change',
    subject: id,
    before: before === undefined ? undefined : JSON.stringify(before),
    after: JSON.stringify(after),
  });
  return { kind: before === undefined ? 'created' : 'changed', partner: existing(sql) };
}

/** Returns the standing without its reason. */
function standingOf({ standing, standingReason }: Partner): settings.StoredStanding {
  return present({ standing, reason: standingReason });
}

/** Sets the standing. `stale` without a partner: the partner is not set up. */
export function setStanding(sql: SqlStorage, after: settings.StoredStanding, { actor, madeFrom }: Writer, nowMs: number): StandingResult {
  const partner = get(sql);
  if (partner === undefined) return { kind: 'stale', partner };
  const before = standingOf(partner);
  if (stateOf(before) === stateOf(after)) return { kind: 'unchanged', before, after };
  if (madeFrom !== undefined && madeFrom !== stateOf(before)) return { kind: 'stale', partner };
  settings.write(sql, 'standing', after);
  audit.add(sql, nowMs, {
    actor,
    action: 'standing.set',
    subject: partner.id,
    before: JSON.stringify(before),
    after: JSON.stringify(after),
  });
  return { kind: 'changed', before, after };
}

function existing(sql: SqlStorage): Partner {
  const partner = get(sql);
  if (partner === undefined) throw new Error('the partner is not set up');
  return partner;
}
