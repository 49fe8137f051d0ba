// A partner's change feed: the difference between what it may see at one place of the log and what at another. Pure. What it may see at
// neither end leaves no trace, but for the withdrawal of something it received.
import type { ArticleFacts } from './article-facts.ts';
import { archivedAt, barredFrom, decide, displayedUntil, type Situation, type Use, visibleFrom } from './entitlement.ts';
import { type Instant, laterOf, toInstant } from './instant.ts';
import type { ChangesWindow, LicensedAction, LicensedChange, LoggedChange, TouchedArticle } from './licensed-change.ts';

/** Whether the ledger says that this partner has had the article in any version. */
type Received = (key: string) => boolean;

/** A window and who looks at it. */
interface View {
  situation: Situation;
  use: Use;
  from: Instant;
  to: Instant;
  received: Received;
}

/** In the order of the window. `now` is the hour by which the partner is barred or not: the clock of who knows its agreement, which may differ
 *  from the Catalogue's. It must be barred at both ends of the window or at neither: whatever changes that needs a new sync. */
export function licensedChanges(
  situation: Situation,
  use: Use,
  window: ChangesWindow,
  received: Received,
  now: Instant = toInstant(window.to.ms),
): LicensedChange[] {
  const isBarred = barredFrom(situation, now) !== undefined;
  const view: View = {
    situation: withoutTerm(situation),
    use,
    from: toInstant(window.from.ms),
    to: toInstant(window.to.ms),
    received,
  };
  return window.touched
    .map((article) => (isBarred ? takenBack(article, view) : changeOf(article, view)))
    .filter((change) => change !== undefined);
}

/** The term has been asked for already. */
function withoutTerm(situation: Situation): Situation {
  const { validUntil: _end, ...terms } = situation.terms;
  return { ...situation, terms: { ...terms, validFrom: toInstant(0) } };
}

function changeOf(article: TouchedArticle, view: View): LicensedChange | undefined {
  const { before, then, now } = article;
  const saw = before !== undefined && isSeen(before, view, view.from);
  if (then === undefined || !isSeen(then, view, view.to)) return saw ? removal(article, before, view) : takenBack(article, view);
  // What has been taken back since is not announced any more: the next window says what became of it.
  if (now.version !== then.version && !isSeen(now, view, laterOf(view.to, now.versionCreated))) return undefined;
  if (!saw) return arrival(then, article.changes, view);
  return then.version === before.version ? undefined : renewal(before, then, article, view);
}

function isSeen(facts: ArticleFacts, { situation, use }: View, at: Instant): boolean {
  return decide(situation, facts, use, at).kind === 'grant';
}

/** To a partner that has had it before, it comes back; to any other it is new, whatever it has been through. */
function arrival(then: ArticleFacts, changes: readonly LoggedChange[], view: View): LicensedChange {
  const { key, version, versionCreated, firstPublished } = then;
  const visible = firstPublished === undefined ? versionCreated : visibleFrom(view.situation.terms.scope, firstPublished);
  const arrived = { key, version, at: laterOf(versionCreated, visible), significant: true };
  if (!view.received(key)) return { action: 'publish', ...arrived };
  return { action: returnIn(changes), ...arrived, ...noteIn(changes) };
}

function returnIn(changes: readonly LoggedChange[]): LicensedAction {
  const last = changes.findLast(({ action }) => action === 'restore' || action === 'release' || action === 'embargo-lift');
  return (last?.action as LicensedAction | undefined) ?? 'publish';
}

/** The strongest of what happened to it. */
function renewal(before: ArticleFacts, then: ArticleFacts, { changes, late }: TouchedArticle, view: View): LicensedChange {
  const { key, version, versionCreated: at } = then;
  if (late && !view.received(key)) return { action: 'publish', key, version, at, significant: true };
  const left = before.firstPublished === undefined && then.firstPublished !== undefined;
  const corrected = changes.some(({ action }) => action === 'correct');
  const action = corrected ? 'correct' : left ? 'embargo-lift' : 'update';
  return { action, key, version, at, significant: changes.some(({ significant }) => significant), ...noteIn(changes) };
}

/** What was wrong, in the words of the last correction. */
function noteIn(changes: readonly LoggedChange[]): { note?: string } {
  const note = changes.findLast(({ action }) => action === 'correct')?.note;
  return note === undefined ? {} : { note };
}

/** `expire` stands for every other end too: its time is over, or it is no longer of what the partner is licensed to. */
function removal({ then }: TouchedArticle, before: ArticleFacts, view: View): LicensedChange {
  const { key, version, versionCreated } = then ?? before;
  if (then?.pubStatus === 'canceled') return withdrawal(then);
  if (then?.pubStatus === 'withheld') return { action: 'hold', key, version, at: versionCreated, significant: true };
  return { action: 'expire', key, version: before.version, at: endOf(before, view) ?? versionCreated, significant: true };
}

/** The hour within the window at which it would have ended as it was. */
function endOf({ expires, firstPublished }: ArticleFacts, { situation: { terms }, to }: View): Instant | undefined {
  const byDate = firstPublished === undefined ? [] : [archivedAt(terms.scope, firstPublished), displayedUntil(terms, firstPublished)];
  return [expires, ...byDate].filter((hour) => hour !== undefined && hour <= to).sort()[0];
}

/** Nothing keeps this from who received it: neither scope nor standing nor term. */
function takenBack({ before, then }: TouchedArticle, { received }: View): LicensedChange | undefined {
  if (then?.pubStatus !== 'canceled' || then.version === before?.version || !received(then.key)) return undefined;
  return withdrawal(then);
}

function withdrawal({ key, version, versionCreated, withdrawal: told }: ArticleFacts): LicensedChange {
  const note = told === undefined ? {} : { note: told.note };
  return { action: 'withdraw', key, version, at: versionCreated, significant: true, ...note };
}
