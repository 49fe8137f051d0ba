// The desk's commands to the Catalogue, and its answers. Pure data.
import type { Actor } from '../values/actor.ts';
import type { Article } from './article.ts';
import type { Refusal } from './change.ts';
import type { Draft, DraftChanges } from './draft.ts';

/** A parsed draft whose body went through the sanitiser. */
export interface SanitisedDraft extends Draft {
  /** Opening words of the body, plain text. */
  excerpt: string;
}

/** Fields to replace; an absent one stays as it is. */
export interface SanitisedChanges extends DraftChanges {
  /** With a new body. */
  excerpt?: string;
}

export type Command = { slug: string } & (
  | { op: 'put'; article: SanitisedDraft; condition: Condition; significant: boolean }
  | { op: 'correct'; note: string; kind?: 'clarification'; changes?: SanitisedChanges | undefined; condition: Condition }
  | { op: 'withdraw'; reason: string; note?: string | undefined; condition: Condition }
  | { op: 'reinstate' | 'hold' | 'release'; condition: Condition }
  | { op: 'import'; article: SanitisedDraft; sourceId: string; sourceHash: string; corrections: string[]; force: boolean; dryRun: boolean }
);

/** RFC 9110 §13.1: `match` lists the entity tags of If-Match; `none` is If-None-Match: *; `any` is no condition. */
export type Condition = { kind: 'any' } | { kind: 'none' } | { kind: 'match'; etags: string[] };

/** Who did it, for the audit trail; the idempotency key of the call, with a digest of what it asked. */
export interface Caller {
  actor: Actor;
  idempotency?: { key: string; request: string } | undefined;
}

export type DeskOutcome = 'created' | 'updated' | 'corrected' | 'withdrawn' | 'reinstated' | 'held' | 'released' | 'unchanged';

export type CommandResult =
  | { kind: 'done'; outcome: DeskOutcome; article: Article; etag: string }
  /** `current`: the current version; absent if there is no article. */
  | { kind: 'refused'; refusal: CommandRefusal; current?: CurrentVersion };

export interface CurrentVersion {
  version: number;
  etag: string;
}

export type CommandRefusal =
  | Refusal
  | { reason: 'missing' }
  | { reason: 'no-publisher' }
  | { reason: 'precondition-failed' }
  | { reason: 'precondition-required' }
  /** `imported`: the article came from this source, and the desk changed it since; otherwise the desk created it. */
  | { reason: 'import-conflict'; imported: boolean }
  | { reason: 'idempotency-key-reused' }
  /** A fault of ours in one command of many; the log has the details. */
  | { reason: 'fault' };
