// Imports copy: the same source is the same article, an unchanged source changes nothing, and an editor's work is never overwritten unless
// forced.
import type { Article } from '../../../domain/articles/article.ts';
import type { Outcome } from '../../../domain/articles/change.ts';
import type { Command, CommandResult } from '../../../domain/articles/command.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import * as articles from '../articles/articles.ts';
import * as imports from '../articles/imports.ts';
import { resolveDraft } from './resolve-terms.ts';
import { etagOf, finish, put, type Run, refuse } from './store-outcome.ts';

type ImportCommand = Command & { op: 'import' };

/** A hyphen and a short hash of the source's name, which tell apart two sources that want one slug. */
const SUFFIX_CHARS = 7;
const SLUG_CHARS = 64;

export function runImport(context: Run, command: ImportCommand): CommandResult {
  const { sql } = context;
  const known = imports.find(sql, command.sourceId);
  if (known !== undefined) return importAgain(context, command, known);
  const stored = articles.get(sql, command.slug);
  if (stored !== undefined && imports.isImported(sql, stored.id))
    return settle(context, command, freeSlug(sql, command.slug, command.sourceId), undefined);
  if (stored?.article.pubStatus === 'canceled') return refuse(sql, { reason: 'withdrawn' }, stored);
  if (stored !== undefined && !command.force && changes(context, command, stored))
    return refuse(sql, { reason: 'import-conflict', imported: false }, stored);
  return settle(context, command, command.slug, stored);
}

/** Copy that is the same as the stored article overwrites nobody's work. */
function changes(context: Run, command: ImportCommand, stored: articles.StoredArticle): boolean {
  const { slug } = stored.article;
  return firstOutcome(context, command, slug, stored).kind !== 'unchanged' || newNotes(command.corrections, stored.article).length > 0;
}

function importAgain(context: Run, command: ImportCommand, known: imports.ImportedSource): CommandResult {
  const { sql } = context;
  const stored = articles.getById(sql, known.articleId);
  if (stored === undefined) throw new Error(`the import of ${command.sourceId} points to no article`);
  const { article } = stored;
  if (article.pubStatus === 'canceled') return refuse(sql, { reason: 'withdrawn' }, stored);
  if (known.hash === command.sourceHash && !command.force) {
    return { kind: 'done', outcome: 'unchanged', article, etag: etagOf(sql, article.version) };
  }
  if (!command.force && isEdited(sql, stored, known) && changes(context, command, stored))
    return refuse(sql, { reason: 'import-conflict', imported: true }, stored);
  return settle(context, command, article.slug, stored);
}

/** Whether an editor changed the article since its import. The lifting of an embargo is no editor's work. */
function isEdited(sql: SqlStorage, stored: articles.StoredArticle, known: imports.ImportedSource): boolean {
  const query = "SELECT 1 FROM change WHERE article = ? AND version > ? AND action <> 'embargo-lift' LIMIT 1";
  return sql.exec(query, stored.id, known.version).toArray().length > 0;
}

function settle(context: Run, command: ImportCommand, slug: string, stored: articles.StoredArticle | undefined): CommandResult {
  const { sql } = context;
  let result = finish(context, stored, firstOutcome(context, command, slug, stored));
  for (const note of notesToAdd(command, result)) result = addCorrection(context, slug, note, result);
  if (result.kind === 'refused') return result;
  const now = articles.get(sql, slug);
  if (now === undefined) throw new Error(`${slug} was just written`);
  imports.record(sql, command.sourceId, { articleId: now.id, hash: command.sourceHash, version: now.article.version });
  return result;
}

/** A changed source with one new correction note is one correction, and makes one version. */
function firstOutcome(context: Run, command: ImportCommand, slug: string, stored: articles.StoredArticle | undefined): Outcome {
  const draft = stored === undefined ? command.article : withoutPublication(command.article, stored.article);
  const fresh = stored === undefined ? [] : newNotes(command.corrections, stored.article);
  const [note] = fresh;
  if (stored === undefined || note === undefined || stored.article.firstPublished === undefined)
    return put(context, slug, draft, false, stored);
  const resolved = resolveDraft(context, draft, stored.article);
  return resolved.kind === 'refused' ? resolved : lifecycle.correct(stored.article, resolved.draft, note, context);
}

/** A date line that was mended in the source does not move what is out. */
function withoutPublication(draft: ImportCommand['article'], article: Article): ImportCommand['article'] {
  if (article.firstPublished === undefined) return draft;
  const { firstPublished: _fixed, ...rest } = draft;
  return rest;
}

function notesToAdd(command: ImportCommand, result: CommandResult): string[] {
  if (result.kind === 'refused' || result.article.firstPublished === undefined) return [];
  return newNotes(command.corrections, result.article);
}

function newNotes(notes: readonly string[], article: Article): string[] {
  const known = new Set(article.corrections.map(({ note }) => note));
  return [...new Set(notes)].filter((note) => !known.has(note));
}

/** Keeps the outcome's name: copy that arrives with its correction was created, not corrected. */
function addCorrection(context: Run, slug: string, note: string, before: CommandResult): CommandResult {
  if (before.kind === 'refused') return before;
  const stored = articles.get(context.sql, slug);
  if (stored === undefined) throw new Error(`${slug} was just written`);
  const after = finish(context, stored, lifecycle.correct(stored.article, undefined, note, context));
  return after.kind === 'done' && before.outcome === 'created' ? { ...after, outcome: 'created' } : after;
}

/** The wanted slug with some of the source's name, so that the same source gets the same slug on every try. */
function freeSlug(sql: SqlStorage, wanted: string, sourceId: string): string {
  for (let salt = 0; ; salt++) {
    const suffix = shortHash(`${sourceId}#${salt}`);
    const slug = `${wanted.slice(0, SLUG_CHARS - SUFFIX_CHARS)}-${suffix}`;
    if (articles.get(sql, slug) === undefined) return slug;
  }
}
