// A small newsroom for the tests of the domain: its settings, a draft as the Catalogue hands it to the lifecycle, and instants.
import type { Article } from '../../src/domain/articles/article.ts';
import type { Change, Outcome, Refusal } from '../../src/domain/articles/change.ts';
import type { Circumstances, ResolvedDraft } from '../../src/domain/articles/draft-rules.ts';
import { create } from '../../src/domain/articles/lifecycle.ts';
import { type Publisher, publisherSchema } from '../../src/domain/publisher/publisher.ts';
import { type Instant, msOf, toInstant } from '../../src/domain/values/instant.ts';

export const HOUSE = {
  name: 'The Tarn Herald',
  description: 'News from the lakes, as it happens.',
  siteUrl: 'https://www.tarn-herald.example/',
  language: 'en-GB',
  timeZone: 'Europe/Berlin',
  houseLine: '© {year} The Tarn Herald. All rights reserved.',
  tagAuthority: 'tarn-herald.example,2026',
  articleUrl: 'https://www.tarn-herald.example/{section}/{slug}',
  sections: [
    { code: 'lakes', name: 'Lakes' },
    { code: 'council', name: 'Council', description: 'What the council decides, and who pays.' },
  ],
  desks: [{ code: 'lakes-desk', name: 'Lakes Desk' }],
  licensingContact: 'rights@tarn-herald.example',
};

export const PUBLISHER: Publisher = publisherSchema.parse(HOUSE);

export const NOON: Instant = '2026-03-03T12:00:00.000Z';

export function later(instant: Instant, ms: number): Instant {
  return toInstant(msOf(instant) + ms);
}

export function at(now: Instant, publisher: Publisher = PUBLISHER): Circumstances {
  return { now, publisher };
}

export function draft(change: Partial<ResolvedDraft> = {}): ResolvedDraft {
  return {
    headline: 'Ferry returns to the upper lake',
    standfirst: 'The first crossing since the storm leaves at dawn.',
    excerpt: 'The ferry is back.',
    by: { names: [{ code: 'ines-calloway', name: 'Ines Calloway' }], desks: [] },
    sections: [{ code: 'lakes', name: 'Lakes' }],
    subjects: [{ code: 'ferries', name: 'Ferries' }],
    source: 'The Tarn Herald',
    bodyHtml: '<p>The ferry is back.</p>',
    images: [],
    ...change,
  };
}

export function changeOf(outcome: Outcome): Change {
  if (outcome.kind !== 'changed') throw new Error(`expected a change and got ${JSON.stringify(outcome)}`);
  return outcome.change;
}

export function articleAfter(outcome: Outcome): Article {
  return changeOf(outcome).article;
}

export function refusalOf(outcome: Outcome): Refusal {
  if (outcome.kind !== 'refused') throw new Error(`expected a refusal and got ${JSON.stringify(outcome)}`);
  return outcome.refusal;
}

/** Objections as `pointer: detail` lines. */
export function pointersOf(outcome: Outcome): string[] {
  const refusal = refusalOf(outcome);
  if (refusal.reason !== 'objections') throw new Error(`refused for another reason: ${refusal.reason}`);
  return refusal.objections.map(({ pointer }) => pointer);
}

export function published(change: Partial<ResolvedDraft> = {}, now: Instant = NOON): Article {
  return articleAfter(create('ferry-returns', draft(change), at(now)));
}

export const HOUR_MS = 3_600_000;
