// Sources in the scope of an agreement: an agency is credited by several names.
import { describe, expect, it } from 'vitest';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { decide } from '../../../src/domain/entitlement/entitlement.ts';
import { PULL, situation } from '../licensing.ts';
import { HOUR_MS, later, NOON, published } from '../newsroom.ts';

describe('copy of an agency', () => {
  const outcome = (source: string, sources: { include?: string[]; exclude?: string[] }) => {
    const facts = factsOf(published({ source }));
    const decision = decide(situation({ scope: { sources } }), facts, PULL, later(NOON, HOUR_MS));
    return decision.kind === 'grant' ? 'granted' : decision.reason;
  };

  it('is that of the agency, whichever of its names the agreement and the article have', () => {
    for (const source of ['AP', 'The Associated Press', 'associated  press', 'AP News'])
      for (const name of ['AP', 'The Associated Press', 'ASSOCIATED PRESS'])
        expect([source, name, outcome(source, { include: [name] })]).toEqual([source, name, 'granted']);
    for (const source of ['AFP', 'Australian Associated Press', 'A.P.', 'Apa'])
      expect([source, outcome(source, { include: ['AP News'] })]).toEqual([source, 'source']);
    expect(outcome('Ellery\u00a0 WIRE', { include: ['Ellery Wire'] })).toBe('granted');
  });

  it('is excluded under every name of the agency, except one that is included by itself', () => {
    expect(outcome('Thomson Reuters', { include: ['RTR'], exclude: ['Reuters'] })).toBe('source');
    expect(outcome('Reuters', { include: ['Reuters'], exclude: ['Thomson Reuters Foundation'] })).toBe('granted');
    expect(outcome('Thomson Reuters Foundation', { include: ['Reuters'], exclude: ['Thomson Reuters Foundation'] })).toBe('source');
  });
});
