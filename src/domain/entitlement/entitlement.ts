// The one decision (design §2.2): may this partner have this article, now, for this use, and in what form? Pure. Default deny; deny beats
// allow. Every licensed surface asks here and nowhere else.

import { type Agreement, type AgreementScope, FORMS, type Form } from '../agreements/agreement.ts';
import { isListed, type Listing, languageRanges } from '../agreements/include-exclude.ts';
import { OWN } from '../agreements/usual-terms.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import { isOwnSource, type Publisher } from '../publisher/publisher.ts';
import { DAY_MS, type Instant, instantWithin, MINUTE_MS, msOf } from '../values/instant.ts';
import { present } from '../values/present.ts';
import { type UnlicensedUse, type Use, unlicensedUses } from './licensed-use.ts';
import { STANDINGS, type Standing } from './standing.ts';

/** What distinguishes the publisher's own copy from that of others. */
export type PublisherNames = Pick<Publisher, 'name' | 'formerNames'>;

export interface Situation {
  terms: Agreement;
  standing: Standing;
  /** `overdue`: the notice changed, and the grace period for accepting it is over. */
  acceptance: 'accepted' | 'pending' | 'overdue';
  publisher: PublisherNames;
}

export interface Grant {
  form: Form;
  /** Present with the form `excerpt` only. */
  excerptWords?: number;
  images: Agreement['images'];
  /** Present while the article is under embargo: the copy is stamped, and may not be published before. */
  embargoedUntil?: Instant;
  /** The copy may be shown until then; absent: as long as it is licensed. */
  until?: Instant;
  duties: Agreement['duties'];
  /** Present under a delay: when the partner could first see it. It never needed a correction from before that. */
  seenFrom?: Instant;
  /** Why its form is smaller than the agreement's. */
  limited?: 'acceptance' | 'probation' | 'quota';
}

/** Reasons the partner may know: they concern itself, its agreement, or copy it is licensed to. */
export type DisclosedReason = 'suspended' | 'agreement-not-started' | 'agreement-ended' | UnlicensedUse;

/** Reasons it may not know: on the wire all of them are the same 404. */
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

/** An absent `article` does not exist, and is refused exactly like one the partner may not know of. */
export function decide(situation: Situation, article: ArticleFacts | undefined, use: Use, now: Instant): Decision {
  const { terms } = situation;
  const barred = blockReason(situation, now);
  if (barred !== undefined) return disclosed(barred);
  if (article === undefined) return undisclosed('unknown');
  const unseen = unseenBecause(situation, article, use, now);
  if (unseen !== undefined) return undisclosed(unseen);
  const [unlicensed] = unlicensedUses(terms, use);
  if (unlicensed !== undefined) return disclosed(unlicensed);
  return { kind: 'grant', grant: grantOf(situation, article) };
}

/** What excludes the partner from every article; absent: nothing does. */
export function blockReason({ terms, standing }: Pick<Situation, 'terms' | 'standing'>, now: Instant): DisclosedReason | undefined {
  // An unknown standing is refused: default deny.
  if (standing === 'suspended' || !STANDINGS.includes(standing)) return 'suspended';
  if (now < terms.validFrom) return 'agreement-not-started';
  return terms.validUntil !== undefined && now >= terms.validUntil ? 'agreement-ended' : undefined;
}

function unseenBecause({ terms, publisher }: Situation, article: ArticleFacts, use: Use, now: Instant): UndisclosedReason | undefined {
  const outside = outsideScope(terms.scope, article, publisher);
  if (outside !== undefined) return outside;
  if (article.pubStatus === 'canceled') return 'withdrawn';
  if (article.pubStatus !== 'usable') return 'held';
  if (article.expires !== undefined && now >= article.expires) return 'expired';
  if (article.firstPublished === undefined) return isSeenEarly(terms, article, use) ? undefined : 'embargo';
  const seenAt = visibleFrom(terms.scope, article.firstPublished);
  if (seenAt === undefined || now < seenAt) return 'delay';
  const goneAt = archivedAt(terms.scope, article.firstPublished);
  if (goneAt !== undefined && now >= goneAt) return 'archive';
  const until = displayedUntil(terms, article.firstPublished);
  return until !== undefined && now >= until ? 'display-ended' : undefined;
}

/** Copy before its release: never for a partner whose agreement delays it after the release. */
function isSeenEarly(terms: Agreement, { embargoedUntil }: ArticleFacts, use: Use): boolean {
  return terms.embargoed && use.embargoed && embargoedUntil !== undefined && terms.scope.delayMinutes === 0;
}

/** The part of a decision that depends on the article alone and not on the time. Candidates are selected by it; every decision checks it
 *  again. */
export function outsideScope(scope: AgreementScope, article: ArticleFacts, publisher: PublisherNames): UndisclosedReason | undefined {
  if (!isListed(scope.sections, article.sections)) return 'section';
  if (!isListed(scope.subjects, article.subjects)) return 'subject';
  if (!isListed(scope.languages, languageRanges(article.language))) return 'language';
  if (!isSourceListed(scope.sources, article.source, publisher)) return 'source';
  const { publishedFrom, publishedUntil } = scope;
  // Copy under embargo is dated by its release, when it will have been published.
  const published = article.firstPublished ?? article.embargoedUntil;
  if (published === undefined) return publishedFrom === undefined && publishedUntil === undefined ? undefined : 'published-window';
  if (publishedFrom !== undefined && published < publishedFrom) return 'published-window';
  return publishedUntil !== undefined && published >= publishedUntil ? 'published-window' : undefined;
}

function isSourceListed({ include = [OWN], exclude }: Listing, source: string, publisher: PublisherNames): boolean {
  return isNamed(include, source, publisher) && !isNamed(exclude, source, publisher);
}

function isNamed(names: readonly string[], source: string, publisher: PublisherNames): boolean {
  return names.some((name) => (name.toLowerCase() === OWN ? isOwnSource(publisher, source) : isSameSource(name, source, publisher)));
}

function isSameSource(name: string, source: string, publisher: PublisherNames): boolean {
  return name.toLowerCase() === source.toLowerCase() || (isOwnSource(publisher, name) && isOwnSource(publisher, source));
}

/** For `images: cleared`: pictures of the publisher and of the sources that the scope includes, and none of a source that it excludes. */
export function isClearedSource({ sources }: AgreementScope, source: string, publisher: PublisherNames): boolean {
  return isSourceListed({ ...sources, include: [OWN, ...(sources.include ?? [])] }, source, publisher);
}

/** First instant at which the article may be seen. Absent: never. */
export function visibleFrom({ delayMinutes }: AgreementScope, firstPublished: Instant): Instant | undefined {
  return delayMinutes === 0 ? firstPublished : instantWithin(msOf(firstPublished) + delayMinutes * MINUTE_MS);
}

/** First instant at which it is too old: a midnight in UTC, so that the set changes once a day. Absent: never. */
export function archivedAt({ archiveDays }: AgreementScope, firstPublished: Instant): Instant | undefined {
  if (archiveDays === undefined) return undefined;
  return instantWithin((Math.floor(msOf(firstPublished) / DAY_MS) + archiveDays + 1) * DAY_MS);
}

/** First instant at which a copy may no longer be shown. Absent: never. */
export function displayedUntil({ displayDays }: Pick<Agreement, 'displayDays'>, firstPublished: Instant): Instant | undefined {
  return displayDays === undefined ? undefined : instantWithin(msOf(firstPublished) + displayDays * DAY_MS);
}

/** The form of any article now, as far as the quota has room. */
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

/** What the terms grant of an article in this form. Decides nothing: for a delivery whose ledger row names the form, it makes the same
 *  grant again, except that the ledger does not say why it was `limited`. */
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

/** If copies must be removed after the term, its end is also the end of showing them. */
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
