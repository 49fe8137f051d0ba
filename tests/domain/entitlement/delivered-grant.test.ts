// What was delivered can be made again from its row: the same text and the same notice, whatever the agreement said.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Agreement, type AgreementInput, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { decide, type Grant, grantInForm, type Situation } from '../../../src/domain/entitlement/entitlement.ts';
import { templateOf } from '../../../src/domain/renditions/notice.ts';
import { renditionOf } from '../../../src/domain/renditions/rendition.ts';
import { HOUR_MS, later, NOON, PUBLISHER, published } from '../newsroom.ts';

const BODY = `<p>${'The ferry is back and the upper lake has its bakery again. '.repeat(3)}</p>
<figure><img src="https://www.tarn-herald.example/a.jpg" alt="" data-source="The Tarn Herald"><figcaption>The ferry</figcaption></figure>
<p>Tickets are sold on board.</p>`;

function terms(changes: Partial<AgreementInput> = {}): Agreement {
  return agreementSchema.parse({ reference: 'HG-7', validFrom: '2026-01-01T00:00:00Z', form: 'full', channels: ['app'], ...changes });
}

function granted(article: Article, agreement: Agreement, situation: Partial<Situation> = {}): Grant {
  const now = later(NOON, HOUR_MS);
  const whole: Situation = { terms: agreement, standing: 'good', acceptance: 'accepted', publisher: PUBLISHER, made: NOON, ...situation };
  const decision = decide(whole, factsOf(article), { embargoed: true }, now);
  if (decision.kind !== 'grant') throw new Error(`refused: ${decision.reason}`);
  return decision.grant;
}

const agreements = fc
  .record({
    form: fc.constantFrom(...FORMS),
    words: fc.integer({ min: 10, max: 40 }),
    images: fc.constantFrom('none', 'own', 'cleared'),
    displayDays: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
    delayMinutes: fc.integer({ min: 0, max: 30 }),
    validUntil: fc.option(fc.constant('2026-03-20T00:00:00Z'), { nil: undefined }),
    afterTerm: fc.constantFrom('keep', 'remove'),
  })
  .map(({ form, words, displayDays, delayMinutes, validUntil, ...rest }) =>
    terms({
      form,
      ...(form === 'excerpt' ? { excerptWords: words } : {}),
      ...(displayDays === undefined ? {} : { displayDays }),
      ...(validUntil === undefined ? {} : { validUntil }),
      scope: { delayMinutes },
      ...rest,
    }),
  );

describe('the grant of a delivery', () => {
  it('is the one that was decided, under any agreement', () => {
    const article = published({ bodyHtml: BODY, expires: '2026-03-15T00:00:00.000Z' });
    fc.assert(
      fc.property(agreements, (agreement) => {
        const grant = granted(article, agreement);
        expect(grantInForm(grant.form, agreement, article)).toEqual(grant);
      }),
    );
  });

  it('of copy under embargo has its hour, and no day after which it must go that nobody knew then', () => {
    const { firstPublished: _hour, copyrightYear: _year, significantChange: _change, ...rest } = published();
    const article: Article = { ...rest, embargoedUntil: '2026-04-01T00:00:00.000Z' };
    const agreement = terms({ embargoed: true, displayDays: 3 });
    expect(grantInForm('full', agreement, article)).toEqual(granted(article, agreement));
  });

  it.each([
    ['a partner on probation', { standing: 'probation' }],
    ['a notice that was not accepted in time', { acceptance: 'overdue' }],
  ] as const)('that came in less, because of %s, makes that text and that notice again', (_why, situation) => {
    const article = published({ bodyHtml: BODY });
    const agreement = terms({ images: 'own' });
    const version = { id: 'main', version: 1, made: NOON, sha256: '', terms: agreement };
    const licence = { agreement: version, template: templateOf(agreement, 'Harbour Gazette', PUBLISHER), publisher: PUBLISHER };
    const before = granted(article, agreement, situation);
    const [then, again] = [before, grantInForm(before.form, version.terms, article)].map((grant) => renditionOf(article, grant, licence));
    expect(before.form).not.toBe('full');
    expect([again?.textHtml, again?.notice, again?.receiptPath]).toEqual([then?.textHtml, then?.notice, then?.receiptPath]);
  });
});
