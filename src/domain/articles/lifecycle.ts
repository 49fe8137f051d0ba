// The changes of an article's state, and the article after each. Pure. No clock: `now` is passed.

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

const NO_URL = `must be given: the publisher's articleUrl makes an address of more than ${URL_CHARS} characters for this slug`;

/** Makes the first version. It is published at once unless it is under embargo. */
export function create(slug: string, draft: ResolvedDraft, { now, publisher }: Circumstances): Outcome {
  const objections = [...objectionsToDraft(draft, now, publisher), ...objectionsToFirstVersion(draft, now, publisher)];
  const url = draft.url ?? canonicalUrl(slug, draft, publisher);
  if (url === undefined) objections.push({ pointer: '/url', detail: NO_URL });
  if (url === undefined || objections.length > 0) return refusedFor(objections);
  const embargoedUntil = draft.embargoedUntil ?? undefined;
  const corrections: Correction[] = [];
  const article: Article = present({
    slug,
    uri: draft.uri ?? `tag:${publisher.tagAuthority}:article/${slug}`,
    version: 1,
    url,
    ...contentOf(draft, publisher),
    firstCreated: draft.firstCreated ?? draft.firstPublished ?? now,
    versionCreated: now,
    pubStatus: 'usable',
    corrections,
    embargoedUntil,
  });
  if (embargoedUntil !== undefined && embargoedUntil > now) return changed('embargo', article, false);
  return changed('publish', firstLeaving(article, draft.firstPublished ?? now, publisher), true);
}

/** Replaces the content. Silent unless `significant`. Before the first publication every change is silent, and lifting the embargo or
 *  reaching its release publishes the article. */
export function update(article: Article, draft: ResolvedDraft, significant: boolean, { now, publisher }: Circumstances): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (movesEmbargo(article, draft) && article.firstPublished !== undefined) {
    return { kind: 'refused', refusal: { reason: 'embargo-after-publication' } };
  }
  const objections = [...objectionsToDraft(draft, now, publisher), ...objectionsToUpdate(article, draft, now)];
  if (objections.length > 0) return refusedFor(objections);
  const next = withDraft(article, draft, publisher);
  if (sameContent(article, next)) return { kind: 'unchanged', article };
  const version = nextVersion(next, now, significant);
  if (version.firstPublished === undefined) return publishOrKeep(version, draft.firstPublished, { now, publisher });
  return changed('update', version, significant);
}

/** An update that says what was wrong, or what could be misread. The draft is the corrected content, which may equal the present one;
 *  absent: the content stays. */
export function correct(
  article: Article,
  draft: ResolvedDraft | undefined,
  said: string | Pick<Correction, 'note' | 'kind'>,
  { now, publisher }: Circumstances,
): Outcome {
  const { note, kind }: Pick<Correction, 'note' | 'kind'> = typeof said === 'string' ? { note: said } : said;
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.firstPublished === undefined) return { kind: 'refused', refusal: { reason: 'never-published' } };
  if (draft !== undefined && movesEmbargo(article, draft)) return { kind: 'refused', refusal: { reason: 'embargo-after-publication' } };
  const objections = [
    ...(draft === undefined ? [] : [...objectionsToDraft(draft, now, publisher), ...objectionsToUpdate(article, draft, now)]),
    ...(article.corrections.length < CORRECTIONS
      ? []
      : [{ pointer: '/note', detail: `is one too many: the article has ${CORRECTIONS} corrections` }]),
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

/** Undoes a withdrawal: the content is that of the last version. An unpublished article stays under its embargo, or is published now. */
export function reinstate(article: Article, circumstances: Circumstances): Outcome {
  if (article.pubStatus !== 'canceled') return { kind: 'refused', refusal: { reason: 'not-withdrawn' } };
  const { withdrawal: _gone, ...rest } = nextVersion(article, circumstances.now, true);
  const next: Article = { ...rest, pubStatus: 'usable' };
  return next.firstPublished === undefined ? publishOrKeep(next, undefined, circumstances) : changed('reinstate', next, true);
}

/** Holds the article back for now: it leaves the feeds, and the public gets no note. */
export function hold(article: Article, now: Instant): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.pubStatus === 'withheld') return { kind: 'unchanged', article };
  return changed('hold', { ...nextVersion(article, now, false), pubStatus: 'withheld' }, false);
}

/** Ends a hold. An article whose embargo has passed since is published now. */
export function release(article: Article, circumstances: Circumstances): Outcome {
  if (article.pubStatus === 'canceled') return { kind: 'refused', refusal: { reason: 'withdrawn' } };
  if (article.pubStatus === 'usable') return { kind: 'unchanged', article };
  const next: Article = { ...nextVersion(article, circumstances.now, false), pubStatus: 'usable' };
  return next.firstPublished === undefined ? publishOrKeep(next, undefined, circumstances) : changed('release', next, false);
}

/** Lifts an embargo that is due: `undefined` if the article is held, withdrawn, already published or not due. */
export function liftEmbargo(article: Article, { now, publisher }: Circumstances): Change | undefined {
  if (!isEmbargoed(article) || article.pubStatus !== 'usable') return undefined;
  const { embargoedUntil } = article;
  if (embargoedUntil === undefined || embargoedUntil > now) return undefined;
  const left = firstLeaving(nextVersion(article, now, false), embargoedUntil, publisher);
  return { action: 'embargo-lift', article: left, significant: true };
}

/** For an unpublished article: it is published now, or stays unpublished until its embargo or its release. */
function publishOrKeep(article: Article, firstPublished: Instant | undefined, { now, publisher }: Circumstances): Outcome {
  const waits = article.pubStatus === 'withheld' || (article.embargoedUntil !== undefined && article.embargoedUntil > now);
  if (waits) return changed('embargo', article, false);
  return changed('publish', firstLeaving(article, firstPublished ?? now, publisher), true);
}

function firstLeaving(article: Article, at: Instant, publisher: Publisher): Article {
  return { ...article, firstPublished: at, significantChange: at, copyrightYear: yearIn(publisher.timeZone, at) };
}

function nextVersion(article: Article, now: Instant, significant: boolean): Article {
  const moved = significant && article.firstPublished !== undefined ? { significantChange: now } : {};
  return { ...article, version: article.version + 1, versionCreated: now, ...moved };
}

function withDraft(article: Article, draft: ResolvedDraft, publisher: Publisher): Article {
  const { slug, uri, version, firstCreated, firstPublished, significantChange, versionCreated, copyrightYear, pubStatus, corrections } =
    article;
  const embargoedUntil = draft.embargoedUntil === undefined ? article.embargoedUntil : (draft.embargoedUntil ?? undefined);
  return present({
    slug,
    uri,
    version,
    url: draft.url ?? article.url,
    ...contentOf(draft, publisher),
    firstCreated,
    firstPublished,
    significantChange,
    copyrightYear,
    versionCreated,
    pubStatus,
    corrections,
    embargoedUntil,
  });
}

/** Whether two versions are equal in everything that a reader, a partner or the desk could see. */
function sameContent(a: Article, b: Article): boolean {
  return canonicalJson(a) === canonicalJson(b);
}

function changed(action: ChangeAction, article: Article, significant: boolean, note?: string): Outcome & { kind: 'changed' } {
  return { kind: 'changed', change: present({ action, article, significant, note }) };
}

function refusedFor(objections: Objection[]): Outcome {
  return { kind: 'refused', refusal: { reason: 'objections', objections } };
}
