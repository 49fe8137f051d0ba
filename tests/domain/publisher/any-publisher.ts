// Whatever settings a publisher may have, for properties of what is made from them.
import fc from 'fast-check';
import { type Publisher, publisherSchema } from '../../../src/domain/publisher/publisher.ts';

const anyName = fc
  .tuple(
    fc.constantFrom('', '"', '<b>', '&amp;', 'مرحبا ', '\u202bב\u202c', '…', "'"),
    fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }),
  )
  .map(([sign, text]) => `${sign}x${text}`);
const anyCode = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const anyUrl = fc.constantFrom('https://a.example/', 'http://b.example/x?y=%22&z=1', 'https://xn--bcher-kva.example/');
const anyContent = fc.constantFrom('none', 'summary', 'full');

const anySections = fc.uniqueArray(fc.record({ code: anyCode, name: anyName, description: anyName }, { requiredKeys: ['code', 'name'] }), {
  minLength: 1,
  maxLength: 4,
  selector: ({ code }) => code,
});

export const anyPublisher: fc.Arbitrary<Publisher> = anySections
  .chain((sections) => {
    const section = fc.constantFrom(...sections.map(({ code }) => code));
    const feed = fc.oneof(
      fc.constant('all'),
      section.map((code) => `sections/${code}`),
    );
    return fc.record(
      {
        name: anyName,
        description: anyName,
        siteUrl: anyUrl,
        language: fc.constantFrom('en-GB', 'ar', 'zh-Hant-TW'),
        timeZone: fc.constantFrom('UTC', 'Asia/Calcutta', 'America/Argentina/Buenos_Aires'),
        houseLine: anyName.map((text) => `© {year} ${text}`),
        tagAuthority: fc.constantFrom('a.example,2026', 'desk@a.example,2026-01'),
        articleUrl: fc.constantFrom('https://a.example/{section}/{slug}', ' https://a.example/?a="{slug}"'),
        sections: fc.constant(sections),
        licensingContact: anyName,
        formerNames: fc.array(anyName, { maxLength: 3 }),
        articlePages: fc.constantFrom('here', 'elsewhere'),
        publicContent: fc.constantFrom('summary', 'full'),
        thirdPartyContent: fc.record({
          default: anyContent,
          sources: fc.uniqueArray(fc.record({ name: anyName, content: anyContent }), {
            maxLength: 3,
            selector: ({ name }) => name.toLowerCase(),
          }),
        }),
        desks: fc.uniqueArray(fc.record({ code: anyCode, name: anyName, contact: anyName, section }, { requiredKeys: ['code', 'name'] }), {
          maxLength: 3,
          selector: ({ code }) => code,
        }),
        redirects: fc.dictionary(fc.constantFrom('/a', '/b/c.xml', '/__proto__', '/1'), feed, { maxKeys: 3 }),
        sectionMaps: fc.dictionary(
          fc.constantFrom('wire', 'a.example', '7'),
          fc.dictionary(fc.constantFrom('*', 'Sturm', '1'), section, { maxKeys: 2 }),
          {
            maxKeys: 2,
          },
        ),
        iconUrl: anyUrl,
        faviconUrl: anyUrl,
        logo: fc.record({ url: anyUrl, width: fc.integer({ min: 1, max: 144 }), height: fc.integer({ min: 1, max: 400 }) }),
      },
      {
        requiredKeys: [
          'name',
          'description',
          'siteUrl',
          'language',
          'timeZone',
          'houseLine',
          'tagAuthority',
          'articleUrl',
          'sections',
          'licensingContact',
        ],
      },
    );
  })
  .map((settings) => publisherSchema.safeParse(settings).data)
  .filter((publisher) => publisher !== undefined);
