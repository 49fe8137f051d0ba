// From a draft to the content of a version: which drafts are refused, and what is filled in. Pure.

import { isOwnIri, isOwnSource, type Publisher } from '../publisher/publisher.ts';
import type { Instant } from '../values/instant.ts';
import type { Objection } from '../values/objection.ts';
import { present } from '../values/present.ts';
import type { Term } from '../values/term.ts';
import { webUrlSchema } from '../values/text-schema.ts';
import type { Article, Image } from './article.ts';
import type { Draft } from './draft.ts';

/** A draft whose body is sanitised and whose terms have codes. */
export interface ResolvedDraft extends Omit<Draft, 'by' | 'sections' | 'subjects'> {
  by: { names: Term[]; desks: Term[]; contact?: string | undefined };
  sections: Term[];
  subjects: Term[];
  /** Opening words of the body, plain text. */
  excerpt: string;
}

/** What the lifecycle cannot know by itself. */
export interface Circumstances {
  now: Instant;
  publisher: Publisher;
}

type Content = Pick<
  Article,
  | 'headline'
  | 'standfirst'
  | 'excerpt'
  | 'by'
  | 'located'
  | 'sections'
  | 'subjects'
  | 'language'
  | 'source'
  | 'bodyHtml'
  | 'images'
  | 'expires'
  | 'edNote'
  | 'urgency'
  | 'copyrightHolder'
  | 'copyrightNotice'
  | 'licence'
  | 'sourceFeed'
>;

/** The part of a version that a draft decides. */
export function contentOf(draft: ResolvedDraft, publisher: Publisher): Content {
  const own = isOwnSource(publisher, draft.source);
  return present({
    headline: draft.headline,
    standfirst: draft.standfirst,
    excerpt: draft.excerpt,
    by: present({ names: draft.by.names, desks: draft.by.desks, contact: draft.by.contact }),
    located: draft.located,
    sections: draft.sections,
    subjects: draft.subjects,
    language: draft.language ?? publisher.language,
    source: own ? publisher.name : draft.source,
    bodyHtml: draft.bodyHtml,
    images: draft.images.map((image): Image => present(image)),
    expires: draft.expires,
    edNote: draft.edNote,
    urgency: draft.urgency,
    copyrightHolder: own ? publisher.name : (draft.copyrightHolder ?? draft.source),
    copyrightNotice: draft.copyrightNotice,
    licence: draft.licence === undefined ? undefined : present(draft.licence),
    sourceFeed: draft.sourceFeed === undefined ? undefined : present(draft.sourceFeed),
  });
}

/** By the publisher's pattern. `undefined` where that makes an address which is too long. */
export function canonicalUrl(
  slug: string,
  draft: Pick<ResolvedDraft, 'sections'>,
  { articleUrl }: Pick<Publisher, 'articleUrl'>,
): string | undefined {
  const filled = articleUrl.replaceAll('{slug}', slug).replaceAll('{section}', draft.sections[0]?.code ?? '');
  return webUrlSchema.safeParse(filled).data;
}

/** An absent embargo leaves the article's as it is; another instant, or `null`, moves it. */
export function movesEmbargo(article: Article, draft: Pick<Draft, 'embargoedUntil'>): boolean {
  return draft.embargoedUntil !== undefined && (draft.embargoedUntil ?? undefined) !== article.embargoedUntil;
}

/** Objections to any draft, of a new article or of an update. */
export function objectionsToDraft(draft: ResolvedDraft, now: Instant, publisher: Publisher): Objection[] {
  const found: Objection[] = [];
  if (isOwnSource(publisher, draft.source)) {
    const detail = `is only for copy whose source is not ${publisher.name}: the publisher's own terms are in the publisher's settings`;
    for (const field of ['copyrightHolder', 'copyrightNotice', 'licence', 'sourceFeed'] as const) {
      if (draft[field] !== undefined) found.push({ pointer: `/${field}`, detail });
    }
  }
  if (draft.firstCreated !== undefined && draft.firstCreated > now) {
    found.push({ pointer: '/firstCreated', detail: 'must not be in the future' });
  }
  return found;
}

export function objectionsToFirstVersion(draft: ResolvedDraft, now: Instant, publisher: Publisher): Objection[] {
  const found: Objection[] = [];
  if (draft.uri !== undefined && !isOwnIri(publisher, draft.uri)) {
    const detail = `must be under tag:${publisher.tagAuthority}: or on the publisher's own site; leave it out to have one made`;
    found.push({ pointer: '/uri', detail });
  }
  if (draft.firstPublished !== undefined && draft.firstPublished > now) {
    found.push({ pointer: '/firstPublished', detail: 'must not be in the future: set embargoedUntil to publish later' });
  }
  const embargoedUntil = draft.embargoedUntil ?? undefined;
  return [...found, ...objectionsToExpiry(draft, { embargoedUntil, now }), ...objectionsToEarlyLeaving(draft, embargoedUntil)];
}

/** An expiry must be in the future: removing an article at once is a withdrawal. */
function objectionsToExpiry(
  { expires }: ResolvedDraft,
  { embargoedUntil, now }: { embargoedUntil: Instant | undefined; now: Instant },
): Objection[] {
  if (expires === undefined) return [];
  if (expires <= now) return [{ pointer: '/expires', detail: 'must lie ahead: to take the article out now, withdraw it' }];
  if (embargoedUntil === undefined || expires > embargoedUntil) return [];
  return [{ pointer: '/expires', detail: `must be later than the end of the embargo, ${embargoedUntil}` }];
}

/** First publication before the end of an embargo is refused even if both are past: nothing is published before its release. */
function objectionsToEarlyLeaving({ firstPublished }: ResolvedDraft, embargoedUntil: Instant | undefined): Objection[] {
  if (firstPublished === undefined || embargoedUntil === undefined || firstPublished >= embargoedUntil) return [];
  return [{ pointer: '/firstPublished', detail: `must not be earlier than the end of the embargo, ${embargoedUntil}` }];
}

export function objectionsToUpdate(article: Article, draft: ResolvedDraft, now: Instant): Objection[] {
  const found: Objection[] = [];
  if (draft.uri !== undefined && draft.uri !== article.uri) {
    found.push({ pointer: '/uri', detail: `was fixed with the first version as ${article.uri}` });
  }
  const embargoedUntil = draft.embargoedUntil === undefined ? article.embargoedUntil : (draft.embargoedUntil ?? undefined);
  // An expiry that has passed may stay while something else is corrected.
  if (draft.expires !== article.expires) found.push(...objectionsToExpiry(draft, { embargoedUntil, now }));
  if (draft.firstPublished === undefined) return found;
  if (article.firstPublished !== undefined && draft.firstPublished !== article.firstPublished) {
    found.push({ pointer: '/firstPublished', detail: `was fixed as ${article.firstPublished} and never moves` });
  }
  if (draft.firstPublished > now) found.push({ pointer: '/firstPublished', detail: 'must not be in the future' });
  if (article.firstPublished !== undefined) return found;
  return [...found, ...objectionsToEarlyLeaving(draft, embargoedUntil)];
}
