// The changes of an article, with what each changed.
import type { ArticleMetadata } from '../../../domain/articles/article.ts';
import { type ChangedField, changedFields } from '../../../domain/articles/changed-fields.ts';
import { type NamedActor, namedActor } from '../../../domain/values/actor.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { metadataOf } from './articles.ts';

export interface VersionLine extends NamedActor, Partial<Pick<ArticleMetadata, 'pubStatus' | 'embargoedUntil' | 'expires'>> {
  version: number;
  action: string;
  at: Instant;
  significant: boolean;
  note?: string;
  /** Fields that differ from the line before. Absent: there is none, or the change is not among the last. */
  changed?: ChangedField[];
}

type HistoryRow = {
  version: number;
  action: string;
  at_ms: number;
  who: string;
  token_id: string | null;
  significant: number;
  note: string | null;
  json: string | null;
  isTextNew: number;
};

/** Changes of which it is said what they changed: for each a version and its text are read. */
const COMPARED = 100;

/** Lists all changes of an article, oldest first; empty if the article does not exist. */
export function history(sql: SqlStorage, slug: string): VersionLine[] {
  const rows = sql.exec<HistoryRow>(
    `SELECT c.version, c.action, c.at_ms, c.who, c.token_id, c.significant, c.note, v.json, b.html IS NOT lag(b.html) OVER (ORDER BY c.seq) AS isTextNew
     FROM article a JOIN change c ON c.article = a.id
     LEFT JOIN (SELECT seq FROM change WHERE article = (SELECT id FROM article WHERE slug = ?1) ORDER BY seq DESC LIMIT ?2) last ON last.seq = c.seq
     LEFT JOIN version v ON last.seq IS NOT NULL AND v.article = a.id AND v.version = c.version
     LEFT JOIN body b ON last.seq IS NOT NULL AND b.article = a.id AND b.version = c.version
     WHERE a.slug = ?1 ORDER BY c.seq`,
    slug,
    COMPARED,
  );
  const lines: VersionLine[] = [];
  let former: ArticleMetadata | undefined;
  for (const row of rows) {
    const article = row.json === null ? undefined : metadataOf(row.json);
    lines.push(lineOf(row, article, former));
    former = article;
  }
  return lines;
}

function lineOf(row: HistoryRow, article: ArticleMetadata | undefined, former: ArticleMetadata | undefined): VersionLine {
  const { version, action, at_ms, who, token_id, significant, note, isTextNew } = row;
  const { pubStatus, embargoedUntil, expires } = article ?? {};
  const fields = article === undefined || former === undefined ? undefined : changedFields(former, article);
  const text: ChangedField[] = isTextNew === 1 ? ['bodyHtml'] : [];
  return present({
    version,
    action,
    at: toInstant(at_ms),
    ...namedActor(who, token_id),
    significant: significant === 1,
    note: note ?? undefined,
    changed: fields && [...fields, ...text],
    pubStatus,
    embargoedUntil,
    expires,
  });
}
