// The desk's commands to the Catalogue, and the Catalogue's answers. Pure data.
import type { Actor } from '../values/actor.ts';
import type { Instant } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { type Article, isEmbargoed } from './article.ts';
import type { Refusal } from './change.ts';
import type { Draft, DraftChanges } from './draft.ts';
import type { ImportSource } from './import-source.ts';

/** A parsed draft with a sanitised body. */
export interface SanitisedDraft extends Draft {
  /** The opening words of the body as plain text. */
  excerpt: string;
}

/** Fields to replace. An absent field keeps its value. */
export interface SanitisedChanges extends DraftChanges {
  /** Present with a new body. */
  excerpt?: string;
}

export type Command = { slug: string } & (
  | ({ op: 'put' } & PutOrder)
  | { op: 'correct'; note: string; kind?: 'clarification'; changes?: SanitisedChanges | undefined; condition: Condition }
  | { op: 'withdraw'; reason: string; note?: string | undefined; condition: Condition }
  | { op: 'replace-withdrawal'; reason: string; note?: string | undefined; condition: Condition }
  | { op: 'reinstate' | 'hold' | 'release'; condition: Condition }
  | ({ op: 'import' } & ImportOrder)
);

interface PutOrder {
  article: SanitisedDraft;
  condition: Condition;
  significant: boolean;
  dryRun?: boolean;
  /** A new article is held from its first version on. It has no effect on one that exists. */
  hold?: boolean;
}

interface ImportOrder extends ImportSource {
  article: SanitisedDraft;
  sourceHash: string;
  corrections: string[];
  /** The article must not become public before the desk releases it. */
  hold: boolean;
  /** The copy names no section: a new article is held in the sections that are sent, and an article that is there keeps its own. */
  unfiled: boolean;
  force: boolean;
  dryRun: boolean;
  /** Names the import of which this is a part. Absent: it cannot be undone as a whole. */
  run?: string | undefined;
}

/** Tells whether the command only says what it would do. */
export function isDryRun(command: Command): boolean {
  return 'dryRun' in command && command.dryRun === true;
}

/** Precondition of a request (RFC 9110 §13.1). `match`: If-Match with these entity tags. `none`: If-None-Match: *. `any`: no condition. */
export type Condition = { kind: 'any' } | { kind: 'none' } | { kind: 'match'; etags: string[] };

export interface Caller {
  /** For the audit trail. */
  actor: Actor;
  /** Idempotency-Key of the call, and a digest of its request. */
  idempotency?: { key: string; request: string } | undefined;
}

export type DeskOutcome = 'created' | 'updated' | 'corrected' | 'withdrawn' | 'reinstated' | 'held' | 'released' | 'unchanged';

export type CommandResult =
  | { kind: 'done'; outcome: DeskOutcome; article: Article; etag: string; remark?: ImportRemark }
  /** `current` is absent if the article does not exist. */
  | { kind: 'refused'; refusal: CommandRefusal; current?: CurrentVersion };

/** What an import found besides. `older-version`: a newer version of the source is stored, so nothing was changed. `same-bytes`: another source of the
 *  collection has the same bytes. `moved`: the source was stored under the id `from`, and its article is under the new one now. `still-embargoed`: the
 *  source names no embargo any more, and the one of an earlier version stays, because only the desk or a `null` lifts it. */
export type ImportRemark =
  | { kind: 'older-version' }
  | { kind: 'same-bytes'; slug: string }
  | { kind: 'moved'; from: string }
  | { kind: 'still-embargoed'; until: Instant };

/** Has of the article only its name and whether it is public, because fifty articles do not fit into one message. `embargoedUntil` is absent once the
 *  article is public. */
export type BulkCommandResult =
  | (Omit<Extract<CommandResult, { kind: 'done' }>, 'article'> & {
      article: Pick<Article, 'slug' | 'version' | 'pubStatus' | 'embargoedUntil'>;
    })
  | Extract<CommandResult, { kind: 'refused' }>;

export function inBrief(result: CommandResult): BulkCommandResult {
  if (result.kind === 'refused') return result;
  const { slug, version, pubStatus, embargoedUntil } = result.article;
  return {
    ...result,
    article: present({ slug, version, pubStatus, embargoedUntil: isEmbargoed(result.article) ? embargoedUntil : undefined }),
  };
}

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
  /** `imported`: the article was imported from this source and the desk has changed it since. False: the desk created it. */
  | { reason: 'import-conflict'; imported: boolean }
  /** The copy is to be held, and the article that it would replace is public. */
  | { reason: 'held-copy-of-public' }
  /** The source has killed the copy, in this version or a later one. */
  | { reason: 'killed-by-source' }
  | { reason: 'idempotency-key-reused' }
  /** An internal error in one command of a bulk import. The log has the details. */
  | { reason: 'fault' };
