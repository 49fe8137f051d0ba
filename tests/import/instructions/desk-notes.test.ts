// Notes that only desks read: a word that restricts holds the copy, unless the note is of a kind that desks write about copy that is free.
import { describe, expect, it } from 'vitest';
import { cellPair } from '../../../src/import/instructions/cell-pairs.ts';
import { isClearance, isLicence, restrictionIn } from '../../../src/import/instructions/desk-notes.ts';
import { orderInSlug } from '../../../src/import/instructions/slug-orders.ts';

describe('a note to desks', () => {
  it.each([
    'Legal has questions on graf three, hold off',
    'Nothing on the site before the ceremony',
    'Lawyers still have to answer',
    'Wrong photo, remove it everywhere',
    'With photos. Awaiting word from the family.',
    'Publier après le feu vert du juriste',
    'Erst nach Rücksprache mit der Chefredaktion',
    'Nada en la web hasta la rueda de prensa',
    'Nulla online prima del voto',
    'Niets op de site tot de uitslag',
    'Inget ut före matchen',
    'Ingenting på nett før talen',
    'Vasta tuomion jälkeen',
  ])('holds the copy: %s', (note) => {
    expect(restrictionIn(note, false)).toBeDefined();
  });

  it.each([
    'UPDATES with reaction from the hospital, ADDS photos',
    'ADDS that the trial is on hold',
    'Corrects the year in which the embargo began',
    'With photos.',
    'Please do not change the byline',
    'Next update before 8 p.m.',
    'A shorter version will move before midnight',
    'No embargo',
    'Ingen sperrefrist',
    'Embargo: none',
    'Aktualisiert, neues Zitat',
    'Ajoute la réaction du maire',
    'Contains strong language',
    '600 words',
  ])('does not: %s', (note) => {
    expect(restrictionIn(note, false)).toBeUndefined();
  });

  it.each([
    'Not before the end of the match',
    'Usage restricted until Friday',
    'Earlier use is a breach',
    'Käyttö sallittu aikaisintaan perjantaina',
  ])('holds the copy in terms of use: %s', (terms) => {
    expect(restrictionIn(`Usage terms: ${terms}`, true)).toBeDefined();
  });

  it.each([
    'Editorial use only',
    'No archive, no sales',
    'Not for use in Norway',
    'May be used until 1 May 2029',
    'Subject to licence terms',
  ])('does not in terms of use: %s', (terms) => {
    expect(restrictionIn(terms, true)).toBeUndefined();
  });

  it('is terms of a licence only where no time restricts the use', () => {
    expect(isLicence('Editorial use only')).toBe(true);
    expect(isLicence('Editorial use only, embargoed until Monday')).toBe(false);
    expect(isLicence('No use permitted.')).toBe(false);
  });

  it.each([
    'HOLD-harbour-tunnel',
    'harbour-tunnel--on hold',
    'Harbour/KILL',
    'harbour hold for legal',
    'harbour-klausuleret',
    'DNP_harbour',
  ])('is an order in a slug line: %s', (slug) => {
    expect(orderInSlug(slug)).toBeDefined();
  });

  it.each([
    'hold-the-line',
    'Kill-the-Bill',
    'Road Kill',
    'Draft-Pick',
    'embargo-oil',
    'HOLDER loses seat',
    'embargoed-lifted',
    'pending-cases',
  ])('is a topic in a slug line: %s', (slug) => {
    expect(orderInSlug(slug)).toBeUndefined();
  });

  it.each([
    ['Embargo', 'Yes'],
    ['Publish?', 'No'],
    ['Godkendt', 'nej'],
    ['Action', 'SPIKE'],
    ['Status', 'Held, wait for the lawyers'],
    ['Diffusion', 'pas avant le vote'],
  ])('is a restriction in two cells: %s | %s', (label, value) => {
    expect(cellPair(label, value)).toBe('restraint');
  });

  it.each([
    ['Gates', 'not before 18:00'],
    ['Geöffnet', 'nicht vor 9 Uhr'],
    ['Withdrawn', '4 riders'],
    ['Kills', '11'],
    ['Sperrfrist', 'keine'],
  ])('is a fact of the story in two cells: %s | %s', (label, value) => {
    expect(cellPair(label, value)).toBe('fact');
  });

  const CLEARED = [
    'Embargo lifted',
    'Embargo levé',
    'Embargo is vervallen',
    'Released from hold',
    'Replaces the story of 9.20',
    'Annule et remplace la version de 9h10',
    'Ersetzt die zurückgezogene Meldung',
  ];
  const RESTRICTED = [
    'do not use',
    'hold for legal',
    'KILL this story',
    'print only',
    'draft',
    'awaiting comment',
    'once she has spoken',
    'nicht vor 18 Uhr',
  ];

  it.each(CLEARED)('says that the copy is good, and nothing else: %s', (note) => {
    expect(isClearance(note)).toBe(true);
    expect(isClearance(`${note}. Good to use; with photos.`)).toBe(true);
  });

  const ENDED = [
    'EDS: The hold on this article was released at 0940 GMT on 3 March',
    'The embargo was lifted at noon on Monday by the laboratory',
    'Die Sperrfrist wurde am Dienstag um 10 Uhr aufgehoben',
    "L'embargo a été levé mardi à 10 heures",
    'El embargo fue levantado el martes a las 10',
  ];

  it.each(ENDED)('says when the copy became good: %s', (note) => {
    expect(isClearance(note)).toBe(true);
    expect(isClearance(`${note}. The story may be used at once.`)).toBe(true);
    expect(isClearance(`${note}. It may be used when the mayor has spoken.`)).toBe(false);
    expect(isClearance(`${note}. Do not use before 6pm.`)).toBe(false);
  });

  it.each([
    'The hold on this article will be released at 0940 GMT',
    'The hold on this article was released in error',
    'The hold on this article was released for print only',
    'The hold on this article was not released',
    'Once the hold was released, nobody told us',
  ])('does not say that the copy is good: %s', (note) => {
    expect(isClearance(note)).toBe(false);
  });

  it.each(CLEARED)('is asked whole if anything else in it may restrict: %s', (note) => {
    const notes = RESTRICTED.flatMap((other) =>
      [', ', '; ', '. ', ' - ', ' but ', ' and ', ': ', '\n', ' '].flatMap((mark) => [note + mark + other, other + mark + note]),
    );
    expect(notes.filter(isClearance)).toEqual([]);
  });

  it('leaves a label that is an order, and its time, to the rules for lines', () => {
    for (const label of ['HOLD UNTIL', 'Do not use before', 'Release date/time', 'Advance for'])
      expect(cellPair(label, '7pm Sunday')).toBeUndefined();
  });
});
