// Applies the desk's commands to an article and returns the next version. Pure. No clock: `now` is passed.

import type { Publisher } from '../publisher/publisher.ts';
import { canonicalJson } from '../values/canonical-json.ts';
import { type Instant, yearIn } from '../values/instant.ts';
import { CORRECTIONS, URL_CHARS } from '../values/limits.ts';
import type { Objection } from '../values/objection.ts';
import { present } from '../values/present.ts';
import { type Article, type Correction, isEmbargoed } from './article.ts';
import type { Change, ChangeAction, Outcome } from './change.ts';
import {
  type Circumstances,
  canonicalUrl,
  contentOf,
  movesEmbargo,
  objectionsToDraft,
  objectionsToFirstVersion,
  objectionsToUpdate,
  type ResolvedDraft,
} from './draft-rules.ts';
import { CURRENT_EXCERPT_RULES } from './excerpt.ts';

const NO_URL = `is required: the publisher's articleUrl makes a URL of more than ${URL_CHARS} characters for this slug`;

/** Makes the first version. It is published at once unless it is held or under embargo. */
export function create(slug: string, draft: ResolvedDraft, { now, publisher, hold = false }: Circumstances): Outcome {
  const objections = [...objectionsToDraft(draft, now, publisher), ...objectionsToFirstVersion(draft, now, publisher)];
  const url = draft.url ?? canonicalUrl(slug, draft, publisher);
  if (url === undefined) objections.push({ pointer: '/url', detail: NO_URL });
  if (url === undefined || objections.length > 0) return refusedFor(objections);
  const embargoedUntil = draft.embargoedUntil ?? undefined;
  const corrections: Correction[] = [];
  const article: Article = present({
    slug,
    uri: draft.uri ?? `tag:${publisher.tagAuthority}:article/${slug}`,
    guid: draft.guid,
    version: 1,
    url,
    ...contentOf(draft, publisher),
    excerptRules: CURRENT_EXCERPT_RULES,
    firstCreated: draft.firstCreated ?? draft.firstPublished ?? now,
    versionCreated: now,
    pubStatus: 'usable',
    corrections,
    embargoedUntil,
  });
  if (hold)
    return changed(
      'embargo',
      present({ ...article, pubStatus: 'withheld', intendedPublication: draft.firstPublished ?? undefined }),
      false,
    );
  if (embargoedUntil !== undefined && embargoedUntil > now) return changed('embargo', article, false);
  return changed('publish', publishedAt(article, draft.firstPublished ?? now, publisher), true);
}

/** Replaces the content. Feeds show the change as new only if it is `significant`. An unpublished article is published if its embargo was lifted or
 *  has ended, unless it is held. */
export function update(article: Article, draft: ResolvedDraft, significant: boolean, { now, publisher }: Circumstances): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (movesEmbargo(article, draft) && article.firstPublished !== undefined) {
    return { kind: 'refused', refusal: { reason: 'embargo-after-publication' } };
  }
  const objections = objectionsToReplacing(article, draft, { now, publisher });
  if (objections.length > 0) return refusedFor(objections);
  const next = withDraft(article, draft, publisher);
  if (sameContent(article, next)) return { kind: 'unchanged', article };
  const version = nextVersion(next, now, significant);
  if (version.firstPublished === undefined) return publishOrKeep(version, draft.firstPublished ?? undefined, { now, publisher });
  return changed('update', version, significant);
}

function objectionsToReplacing(article: Article, draft: ResolvedDraft, { now, publisher }: Circumstances): Objection[] {
  const found = [...objectionsToDraft(draft, now, publisher), ...objectionsToUpdate(article, draft, now)];
  return urlAfter(article, draft, publisher) === undefined ? [...found, { pointer: '/url', detail: NO_URL }] : found;
}

/** The page after an update. `undefined`: the publisher's pattern makes no URL. */
function urlAfter(article: Article, draft: ResolvedDraft, publisher: Publisher): string | undefined {
  return draft.url === null ? canonicalUrl(article.slug, draft, publisher) : (draft.url ?? article.url);
}

/** Adds a correction note, and replaces the content if there is a draft. The draft may equal the current content. */
export function correct(
  article: Article,
  draft: ResolvedDraft | undefined,
  correction: string | Pick<Correction, 'note' | 'kind'>,
  { now, publisher }: Circumstances,
): Outcome {
  const { note, kind }: Pick<Correction, 'note' | 'kind'> = typeof correction === 'string' ? { note: correction } : correction;
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.firstPublished === undefined) return { kind: 'refused', refusal: { reason: 'never-published' } };
  if (draft !== undefined && movesEmbargo(article, draft)) return { kind: 'refused', refusal: { reason: 'embargo-after-publication' } };
  const objections = [
    ...(draft === undefined ? [] : objectionsToReplacing(article, draft, { now, publisher })),
    ...(article.corrections.length < CORRECTIONS
      ? []
      : [{ pointer: '/note', detail: `cannot be added: the article already has ${CORRECTIONS} corrections` }]),
  ];
  if (objections.length > 0) return refusedFor(objections);
  const next = nextVersion(draft === undefined ? article : withDraft(article, draft, publisher), now, true);
  const corrections = [...article.corrections, present({ kind, note, at: now, version: next.version })];
  return changed('correct', { ...next, corrections }, true, note);
}

/** Withdraws the article. If it was never published, the outside sees a 404, not a 410. */
export function withdraw(article: Article, reason: string, note: string, now: Instant): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'unchanged', article };
  const next: Article = { ...nextVersion(article, now, true), pubStatus: 'canceled', withdrawal: { reason, note, at: now } };
  return changed('withdraw', next, true, note);
}

/** Replaces the reason and the note of a withdrawal. The article is held and withdrawn again, because no version is ever edited. Both changes are
 *  stored at once, so the article is public at no time. `since` stays, because another note is no new duty for partners. */
export function replaceWithdrawal(article: Article, reason: string, note: string, now: Instant): Replacement {
  const { withdrawal, ...rest } = nextVersion(article, now, false);
  if (article.pubStatus !== 'canceled') return { kind: 'refused', refusal: { reason: 'not-withdrawn' } };
  if (withdrawal?.reason === reason && withdrawal.note === note) return { kind: 'unchanged', article };
  const since = withdrawal?.since ?? withdrawal?.at;
  const held: Article = { ...rest, pubStatus: 'withheld' };
  const again = changed(
    'withdraw',
    { ...nextVersion(held, now, true), pubStatus: 'canceled', withdrawal: present({ reason, note, at: now, since }) },
    true,
    note,
  );
  return { kind: 'changed', changes: [changed('hold', held, false).change, again.change] };
}

type Replacement = Exclude<Outcome, { kind: 'changed' }> | { kind: 'changed'; changes: [Change, Change] };

/** Undoes a withdrawal and keeps the content of the last version. An unpublished article stays under its embargo or is published now. */
export function reinstate(article: Article, circumstances: Circumstances): Outcome {
  if (article.pubStatus !== 'canceled') return { kind: 'refused', refusal: { reason: 'not-withdrawn' } };
  const { withdrawal: _undone, ...rest } = nextVersion(article, circumstances.now, true);
  const next: Article = { ...rest, pubStatus: 'usable' };
  return next.firstPublished === undefined ? publishOrKeep(next, undefined, circumstances) : changed('reinstate', next, true);
}

/** Holds the article: it is removed from the feeds without a public note. */
export function hold(article: Article, now: Instant): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.pubStatus === 'withheld') return { kind: 'unchanged', article };
  return changed('hold', { ...nextVersion(article, now, false), pubStatus: 'withheld' }, false);
}

/** Ends a hold. An unpublished article whose embargo has ended is published now. */
export function release(article: Article, circumstances: Circumstances): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.pubStatus === 'usable') return { kind: 'unchanged', article };
  const next: Article = { ...nextVersion(article, circumstances.now, false), pubStatus: 'usable' };
  return next.firstPublished === undefined ? publishOrKeep(next, undefined, circumstances) : changed('release', next, false);
}

/** Publishes an article whose embargo has ended. `undefined` if it is held, withdrawn, already published or still under embargo. */
export function liftEmbargo(article: Article, { now, publisher }: Circumstances): Change | undefined {
  if (!isEmbargoed(article) || article.pubStatus !== 'usable') return undefined;
  const { embargoedUntil } = article;
  if (embargoedUntil === undefined || embargoedUntil > now) return undefined;
  const published = publishedAt(nextVersion(article, now, false), embargoedUntil, publisher);
  return { action: 'embargo-lift', article: published, significant: true };
}

/** Publishes an unpublished article, unless it is held or still under embargo. */
function publishOrKeep(article: Article, firstPublished: Instant | undefined, { now, publisher }: Circumstances): Outcome {
  const intended = firstPublished ?? article.intendedPublication;
  const isHeld = article.pubStatus === 'withheld';
  if (isHeld) return changed('embargo', present({ ...article, intendedPublication: intended }), false);
  if (article.embargoedUntil !== undefined && article.embargoedUntil > now) return changed('embargo', article, false);
  return changed('publish', publishedAt(article, intended ?? now, publisher), true);
}

function publishedAt({ intendedPublication: _met, ...article }: Article, at: Instant, publisher: Publisher): Article {
  return { ...article, firstPublished: at, significantChange: at, copyrightYear: yearIn(publisher.timeZone, at) };
}

function nextVersion(article: Article, now: Instant, significant: boolean): Article {
  const change = significant && article.firstPublished !== undefined ? { significantChange: now } : {};
  return { ...article, version: article.version + 1, versionCreated: now, excerptRules: CURRENT_EXCERPT_RULES, ...change };
}

function withDraft(article: Article, draft: ResolvedDraft, publisher: Publisher): Article {
  const { slug, uri, guid, version, excerptRules, firstCreated, firstPublished, significantChange, versionCreated, copyrightYear } =
    article;
  const { pubStatus, corrections } = article;
  const intendedPublication = draft.firstPublished === null ? undefined : (draft.firstPublished ?? article.intendedPublication);
  const embargoedUntil = draft.embargoedUntil === undefined ? article.embargoedUntil : (draft.embargoedUntil ?? undefined);
  return present({
    slug,
    uri,
    guid,
    version,
    url: urlAfter(article, draft, publisher) ?? article.url,
    ...contentOf(draft, publisher),
    excerptRules,
    firstCreated,
    firstPublished,
    significantChange,
    copyrightYear,
    intendedPublication: firstPublished === undefined ? intendedPublication : undefined,
    versionCreated,
    pubStatus,
    corrections,
    embargoedUntil,
  });
}

/** Tells whether two versions are equal in everything that readers, partners and the desk can see. */
function sameContent(a: Article, b: Article): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function changed(action: ChangeAction, article: Article, significant: boolean, note?: string): Outcome & { kind: 'changed' } {
  return { kind: 'changed', change: present({ action, article, significant, note }) };
}

function refusedFor(objections: Objection[]): Outcome {
  return { kind: 'refused', refusal: { reason: 'objections', objections } };
}
