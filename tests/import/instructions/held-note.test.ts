// What is asked about before a held article is released.
import { expect, it } from 'vitest';
import { NO_SECTION_NOTE } from '../../../src/domain/articles/import-source.ts';
import { instructionInNote } from '../../../src/import/instructions/held-note.ts';

const NOW = '2026-11-28T12:00:00.000Z';

it.each([
  [NO_SECTION_NOTE, NO_SECTION_NOTE],
  [`${NO_SECTION_NOTE} Pictures on Thursday.`, NO_SECTION_NOTE],
  ['Held: its status says "withheld". Pictures on Thursday.', 'Held: its status says "withheld"'],
  ['Pictures on Thursday. HFR Monday 6 a.m.', 'HFR Monday 6 a.m.'],
  ['Kill this story.', 'Kill this story'],
])('the note %j says %j', (note, instruction) => {
  expect(instructionInNote(note, NOW)).toBe(instruction);
});

it.each(['Pictures on Thursday.', 'Embargoed until 06:00 GMT 3 March 2025', `It was said: ${NO_SECTION_NOTE}`])(
  'the note %j holds nothing back',
  (note) => {
    expect(instructionInNote(note, NOW)).toBeUndefined();
  },
);
