// What a grant says: the form, why it is less, until when, and for which uses it would have been one.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { create } from '../../../src/domain/articles/lifecycle.ts';
import { decide } from '../../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../../src/domain/entitlement/licensed-use.ts';
import { grantOf, PULL, situation } from '../licensing.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, published } from '../newsroom.ts';

const TOMORROW = later(NOON, 24 * HOUR_MS);

describe('a grant', () => {
  it('is the agreement’s form, with its duties', () => {
    const agreement = { form: 'excerpt' as const, excerptWords: 40, images: 'own' as const };
    expect(grantOf(published(), situation(agreement))).toEqual({
      form: 'excerpt',
      excerptWords: 40,
      images: 'own',
      duties: { withdrawWithinMinutes: 60, correctWithinMinutes: 1_440, reportReproductions: false },
    });
  });

  it.each([
    ['full', 'overdue', 'good', { form: 'headline', limited: 'acceptance', images: 'none' }],
    ['full', 'overdue', 'probation', { form: 'headline', limited: 'acceptance', images: 'none' }],
    ['full', 'pending', 'good', { form: 'full', images: 'cleared' }],
    ['full', 'accepted', 'warned', { form: 'full', images: 'cleared' }],
    ['full', 'accepted', 'probation', { form: 'summary', limited: 'probation', images: 'cleared' }],
    ['summary', 'accepted', 'probation', { form: 'summary', images: 'cleared' }],
    ['headline', 'overdue', 'probation', { form: 'headline', images: 'none' }],
  ] as const)('of %s, %s and in %s standing, is %j', (form, acceptance, standing, expected) => {
    const { duties: _same, ...grant } = grantOf(published(), situation({ form, images: 'cleared' }, { acceptance, standing }));
    expect(grant).toEqual(expected);
  });

  it('has no number of words where the form is less than an excerpt', () => {
    const grant = grantOf(published(), situation({ form: 'excerpt', excerptWords: 40 }, { standing: 'probation' }));
    expect(grant).not.toHaveProperty('excerptWords');
  });

  it('lasts until the first of expiry, days of showing and a term after which copies go', () => {
    const until = (agreement: Partial<AgreementInput>, expires?: string) => grantOf(published({ expires }), situation(agreement)).until;
    const days = (count: number) => later(NOON, count * 24 * HOUR_MS);
    expect(until({})).toBeUndefined();
    expect(until({ displayDays: 3 })).toBe(days(3));
    expect(until({ displayDays: 3 }, days(2))).toBe(days(2));
    expect(until({ displayDays: 3, validUntil: TOMORROW })).toBe(TOMORROW);
    expect(until({ displayDays: 3, validUntil: TOMORROW, afterTerm: 'keep' })).toBe(days(3));
  });

  it('says until when copy is under embargo, and from when delayed copy could be seen', () => {
    const article = articleAfter(create('budget', draft({ embargoedUntil: TOMORROW }), at(NOON)));
    expect(grantOf(article, situation({ embargoed: true }), { embargoed: true }).embargoedUntil).toBe(TOMORROW);
    expect(grantOf(published({ embargoedUntil: NOON }), situation({ embargoed: true }), { embargoed: true })).not.toHaveProperty(
      'embargoedUntil',
    );
    const delayed = situation({ scope: { delayMinutes: 30 } });
    expect(grantOf(published(), delayed).seenFrom).toBe(later(NOON, 30 * 60_000));
    expect(grantOf(published(), situation())).not.toHaveProperty('seenFrom');
  });
});

describe('a use', () => {
  const reason = (agreement: Partial<AgreementInput>, use: Partial<Use>) => {
    const decision = decide(situation(agreement), factsOf(published()), { ...PULL, ...use }, later(NOON, HOUR_MS));
    return decision.kind === 'grant' ? 'granted' : decision.reason;
  };

  it('on a page is at a domain of the agreement or below one, however it is written', () => {
    const at = (domain: string) => reason({ domains: ['harbour-gazette.example'] }, { domain });
    for (const domain of ['harbour-gazette.example', 'www.harbour-gazette.example', 'Harbour-Gazette.EXAMPLE', 'harbour-gazette.example.'])
      expect(at(domain), domain).toBe('granted');
    for (const domain of ['my-harbour-gazette.example', 'harbour-gazette.example.org', 'example', '', '.'])
      expect(at(domain), domain).toBe('domain');
  });

  it('on a page is on the web', () => {
    const printed: Partial<AgreementInput> = { channels: ['print'], domains: ['harbour-gazette.example'] };
    expect(reason(printed, { domain: 'harbour-gazette.example' })).toBe('channel');
    expect(reason(printed, { channel: 'print' })).toBe('granted');
  });

  it('in a country is everywhere where none is named, however it is written', () => {
    const within = (territories: AgreementInput['territories'], territory: string) => reason({ territories }, { territory });
    expect(within({}, 'NO')).toBe('granted');
    expect(within({ include: ['GB'] }, 'gb')).toBe('granted');
    expect(within({ exclude: ['GB'] }, 'gb')).toBe('territory');
    expect(within({ exclude: ['GB'] }, 'UK')).toBe('territory');
    expect(within({ exclude: ['UK'] }, 'GB')).toBe('territory');
  });

  it('by machines is denied until it is granted, one by one', () => {
    for (const ai of ['search', 'input', 'index', 'train', 'mining'] as const) {
      expect(reason({}, { ai })).toBe('ai-use');
      expect(reason({ ai: { [ai]: true } }, { ai })).toBe('granted');
      expect(reason({ ai: { search: true, input: true, index: true, train: true, mining: true, [ai]: false } }, { ai })).toBe('ai-use');
    }
  });

  it('that changes the text includes the lesser changes', () => {
    const changes = ['none', 'trim', 'style', 'translate'] as const;
    const table = changes.map((modification) =>
      changes.map((wanted) => (reason({ modification }, { modification: wanted }) === 'granted' ? 1 : 0)).join(''),
    );
    expect(table).toEqual(['1000', '1100', '1110', '1111']);
  });
});
