// Decides whether a partner may have an article now, for a given use, and in which form. Everything is denied by default, and a denial
// takes precedence over a grant. Every licensed answer is decided here and nowhere else. Pure.

import type { Agreement, AgreementScope } from '../agreements/agreement.ts';
import { FORMS, type Form } from '../agreements/choices.ts';
import { isListed, type Listing, languageRanges } from '../agreements/include-exclude.ts';
import { OWN } from '../agreements/usual-terms.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import { isSameSource } from '../publisher/agency-names.ts';
import { isOwnSource } from '../publisher/own-copy.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { DAY_MS, type Instant, instantWithin, MINUTE_MS, msOf } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { isSameName } from '../values/term.ts';
import { type UnlicensedUse, type Use, unlicensedUses } from './licensed-use.ts';
import { STANDINGS, type Standing } from './standing.ts';
import { areSectionsListed, areSubjectsListed } from './subject-scope.ts';

/** The names by which the publisher's own copy is recognised. */
export type PublisherNames = Pick<Publisher, 'name' | 'formerNames'>;

/** The state of a partner and its agreement that a decision depends on. */
export interface Situation {
  terms: Agreement;
  standing: Standing;
  /** `overdue`: the notice changed, and the grace period for its acceptance is over. */
  acceptance: 'accepted' | 'pending' | 'overdue';
  publisher: PublisherNames;
  /** When the terms were made. Subjects that were merged since then are compared as they were. */
  made: Instant;
}

export interface Grant {
  form: Form;
  /** Present only with the form `excerpt`. */
  excerptWords?: number;
  images: Agreement['images'];
  /** Present while the article is under embargo: the copy is stamped and may not be published before this instant. */
  embargoedUntil?: Instant;
  /** The copy may be shown until this instant. Absent: as long as it is licensed. */
  until?: Instant;
  duties: Agreement['duties'];
  /** When the partner could first see the article; earlier corrections do not concern it. Present only if the agreement sets a delay. */
  seenFrom?: Instant;
  /** The reason why the form is smaller than the agreement's. */
  limited?: 'acceptance' | 'probation' | 'quota';
}

/** Reasons that the partner may know, because they concern the partner, its agreement or copy it is licensed for. */
export type DisclosedReason = 'suspended' | 'agreement-not-started' | 'agreement-ended' | UnlicensedUse;

/** Reasons that the partner may not know. All of them are answered with the same 404. */
export type UndisclosedReason =
  | 'unknown'
  | 'section'
  | 'subject'
  | 'language'
  | 'source'
  | 'published-window'
  | 'delay'
  | 'archive'
  | 'embargo'
  | 'held'
  | 'withdrawn'
  | 'expired'
  | 'display-ended';

export type Decision =
  | { kind: 'grant'; grant: Grant }
  | { kind: 'refusal'; disclosed: true; reason: DisclosedReason }
  | { kind: 'refusal'; disclosed: false; reason: UndisclosedReason };

/** Makes the decision. An absent `article` does not exist; it is refused like an article that the partner may not know of. */
export function decide(situation: Situation, article: ArticleFacts | undefined, use: Use, now: Instant): Decision {
  const { terms } = situation;
  const blocked = blockReason(situation, now);
  if (blocked !== undefined) return disclosed(blocked);
  if (article === undefined) return undisclosed('unknown');
  const hidden = undisclosedReason(situation, article, use, now);
  if (hidden !== undefined) return undisclosed(hidden);
  const [unlicensed] = unlicensedUses(terms, use);
  if (unlicensed !== undefined) return disclosed(unlicensed);
  return { kind: 'grant', grant: grantOf(situation, article) };
}

/** Returns the reason why the partner gets no article at all; `undefined` if there is none. */
export function blockReason({ terms, standing }: Pick<Situation, 'terms' | 'standing'>, now: Instant): DisclosedReason | undefined {
  // An unknown standing is refused, because everything is denied by default.
  if (standing === 'suspended' || !STANDINGS.includes(standing)) return 'suspended';
  if (now < terms.validFrom) return 'agreement-not-started';
  return terms.validUntil !== undefined && now >= terms.validUntil ? 'agreement-ended' : undefined;
}

function undisclosedReason(
  { terms, publisher, made }: Situation,
  article: ArticleFacts,
  use: Use,
  now: Instant,
): UndisclosedReason | undefined {
  const outside = outsideScope(terms.scope, article, publisher, made);
  if (outside !== undefined) return outside;
  if (article.pubStatus === 'canceled') return 'withdrawn';
  if (article.pubStatus !== 'usable') return 'held';
  if (article.expires !== undefined && now >= article.expires) return 'expired';
  if (article.firstPublished === undefined) return isVisibleUnderEmbargo(terms, article, use) ? undefined : 'embargo';
  const visibleAt = visibleFrom(terms.scope, article.firstPublished);
  if (visibleAt === undefined || now < visibleAt) return 'delay';
  const tooOldAt = archivedAt(terms.scope, article.firstPublished);
  if (tooOldAt !== undefined && now >= tooOldAt) return 'archive';
  const until = displayedUntil(terms, article.firstPublished);
  return until !== undefined && now >= until ? 'display-ended' : undefined;
}

/** Tells whether the partner may see copy before its release. An agreement with a delay never grants that. */
function isVisibleUnderEmbargo(terms: Agreement, { embargoedUntil }: ArticleFacts, use: Use): boolean {
  return terms.embargoed && use.embargoed && embargoedUntil !== undefined && terms.scope.delayMinutes === 0;
}

/** Returns the reason why the article is outside the agreement's scope; `undefined` if it is within. The result does not depend on the time.
 *  Candidates are selected by this check, without `made` and thus widely, and every decision repeats it with the instant when the terms were made. */
export function outsideScope(
  scope: AgreementScope,
  article: ArticleFacts,
  publisher: PublisherNames,
  made?: Instant,
): UndisclosedReason | undefined {
  if (!areSectionsListed(scope.sections, article, made)) return 'section';
  if (!areSubjectsListed(scope.subjects, article, made)) return 'subject';
  if (!isListed(scope.languages, languageRanges(article.language))) return 'language';
  if (!isSourceListed(scope.sources, article.source, publisher)) return 'source';
  const { publishedFrom, publishedUntil } = scope;
  // Copy under embargo counts as published at its release.
  const published = article.firstPublished ?? article.embargoedUntil;
  if (published === undefined) return publishedFrom === undefined && publishedUntil === undefined ? undefined : 'published-window';
  if (publishedFrom !== undefined && published < publishedFrom) return 'published-window';
  return publishedUntil !== undefined && published >= publishedUntil ? 'published-window' : undefined;
}

/** A list with this very name decides before one that has another name of the same agency. */
function isSourceListed({ include = [OWN], exclude }: Listing, source: string, publisher: PublisherNames): boolean {
  if (isNamed(exclude, source, publisher)) return false;
  if (isNamed(include, source, publisher)) return true;
  const hasAgencyOf = (names: readonly string[]) => names.some((name) => isSameSource(name, source));
  return hasAgencyOf(include) && !hasAgencyOf(exclude);
}

function isNamed(names: readonly string[], source: string, publisher: PublisherNames): boolean {
  return names.some((name) =>
    name.toLowerCase() === OWN
      ? isOwnSource(publisher, source)
      : isSameName(name, source) || (isOwnSource(publisher, name) && isOwnSource(publisher, source)),
  );
}

/** Tells whether `images: cleared` grants pictures of a source: of the publisher and of sources that the scope includes, but not of one that it
 *  excludes. */
export function isClearedSource({ sources }: AgreementScope, source: string, publisher: PublisherNames): boolean {
  return isSourceListed({ ...sources, include: [OWN, ...(sources.include ?? [])] }, source, publisher);
}

/** Returns the first instant at which the partner sees the article; `undefined` if it never does. */
export function visibleFrom({ delayMinutes }: AgreementScope, firstPublished: Instant): Instant | undefined {
  return delayMinutes === 0 ? firstPublished : instantWithin(msOf(firstPublished) + delayMinutes * MINUTE_MS);
}

/** Returns the first instant at which the article is too old for the agreement; `undefined` if it never is. It is a midnight in UTC, so that the
 *  visible articles change once a day. */
export function archivedAt({ archiveDays }: AgreementScope, firstPublished: Instant): Instant | undefined {
  if (archiveDays === undefined) return undefined;
  return instantWithin((Math.floor(msOf(firstPublished) / DAY_MS) + archiveDays + 1) * DAY_MS);
}

/** Returns the first instant at which a copy may no longer be shown; `undefined` if there is none. */
export function displayedUntil({ displayDays }: Pick<Agreement, 'displayDays'>, firstPublished: Instant): Instant | undefined {
  return displayDays === undefined ? undefined : instantWithin(msOf(firstPublished) + displayDays * DAY_MS);
}

/** Returns the form in which articles are granted now, before the quota is applied. */
export function formNow({ terms, standing, acceptance }: Pick<Situation, 'terms' | 'standing' | 'acceptance'>): Form {
  if (!isAccepted(acceptance)) return 'headline';
  return standing === 'probation' ? lesser(terms.form, 'summary') : terms.form;
}

function isAccepted(acceptance: Situation['acceptance']): boolean {
  return acceptance === 'accepted' || acceptance === 'pending';
}

function grantOf(situation: Situation, article: ArticleFacts): Grant {
  const { terms, acceptance } = situation;
  const form = formNow(situation);
  const limited = form === terms.form ? undefined : isAccepted(acceptance) ? 'probation' : 'acceptance';
  return present({ ...grantInForm(form, terms, article), limited });
}

/** Makes the grant of an article in a form that was already decided. For a delivery in the ledger it gives the same grant as then, except that
 *  `limited` is missing, because the ledger does not store it. */
export function grantInForm(
  form: Form,
  terms: Agreement,
  { firstPublished, embargoedUntil, expires }: Pick<ArticleFacts, 'firstPublished' | 'embargoedUntil' | 'expires'>,
): Grant {
  const until = earliest([expires, firstPublished === undefined ? undefined : displayedUntil(terms, firstPublished), endOf(terms)]);
  const isDelayed = terms.scope.delayMinutes > 0 && firstPublished !== undefined;
  const seenFrom = isDelayed ? visibleFrom(terms.scope, firstPublished) : undefined;
  return present({
    form,
    excerptWords: form === 'excerpt' ? terms.excerptWords : undefined,
    images: form === 'headline' ? 'none' : terms.images,
    embargoedUntil: firstPublished === undefined ? embargoedUntil : undefined,
    until,
    duties: terms.duties,
    seenFrom,
  });
}

/** If copies must be removed after the term, they may be shown until its end. */
function endOf({ validUntil, afterTerm }: Agreement): Instant | undefined {
  return afterTerm === 'remove' ? validUntil : undefined;
}

function earliest(instants: readonly (Instant | undefined)[]): Instant | undefined {
  return instants.filter((instant) => instant !== undefined).sort()[0];
}

export function lesser(a: Form, b: Form): Form {
  return FORMS.indexOf(a) <= FORMS.indexOf(b) ? a : b;
}

function disclosed(reason: DisclosedReason): Decision {
  return { kind: 'refusal', disclosed: true, reason };
}

function undisclosed(reason: UndisclosedReason): Decision {
  return { kind: 'refusal', disclosed: false, reason };
}
