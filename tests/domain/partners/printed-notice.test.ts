import { describe, expect, it } from 'vitest';
import { languagesOf, printedNotice } from '../../../src/domain/partners/printed-notice.ts';
import { publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import type { NoticeTemplate } from '../../../src/domain/renditions/notice.ts';

const TEMPLATE: NoticeTemplate = {
  publisher: 'The Quay Courier',
  houseLine: '© {year} The Quay Courier. All rights reserved.',
  licenceLine: { en: 'Licensed to {partner}.', de: 'Lizenziert für {partner}.' },
  credit: { text: '{holder}', linkRequired: true, canonicalRequired: true, robots: 'none' },
  placement: 'end',
  partner: 'Harbour Gazette',
  reference: 'QC-1',
};
/** The line names the partner, which would hide that nothing else does. */
const { licenceLine: _line, ...PLAIN } = TEMPLATE;
const PUBLISHER = publisherSchema.parse({
  name: 'The Quay Courier',
  language: 'en',
  timeZone: 'Europe/Berlin',
  description: 'News of the quays.',
  siteUrl: 'https://courier.example/',
  houseLine: '© {year} The Quay Courier. All rights reserved.',
  tagAuthority: 'courier.example,2031',
  articleUrl: 'https://courier.example/{section}/{slug}',
  sections: [{ code: 'harbour', name: 'Harbour' }],
  licensingContact: 'licensing@courier.example',
});

function printed(template: NoticeTemplate, languages = languagesOf([template], PUBLISHER)) {
  return printedNotice(template, { publisher: PUBLISHER, origin: 'https://feeds.example', languages, at: '2040-03-01T12:00:00.000Z' });
}

describe('a printed notice', () => {
  it('is the text with each article, in each language, with what is added to copy of other sources, and the rules', () => {
    expect(printed(TEMPLATE).map(({ label, text }) => [label, text.split('\n')])).toEqual([
      [
        'Printed with each text in German',
        [
          'The Quay Courier: https://courier.example/harbour/example',
          'Lizenziert für Harbour Gazette.',
          '© 2040 The Quay Courier. All rights reserved.',
        ],
      ],
      ['Printed with each text in English', expect.arrayContaining(['Licensed to Harbour Gazette.'])],
      ['Printed also with texts of other sources', ['Distributed by The Quay Courier under agreement QC-1.']],
      ['Partner', ['Harbour Gazette']],
      ['Rules', expect.arrayContaining(['The notice is at the end of each text.'])],
    ]);
  });

  it('has the address of an article that is read here, if articles are', () => {
    const publisher = { ...PUBLISHER, articlePages: 'here' as const };
    const setting = { publisher, origin: 'https://feeds.example', languages: ['en'], at: '2040-03-01T12:00:00.000Z' };
    expect(printedNotice(TEMPLATE, setting)[0]?.text).toContain('https://feeds.example/articles/example\n');
  });

  it.each<[string, Partial<NoticeTemplate>]>([
    ['the name of the publisher', { publisher: 'The Quay Herald' }],
    ['the house line', { houseLine: '© {year} Quay.' }],
    ['a licence line in one language', { licenceLine: { en: 'Licensed to {partner}.', de: 'Nur für {partner}.' } }],
    ['a placeholder', { licenceLine: { en: 'Licensed to {partner} on {date}.', de: 'Lizenziert für {partner}.' } }],
    ['the text of the credit', { credit: { ...TEMPLATE.credit, text: '{by}, {holder}' } }],
    ['whether the link must be kept', { credit: { ...TEMPLATE.credit, linkRequired: false } }],
    ['whether the page names the canonical one', { credit: { ...TEMPLATE.credit, canonicalRequired: false } }],
    ['what search engines may find', { credit: { ...TEMPLATE.credit, robots: 'noindex' } }],
    ['the place', { placement: 'both' }],
    ['the name of the partner', { partner: 'Gazette' }],
    ['the number of the contract', { reference: 'QC-2' }],
  ])('differs if %s does, so that nobody accepts a change that is not shown', (_what, changes) => {
    const before = 'licenceLine' in changes ? TEMPLATE : PLAIN;
    expect(printed({ ...before, ...changes })).not.toEqual(printed(before));
  });
});
