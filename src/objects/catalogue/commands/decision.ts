// The decision about a command, before it is stored, and the data with which commands are decided.
import type { Article } from '../../../domain/articles/article.ts';
import type { Change } from '../../../domain/articles/change.ts';
import type { CommandRefusal, ImportRemark } from '../../../domain/articles/command.ts';
import type { Circumstances } from '../../../domain/articles/draft-rules.ts';
import type { ImportSource } from '../../../domain/articles/import-source.ts';
import type { StoredArticle } from '../articles/articles.ts';

/** Decisions only read `sql`. */
export interface Context extends Circumstances {
  sql: SqlStorage;
}

export interface Decision {
  /** The current article; absent if there is none. */
  stored: StoredArticle | undefined;
  outcome: CommandOutcome;
  /** Source of an import, to be stored with the article. `hash` is the SHA-256 of the source in hexadecimal. `version` is the last
   *  version that an import made; absent: the one that results. */
  source?: { from: ImportSource; hash: string; version?: number };
  /** Present for an import with something to say besides. */
  remark?: ImportRemark | undefined;
}

/** An import may make several changes, each with its own version: one for the copy and one for each correction note. */
export type CommandOutcome =
  | { kind: 'changed'; changes: [Change, ...Change[]] }
  | { kind: 'unchanged'; article: Article }
  | { kind: 'refused'; refusal: CommandRefusal };
