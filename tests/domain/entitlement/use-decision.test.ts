// "May I run this, then?": the hour that is asked about, and what this hour hides.
import { expect, test } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { create } from '../../../src/domain/articles/lifecycle.ts';
import type { Use } from '../../../src/domain/entitlement/licensed-use.ts';
import { decideUse } from '../../../src/domain/entitlement/use-decision.ts';
import type { Instant } from '../../../src/domain/values/instant.ts';
import { PULL, situation } from '../licensing.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, published } from '../newsroom.ts';

const NOW = later(NOON, HOUR_MS);
const DAY_MS = 24 * HOUR_MS;
const TOMORROW = later(NOON, DAY_MS);
const budget = articleAfter(create('budget', draft({ embargoedUntil: TOMORROW }), at(NOON)));

function ask(then: Instant, agreement: Partial<AgreementInput> = {}, article: Article = published(), use: Partial<Use> = {}) {
  const answer = decideUse({ current: situation(agreement) }, factsOf(article), { ...PULL, ...use }, { now: NOW, at: then });
  return answer.kind === 'grant' ? 'grant' : answer.kind === 'disclosed' ? answer.reasons.join(' ') : `hidden: ${answer.reason}`;
}

test('copy under embargo may be pulled early and must not be used before its release', () => {
  const early = (then: Instant) => ask(then, { embargoed: true }, budget, { embargoed: true });
  expect([NOW, later(TOMORROW, -1), TOMORROW].map(early)).toEqual(['before-embargo', 'before-embargo', 'grant']);
});

test('after its release it is decided like copy that was published then', () => {
  const ends = later(TOMORROW, 2 * DAY_MS);
  const terms = { embargoed: true, displayDays: 2 };
  expect([later(ends, -1), ends].map((then) => ask(then, terms, budget, { embargoed: true }))).toEqual(['grant', 'no-longer']);
});

test('scheduled terms without embargoed copy grant the copy from its release on', () => {
  const future = situation({ embargoed: false });
  const askAhead = (then: Instant) =>
    decideUse({ current: situation({ embargoed: true }), future }, factsOf(budget), { ...PULL, embargoed: true }, { now: NOW, at: then });
  expect(askAhead(later(TOMORROW, -1))).toEqual({ kind: 'disclosed', reasons: ['before-embargo'] });
  expect(askAhead(TOMORROW)).toMatchObject({ kind: 'grant', grant: { embargoedUntil: TOMORROW } });
});

test('embargoed copy is hidden from a partner without embargo rights, even for a time after the embargo', () => {
  expect([NOW, TOMORROW, later(TOMORROW, DAY_MS)].map((then) => ask(then, {}, budget))).toEqual(Array(3).fill('hidden: embargo'));
});

test('copy that may be shown for a limited time is refused for a time after that, without an order to take it down today', () => {
  const ends = later(NOON, 2 * DAY_MS);
  expect([later(ends, -1), ends].map((then) => ask(then, { displayDays: 2 }))).toEqual(['grant', 'no-longer']);
  expect([later(ends, -1), ends].map((then) => ask(then, {}, published({ expires: ends })))).toEqual(['grant', 'no-longer']);
});

test('a time before the article existed is refused for that reason', () => {
  expect(ask(later(NOON, -1))).toBe('not-yet');
  expect(ask(later(NOON, 1), { scope: { delayMinutes: 30 } })).toBe('not-yet');
});

test('objections to the time and to the use come together', () => {
  const answer = ask(later(NOON, 2 * DAY_MS), { displayDays: 2 }, published(), { channel: 'print', ai: 'train' });
  expect(answer).toBe('no-longer channel ai-use');
});
