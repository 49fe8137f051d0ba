// Synthetic articles of the sandbox. A partner publishes, corrects and withdraws them, within its agreement, to test its programs with every kind of
// change before the first real one. Pure.
import type { Agreement } from '../agreements/agreement.ts';
import { OWN } from '../agreements/usual-terms.ts';
import { type Article, isEmbargoed } from '../articles/article.ts';
import { CHANGE_ACTIONS, type Change, type Outcome } from '../articles/change.ts';
import type { ResolvedDraft } from '../articles/draft-rules.ts';
import * as lifecycle from '../articles/lifecycle.ts';
import type { PublisherNames } from '../entitlement/entitlement.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { DEFAULT_THIRD_PARTY } from '../publisher/third-party-content.ts';
import { type Instant, instantWithin, msOf, toInstant } from '../values/instant.ts';
import { codeFor } from '../values/term.ts';

/** A synthetic article never expires. */
export const SANDBOX_ACTIONS = CHANGE_ACTIONS.filter((action) => action !== 'expire');
export type SandboxAction = (typeof SANDBOX_ACTIONS)[number];

/** Prefix of the slugs of synthetic articles. A test key gets only such articles. */
const SANDBOX_PREFIX = 'sandbox-';
export const SANDBOX_SLUG = /^sandbox-[a-z0-9-]{1,54}$/;

/** RFC 2606: the domain `invalid` never exists. */
const SITE = 'https://sandbox.invalid';
const EMBARGO_MS = 3_600_000;

/** Most articles in the sandbox of a partner. A program that tries every action needs a few dozen. Every list of the sandbox is made from all of them. */
export const SANDBOX_ARTICLES = 100;
/** Most actions. Each makes a version that is stored. */
export const SANDBOX_STEPS = 1_000;

/** What a partner asks for. */
export interface SandboxWish {
  action: SandboxAction;
  /** `sandbox-…` */
  slug: string;
  /** Absent: the article keeps its headline, or has one that names its version. */
  headline?: string | undefined;
  /** End of an embargo. Absent: an hour from now. */
  until?: Instant | undefined;
  /** The version that the wish was made from, 0 for a new article. Absent: whichever there is. */
  madeFrom?: number | undefined;
}

interface SandboxStep extends Pick<SandboxWish, 'slug' | 'headline' | 'until'> {
  terms: Agreement;
  publisher: SandboxPublisher;
  now: Instant;
}

type SandboxPublisher = PublisherNames & { houseLine: string; timeZone: string };

/** Applies an action to the current article, which is absent for a new one. `undefined`: the action is not possible. */
export function applySandboxAction(action: SandboxAction, current: Article | undefined, step: SandboxStep): Outcome | undefined {
  const { slug, now, until = toInstant(msOf(now) + EMBARGO_MS) } = step;
  const publisher = publisherOf(step.publisher, sectionOf(step.terms));
  const circumstances = { now, publisher };
  if (current === undefined) {
    if (action === 'embargo') return lifecycle.create(slug, draftOf(step, undefined, until), circumstances);
    return action === 'publish' ? lifecycle.create(slug, draftOf(step, undefined), circumstances) : undefined;
  }
  // The first publication is already fixed, or is set when the embargo is lifted.
  const { firstPublished: _first, ...next } = draftOf(step, current);
  switch (action) {
    case 'publish':
      return undefined;
    case 'embargo':
      return lifecycle.update(current, { ...next, embargoedUntil: until }, false, circumstances);
    case 'update':
      return lifecycle.update(current, next, false, circumstances);
    case 'correct':
      return lifecycle.correct(current, next, 'The first version named the wrong harbour. This is a test.', circumstances);
    case 'withdraw':
      return lifecycle.withdraw(current, 'A test.', 'This report was withdrawn as a test. Please remove it.', now);
    case 'reinstate':
      return lifecycle.reinstate(current, circumstances);
    case 'hold':
      return lifecycle.hold(current, now);
    case 'release':
      return lifecycle.release(current, circumstances);
    case 'embargo-lift': {
      const lifted = lifecycle.liftEmbargo({ ...current, embargoedUntil: now }, circumstances);
      return lifted === undefined ? undefined : { kind: 'changed', change: lifted };
    }
  }
}

/** The actions that change the article, in the order in which they are offered. */
export function possibleActions({ pubStatus, firstPublished }: Pick<Article, 'pubStatus' | 'firstPublished'>): SandboxAction[] {
  const isPublished = firstPublished !== undefined;
  switch (pubStatus) {
    case 'canceled':
      return ['reinstate'];
    case 'withheld':
      return isPublished ? ['release', 'update', 'correct', 'withdraw'] : ['release', 'update', 'embargo', 'withdraw'];
    case 'usable':
      return isPublished ? ['update', 'correct', 'withdraw', 'hold'] : ['embargo-lift', 'embargo', 'update', 'hold', 'withdraw'];
  }
}

/** Ends an embargo whose hour has come. `undefined`: there is none. */
export function liftDueEmbargo(current: Article, { now, timeZone }: { now: Instant; timeZone: string }): Change | undefined {
  const { embargoedUntil, pubStatus } = current;
  if (!isEmbargoed(current) || pubStatus !== 'usable' || embargoedUntil === undefined || embargoedUntil > now) return undefined;
  const named = { name: 'Sandbox', formerNames: [], houseLine: '{year}', timeZone };
  return lifecycle.liftEmbargo(current, { now, publisher: publisherOf(named, 'sandbox') });
}

/** What the headline begins with that names the version. */
function usualStart(slug: string): string {
  return `Sandbox ${slug.slice(SANDBOX_PREFIX.length)}, version `;
}

/** A headline that somebody chose stays. */
function headlineOf({ slug, headline }: SandboxStep, current: Article | undefined): string {
  const start = usualStart(slug);
  const isChosen = current !== undefined && !current.headline.startsWith(start);
  return headline ?? (isChosen ? current.headline : `${start}${(current?.version ?? 0) + 1}`);
}

function sectionOf({ scope }: Agreement): string {
  return scope.sections.include?.[0] ?? 'sandbox';
}

/** Makes a draft of the next version within the scope of the agreement, so that the partner may see the article. */
function draftOf(step: SandboxStep, current: Article | undefined, embargoedUntil?: Instant): ResolvedDraft {
  const { terms, publisher, now } = step;
  const version = (current?.version ?? 0) + 1;
  const { subjects, languages, sources } = terms.scope;
  const section = sectionOf(terms);
  const subject = subjects.include?.[0];
  const named = sources.include?.[0] ?? OWN;
  const source = named.toLowerCase() === OWN ? publisher.name : named;
  const sentence = `This is version ${version} of a synthetic article. It exists for tests only and reports nothing that happened.`;
  return {
    headline: headlineOf(step, current),
    standfirst: 'A synthetic article for tests.',
    by: { names: [{ code: codeFor('Sandbox Desk'), name: 'Sandbox Desk' }], desks: [] },
    sections: [{ code: section, name: section }],
    subjects: subject === undefined ? [] : [{ code: subject, name: subject }],
    language: languages.include?.[0] ?? 'en',
    source,
    bodyHtml: `<p>${sentence}</p><p>Version ${version} is followed by its notice, as every licensed article is.</p>`,
    excerpt: sentence,
    images: [],
    ...(embargoedUntil === undefined ? { firstPublished: publishedAt(terms, now) } : { embargoedUntil }),
  };
}

/** Chooses a first publication early enough that the agreement's delay has passed, and before the end of its dates of publication. If these end
 *  at the first instant of the calendar, no instant is within them, and the partner sees no article at all. */
function publishedAt({ scope: { delayMinutes, publishedUntil } }: Agreement, now: Instant): Instant {
  const seen = toInstant(msOf(now) - delayMinutes * 60_000);
  if (publishedUntil === undefined || seen < publishedUntil) return seen;
  return instantWithin(msOf(publishedUntil) - 1) ?? publishedUntil;
}

function publisherOf(publisher: SandboxPublisher, section: string): Publisher {
  return {
    name: publisher.name,
    formerNames: publisher.formerNames,
    description: 'A sandbox.',
    siteUrl: `${SITE}/`,
    language: 'en',
    timeZone: publisher.timeZone,
    houseLine: publisher.houseLine,
    tagAuthority: 'sandbox.invalid,2026',
    articleUrl: `${SITE}/{slug}`,
    sections: [{ code: section, name: section }],
    articlePages: 'elsewhere',
    desks: [],
    publicContent: 'summary',
    thirdPartyContent: DEFAULT_THIRD_PARTY,
    licensingContact: 'licensing@sandbox.invalid',
  };
}
