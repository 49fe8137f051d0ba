// Decides the outcome of an import. Copy from the same source updates the same article, an unchanged source changes nothing, and the desk's edits are
// overwritten only with `force`.
import type { Article } from '../../../domain/articles/article.ts';
import type { Outcome } from '../../../domain/articles/change.ts';
import type { Command } from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import * as articles from '../articles/articles.ts';
import * as imports from '../articles/imports.ts';
import { put } from './decide-put.ts';
import type { CommandOutcome, Context, Decision } from './decision.ts';
import { resolveDraft } from './resolve-terms.ts';

type ImportCommand = Command & { op: 'import' };

/** Length of a hyphen and a short hash of the source's id, which distinguish two sources with the same slug. */
const SUFFIX_CHARS = 7;
const SLUG_CHARS = 64;

export function decideImport(context: Context, command: ImportCommand): Decision {
  const { sql } = context;
  const known = imports.find(sql, command.sourceId);
  if (known !== undefined) return decideAgain(context, command, known);
  const stored = articles.get(sql, command.slug);
  if (stored !== undefined && imports.isImported(sql, stored.id))
    return replaced(context, command, freeSlug(sql, command.slug, command.sourceId), undefined);
  if (stored?.article.pubStatus === 'canceled') return { stored, outcome: { kind: 'refused', refusal: { reason: 'withdrawn' } } };
  const decision = replaced(context, command, command.slug, stored);
  return stored !== undefined && !command.force && overwrites(command, stored, decision) ? conflict(stored, false) : decision;
}

function decideAgain(context: Context, command: ImportCommand, known: imports.ImportedSource): Decision {
  const stored = articles.getById(context.sql, known.articleId);
  if (stored === undefined) throw new Error(`the import of ${command.sourceId} points to no article`);
  const { article } = stored;
  if (article.pubStatus === 'canceled') return { stored, outcome: { kind: 'refused', refusal: { reason: 'withdrawn' } } };
  if (known.hash === command.sourceHash && !command.force) return { stored, outcome: { kind: 'unchanged', article } };
  const decision = replaced(context, command, article.slug, stored);
  const isConflict = !command.force && isEdited(context.sql, stored, known) && overwrites(command, stored, decision);
  return isConflict ? conflict(stored, true) : decision;
}

/** Tells whether the import would change the stored article. */
function overwrites(command: ImportCommand, { article }: articles.StoredArticle, { outcome }: Decision): boolean {
  return outcome.kind !== 'unchanged' || newNotes(command.corrections, article).length > 0;
}

/** `imported`: the article came from this source. */
function conflict(stored: articles.StoredArticle, imported: boolean): Decision {
  return { stored, outcome: { kind: 'refused', refusal: { reason: 'import-conflict', imported } } };
}

/** Tells whether the desk changed the article since its import. An embargo that was lifted because it ended does not count. */
function isEdited(sql: SqlStorage, stored: articles.StoredArticle, known: imports.ImportedSource): boolean {
  const query = "SELECT 1 FROM change WHERE article = ? AND version > ? AND action <> 'embargo-lift' LIMIT 1";
  return sql.exec(query, stored.id, known.version).toArray().length > 0;
}

/** Decides the outcome of replacing the content. `stored` is absent for a new article. */
function replaced(context: Context, command: ImportCommand, slug: string, stored: articles.StoredArticle | undefined): Decision {
  const outcome = withCorrections(context, command.corrections, firstOutcome(context, command, slug, stored));
  return { stored, outcome, source: { id: command.sourceId, hash: command.sourceHash } };
}

/** Adds a correction for each note that the article does not have yet, if the article is published. */
function withCorrections(context: Context, notes: readonly string[], first: Outcome): CommandOutcome {
  if (first.kind === 'refused') return first;
  const changes = first.kind === 'changed' ? [first.change] : [];
  let article = first.kind === 'changed' ? first.change.article : first.article;
  for (const note of article.firstPublished === undefined ? [] : newNotes(notes, article)) {
    const correction = lifecycle.correct(article, undefined, note, context);
    if (correction.kind !== 'changed') return correction;
    changes.push(correction.change);
    article = correction.change.article;
  }
  const [change, ...more] = changes;
  return change === undefined ? { kind: 'unchanged', article } : { kind: 'changed', changes: [change, ...more] };
}

/** Makes the first change. Changed content with a new correction note is one correction, so it makes one version. */
function firstOutcome(context: Context, command: ImportCommand, slug: string, stored: articles.StoredArticle | undefined): Outcome {
  const draft = stored === undefined ? command.article : withoutPublication(command.article, stored.article);
  const fresh = stored === undefined ? [] : newNotes(command.corrections, stored.article);
  const [note] = fresh;
  if (stored === undefined || note === undefined || stored.article.firstPublished === undefined)
    return put(context, slug, draft, false, stored);
  const resolved = resolveDraft(context, draft, stored.article);
  return resolved.kind === 'refused' ? resolved : lifecycle.correct(stored.article, resolved.draft, note, context);
}

/** Removes the date of publication if the article is published, because it cannot change any more. */
function withoutPublication(draft: ImportCommand['article'], article: Article): ImportCommand['article'] {
  if (article.firstPublished === undefined) return draft;
  const { firstPublished: _fixed, ...rest } = draft;
  return rest;
}

function newNotes(notes: readonly string[], article: Article): string[] {
  const known = new Set(article.corrections.map(({ note }) => note));
  return [...new Set(notes)].filter((note) => !known.has(note));
}

/** Returns the slug under which the copy of a source is stored, or would be. `isTaken`: other copy gets the wanted slug before it. */
export function slugOfImport(sql: SqlStorage, { slug, sourceId }: Pick<ImportCommand, 'slug' | 'sourceId'>, isTaken: boolean): string {
  const known = imports.find(sql, sourceId);
  const article = known === undefined ? undefined : articles.getById(sql, known.articleId);
  if (article !== undefined) return article.article.slug;
  const stored = articles.get(sql, slug);
  return isTaken || (stored !== undefined && imports.isImported(sql, stored.id)) ? freeSlug(sql, slug, sourceId) : slug;
}

/** Finds a free slug: the wanted one with a hash of the source's id, so that a repeated import gets the same slug. */
function freeSlug(sql: SqlStorage, wanted: string, sourceId: string): string {
  for (let salt = 0; ; salt++) {
    const suffix = shortHash(`${sourceId}#${salt}`);
    const slug = `${wanted.slice(0, SLUG_CHARS - SUFFIX_CHARS)}-${suffix}`;
    if (articles.get(sql, slug) === undefined) return slug;
  }
}
