// An agreement as a desk writes it: what is filled in, and what is refused where.
import { describe, expect, it } from 'vitest';
import { agreementSchema, domainSchema } from '../../../src/domain/agreements/agreement.ts';
import { agreementPath } from '../../../src/domain/agreements/agreement-path.ts';
import { territorySchema } from '../../../src/domain/agreements/territory.ts';
import { LEAST, objectionsTo, pointersTo, terms } from '../licensing.ts';

describe('an agreement that says the least it can', () => {
  it('grants the least there is', () => {
    expect(terms()).toEqual({
      reference: 'TH-2026-014',
      validFrom: '2026-01-01T00:00:00.000Z',
      afterTerm: 'remove',
      scope: {
        sections: { exclude: [] },
        subjects: { exclude: [] },
        languages: { exclude: [] },
        sources: { exclude: [] },
        delayMinutes: 0,
      },
      form: 'full',
      images: 'none',
      embargoed: false,
      channels: ['web'],
      domains: ['harbour-gazette.example'],
      territories: { exclude: [] },
      modification: 'none',
      sublicensing: false,
      notice: { placement: 'end', acceptWithinHours: 168 },
      credit: { text: '{holder}', linkRequired: true, canonicalRequired: true, robots: 'none' },
      duties: { withdrawWithinMinutes: 60, correctWithinMinutes: 1_440, reportReproductions: false },
      contacts: { withdrawals: [] },
      consequences: 'confirmed',
      ai: { search: false, input: false, index: false, train: false, mining: false },
    });
  });

  it('keeps each channel once, in the order of its first mention', () => {
    expect(terms({ channels: [...Array(28_000).fill('app'), 'web', 'app', 'web'] }).channels).toEqual(['app', 'web']);
  });

  it('is refused without a reference, a beginning, a form and channels', () => {
    expect(objectionsTo({})).toEqual([
      '/reference is required',
      '/validFrom must be an RFC 3339 date-time with an offset, such as 2026-03-03T12:00:00Z',
      '/form must be one of headline, summary, excerpt, full',
      '/channels is required',
    ]);
  });

  it('is equal after it is stored and read again, since versions are compared by content', () => {
    const once = terms({
      scope: { sections: { include: ['lakes'] } },
      territories: { exclude: ['UK'] },
      notice: { licenceLine: { en: 'With {partner}' } },
    });
    expect(agreementSchema.parse(JSON.parse(JSON.stringify(once)))).toEqual(once);
  });
});

describe('an agreement is refused', () => {
  it.each([
    ['a field that is not known', { colour: 'blue' }, ['/colour']],
    ['one within another', { scope: { section: ['lakes'] } }, ['/scope/section']],
    ['a form that is none', { form: 'everything' }, ['/form']],
    ['no channel', { channels: [] }, ['/channels']],
    ['web copy that may stand nowhere', { channels: ['web'], domains: [] }, ['/domains']],
    ['a term that ends before it begins', { validUntil: '2025-12-31T00:00:00Z' }, ['/validUntil']],
    ['a term without a millisecond in it', { validUntil: '2026-01-01T00:00:00Z' }, ['/validUntil']],
    ['a date without an hour', { validFrom: '2026-01-01' }, ['/validFrom']],
    [
      'a window that ends before it begins',
      { scope: { publishedFrom: '2026-02-01T00:00:00Z', publishedUntil: '2026-01-01T00:00:00Z' } },
      ['/scope/publishedUntil'],
    ],
    ['an excerpt of no length', { form: 'excerpt' }, ['/excerptWords']],
    ['a length for what is no excerpt', { form: 'full', excerptWords: 50 }, ['/excerptWords']],
    ['early copy that is kept waiting', { embargoed: true, scope: { delayMinutes: 5 } }, ['/scope/delayMinutes']],
    ['a list that lets nothing in', { scope: { sections: { include: [] } } }, ['/scope/sections/include']],
    ['a section’s name for its code', { scope: { sections: { include: ['lakes', 'The Council'] } } }, ['/scope/sections/include/1']],
    ['a language that is none', { scope: { languages: { exclude: ['english!'] } } }, ['/scope/languages/exclude/0']],
    ['an address for a host name', { domains: ['https://harbour-gazette.example/'] }, ['/domains/0']],
    ['a country by its name', { territories: { include: ['Norway'] } }, ['/territories/include/0']],
    ['money as a floating-point number', { payment: { model: 'subscription', amount: 250.5, currency: 'EUR' } }, ['/payment/amount']],
    ['money of no currency', { payment: { model: 'subscription', amount: '250.50' } }, ['/payment/currency']],
    ['a quota of nothing', { quota: { articles: 0, per: 'month' } }, ['/quota/articles']],
    ['a use by machines that is not known', { ai: { all: true } }, ['/ai/all']],
    ['several things at once', { images: 'all', rate: { requests: 1 }, afterTerm: 'burn' }, ['/afterTerm', '/images', '/rate/perSeconds']],
  ])('for %s', (_, change, pointers) => {
    expect(pointersTo(change).sort()).toEqual(pointers);
  });

  it('in words that say what to do', () => {
    expect(objectionsTo({ ...LEAST, channels: ['web'], domains: undefined })).toEqual(['/domains must name the domains for web copy']);
    expect(objectionsTo({ ...LEAST, scope: { sections: { include: [] } } })).toEqual([
      '/scope/sections/include must name at least one; leave it out for all',
    ]);
  });
});

describe('a value with several spellings', () => {
  it('a host name is in small letters, has a name at its end and no number', () => {
    expect(domainSchema.parse(' WWW.Harbour-Gazette.EXAMPLE ')).toBe('www.harbour-gazette.example');
    expect(domainSchema.parse('xn--hfengazette-q8a.example')).toBe('xn--hfengazette-q8a.example');
    for (const name of [
      'localhost',
      'a..example',
      '-a.example',
      '192.0.2.10',
      'a.example.',
      'a.b-',
      'höfen.example',
      'a.example/x',
      '*.example',
    ])
      expect(domainSchema.safeParse(name).success, name).toBe(false);
  });

  it('a country has one code', () => {
    expect(['gb', ' NO ', 'UK'].map((code) => territorySchema.parse(code))).toEqual(['GB', 'NO', 'GB']);
    for (const code of ['GBR', 'G', '1A', '']) expect(territorySchema.safeParse(code).success, code).toBe(false);
  });

  it('an instant is in UTC, a language in its usual case', () => {
    expect(terms({ validFrom: '2026-01-01T00:00:00+01:00' }).validFrom).toBe('2025-12-31T23:00:00.000Z');
    expect(terms({ scope: { languages: { include: ['EN-gb'] } } }).scope.languages.include).toEqual(['en-GB']);
  });
});

describe('a version of an agreement', () => {
  it('has an address', () => {
    expect(agreementPath({ id: 'harbour', version: 2 })).toBe('/v1/agreements/harbour/versions/2');
  });
});
