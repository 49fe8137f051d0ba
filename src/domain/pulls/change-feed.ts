// Makes a partner's change feed: the difference between the articles that it may see at two positions of the log. An article that it may see at
// neither position is left out, except for the withdrawal of an article that it received. Pure.
import type { Form } from '../agreements/choices.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import { archivedAt, blockReason, decide, displayedUntil, type Situation, visibleFrom } from '../entitlement/entitlement.ts';
import type { Use } from '../entitlement/licensed-use.ts';
import { type Instant, laterOf, toInstant } from '../values/instant.ts';
import type { ChangedArticle, ChangesWindow, LicensedChange, LoggedChange } from './change-window.ts';

/** Tells whether the partner received any version of the article; with `text`, in more than its headline. */
type Received = (slug: string, part?: 'text') => boolean;

/** The partner and the window for which the changes are made. */
interface WindowView {
  situation: Situation;
  use: Use;
  from: Instant;
  to: Instant;
  received: Received;
}

/** Lists the changes in the order of the window. `now` is the time by the partner object's clock, which may differ from the Catalogue's; it decides
 *  whether the agreement is in force. The partner must be excluded at both ends of the window or at neither; a change of that needs a resync. */
export function licensedChanges(
  situation: Situation,
  use: Use,
  window: ChangesWindow,
  received: Received,
  now: Instant = toInstant(window.to.ms),
): LicensedChange[] {
  const isBlocked = blockReason(situation, now) !== undefined;
  const view: WindowView = {
    situation: withoutTerm(situation),
    use,
    from: toInstant(window.from.ms),
    to: toInstant(window.to.ms),
    received,
  };
  return window.articles
    .map((article) => (isBlocked ? receivedWithdrawal(article, view) : changeOf(article, view)))
    .filter((change) => change !== undefined);
}

/** Removes the term from the situation, because it is checked once by the clock of the partner's object and must not be checked again by the
 *  Catalogue's. */
function withoutTerm(situation: Situation): Situation {
  const { validUntil: _end, ...terms } = situation.terms;
  return { ...situation, terms: { ...terms, validFrom: toInstant(0) } };
}

function changeOf(article: ChangedArticle, view: WindowView): LicensedChange | undefined {
  const { before, then, now } = article;
  const wasVisible = before !== undefined && isVisible(before, view, view.from);
  if (then === undefined || !isVisible(then, view, view.to))
    return wasVisible ? removal(article, before, view) : receivedWithdrawal(article, view);
  // An article that was withdrawn or held after the window is not listed; the next window lists the withdrawal or the hold.
  if (now.version !== then.version && !isVisible(now, view, laterOf(view.to, now.versionCreated))) return undefined;
  if (!wasVisible) return addition(then, article.changes, view);
  return then.version === before.version ? undefined : newVersion(before, then, article, view);
}

function isVisible(facts: ArticleFacts, { situation, use }: WindowView, at: Instant): boolean {
  return decide(situation, facts, use, at).kind === 'grant';
}

/** The change for an article that has become visible. It is new to a partner that never received it, whatever happened to it before. */
function addition(then: ArticleFacts, changes: readonly LoggedChange[], view: WindowView): LicensedChange {
  const { slug, version, versionCreated, firstPublished } = then;
  const visible = firstPublished === undefined ? undefined : visibleFrom(view.situation.terms.scope, firstPublished);
  const added = { slug, version, at: visible === undefined ? versionCreated : laterOf(versionCreated, visible), significant: true };
  if (!view.received(slug)) return { action: 'publish', ...added };
  return { action: lastReturn(changes), ...added, ...noteIn(changes, then, view) };
}

/** The last action that made the article visible again; `publish` if only time or the terms did. */
function lastReturn(changes: readonly LoggedChange[]): 'reinstate' | 'release' | 'embargo-lift' | 'publish' {
  const actions = changes.map(({ action }) => action);
  return actions.findLast((action) => action === 'reinstate' || action === 'release' || action === 'embargo-lift') ?? 'publish';
}

/** One change that represents all changes of the article in the window: a correction if there was one, else a lifted embargo, else an update. */
function newVersion(before: ArticleFacts, then: ArticleFacts, { changes, late }: ChangedArticle, view: WindowView): LicensedChange {
  const { slug, version, versionCreated: at } = then;
  if (late && !view.received(slug)) return { action: 'publish', slug, version, at, significant: true };
  const isReleased = before.firstPublished === undefined && then.firstPublished !== undefined;
  const isCorrected = changes.some(({ action }) => action === 'correct');
  const action = isCorrected ? 'correct' : isReleased ? 'embargo-lift' : 'update';
  return { action, slug, version, at, significant: changes.some(({ significant }) => significant), ...noteIn(changes, then, view) };
}

/** The note of the last correction. It reveals text, so only a partner that received more than the headline, and still may, gets it. */
function noteIn(changes: readonly LoggedChange[], then: ArticleFacts, view: WindowView): Pick<LicensedChange, 'note' | 'kind'> {
  const last = changes.findLast(({ action }) => action === 'correct');
  if (last?.note === undefined || formOf(then, view) === 'headline' || !view.received(then.slug, 'text')) return {};
  return { note: last.note, kind: last.kind ?? 'correction' };
}

function formOf(facts: ArticleFacts, { situation, use, to }: WindowView): Form | undefined {
  const decision = decide(situation, facts, use, to);
  return decision.kind === 'grant' ? decision.grant.form : undefined;
}

/** The change for an article that is no longer visible. `expire` also covers the end of the archive or display days and an article that is no longer
 *  within the scope. */
function removal({ then }: ChangedArticle, before: ArticleFacts, view: WindowView): LicensedChange {
  const { slug, version, versionCreated } = then ?? before;
  if (then?.pubStatus === 'canceled') return withdrawal(then);
  if (then?.pubStatus === 'withheld') return { action: 'hold', slug, version, at: versionCreated, significant: true };
  return { action: 'expire', slug, version: before.version, at: endOf(before, view) ?? versionCreated, significant: true };
}

/** The instant up to the end of the window at which time alone ended the visibility of an article; `undefined` if there is none. */
function endOf({ expires, firstPublished }: ArticleFacts, { situation: { terms }, to }: WindowView): Instant | undefined {
  const byDate = firstPublished === undefined ? [] : [archivedAt(terms.scope, firstPublished), displayedUntil(terms, firstPublished)];
  return [expires, ...byDate].filter((at) => at !== undefined && at <= to).sort()[0];
}

/** The withdrawal of an article that the partner received. The partner gets it whatever its scope, standing and term are. */
function receivedWithdrawal({ before, then }: ChangedArticle, { received }: WindowView): LicensedChange | undefined {
  if (then?.pubStatus !== 'canceled' || then.version === before?.version || !received(then.slug)) return undefined;
  return withdrawal(then);
}

function withdrawal({ slug, version, versionCreated, withdrawal: details }: ArticleFacts): LicensedChange {
  const note = details === undefined ? {} : { note: details.note };
  return { action: 'withdraw', slug, version, at: versionCreated, significant: true, ...note };
}
