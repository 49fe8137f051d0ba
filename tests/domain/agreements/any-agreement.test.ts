// A thousand agreements and articles: no copy without its notice, none that the agreement does not grant, and a decision that a second
// reading of the rules, written without a look at the first, agrees with.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Agreement } from '../../../src/domain/agreements/agreement.ts';
import { FORMS } from '../../../src/domain/agreements/choices.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { isClosed } from '../../../src/domain/articles/stored-html.ts';
import { type Decision, decide, type Situation } from '../../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../../src/domain/entitlement/licensed-use.ts';
import type { Rendition } from '../../../src/domain/renditions/rendition.ts';
import { type Instant, yearIn } from '../../../src/domain/values/instant.ts';
import { escapeHtml } from '../../../src/domain/values/text.ts';
import { anyAgreement, anyArticle, anyMoment, anyName, anyStanding, anyUse } from '../any-licence.ts';
import { PULL, rendered, rootOf } from '../licensing.ts';
import { PUBLISHER } from '../newsroom.ts';

const RUNS = 1_000;

interface Case {
  situation: Situation;
  article: Article;
  use: Use;
  now: Instant;
  partner: string;
}

const anyCase: fc.Arbitrary<Case> = fc
  .tuple(anyAgreement, anyStanding, anyArticle, fc.oneof(fc.constant(PULL), fc.constant({ embargoed: true }), anyUse), anyMoment, anyName)
  .map(([terms, standing, article, use, now, partner]) => ({ situation: { ...standing, terms }, article, use, now, partner }));

/** Every grant's rendition, until there were enough; a check that never ran is a failure. */
function forEveryGrant(check: (rendition: Rendition, given: Case, decision: Decision & { kind: 'grant' }) => void, runs = RUNS): void {
  let granted = 0;
  fc.assert(
    fc.property(anyCase, (given) => {
      const decision = decide(given.situation, factsOf(given.article), given.use, given.now);
      if (decision.kind !== 'grant') return;
      granted += 1;
      check(rendered(given.article, decision.grant, given.situation.terms, given.partner), given, decision);
    }),
    { numRuns: runs },
  );
  expect(granted).toBeGreaterThan(runs / 10);
}

describe('whatever is agreed with whomever about whatever article', () => {
  it('licensed copy carries its notice beside the text, where the agreement wants it', () => {
    forEveryGrant(({ bodyHtml, textHtml, notice }) => {
      const root = rootOf(bodyHtml);
      const paragraphs = rootOf(notice.html);
      expect(isClosed(bodyHtml)).toBe(true);
      expect(isClosed(textHtml)).toBe(true);
      if (notice.placement !== 'start') expect(root.slice(-paragraphs.length)).toEqual(paragraphs);
      const start = root[0]?.startsWith('<p><strong>NOT FOR PUBLICATION') === true ? 1 : 0;
      if (notice.placement !== 'end') expect(root.slice(start, start + paragraphs.length)).toEqual(paragraphs);
    });
  });

  it('the house line is in it word for word under our own copy, and under nobody else’s', () => {
    forEveryGrant(({ notice, bodyHtml, ownCopy }, { article }) => {
      const year = yearIn(PUBLISHER.timeZone, article.firstPublished ?? article.embargoedUntil ?? '');
      const line = `© ${year} The Tarn Herald. All rights reserved.`;
      expect(ownCopy).toBe(article.source.toLowerCase() === 'the tarn herald');
      const rights = ownCopy ? line : `© ${year} Ellery Wire. All rights reserved.`;
      expect(notice.rights).toBe(rights);
      expect(notice.text.split('\n')).toContain(rights);
      expect(rootOf(bodyHtml)).toContain(`<p>${escapeHtml(rights)}</p>`);
      expect(notice.html.includes(line)).toBe(ownCopy);
      expect(notice.text).toContain(article.url);
    }, RUNS / 2);
  });

  it('no copy exceeds the agreed form, has a picture that is not granted, or comes before its release', () => {
    forEveryGrant(({ form, textHtml, images, embargo, bodyHtml }, { situation: { terms }, article, use }) => {
      expect(FORMS.indexOf(form)).toBeLessThanOrEqual(FORMS.indexOf(terms.form));
      if (form === 'headline') expect(textHtml).toBe('');
      const owners = [...bodyHtml.matchAll(/<img[^>]*data-source="([^"]*)"/g)]
        .map(([, owner]) => owner)
        .concat(images.map(({ source }) => source));
      const mayShow: string[] = { none: [], own: ['The Tarn Herald'], cleared: ['The Tarn Herald', 'Ellery Wire'] }[terms.images];
      expect(owners.filter((owner) => owner === undefined || !mayShow.includes(owner))).toEqual([]);
      const isOut = article.firstPublished !== undefined;
      expect(embargo === undefined).toBe(isOut);
      if (!isOut) expect(terms.embargoed && use.embargoed && bodyHtml.startsWith('<p><strong>NOT FOR PUBLICATION UNTIL ')).toBe(true);
    }, RUNS / 2);
  });

  it('the decision equals that of a second implementation of the rules', () => {
    const seen = new Map<string, number>();
    fc.assert(
      fc.property(anyCase, ({ situation, article, use, now }) => {
        const decision = decide(situation, factsOf(article), use, now);
        const verdict = decision.kind === 'grant' ? 'granted' : decision.disclosed ? 'disclosed' : 'undisclosed';
        seen.set(verdict, (seen.get(verdict) ?? 0) + 1);
        expect(verdict).toBe(secondReading(situation, article, use, now));
      }),
      { numRuns: RUNS },
    );
    expect([...seen.keys()].sort()).toEqual(['disclosed', 'granted', 'undisclosed']);
  });
});

/** Every rule that must hold, as a list of yes and no. */
function secondReading({ terms, standing }: Situation, article: Article, use: Use, now: Instant): 'granted' | 'undisclosed' | 'disclosed' {
  const ms = Date.parse(now);
  const inTerm = ms >= Date.parse(terms.validFrom) && !(ms >= Date.parse(terms.validUntil ?? '9999-12-30'));
  if (standing === 'suspended' || !inTerm) return 'disclosed';
  return mayKnow(terms, article, use, ms) ? (mayUse(terms, use) ? 'granted' : 'disclosed') : 'undisclosed';
}

type List = { include?: string[] | undefined; exclude: string[] };

const allows = ({ include, exclude }: List, tags: string[]) =>
  !tags.some((tag) => exclude.includes(tag)) && (include === undefined || tags.some((tag) => include.includes(tag)));

function mayKnow({ scope, embargoed, displayDays }: Agreement, article: Article, use: Use, ms: number): boolean {
  const source = article.source.toLowerCase();
  const aliases = source === 'the tarn herald' ? ['own', 'the tarn herald'] : [source];
  const lower = (names: string[]) => names.map((name) => name.toLowerCase());
  const out = article.firstPublished === undefined ? undefined : Date.parse(article.firstPublished);
  const hour = out ?? Date.parse(article.embargoedUntil ?? '');
  const day = 86_400_000;
  const midnight = out === undefined ? 0 : out - (out % day);
  return [
    article.pubStatus === 'usable',
    allows(
      scope.sections,
      article.sections.map(({ code }) => code),
    ),
    allows(
      scope.subjects,
      article.subjects.map(({ code }) => code),
    ),
    allows(scope.languages, [article.language, article.language.slice(0, 2)]),
    allows({ include: lower(scope.sources.include ?? ['own']), exclude: lower(scope.sources.exclude) }, aliases),
    scope.publishedFrom === undefined || hour >= Date.parse(scope.publishedFrom),
    scope.publishedUntil === undefined || hour < Date.parse(scope.publishedUntil),
    article.expires === undefined || ms < Date.parse(article.expires),
    out === undefined ? embargoed && use.embargoed : ms >= out + scope.delayMinutes * 60_000,
    out === undefined || scope.archiveDays === undefined || ms < midnight + (scope.archiveDays + 1) * day,
    out === undefined || displayDays === undefined || ms < out + displayDays * day,
  ].every(Boolean);
}

function mayUse(terms: Agreement, { channel, domain, territory, ai, modification }: Use): boolean {
  const changes = ['none', 'trim', 'style', 'translate'];
  return [
    channel === undefined || terms.channels.includes(channel),
    domain === undefined || (domain === 'www.harbour-gazette.example' && (channel !== undefined || terms.channels.includes('web'))),
    territory === undefined || allows(terms.territories, [territory]),
    ai === undefined || (ai === 'search' && terms.ai.search),
    modification === undefined || changes.indexOf(modification) <= changes.indexOf(terms.modification),
  ].every(Boolean);
}
