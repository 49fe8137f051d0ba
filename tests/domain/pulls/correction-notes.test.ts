// The note of a correction in a change feed: only a partner that has the text of the article receives it.
import { expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { HOUR_MS, later, NOON } from '../newsroom.ts';
import { WatchedDesk } from '../watched-desk.ts';

const SLUG = 'story-1';
const ALWAYS = () => true;
const NEVER = () => false;

function seen(terms: Partial<AgreementInput> = {}): WatchedDesk {
  const desk = new WatchedDesk(terms).publish();
  desk.told();
  return desk.wait(1);
}

it('a correction comes without its note to a partner that gets headlines', () => {
  const desk = new WatchedDesk({ form: 'headline' }).publish();
  expect(desk.lines()).toEqual(['publish 1']);
  const [change] = desk.wait(1).correct('The street was wrong.').told(ALWAYS);
  expect(change).toEqual({ action: 'correct', slug: SLUG, version: 2, at: later(NOON, HOUR_MS), significant: true });
});

it('a correction comes without its note to a partner that has received nothing of the article, or only its headline', () => {
  const correction = { action: 'correct', slug: SLUG, version: 2, at: later(NOON, HOUR_MS), significant: true };
  expect(seen().correct('The street was wrong.').told(NEVER)).toEqual([correction]);
  const headline = (_slug: string, part?: 'text') => part === undefined;
  expect(seen().correct('The street was wrong.').told(headline)).toEqual([correction]);
  const released = seen().hold();
  released.told(headline);
  expect(released.correct('A name was wrong.').release().told(headline)[0]).not.toHaveProperty('note');
});
