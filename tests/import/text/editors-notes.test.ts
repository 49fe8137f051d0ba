// Notes to editors in other words than "EDS: …", labels of documents, and lines of stories that resemble them.
import { describe, expect, it } from 'vitest';
import { noteOf } from '../../../src/import/text/notes.ts';

describe('a line above or below the copy', () => {
  it.each([
    ['(Redactie: Dit bericht vervangt dat van 9.15 uur.)', 'Dit bericht vervangt dat van 9.15 uur.'],
    ['[Redaktion: Bilder folgen.]', 'Bilder folgen.'],
    ['Achtung Redaktionen: Bilder folgen am Montag.', 'Bilder folgen am Montag.'],
    ['Note aux rédactions : des photos suivent.', 'des photos suivent.'],
    ['Nota a los editores: las fotos llegan el lunes.', 'las fotos llegan el lunes.'],
    ['Embargo: none', 'Embargo: none'],
    ['SPERRFRIST: KEINE!', 'SPERRFRIST: KEINE!'],
    ['Embargo : levé', 'Embargo : levé'],
    ['EMBARGO LIFTED - OK TO USE NOW', 'EMBARGO LIFTED - OK TO USE NOW'],
    ['The embargo has now been lifted.', 'The embargo has now been lifted.'],
  ])('is a note to editors: %s', (line, text) => {
    expect(noteOf(line)).toEqual({ kind: 'desk', text });
  });

  it.each(['PRESS RELEASE', 'Press notice No. 12/26', 'PRESSEMITTEILUNG Nr. 45/2026', 'Communiqué de presse n° 7', 'Nota de prensa'])(
    'is a label of the document: %s',
    (line) => {
      expect(noteOf(line)).toEqual({ kind: 'release' });
    },
  );

  it.each([
    'Redaktion: Ada Quill',
    'Redaktion und Verlag ziehen nach Hamburg.',
    'Nota a la redacción de Holst',
    'Embargo lifted on oil after six years',
    'The embargo was lifted at noon, the minister said.',
    'Embargo: no end in sight',
    'Press release or news? How desks tell them apart',
    'Press notice board falls on mayor',
    'This report wrongly named the harbour master, the inquiry said.',
  ])('is one of the story: %s', (line) => {
    expect(noteOf(line)).toBeUndefined();
  });
});
