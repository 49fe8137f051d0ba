// The desk's calls about the users of a partner's portal.

import type { Holder, References } from '../../../domain/partners/holders.ts';
import {
  factsOf,
  type InvitationResult,
  type InvitationWrite,
  type PortalUser,
  type UserFacts,
  type UserResult,
  type UserWrite,
  type WantedUser,
} from '../../../domain/partners/portal-user.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { stateOf } from '../../../domain/values/state-tag.ts';
import * as agreements from '../records/agreements.ts';
import * as holders from '../records/holders.ts';
import * as invitations from '../records/invitations.ts';
import * as profile from '../records/profile.ts';
import * as users from '../records/users.ts';
import type { PartnerState } from '../state.ts';

export class Users {
  private readonly state: PartnerState;

  constructor(state: PartnerState) {
    this.state = state;
  }

  /** Lists the users who may sign in by name, and after them those who were revoked; with `id` that user alone. */
  list(id?: string): PortalUser[] {
    if (id === undefined) return users.list(this.state.sql, Date.now());
    const user = users.get(this.state.sql, id, Date.now());
    return user === undefined ? [] : [user];
  }

  /** Returns the names of those of these ids that are of keys or of users. */
  holders(ids: string[]): Record<string, Holder> {
    return holders.find(this.state.sql, ids);
  }

  /** Returns what the entries of an audit trail are read with: the names of those of these ids that are of keys or of users, and of all agreements. */
  names(ids: string[]): { holders: Record<string, Holder>; references: References } {
    return { holders: this.holders(ids), references: agreements.referencesAt(this.state.sql, Date.now()) };
  }

  add({ id, wanted, actor }: UserWrite): UserResult {
    const { sql, storage } = this.state;
    const nowMs = Date.now();
    return storage.transactionSync(() => {
      if (profile.get(sql) === undefined) return { kind: 'unknown' };
      const checked = checkedFacts(sql, wanted, nowMs);
      if (checked.kind !== 'checked') return checked;
      if (users.count(sql) >= users.USERS) return { kind: 'too-many', most: users.USERS };
      const user: PortalUser = { id, ...checked.facts, created: toInstant(nowMs) };
      users.add(sql, user, actor, nowMs);
      return { kind: 'added', user };
    });
  }

  /** Replaces what the desk can change of a user. */
  change({ id, wanted, actor, madeFrom }: UserWrite): UserResult {
    const { sql, storage } = this.state;
    const nowMs = Date.now();
    return storage.transactionSync(() => {
      const before = users.live(sql, id, nowMs);
      if (before === undefined) return { kind: 'unknown' };
      if (madeFrom !== undefined && madeFrom !== stateOf(factsOf(before))) return { kind: 'stale', user: before };
      const checked = checkedFacts(sql, wanted, nowMs, id);
      if (checked.kind !== 'checked') return checked;
      if (isSame(before, checked.facts)) return { kind: 'unchanged', user: before };
      users.change(sql, before, checked.facts, actor, nowMs);
      return { kind: 'changed', user: users.live(sql, id, nowMs) ?? before };
    });
  }

  /** Revokes a user immediately, with the user's sessions. False: there is no such user who may sign in. */
  revoke(id: string, actor: Actor): boolean {
    return this.state.storage.transactionSync(() => users.revoke(this.state.sql, id, actor, Date.now()));
  }

  /** Stores the hash of a new invitation. */
  invite(write: InvitationWrite): InvitationResult {
    return this.state.storage.transactionSync(() => invitations.add(this.state.sql, write, Date.now()));
  }

  /** Withdraws the user's invitation. False: there is none that can be used. */
  revokeInvitation(user: string, actor: Actor): boolean {
    return this.state.storage.transactionSync(() => invitations.revoke(this.state.sql, user, actor, Date.now()));
  }
}

type Checked = { kind: 'checked'; facts: UserFacts } | Extract<UserResult, { kind: 'email-taken' | 'no-agreement' }>;

/** Checks what the desk wants of a user. `id` is the user who already has the address. */
function checkedFacts(sql: SqlStorage, { name, email, ...wanted }: WantedUser, nowMs: number, id?: string): Checked {
  const known = agreements.ids(sql);
  const named = [...new Set(wanted.agreements ?? (known.length === 1 ? known : []))];
  if (named.length === 0 || named.some((agreement) => !known.includes(agreement))) return { kind: 'no-agreement', known };
  const holder = users.withEmail(sql, email, nowMs);
  if (holder !== undefined && holder.id !== id) return { kind: 'email-taken', user: holder };
  return { kind: 'checked', facts: { name, email, agreements: named, rights: [...new Set(wanted.rights)] } };
}

function isSame(before: UserFacts, after: UserFacts): boolean {
  const textOf = ({ name, email, agreements, rights }: UserFacts) => JSON.stringify([name, email, agreements, [...rights].sort()]);
  return textOf(before) === textOf(after);
}
