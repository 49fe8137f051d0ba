// What a command comes to before anything of it is stored, and what every command is decided with.
import type { Article } from '../../../domain/articles/article.ts';
import type { Change } from '../../../domain/articles/change.ts';
import type { CommandRefusal } from '../../../domain/articles/command.ts';
import type { Circumstances } from '../../../domain/articles/draft-rules.ts';
import type { StoredArticle } from '../articles/articles.ts';

/** `sql` is for reading, and for the codes of subjects and authors that are new. */
export interface Context extends Circumstances {
  sql: SqlStorage;
}

export interface Decision {
  /** The article that the command is about, as it is now; absent where there is none. */
  stored: StoredArticle | undefined;
  outcome: CommandOutcome;
  /** Present for an import: the source that the article is then known to come from. `hash` is the SHA-256 of the source, in hex. */
  source?: { id: string; hash: string };
}

/** An import may make several changes: its copy, and a correction for each note. Each of them makes one version. */
export type CommandOutcome =
  | { kind: 'changed'; changes: [Change, ...Change[]] }
  | { kind: 'unchanged'; article: Article }
  | { kind: 'refused'; refusal: CommandRefusal };
