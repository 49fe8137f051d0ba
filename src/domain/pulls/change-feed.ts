// A partner's change feed: the difference between what it may see at two positions of the log. Pure. What it may see at neither leaves no
// trace, except for the withdrawal of an article that it received.
import type { Form } from '../agreements/agreement.ts';
import type { ArticleFacts } from '../articles/article-metadata.ts';
import { archivedAt, blockReason, decide, displayedUntil, type Situation, visibleFrom } from '../entitlement/entitlement.ts';
import type { Use } from '../entitlement/licensed-use.ts';
import { type Instant, laterOf, toInstant } from '../values/instant.ts';
import type { ChangesWindow, LicensedChange, LoggedChange, TouchedArticle } from './change-window.ts';

/** Whether the ledger says that this partner has had the article in any version; `text`: in more than its headline. */
type Received = (slug: string, part?: 'text') => boolean;

/** A window, and the partner it is for. */
interface View {
  situation: Situation;
  use: Use;
  from: Instant;
  to: Instant;
  received: Received;
}

/** In the order of the window. `now` decides whether the agreement is in force, by the clock of the partner's object, which may differ
 *  from the Catalogue's. The partner must be excluded at both ends of the window or at neither: a change of that needs a new sync. */
export function licensedChanges(
  situation: Situation,
  use: Use,
  window: ChangesWindow,
  received: Received,
  now: Instant = toInstant(window.to.ms),
): LicensedChange[] {
  const isBarred = blockReason(situation, now) !== undefined;
  const view: View = {
    situation: withoutTerm(situation),
    use,
    from: toInstant(window.from.ms),
    to: toInstant(window.to.ms),
    received,
  };
  return window.touched
    .map((article) => (isBarred ? receivedWithdrawal(article, view) : changeOf(article, view)))
    .filter((change) => change !== undefined);
}

/** The term is checked once, by the clock of the partner's object; no decision may check it again by the Catalogue's. */
function withoutTerm(situation: Situation): Situation {
  const { validUntil: _end, ...terms } = situation.terms;
  return { ...situation, terms: { ...terms, validFrom: toInstant(0) } };
}

function changeOf(article: TouchedArticle, view: View): LicensedChange | undefined {
  const { before, then, now } = article;
  const saw = before !== undefined && isSeen(before, view, view.from);
  if (then === undefined || !isSeen(then, view, view.to)) return saw ? removal(article, before, view) : receivedWithdrawal(article, view);
  // An article that was withdrawn or held since is no longer announced: the next window says what became of it.
  if (now.version !== then.version && !isSeen(now, view, laterOf(view.to, now.versionCreated))) return undefined;
  if (!saw) return arrival(then, article.changes, view);
  return then.version === before.version ? undefined : renewal(before, then, article, view);
}

function isSeen(facts: ArticleFacts, { situation, use }: View, at: Instant): boolean {
  return decide(situation, facts, use, at).kind === 'grant';
}

/** A reinstatement for a partner that received it before; for any other it is new, whatever happened to it. */
function arrival(then: ArticleFacts, changes: readonly LoggedChange[], view: View): LicensedChange {
  const { slug, version, versionCreated, firstPublished } = then;
  const visible = firstPublished === undefined ? undefined : visibleFrom(view.situation.terms.scope, firstPublished);
  const arrived = { slug, version, at: visible === undefined ? versionCreated : laterOf(versionCreated, visible), significant: true };
  if (!view.received(slug)) return { action: 'publish', ...arrived };
  return { action: returnIn(changes), ...arrived, ...noteIn(changes, then, view) };
}

function returnIn(changes: readonly LoggedChange[]): 'reinstate' | 'release' | 'embargo-lift' | 'publish' {
  const actions = changes.map(({ action }) => action);
  return actions.findLast((action) => action === 'reinstate' || action === 'release' || action === 'embargo-lift') ?? 'publish';
}

/** One change that represents all: a correction before a lifted embargo, and that before an update. */
function renewal(before: ArticleFacts, then: ArticleFacts, { changes, late }: TouchedArticle, view: View): LicensedChange {
  const { slug, version, versionCreated: at } = then;
  if (late && !view.received(slug)) return { action: 'publish', slug, version, at, significant: true };
  const left = before.firstPublished === undefined && then.firstPublished !== undefined;
  const corrected = changes.some(({ action }) => action === 'correct');
  const action = corrected ? 'correct' : left ? 'embargo-lift' : 'update';
  return { action, slug, version, at, significant: changes.some(({ significant }) => significant), ...noteIn(changes, then, view) };
}

/** The note of the last correction. It reveals the text, so only a partner with the text gets it: not one that gets headlines, and not
 *  one whose quota has no room for the article. */
function noteIn(changes: readonly LoggedChange[], then: ArticleFacts, view: View): Pick<LicensedChange, 'note' | 'kind'> {
  const last = changes.findLast(({ action }) => action === 'correct');
  if (last?.note === undefined || formOf(then, view) === 'headline' || !view.received(then.slug, 'text')) return {};
  return { note: last.note, kind: last.kind ?? 'correction' };
}

function formOf(facts: ArticleFacts, { situation, use, to }: View): Form | undefined {
  const decision = decide(situation, facts, use, to);
  return decision.kind === 'grant' ? decision.grant.form : undefined;
}

/** `expire` also means every other end: the archive or display days are over, or the article has left the scope. */
function removal({ then }: TouchedArticle, before: ArticleFacts, view: View): LicensedChange {
  const { slug, version, versionCreated } = then ?? before;
  if (then?.pubStatus === 'canceled') return withdrawal(then);
  if (then?.pubStatus === 'withheld') return { action: 'hold', slug, version, at: versionCreated, significant: true };
  return { action: 'expire', slug, version: before.version, at: endOf(before, view) ?? versionCreated, significant: true };
}

/** The instant within the window at which an unchanged article would have ended; absent: none ended it. */
function endOf({ expires, firstPublished }: ArticleFacts, { situation: { terms }, to }: View): Instant | undefined {
  const byDate = firstPublished === undefined ? [] : [archivedAt(terms.scope, firstPublished), displayedUntil(terms, firstPublished)];
  return [expires, ...byDate].filter((hour) => hour !== undefined && hour <= to).sort()[0];
}

/** The withdrawal of an article that it received: the partner gets it whatever its scope, standing and term are. */
function receivedWithdrawal({ before, then }: TouchedArticle, { received }: View): LicensedChange | undefined {
  if (then?.pubStatus !== 'canceled' || then.version === before?.version || !received(then.slug)) return undefined;
  return withdrawal(then);
}

function withdrawal({ slug, version, versionCreated, withdrawal: details }: ArticleFacts): LicensedChange {
  const note = details === undefined ? {} : { note: details.note };
  return { action: 'withdraw', slug, version, at: versionCreated, significant: true, ...note };
}
