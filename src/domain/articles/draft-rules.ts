// Checks a draft and makes the content of a version from it. Pure.

import { isOwnIri, isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';
import type { Instant } from '../values/instant.ts';
import type { Objection } from '../values/objection.ts';
import { present } from '../values/present.ts';
import type { Term } from '../values/term.ts';
import { webUrlSchema } from '../values/text-schema.ts';
import type { Article, Image } from './article.ts';
import type { Draft } from './draft.ts';

/** A draft with a sanitised body and with codes for its terms. */
export interface ResolvedDraft extends Omit<Draft, 'by' | 'sections' | 'subjects'> {
  by: { names: Term[]; desks: Term[]; contact?: string | undefined };
  sections: Term[];
  subjects: Term[];
  /** The opening words of the body as plain text. */
  excerpt: string;
}

/** Everything besides the article and the draft that the result of a command depends on. */
export interface Circumstances {
  now: Instant;
  publisher: Publisher;
  /** A new article is held from its first version on. */
  hold?: boolean;
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

/** Makes the part of a version that the draft determines, with the publisher's defaults filled in. */
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

/** Makes the canonical URL by the publisher's pattern; `undefined` if the result is too long. */
export function canonicalUrl(
  slug: string,
  draft: Pick<ResolvedDraft, 'sections'>,
  { articleUrl }: Pick<Publisher, 'articleUrl'>,
): string | undefined {
  const filled = articleUrl.replaceAll('{slug}', slug).replaceAll('{section}', draft.sections[0]?.code ?? '');
  return webUrlSchema.safeParse(filled).data;
}

/** Tells whether a draft changes the embargo: an absent one keeps it, `null` or a different instant changes it. */
export function movesEmbargo(article: Article, draft: Pick<Draft, 'embargoedUntil'>): boolean {
  return draft.embargoedUntil !== undefined && (draft.embargoedUntil ?? undefined) !== article.embargoedUntil;
}

/** Lists the objections that apply to the draft of a new article and of an update. */
export function objectionsToDraft(draft: ResolvedDraft, now: Instant, publisher: Publisher): Objection[] {
  const found: Objection[] = [];
  if (isOwnSource(publisher, draft.source)) {
    const detail = `is allowed only for copy whose source is not ${publisher.name}: the publisher's own terms are in its settings`;
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
  if (typeof draft.firstPublished === 'string' && draft.firstPublished > now) {
    found.push({ pointer: '/firstPublished', detail: 'must not be in the future: set embargoedUntil to publish later' });
  }
  const embargoedUntil = draft.embargoedUntil ?? undefined;
  return [...found, ...objectionsToExpiry(draft, { embargoedUntil, now }), ...objectionsToEarlyPublication(draft, embargoedUntil)];
}

/** An expiry must be in the future, because an article that is removed immediately must be withdrawn. */
function objectionsToExpiry(
  { expires }: ResolvedDraft,
  { embargoedUntil, now }: { embargoedUntil: Instant | undefined; now: Instant },
): Objection[] {
  if (expires === undefined) return [];
  if (expires <= now) return [{ pointer: '/expires', detail: 'must be in the future: to remove the article now, withdraw it' }];
  if (embargoedUntil === undefined || expires > embargoedUntil) return [];
  return [{ pointer: '/expires', detail: `must be later than the end of the embargo, ${embargoedUntil}` }];
}

/** Refuses a first publication before the end of the embargo, even if both are in the past. */
function objectionsToEarlyPublication({ firstPublished }: ResolvedDraft, embargoedUntil: Instant | undefined): Objection[] {
  if (typeof firstPublished !== 'string' || embargoedUntil === undefined || firstPublished >= embargoedUntil) return [];
  return [{ pointer: '/firstPublished', detail: `must not be earlier than the end of the embargo, ${embargoedUntil}` }];
}

export function objectionsToUpdate(article: Article, draft: ResolvedDraft, now: Instant): Objection[] {
  const found: Objection[] = [];
  if (draft.uri !== undefined && draft.uri !== article.uri) {
    found.push({ pointer: '/uri', detail: `was fixed with the first version as ${article.uri}` });
  }
  if (draft.guid !== undefined && draft.guid !== article.guid) {
    const was =
      article.guid === undefined ? 'can be set with the first version only' : `was fixed with the first version as ${article.guid}`;
    found.push({ pointer: '/guid', detail: was });
  }
  const embargoedUntil = draft.embargoedUntil === undefined ? article.embargoedUntil : (draft.embargoedUntil ?? undefined);
  // An unchanged expiry is accepted although it has passed, so that an expired article can still be corrected.
  if (draft.expires !== article.expires) found.push(...objectionsToExpiry(draft, { embargoedUntil, now }));
  if (draft.firstPublished === undefined) return found;
  if (article.firstPublished !== undefined && draft.firstPublished !== article.firstPublished) {
    found.push({ pointer: '/firstPublished', detail: `was fixed as ${article.firstPublished} and cannot change` });
  }
  if (draft.firstPublished !== null && draft.firstPublished > now)
    found.push({ pointer: '/firstPublished', detail: 'must not be in the future' });
  if (article.firstPublished !== undefined) return found;
  return [...found, ...objectionsToEarlyPublication(draft, embargoedUntil)];
}
