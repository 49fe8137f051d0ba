// The publisher's settings as a form: what is shown and sent back is what was stored, and what is wrong is said where it can be put right.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PUBLISHER_PATHS } from '../../../src/domain/publisher/publisher-fields.ts';
import { changedFacts } from '../../../src/http/console/settings/publisher-difference.ts';
import { compacted, fieldsOfPublisher, readPublisher, rowCounts } from '../../../src/http/console/settings/publisher-form.ts';
import { withoutSuggested, withSuggestions } from '../../../src/http/console/settings/publisher-suggestions.ts';
import { formAt } from '../../../src/pages/console/forms.ts';
import { publisherPage } from '../../../src/pages/console/settings/publisher.tsx';
import { type FieldError, fieldId } from '../../../src/pages/signed-in/fields/form-state.ts';
import { anyPublisher } from '../../domain/publisher/any-publisher.ts';
import { type Found, parsePage, theOne, withTag } from '../parsed.ts';
import { HOSTILE, PUBLISHER } from '../sample.ts';

function pageWith(fields: ReadonlyMap<string, string>, errors: readonly FieldError[] = []): Found[] {
  return parsePage(htmlWith(fields, errors));
}

function htmlWith(fields: ReadonlyMap<string, string>, errors: readonly FieldError[] = []): string {
  const frame = { path: '/console/settings/publisher', nonce: 'n', person: 'Ada', scopes: ['publisher'] as const, formToken: 'f' };
  return publisherPage({ frame, etag: '"1"', base: 'b', fields, errors, rows: rowCounts(fields), examples: [], isFirst: false });
}

/** What a browser sends of a page without the button. */
function sentFrom(page: Found[]): Map<string, string> {
  const form = theOne(page, 'form', { action: '/console/settings/publisher' }).inner;
  const inputs = withTag(form, 'input').map(({ attributes }) => [attributes['name'] ?? '', attributes['value'] ?? ''] as const);
  const areas = withTag(form, 'textarea').map(
    ({ attributes, rawText }) => [attributes['name'] ?? '', rawText.replace(/\n/g, '\r\n')] as const,
  );
  const choices = withTag(form, 'select').map(({ attributes, inner }) => {
    const options = withTag(inner, 'option');
    const chosen = options.find((option) => 'selected' in option.attributes) ?? options[0];
    return [attributes['name'] ?? '', chosen?.attributes['value'] ?? ''] as const;
  });
  return new Map([...inputs, ...areas, ...choices]);
}

describe('the form of the publisher’s settings', () => {
  it('sends back what it shows: no setting is lost or changed, whatever the settings are', () => {
    let tried = 0;
    fc.assert(
      fc.property(anyPublisher, (publisher) => {
        tried += 1;
        const sent = compacted(sentFrom(pageWith(fieldsOfPublisher(publisher))));
        expect(readPublisher(sent)).toEqual({ kind: 'publisher', publisher });
        expect(changedFacts(publisher, publisher)).toEqual([]);
      }),
      { numRuns: 40 },
    );
    expect(tried).toBeGreaterThanOrEqual(40);
  });

  it('has a field for every setting, with a label, and the form after a lost session has the same fields', () => {
    const names = [...sentFrom(pageWith(fieldsOfPublisher(PUBLISHER))).keys()];
    const parts = PUBLISHER_PATHS.filter(
      (path) => !['sections', 'desks', 'thirdPartyContent.sources', 'redirects', 'sectionMaps', 'logo'].includes(path),
    );
    for (const path of parts) expect(names).toContain(path.replace('[]', '.0'));
    for (const name of ['redirects.0.path', 'redirects.0.feed', 'sectionMaps.0.collection', 'sectionMaps.0.name', 'sectionMaps.0.section'])
      expect(names).toContain(name);
    const { labelOf, hidden } = formAt('/console/settings/publisher');
    for (const name of names.filter((one) => one !== 'form' && one !== 'do'))
      expect([name, hidden.includes(name) || labelOf?.(name) !== undefined]).toEqual([name, true]);
    for (const name of ['token', 'sections.0.secret', 'sections[].code', '__proto__', 'sections.x.name'])
      expect(labelOf?.(name)).toBeUndefined();
  });

  it.each([
    ['siteUrl', 'ftp://a.example', 'Website must be an absolute http or https URL without credentials.'],
    ['timeZone', 'Europe/Nowhere', 'Time zone must be an IANA time zone, such as Europe/London.'],
    ['houseLine', '© Us', 'Notice must contain {year}.'],
    ['name', ' ', 'Name must not be empty.'],
    ['articlePages', 'everywhere', 'Page of an article must be one of here, elsewhere.'],
    ['logo.width', '99999', 'Logo: Width must be at most 144.'],
    ['logo.width', '1e2', 'Logo: Width must be a number.'],
    ['sections.1.code', 'business', 'Section 2: Code is already taken in this list.'],
    ['sections.2.code', 'Not this', 'Section 3: Code must be 1 to 64 of a-z, 0-9 and "-".'],
  ])('says that %s cannot be "%s", at the field', (field, value, text) => {
    const fields = fieldsOfPublisher({ ...PUBLISHER, logo: { url: 'https://a.example/l.png', width: 5, height: 5 } }).set(field, value);
    const read = readPublisher(fields);
    const objections = read.kind === 'objections' ? read.objections : [];
    expect(objections).toContainEqual({ field, message: text });
    const page = pageWith(fields, objections);
    const [shown] = page.filter(({ attributes }) => attributes['name'] === field);
    expect(shown?.attributes['aria-invalid']).toBe('true');
    const ids = shown?.attributes['aria-describedby']?.split(' ') ?? [];
    expect(page.filter(({ attributes }) => ids.includes(attributes['id'] ?? '')).map((one) => one.text)).toContain(text);
    expect(withTag(page, 'a').map(({ attributes }) => attributes['href'])).toContain(`#${fieldId(field)}`);
  });

  it('objects to rows that a map cannot have twice, and to codes of no section, each in its row', () => {
    const fields = new Map([
      ...fieldsOfPublisher(PUBLISHER),
      ['redirects.0.path', '/feed'],
      ['redirects.0.feed', 'all'],
      ['redirects.1.path', '/feed'],
      ['redirects.1.feed', 'sections/none'],
      ['sectionMaps.4.collection', 'wire'],
      ['sectionMaps.4.name', 'Sturm'],
      ['sectionMaps.4.section', 'none'],
      ['desks.0.name', 'Night Desk'],
      ['desks.0.section', 'none'],
    ]);
    const read = readPublisher(compacted(fields));
    expect(read.kind === 'objections' ? read.objections : []).toEqual([
      { field: 'redirects.0.feed', message: 'Moved feed 1: Feed here must be the feed of a section above.' },
      { field: 'sectionMaps.0.section', message: 'Filing 1: Code of the section must be the code of a section above.' },
      { field: 'desks.0.section', message: 'Desk 1: Section must be the code of a section above.' },
      { field: 'redirects.1.path', message: 'Moved feed 2 is in the list already.' },
    ]);
  });

  it('loses no row of a long list, and is refused if it has more rows than it can show', () => {
    const [{ code = '' } = {}] = PUBLISHER.sections;
    const names = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Name ${index}`, code]));
    const maps = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, index) => [`urn:${index}`, names]));
    const read = readPublisher(compacted(fieldsOfPublisher({ ...PUBLISHER, sectionMaps: maps(8) })));
    expect(read.kind === 'publisher' ? read.publisher.sectionMaps : read).toEqual(maps(8));
    expect(() => compacted(fieldsOfPublisher({ ...PUBLISHER, sectionMaps: maps(26) }))).toThrow(
      expect.objectContaining({ problemName: 'too-large' }),
    );
  });

  it('takes empty rows away, makes codes of names, and ignores fields that it does not have', () => {
    const fields = new Map([
      ['sections.0.name', ''],
      ['sections.7.name', 'Crème brûlée'],
      ['sections.99999.name', 'Last'],
      ['sections.8.secret', 'x'],
      ['__proto__', 'x'],
      ['secret', 'x'],
    ]);
    const read = readPublisher(compacted(new Map([...fieldsOfPublisher({ ...PUBLISHER, sections: [] }), ...fields])));
    expect(read.kind === 'publisher' ? read.publisher : read).toEqual({
      ...PUBLISHER,
      sections: [
        { code: 'creme-brulee', name: 'Crème brûlée' },
        { code: 'last', name: 'Last' },
      ],
    });
  });

  it('shows 200 sections, and texts that are out to do harm as texts', () => {
    const sections = Array.from({ length: 200 }, (_, index) => ({ code: `s-${index}`, name: HOSTILE, description: HOSTILE }));
    const publisher = {
      ...PUBLISHER,
      name: HOSTILE,
      description: HOSTILE,
      houseLine: `{year} ${HOSTILE}`,
      sections,
      formerNames: [HOSTILE],
    };
    const page = pageWith(fieldsOfPublisher(publisher), [{ field: 'name', message: HOSTILE }]);
    expect(withTag(page, 'script')).toHaveLength(1);
    expect(withTag(page, 'img')).toEqual([]);
    const sent = sentFrom(page);
    expect([sent.get('sections.199.description'), sent.get('name'), sent.get('formerNames')]).toEqual([HOSTILE, HOSTILE, HOSTILE]);
    expect(sent.has('sections.201.name')).toBe(true);
  });

  it('is smaller than 40 kB as it is sent, with 200 sections, 100 desks and 100 feeds that moved here', () => {
    const named = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        code: `code-${index * 7}`,
        name: `Name ${index * 13} of it`,
        contact: `${index}@a.example`,
      }));
    const redirects = Object.fromEntries(
      named(100).map(({ code, name }) => [`/old/${code}/feed`, `subjects/${name.replaceAll(' ', '-').toLowerCase()}`]),
    );
    const sections = named(200).map(({ code, name }) => ({ code, name, description: `What happens in ${name}, by ${code}.` }));
    const fields = fieldsOfPublisher({ ...PUBLISHER, sections, desks: named(100), redirects });
    const bytes = gzipSync(htmlWith(fields)).byteLength;
    expect(bytes).toBeLessThan(40_000);
    expect(bytes).toBeGreaterThan(10_000);
  });
});

describe('the first settings of a service', () => {
  it('have a website that may be written without its scheme', () => {
    const written = ['courier.example', 'www.courier.example/news', 'https://courier.example', 'courier', 'ftp://courier.example', ''];
    expect(written.map((siteUrl) => withSuggestions(new Map([['siteUrl', siteUrl]]), 0).get('siteUrl'))).toEqual([
      'https://courier.example',
      'https://www.courier.example/news',
      'https://courier.example',
      'courier',
      'ftp://courier.example',
      '',
    ]);
  });

  it('have no objection to what could not be suggested, only to the field that it would be made from', () => {
    const typed = withSuggestions(new Map([['siteUrl', 'https://']]), 0);
    const read = readPublisher(typed);
    const fieldsOf = (objections: readonly FieldError[]) => objections.map(({ field }) => field);
    const all = read.kind === 'objections' ? read.objections : [];
    expect(fieldsOf(all)).toEqual(expect.arrayContaining(['name', 'houseLine', 'siteUrl', 'tagAuthority', 'articleUrl']));
    const left = fieldsOf(withoutSuggested(all, typed));
    expect(['name', 'siteUrl', 'houseLine', 'description', 'tagAuthority', 'articleUrl'].filter((name) => left.includes(name))).toEqual([
      'name',
      'siteUrl',
    ]);
    expect(fieldsOf(withoutSuggested(all, new Map([...typed, ['tagAuthority', 'x']])))).toContain('tagAuthority');
  });

  it('are suggested from a name and a website', () => {
    const typed = new Map([
      ['name', 'The Ellery Courier'],
      ['siteUrl', 'https://www.courier.example/news'],
      ['language', 'en-GB'],
      ['timeZone', 'Europe/London'],
      ['licensingContact', 'rights@courier.example'],
      ['sections.0.name', 'News'],
    ]);
    const read = readPublisher(withSuggestions(typed, Date.parse('2026-03-03T14:05:00Z')));
    expect(read.kind === 'publisher' ? read.publisher : read).toMatchObject({
      houseLine: '© {year} The Ellery Courier. All rights reserved.',
      tagAuthority: 'courier.example,2026',
      articleUrl: 'https://www.courier.example/{section}/{slug}',
      sections: [{ code: 'news', name: 'News' }],
    });
  });
});

describe('what has changed in the settings', () => {
  it('is said field by field in words, entry by entry in lists, and of settings of older programs too', () => {
    const after = {
      ...PUBLISHER,
      articlePages: 'here',
      sections: [...PUBLISHER.sections].reverse().slice(1),
      redirects: { '/feed': 'all' },
    };
    expect(changedFacts({ ...PUBLISHER, formerNames: undefined, redirects: null }, after)).toEqual([
      expect.objectContaining({
        label: 'Page of an article',
        before: 'On your site, to which this service redirects',
        after: 'On this service',
      }),
      expect.objectContaining({ label: 'Section arts', before: 'Arts', after: '' }),
      expect.objectContaining({ label: 'Feed that moved from /feed', before: '', after: 'all' }),
      expect.objectContaining({ label: 'Order of the sections', after: 'Weather and tides, City, Business' }),
    ]);
    for (const strange of [null, 'x', [], { sections: 'x', thirdPartyContent: 7 }]) expect(changedFacts(strange, strange)).toEqual([]);
  });
});
