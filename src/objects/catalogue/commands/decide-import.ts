// Decides the outcome of an import. Copy from the same source updates the same article, an unchanged source changes nothing, and the desk's edits are
// overwritten only with `force`.
import type { Article } from '../../../domain/articles/article.ts';
import type { Change, Outcome } from '../../../domain/articles/change.ts';
import type { Command, ImportRemark } from '../../../domain/articles/command.ts';
import { type ImportSource, isOlder } from '../../../domain/articles/import-source.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import { shortHash } from '../../../domain/values/fingerprint.ts';
import type { Instant } from '../../../domain/values/instant.ts';
import * as articles from '../articles/articles.ts';
import * as imports from '../articles/imports.ts';
import * as killedSources from '../articles/killed-sources.ts';
import { put } from './decide-put.ts';
import type { CommandOutcome, Context, Decision } from './decision.ts';
import { withDroppedNote } from './dropped-note.ts';
import { resolveDraft } from './resolve-terms.ts';
import { filed } from './unfiled-copy.ts';

type ImportCommand = Command & { op: 'import' };

/** Length of a hyphen and a short hash of the source's id, which distinguish two sources with the same slug. */
const SUFFIX_CHARS = 7;
const SLUG_CHARS = 64;

export function decideImport(circumstances: Context, command: ImportCommand): Decision {
  const { sql } = circumstances;
  const known = imports.find(sql, command) ?? imports.findMoved(sql, command);
  if (isKilled(sql, command, known)) return killed(sql, known);
  if (known !== undefined && isOf(sql, command, known)) return decideAgain(circumstances, command, known);
  return { ...decideFirst(circumstances, command), remark: sameBytes(sql, command) };
}

/** Also under the id that the source had before: a kill is not evaded by another name. */
function isKilled(sql: SqlStorage, command: ImportCommand, known: imports.ImportedSource | undefined): boolean {
  const { movedFrom } = known ?? {};
  if (killedSources.isKilled(sql, command, known?.articleId)) return true;
  return movedFrom !== undefined && killedSources.isKilled(sql, { ...command, sourceId: movedFrom }, known?.articleId);
}

/** Copy is refused even if its kill has not been carried out yet. */
function killed(sql: SqlStorage, known: imports.ImportedSource | undefined): Decision {
  const stored = known === undefined ? undefined : articles.getById(sql, known.articleId);
  return { stored, outcome: { kind: 'refused', refusal: { reason: 'killed-by-source' } } };
}

function decideFirst(context: Context, sent: ImportCommand): Decision {
  const { sql } = context;
  const stored = articles.get(sql, sent.slug);
  if (stored !== undefined && imports.isImported(sql, stored.id))
    return replaced(context, filed(sent, undefined), freeSlug(sql, sent.slug, sent), undefined);
  const command = filed(sent, stored?.article);
  if (stored?.article.pubStatus === 'canceled') return { stored, outcome: { kind: 'refused', refusal: { reason: 'withdrawn' } } };
  const decision = replaced(context, command, command.slug, stored);
  if (stored !== undefined && replacesPublic(command, stored, decision))
    return { stored, outcome: { kind: 'refused', refusal: { reason: 'held-copy-of-public' } } };
  return stored !== undefined && !command.force && overwrites(command, stored, decision) ? conflict(stored, false) : decision;
}

function decideAgain(context: Context, sent: ImportCommand, known: imports.ImportedSource): Decision {
  const decision = decideStored(context, sent, known);
  const isMoved = known.movedFrom !== undefined && decision.source !== undefined;
  return isMoved ? { ...decision, remark: { kind: 'moved', from: known.movedFrom ?? '' } } : decision;
}

function decideStored(context: Context, sent: ImportCommand, known: imports.ImportedSource): Decision {
  const stored = articles.getById(context.sql, known.articleId);
  if (stored === undefined) throw new Error(`the import of ${sent.sourceId} points to no article`);
  const { article } = stored;
  const command = withDroppedNote(filed(sent, article), article);
  if (article.pubStatus === 'canceled') return { stored, outcome: { kind: 'refused', refusal: { reason: 'withdrawn' } } };
  if (isOlder(command.sourceVersion, known.sourceVersion))
    return { stored, outcome: { kind: 'unchanged', article }, remark: { kind: 'older-version' } };
  if (known.hash === command.sourceHash && !command.force && !isUnseen(context.sql, stored, known)) {
    const source = { from: command, hash: known.hash, version: known.version };
    return {
      stored,
      outcome: { kind: 'unchanged', article },
      ...(known.isFormer === true || known.movedFrom !== undefined ? { source } : {}),
    };
  }
  const decision = replaced(context, command, article.slug, stored);
  if (replacesPublic(command, stored, decision))
    return { stored, outcome: { kind: 'refused', refusal: { reason: 'held-copy-of-public' } } };
  const isConflict = !command.force && isEdited(context.sql, stored, known) && overwrites(command, stored, decision);
  if (isConflict) return conflict(stored, true);
  const until = embargoLeft(command.article, article, context.now);
  return until === undefined ? decision : { ...decision, remark: { kind: 'still-embargoed', until } };
}

/** Programs before collections named files by their path below whatever folder was imported, so one such name may have been that of several stories. It
 *  is believed if the bytes or the headline are the same. Other ids are URLs and the like. */
function isOf(sql: SqlStorage, command: ImportCommand, known: imports.ImportedSource): boolean {
  if (!isPathOfOlderProgram(command, known) || known.hash === command.sourceHash) return true;
  return articles.getById(sql, known.articleId)?.article.headline === command.article.headline;
}

export function isPathOfOlderProgram({ formerId = '' }: ImportSource, known: imports.ImportedSource): boolean {
  return known.isFormer === true && !/^[a-z][a-z0-9+.-]+:/i.test(formerId);
}

function sameBytes(sql: SqlStorage, command: ImportCommand): ImportRemark | undefined {
  const slug = imports.slugOfSameBytes(sql, command, command.sourceHash);
  return slug === undefined ? undefined : { kind: 'same-bytes', slug };
}

/** Tells whether the import would change the stored article. */
function overwrites(command: ImportCommand, { article }: articles.StoredArticle, { outcome }: Decision): boolean {
  return outcome.kind !== 'unchanged' || newNotes(command.corrections, article).length > 0;
}

/** Tells whether copy that is to be held would replace an article that readers have. */
function replacesPublic({ hold, force }: ImportCommand, { article }: articles.StoredArticle, { outcome }: Decision): boolean {
  return hold && !force && article.pubStatus === 'usable' && article.firstPublished !== undefined && outcome.kind === 'changed';
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

/** Tells whether the article is held since its import and nobody has touched it: then an import that reads the same source otherwise, for example with
 *  a section, still has an effect. */
function isUnseen(sql: SqlStorage, stored: articles.StoredArticle, known: imports.ImportedSource): boolean {
  const { pubStatus, firstPublished } = stored.article;
  return pubStatus === 'withheld' && firstPublished === undefined && !isEdited(sql, stored, known);
}

/** Decides the outcome of replacing the content. `stored` is absent for a new article. */
function replaced(circumstances: Context, command: ImportCommand, slug: string, stored: articles.StoredArticle | undefined): Decision {
  const context = { ...circumstances, hold: command.hold };
  // Held before its content changes, so that no version with the new content is public.
  const held = stored !== undefined && command.hold ? lifecycle.hold(stored.article, context.now) : undefined;
  const changes = held?.kind === 'changed' ? [held.change] : [];
  const before = stored === undefined || held?.kind !== 'changed' ? stored : { ...stored, article: held.change.article };
  const outcome = withCorrections(context, command.corrections, firstOutcome(context, command, slug, before), changes);
  return { stored, outcome, source: { from: command, hash: command.sourceHash } };
}

/** Adds a correction for each note that the article does not have yet, if the article is published. `changes` are those before. */
function withCorrections(context: Context, notes: readonly string[], first: Outcome, changes: Change[]): CommandOutcome {
  if (first.kind === 'refused') return first;
  let article = first.kind === 'changed' ? first.change.article : first.article;
  changes.push(...(first.kind === 'changed' ? [first.change] : []));
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
  const draft = stored === undefined ? command.article : withoutFixed(command.article, stored.article, context.now);
  const fresh = stored === undefined ? [] : newNotes(command.corrections, stored.article);
  const [note] = fresh;
  if (stored === undefined || note === undefined || stored.article.firstPublished === undefined)
    return put(context, slug, draft, false, stored);
  const resolved = resolveDraft(context, draft, stored.article);
  return resolved.kind === 'refused' ? resolved : lifecycle.correct(stored.article, resolved.draft, note, context);
}

/** Removes what cannot change any more: the guid, and the date of publication if the article is published or stays under its embargo. An article that was imported before keeps
 *  the id under which readers have it. */
function withoutFixed(draft: ImportCommand['article'], article: Article, now: Instant): ImportCommand['article'] {
  const { guid: _kept, ...changeable } = draft;
  if (article.firstPublished === undefined && embargoLeft(draft, article, now) === undefined) return changeable;
  const { firstPublished: _fixed, ...rest } = changeable;
  return rest;
}

/** End of an embargo that is still to come and that the copy says nothing of. */
function embargoLeft({ embargoedUntil }: ImportCommand['article'], article: Article, now: Instant): Instant | undefined {
  const until = embargoedUntil === undefined && article.firstPublished === undefined ? article.embargoedUntil : undefined;
  return until !== undefined && until > now ? until : undefined;
}

function newNotes(notes: readonly string[], article: Article): string[] {
  const known = new Set(article.corrections.map(({ note }) => note));
  return [...new Set(notes)].filter((note) => !known.has(note));
}

/** Returns the slug under which the copy of a source is stored, or would be. `isTaken`: other copy gets the wanted slug before it. */
export function slugOfImport(sql: SqlStorage, { slug, ...source }: ImportSource & { slug: string }, isTaken: boolean): string {
  const known = imports.find(sql, source) ?? imports.findMoved(sql, source);
  const article = known === undefined ? undefined : articles.getById(sql, known.articleId);
  if (article !== undefined) return article.article.slug;
  const stored = articles.get(sql, slug);
  return isTaken || (stored !== undefined && imports.isImported(sql, stored.id)) ? freeSlug(sql, slug, source) : slug;
}

/** Finds a free slug: the wanted one with a hash of the source's id, so that a repeated import gets the same slug. */
function freeSlug(sql: SqlStorage, wanted: string, { collection, sourceId }: ImportSource): string {
  for (let salt = 0; ; salt++) {
    const suffix = shortHash(`${collection}${sourceId}#${salt}`);
    const slug = `${wanted.slice(0, SLUG_CHARS - SUFFIX_CHARS)}-${suffix}`;
    if (articles.get(sql, slug) === undefined) return slug;
  }
}
