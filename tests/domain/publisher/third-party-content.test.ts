import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Publisher, publisherSchema, type ThirdPartyContent } from '../../../src/domain/publisher/publisher.ts';
import { isUnlistedSource, publicOfThirdParty, thirdPartyContentOf } from '../../../src/domain/publisher/third-party-content.ts';
import { HOUSE } from '../newsroom.ts';

function house(otherwise: ThirdPartyContent, sources: [string, ThirdPartyContent][] = [], more: Partial<Publisher> = {}): Publisher {
  const thirdPartyContent = { default: otherwise, sources: sources.map(([name, content]) => ({ name, content })) };
  return publisherSchema.parse({ ...HOUSE, formerNames: ['The Fell Post'], thirdPartyContent, ...more });
}

describe('what is public of third-party copy', () => {
  it('is a summary unless the settings say otherwise', () => {
    expect(publisherSchema.parse(HOUSE).thirdPartyContent).toEqual({ default: 'summary', sources: [] });
    expect(publisherSchema.parse({ ...HOUSE, thirdPartyContent: {} }).thirdPartyContent).toEqual({ default: 'summary', sources: [] });
    expect(thirdPartyContentOf(publisherSchema.parse(HOUSE), 'AP')).toBe('summary');
  });

  it('is said by the name of the source, in any case, and otherwise by the default', () => {
    const publisher = house('none', [
      ['AP', 'summary'],
      ['Élan Agence', 'full'],
    ]);
    const asked = ['ap', 'AP', 'ÉLAN agence', 'The AP', 'APA', ''];
    expect(asked.map((source) => thirdPartyContentOf(publisher, source))).toEqual(['summary', 'summary', 'full', 'none', 'none', 'none']);
  });

  it('is said by any name of an agency, of which the very name counts first, and otherwise the strictest', () => {
    const listed: [string, ThirdPartyContent][] = [
      ['The Associated Press', 'full'],
      ['AP News', 'summary'],
      ['REUTERS', 'none'],
      ['Quay Wire', 'full'],
    ];
    const asked = [
      'AP',
      'the associated press',
      'Associated Press Television',
      'Reuters',
      'Thomson  Reuters',
      'AFP',
      'quay wire',
      'The Quay Wire',
    ];
    const contents = ['summary', 'full', 'summary', 'none', 'none', 'none', 'full', 'none'];
    expect(asked.map((source) => thirdPartyContentOf(house('none', listed), source))).toEqual(contents);
    expect(isUnlistedSource(house('full', listed), 'Reuters News Agency')).toBe(true);
    // An abbreviation is written in one case: a Map may be a magazine.
    expect(thirdPartyContentOf(house('full', [['Maghreb Arabe Presse', 'none']]), 'Map')).toBe('full');
  });

  it('does not concern the publisher’s own copy, also under a former name, even if its name is listed', () => {
    const publisher = house('none', [['The Tarn Herald', 'none']]);
    expect(['The Tarn Herald', 'the tarn herald', 'THE FELL POST'].map((source) => isUnlistedSource(publisher, source))).toEqual(
      Array(3).fill(false),
    );
    expect(thirdPartyContentOf(publisher, 'The Tarn Herald and AP')).toBe('none');
  });

  it('is never more than of the publisher’s own copy', () => {
    const forms = (['none', 'summary', 'full'] as const).map((otherwise) =>
      (['summary', 'full'] as const).map((publicContent) => publicOfThirdParty(house(otherwise, [], { publicContent }), 'AP')),
    );
    expect(forms).toEqual([
      ['none', 'none'],
      ['summary', 'summary'],
      ['summary', 'full'],
    ]);
  });

  it('is decided for any source, and only the publisher’s names are its own', () => {
    fc.assert(
      fc.property(fc.string(), (source) => {
        const isOwn = ['the tarn herald', 'the fell post'].includes(source.toLowerCase());
        expect(thirdPartyContentOf(house('none'), source)).toBe(isOwn ? undefined : 'none');
      }),
    );
  });
});
