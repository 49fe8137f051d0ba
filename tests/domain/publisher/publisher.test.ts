import { describe, expect, it } from 'vitest';
import sample from '../../../src/cli/sample/publisher.json' with { type: 'json' };
import { houseNotice, isOwnSource } from '../../../src/domain/publisher/own-copy.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { objectionsOf } from '../../support/objections.ts';
import { HOUSE, PUBLISHER } from '../newsroom.ts';

function pointersTo(change: Record<string, unknown>): string[] {
  const { error } = publisherSchema.safeParse({ ...HOUSE, ...change });
  return error === undefined ? [] : objectionsOf(error, publisherSchema).map(({ pointer }) => pointer);
}

describe('the publisher’s settings', () => {
  it('may be as short as a name, a site, a line and a section', () => {
    const { desks: _none, ...least } = HOUSE;
    expect(publisherSchema.parse(least)).toMatchObject({ desks: [], publicContent: 'summary' });
  });

  it('of the sample are good as they are', () => {
    expect(publisherSchema.parse(sample)).toMatchObject({ name: 'M10News', timeZone: 'Europe/London' });
  });

  it.each([
    ['a time zone that is none', { timeZone: 'Europe/Atlantis' }, ['/timeZone']],
    ['a house line without a year', { houseLine: '© The Tarn Herald.' }, ['/houseLine']],
    ['a tag without a date (RFC 4151 §2.1)', { tagAuthority: 'tarn-herald.example' }, ['/tagAuthority']],
    ['a tag in capitals', { tagAuthority: 'Tarn-Herald.example,2026' }, ['/tagAuthority']],
    ['a site that is no address', { siteUrl: 'www.tarn-herald.example' }, ['/siteUrl']],
    ['an article address without a slug', { articleUrl: 'https://www.tarn-herald.example/news' }, ['/articleUrl']],
    ['an article address that is a script', { articleUrl: 'javascript:{slug}' }, ['/articleUrl']],
    ['a logo wider than RSS allows', { logo: { url: 'https://p.example/logo.png', width: 145, height: 40 } }, ['/logo/width']],
    ['no section at all', { sections: [] }, ['/sections']],
    ['two sections of one code', { sections: [...HOUSE.sections, { code: 'lakes', name: 'More lakes' }] }, ['/sections/2/code']],
    ['a code with a slash', { sections: [{ code: 'a/b', name: 'A' }] }, ['/sections/0/code']],
    ['a desk whose section is none', { desks: [{ code: 'night', name: 'Night', section: 'sport' }] }, ['/desks/0/section']],
    ['a field that nobody knows', { homepage: 'https://x.example/' }, ['/homepage']],
  ])('may not have %s', (_, change, pointers) => {
    expect(pointersTo(change)).toEqual(pointers);
  });
});

describe('the house line', () => {
  it('has the year wherever it asks for it, and is otherwise word for word', () => {
    expect(houseNotice({ houseLine: '© {year} A. First published {year} by A; $& stays.' }, 2026)).toBe(
      '© 2026 A. First published 2026 by A; $& stays.',
    );
  });
});

describe('whose copy it is', () => {
  it('is decided by the name, in any case of its letters', () => {
    expect(isOwnSource(PUBLISHER, 'the tarn herald')).toBe(true);
    expect(isOwnSource(PUBLISHER, 'Tarn Herald')).toBe(false);
    expect(isOwnSource(PUBLISHER, 'The Tarn Herald and Ellery Wire')).toBe(false);
  });
});
