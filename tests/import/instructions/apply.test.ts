// The common step, for what a reader of any format may hand it.
import { describe, expect, it } from 'vitest';
import { applyInstructions } from '../../../src/import/instructions/apply-instructions.ts';
import { emptyFound, type Found } from '../../../src/import/partial-article.ts';

const NOW = '2026-11-28T12:00:00.000Z';
const UNTIL = '2026-12-30T06:00:00.000Z';
const WORDS = 'EMBARGOED UNTIL 06:00 GMT 30 DECEMBER 2026';

function asked(fields: Partial<Found>): Found {
  const found = {
    ...emptyFound({ line: 1, sourceId: 'a', source: '', slugs: [] }),
    headline: 'Bank',
    bodyHtml: '<p>The bank will cut.</p>',
    ...fields,
  };
  applyInstructions(found, NOW);
  return found;
}

describe('every field', () => {
  it.each<[string, Partial<Found>]>([
    ['headline', { headline: `${WORDS}: Bank` }],
    ['standfirst', { standfirst: WORDS }],
    ['note to the desk', { edNotes: [WORDS] }],
    ['correction', { corrections: [WORDS] }],
    ['copyright notice', { notice: `© 2026 Nordlicht. ${WORDS}` }],
    ['category', { categories: ['Quays', WORDS] }],
    ['usage terms', { said: [{ field: 'usageTerms', text: WORDS }] }],
    ['slug line', { said: [{ field: 'slugline', text: `BANK-RATES/ (${WORDS})` }] }],
    ['field for embargoes', { said: [{ field: 'embargoed', text: '2026-12-30T06:00:00Z' }] }],
    ['aside that is left out', { said: [{ field: 'aside', text: WORDS, isProse: true }] }],
    ['paragraph', { bodyHtml: `<p>${WORDS}</p><p>The bank will cut.</p>` }],
    ['last paragraph', { bodyHtml: `<p>The bank will cut.</p><p><b>${WORDS}</b></p>` }],
    ['list item', { bodyHtml: `<ul><li>${WORDS}</li></ul><p>The bank will cut.</p>` }],
    ['table cell', { bodyHtml: `<table><tr><td>${WORDS}</td></tr></table><p>The bank will cut.</p>` }],
    ['line', { bodyHtml: `<div>${WORDS}<br><br>The bank will cut.</div>` }],
    ['text in two elements', { bodyHtml: `<p><b>EMBARGOED</b> until <i>06:00 GMT</i> 30 December 2026</p><p>The bank will cut.</p>` }],
    ['aside', { bodyHtml: `<aside>${WORDS}</aside><p>The bank will cut.</p>` }],
  ])('is asked: %s', (_, fields) => {
    const found = asked(fields);
    expect(found.embargoedUntil).toBe(UNTIL);
    expect(found).not.toHaveProperty('hold');
    expect(`${found.headline}${found.standfirst}${found.bodyHtml}${found.corrections}`).not.toContain('EMBARGO');
    expect(found.bodyHtml).toContain('The bank will cut.');
    expect(found.headline).toBe('Bank');
  });

  it.each<[string, boolean | undefined, Partial<Found>]>([
    ['a note that it is over', true, { edNotes: ['Embargo lifted by the lab. Adds quote.'] }],
    ['a field that says there is none', true, { said: [{ field: 'embargo', text: 'none' }] }],
    ['a note that it is not over', undefined, { edNotes: ['Embargo not lifted yet.'] }],
    ['a note about another embargo, lifted at an hour', undefined, { edNotes: ['Embargo lifted at 06:00 on Friday.'] }],
    ['an empty field', undefined, { said: [{ field: 'embargo', text: '' }] }],
  ])('lifts the embargo of an earlier version, or does not: %s', (_, isEmbargoLifted, fields) => {
    expect(asked(fields).isEmbargoLifted).toBe(isEmbargoLifted);
  });

  it('is not asked where it is the text of a link, a tag or a menu', () => {
    const body = `<p>See <a href="/a">oil</a>.</p><ul><li><a href="/b">${WORDS}</a></li></ul><nav>${WORDS}</nav>`;
    expect(asked({ bodyHtml: body, subjects: [WORDS], categories: ['Embargo'] })).not.toHaveProperty('embargoedUntil');
  });

  it('is under the later of two embargoes, and held where one of them cannot be read', () => {
    const later = 'EMBARGOED UNTIL 07:00 GMT 30 DECEMBER 2026';
    expect(asked({ standfirst: WORDS, edNotes: [later] }).embargoedUntil).toBe('2026-12-30T07:00:00.000Z');
    const held = asked({ standfirst: WORDS, edNotes: ['HFR Monday'] });
    expect(held).toMatchObject({ embargoedUntil: 'unread', hold: { field: 'edNote', text: 'HFR Monday' } });
  });

  it.each([
    ['status', 'embargoed', { hold: { field: 'status' } }],
    ['embargo', 'true', { hold: { field: 'embargo' } }],
    ['status', 'pending', { draft: { text: 'pending' } }],
    ['status', 'killed', { kill: { text: 'killed' } }],
    ['ednote', 'Please do not use this story.', { kill: { field: 'ednote' } }],
  ])('that says %s: %s', (field, text, expected) => {
    expect(asked({ said: [{ field, text }] })).toMatchObject(expected);
  });

  it('is a draft and no kill where it is unpublished', () => {
    const { draft, kill } = asked({ said: [{ field: 'status', text: 'unpublished' }] });
    expect([draft?.text, kill]).toEqual(['unpublished', undefined]);
  });

  it.each([
    ['embargo', ''],
    ['embargo', 'none'],
    ['embargoed', 'false'],
    ['status', 'usable'],
    ['status', 'published'],
    ['slugline', 'OIL-EMBARGO/CUBA'],
  ])('says nothing with %s: %s', (field, text) => {
    const found = asked({ said: [{ field, text }] });
    expect([found.embargoedUntil, found.hold, found.kill, found.draft]).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe('an instruction before a headline', () => {
  it('is taken out of it', () => {
    const found = asked({ headline: 'Keep off the web until 0500 Tuesday: Ferry fares rise' });
    expect([found.headline, found.hold?.field]).toEqual(['Ferry fares rise', 'headline']);
  });
});

describe('the validity of a certificate', () => {
  const lines = ['Not Before: Dec 13 00:00:00 2096 GMT', 'Not After : Mar 12 23:59:59 2097 GMT'];
  it('is no embargo, and one of its lines alone is', () => {
    const found = asked({ bodyHtml: `<p>The bank will cut.</p><pre>Validity\n    ${lines.join('\n    ')}\n</pre>` });
    expect([found.hold, found.embargoedUntil, found.bodyHtml.includes('Not Before: Dec 13')]).toEqual([undefined, undefined, true]);
    expect(asked({ bodyHtml: `<p>${lines[0]}</p><p>The bank will cut.</p>` }).embargoedUntil).toBe('2096-12-13T00:00:00.000Z');
  });
});

describe('the first sentence of a standfirst', () => {
  it('is asked alone', () => {
    const { standfirst, hold } = asked({ standfirst: 'EMBARGOED TO 0001 FRIDAY DECEMBER 4. Tolls rise in May.' });
    expect([standfirst, hold?.field]).toEqual(['Tolls rise in May.', 'standfirst']);
    const german = asked({ standfirst: 'Sperrfrist: 30. Dezember 2026, 6.00 Uhr MEZ. Die Maut steigt.' });
    expect([german.standfirst, german.hold?.field]).toEqual(['Die Maut steigt.', 'standfirst']);
    expect(asked({ standfirst: `${WORDS}. Tolls rise in May.` })).toMatchObject({
      embargoedUntil: UNTIL,
      standfirst: 'Tolls rise in May.',
    });
  });

  it.each([
    'The oil embargo ends on 4 December. Tankers wait.',
    'Until 2029 nothing will be built here. The marsh stays.',
    'Hold the line at 0900. That is what the foreman told them.',
    'No ferry before 0600 on Friday. Buses run instead.',
  ])('may be of the story: %s', (standfirst) => {
    const found = asked({ standfirst });
    expect([found.standfirst, found.hold, found.embargoedUntil]).toEqual([standfirst, undefined, undefined]);
  });
});

describe('a message to editors', () => {
  const notSent = '<p>The piece on the ferry fares, planned for 1500, is late.</p>';
  const gone = '<p>Dear all,</p><p>We ask you to ignore “Ferry fares to fall” and not to use it. It went out by mistake.</p>';
  it.each([
    ['ADVISORY TO EDITORS', notSent, ['headline', undefined]],
    ['Hinweis an die Redaktionen', '<p>Die Tabelle kommt später.</p>', ['headline', undefined]],
    ['Note to all desks', gone, [undefined, 'text']],
    ['Alle redazioni: comunicato n. 12', '<p>Vi preghiamo di non utilizzare il testo di ieri.</p>', [undefined, 'text']],
  ])('is no story: %s', (headline, bodyHtml, expected) => {
    const { hold, kill } = asked({ headline, bodyHtml });
    expect([hold?.field, kill?.field]).toEqual(expected);
  });

  it.each([
    ['Note to editors: stop writing about my garden', '<p>The gardener has had enough.</p>'],
    ['Advisory to clients of the bank was late, court hears', notSent],
    ['A las redacciones les gusta el café', '<p>Lo dice un estudio.</p>'],
    ['Editors’ notes of a lifetime', '<p>The book is out.</p>'],
  ])('is not every headline that names them: %s', (headline, bodyHtml) => {
    const found = asked({ headline, bodyHtml });
    expect([found.hold, found.kill]).toEqual([undefined, undefined]);
  });
});
