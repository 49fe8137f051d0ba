// The one decision: every reason there is to refuse, each at its very edge, and what a grant says.
import { describe, expect, it } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import type { Article } from '../../../src/domain/articles/article.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { create, hold, withdraw } from '../../../src/domain/articles/lifecycle.ts';
import {
  type Decision,
  type DisclosedReason,
  decide,
  type Situation,
  type UndisclosedReason,
} from '../../../src/domain/entitlement/entitlement.ts';
import type { Use } from '../../../src/domain/entitlement/licensed-use.ts';
import { type Instant, LAST_INSTANT } from '../../../src/domain/values/instant.ts';
import { PULL, situation } from '../licensing.ts';
import { articleAfter, at, draft, HOUR_MS, later, NOON, published } from '../newsroom.ts';

const DAY_MS = 24 * HOUR_MS;
const NOW = later(NOON, HOUR_MS);
const TOMORROW = later(NOON, DAY_MS);
const MIDNIGHT = '2026-03-04T00:00:00.000Z';

const embargoed = articleAfter(create('budget', draft({ embargoedUntil: TOMORROW }), at(NOON)));
const wire = published({ source: 'Ellery Wire' });

interface Asked {
  article?: Article | undefined;
  agreement?: Partial<AgreementInput>;
  also?: Partial<Situation>;
  use?: Partial<Use>;
  now?: Instant;
}

function ask({ agreement, also, use, now = NOW, ...given }: Asked = {}): Decision {
  const article = 'article' in given ? given.article : published();
  return decide(situation(agreement, also), article === undefined ? undefined : factsOf(article), { ...PULL, ...use }, now);
}

function reasonFor(asked: Asked): string {
  const decision = ask(asked);
  return decision.kind === 'grant' ? 'granted' : decision.reason;
}

/** `granted` up to the millisecond before the edge, and the reason from there on. */
function closesAt(edge: Instant, reason: string, asked: Asked): void {
  expect([later(edge, -1), edge, later(edge, 1)].map((now) => reasonFor({ ...asked, now }))).toEqual(['granted', reason, reason]);
}

function opensAt(edge: Instant, reason: string, asked: Asked): void {
  expect([later(edge, -1), edge].map((now) => reasonFor({ ...asked, now }))).toEqual([reason, 'granted']);
}

/** One case of each: a new reason does not compile until it has one. */
const HIDDEN: Record<UndisclosedReason, Asked> = {
  unknown: { article: undefined },
  section: { agreement: { scope: { sections: { include: ['council'] } } } },
  subject: { agreement: { scope: { subjects: { include: ['fish'] } } } },
  language: { agreement: { scope: { languages: { include: ['de'] } } } },
  source: { article: wire },
  'published-window': { agreement: { scope: { publishedFrom: TOMORROW } } },
  delay: { agreement: { scope: { delayMinutes: 61 } } },
  archive: { agreement: { scope: { archiveDays: 1 } }, now: later(NOON, 3 * DAY_MS) },
  embargo: { article: embargoed },
  held: { article: articleAfter(hold(published(), NOW)) },
  withdrawn: { article: articleAfter(withdraw(published(), 'r', 'n', NOW)) },
  expired: { article: published({ expires: NOW }) },
  'display-ended': { agreement: { displayDays: 1 }, now: TOMORROW },
};

const TOLD: Record<DisclosedReason, Asked> = {
  suspended: { also: { standing: 'suspended' } },
  'agreement-not-started': { agreement: { validFrom: TOMORROW } },
  'agreement-ended': { agreement: { validUntil: NOW } },
  channel: { use: { channel: 'print' } },
  domain: { use: { domain: 'other.example' } },
  territory: { agreement: { territories: { include: ['GB'] } }, use: { territory: 'US' } },
  'ai-use': { use: { ai: 'train' } },
  modification: { use: { modification: 'trim' } },
};

describe('a refusal', () => {
  it('needs a reason: the plain case is granted', () => {
    expect(ask().kind).toBe('grant');
  });

  it.each(Object.entries(HIDDEN))('without disclosing why: %s', (reason, asked) => {
    expect(ask(asked)).toEqual({ kind: 'refusal', disclosed: false, reason });
  });

  it.each(Object.entries(TOLD))('and discloses why: %s', (reason, asked) => {
    expect(ask(asked)).toEqual({ kind: 'refusal', disclosed: true, reason });
  });

  it('of a use is disclosed only for an article that the partner may know of', () => {
    for (const asked of Object.values(HIDDEN))
      expect(ask({ ...asked, use: { channel: 'print', ai: 'train' } })).toMatchObject({ disclosed: false });
  });

  it('that concerns the partner comes before any that concerns the article, which may not exist', () => {
    for (const article of [undefined, wire, embargoed]) expect(reasonFor({ article, also: { standing: 'suspended' } })).toBe('suspended');
  });

  it('is the answer to an unknown standing, state or acceptance', () => {
    expect(reasonFor({ also: { standing: 'excellent' as 'good' } })).toBe('suspended');
    expect(reasonFor({ article: { ...published(), pubStatus: 'draft' as 'usable' } })).toBe('held');
    expect(ask({ also: { acceptance: 'unheard' as 'accepted' } })).toMatchObject({ grant: { form: 'headline', limited: 'acceptance' } });
    expect(reasonFor({ use: { modification: 'rewrite' as 'trim' } })).toBe('modification');
    expect(reasonFor({ use: { territory: 'Atlantis' } })).toBe('territory');
  });
});

describe('the edges of time', () => {
  it('of the term: it begins and ends on its millisecond', () => {
    const agreement = { validFrom: NOW, validUntil: TOMORROW };
    opensAt(NOW, 'agreement-not-started', { agreement });
    closesAt(TOMORROW, 'agreement-ended', { agreement });
  });

  it('of the published window: from is in it and until is not', () => {
    const reason = (scope: AgreementInput['scope'], article: Article = published()) =>
      reasonFor({ agreement: { embargoed: true, scope }, article, use: { embargoed: true } });
    expect([NOON, later(NOON, 1)].map((publishedFrom) => reason({ publishedFrom }))).toEqual(['granted', 'published-window']);
    expect([later(NOON, 1), NOON].map((publishedUntil) => reason({ publishedUntil }))).toEqual(['granted', 'published-window']);
    expect([TOMORROW, later(TOMORROW, 1)].map((publishedFrom) => reason({ publishedFrom }, embargoed))).toEqual([
      'granted',
      'published-window',
    ]);
    expect([later(TOMORROW, 1), TOMORROW].map((publishedUntil) => reason({ publishedUntil }, embargoed))).toEqual([
      'granted',
      'published-window',
    ]);
  });

  it('of the delay', () => {
    opensAt(later(NOON, 30 * 60_000), 'delay', { agreement: { scope: { delayMinutes: 30 } } });
    opensAt(NOON, 'delay', {});
  });

  it('of the archive: the end of a day in UTC', () => {
    closesAt('2026-03-06T00:00:00.000Z', 'archive', { agreement: { scope: { archiveDays: 2 } } });
    const agreement = { scope: { archiveDays: 1 } };
    closesAt('2026-03-05T00:00:00.000Z', 'archive', { agreement, article: published({}, later(MIDNIGHT, -1)) });
    closesAt('2026-03-06T00:00:00.000Z', 'archive', { agreement, article: published({}, MIDNIGHT) });
  });

  it('of the display days, and of the article’s own expiry', () => {
    closesAt(later(NOON, 2 * DAY_MS), 'display-ended', { agreement: { displayDays: 2 } });
    closesAt(TOMORROW, 'expired', { article: published({ expires: TOMORROW }) });
  });
});

describe('an instant beyond the calendar', () => {
  const eve = later(LAST_INSTANT, -1);
  const last = { article: published({}, eve), now: LAST_INSTANT };

  it('never opens copy under a delay', () => {
    expect(reasonFor({ ...last, agreement: { scope: { delayMinutes: 1 } } })).toBe('delay');
  });

  it('never ends the showing or the archive', () => {
    const decision = ask({ ...last, agreement: { displayDays: 1, scope: { archiveDays: 1 } } });
    expect(decision).toMatchObject({ kind: 'grant', grant: expect.not.objectContaining({ until: expect.anything() }) });
  });
});

describe('the scope of an agreement', () => {
  const both = published({
    sections: [
      { code: 'lakes', name: 'L' },
      { code: 'council', name: 'C' },
    ],
  });
  const within = (scope: AgreementInput['scope'], article: Article = both) => reasonFor({ article, agreement: { scope } });

  it('deny beats allow, in every list', () => {
    expect(within({ sections: { include: ['lakes'] } })).toBe('granted');
    expect(within({ sections: { include: ['lakes'], exclude: ['council'] } })).toBe('section');
    expect(within({ sections: { exclude: ['lakes'] } })).toBe('section');
    expect(within({ subjects: { include: ['ferries'], exclude: ['ferries'] } })).toBe('subject');
    expect(within({ languages: { include: ['en'], exclude: ['en-GB'] } })).toBe('language');
    expect(within({ sources: { include: ['own'], exclude: ['The Tarn Herald'] } })).toBe('source');
    expect(reasonFor({ agreement: { territories: { include: ['GB'], exclude: ['GB'] } }, use: { territory: 'GB' } })).toBe('territory');
  });

  it('an article without subjects is in where none are named, and out where some are', () => {
    expect(within({ subjects: { exclude: ['fish'] } }, published({ subjects: [] }))).toBe('granted');
    expect(within({ subjects: { include: ['fish'] } }, published({ subjects: [] }))).toBe('subject');
  });

  it('a language takes its regions, and a region not its language', () => {
    const spoken = (language: string, include: string[]) => within({ languages: { include } }, published({ language }));
    expect(spoken('en-GB', ['en'])).toBe('granted');
    expect(spoken('en', ['en-GB'])).toBe('language');
    expect(spoken('en-US', ['en-GB'])).toBe('language');
    expect(spoken('eng-GB', ['en'])).toBe('language');
    expect(spoken('zh-Hant-TW', ['zh-Hant'])).toBe('granted');
  });

  it('whose copy: the publisher’s alone, unless the agreement names another by its name', () => {
    expect(within({}, wire)).toBe('source');
    expect(within({ sources: { include: ['ELLERY wire'] } }, wire)).toBe('granted');
    expect(within({ sources: { include: ['Ellery Wire'] } }, both)).toBe('source');
    expect(within({ sources: { exclude: ['Ellery Wire'] } }, wire)).toBe('source');
    const renamed = { name: 'Tarn Media', formerNames: ['The Tarn Herald'] };
    for (const include of [['own'], ['OWN'], ['Tarn Media'], ['the tarn herald']])
      expect(reasonFor({ agreement: { scope: { sources: { include } } }, also: { publisher: renamed } }), include[0]).toBe('granted');
  });
});

describe('copy under embargo', () => {
  it('needs the agreement and the key, and no delay', () => {
    const seen = (agreed: boolean, key: boolean) =>
      reasonFor({ article: embargoed, agreement: { embargoed: agreed }, use: { embargoed: key } });
    expect([seen(true, true), seen(true, false), seen(false, true), seen(false, false)]).toEqual([
      'granted',
      'embargo',
      'embargo',
      'embargo',
    ]);
    const { terms } = situation({ embargoed: true });
    const late = { terms: { ...terms, scope: { ...terms.scope, delayMinutes: 1 } } };
    expect(reasonFor({ article: embargoed, also: late, use: { embargoed: true } })).toBe('embargo');
  });

  it('stays unpublished after its hour, until the Catalogue’s alarm has published it', () => {
    expect(reasonFor({ article: embargoed, now: later(TOMORROW, HOUR_MS) })).toBe('embargo');
  });

  it('without a release is granted to no partner', () => {
    const { embargoedUntil: _none, ...hourless } = embargoed;
    expect(reasonFor({ article: hourless, agreement: { embargoed: true }, use: { embargoed: true } })).toBe('embargo');
  });
});
