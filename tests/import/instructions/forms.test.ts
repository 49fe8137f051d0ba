// More forms of instructions that press offices and agencies write, each of which keeps copy from the public, and what resembles them in stories and in
// fields for editors.
import { describe, expect, it } from 'vitest';
import { embargoIn } from '../../../src/import/instructions/embargo.ts';
import { killIn } from '../../../src/import/instructions/kill.ts';
import { CLOSED_LINES, OPEN_LINES } from './closed-lines.ts';
import { DESK_LINES } from './desk-lines.ts';
import { FINNISH_LINES, LIKE_FINNISH_LINES } from './finnish-lines.ts';
import { IN_FIELDS_FOR_EDITORS, INSTRUCTIONS } from './forms.ts';
import { LIKE_DESK_LINES } from './like-desk-lines.ts';
import { LIKE_WHOLE_LINES } from './like-whole-lines.ts';
import { KILL_LINES, LIKE_ORDER_LINES, ORDER_LINES } from './order-lines.ts';
import { IN_STORIES } from './story-lines.ts';
import { WHOLE_LINES } from './whole-lines.ts';

const NOW = '2026-11-28T12:00:00.000Z';

const asked = (text: string, audience: 'public' | 'editors') => killIn(text, audience, true) ?? embargoIn(text, audience, NOW);

describe('copy', () => {
  it.each([...INSTRUCTIONS, ...WHOLE_LINES, ...CLOSED_LINES, ...ORDER_LINES, ...DESK_LINES, ...FINNISH_LINES])(
    'is kept from the public by: %s',
    (text) => {
      expect(asked(text, 'public')).toMatchObject({ kind: 'embargo' });
      expect(asked(text, 'editors')).toMatchObject({ kind: 'embargo' });
    },
  );

  it.each(IN_FIELDS_FOR_EDITORS)('is not kept by a field that says: %s', (text) => {
    expect(asked(text, 'editors')).toBeUndefined();
  });

  it.each([...IN_STORIES, ...LIKE_WHOLE_LINES, ...OPEN_LINES, ...LIKE_ORDER_LINES, ...LIKE_DESK_LINES, ...LIKE_FINNISH_LINES])(
    'is not kept by a line that says: %s',
    (text) => {
      expect(asked(text, 'public')).toBeUndefined();
    },
  );

  it.each(KILL_LINES)('is a kill that says: %s', (text) => {
    expect(asked(text, 'public')).toMatchObject({ kind: 'kill' });
  });

  it.each([
    ['EDITORS: Story is embargoed until 8:00 p.m. EST', 'embargo'],
    ['Attention editors: the photo of the mayor is on hold until Monday', 'embargo'],
    ['ATTENTION EDITORS: The story is withdrawn', 'kill'],
    ['Note to editors: this story has been killed', 'kill'],
  ])('is kept by words to editors in a text for readers: %s', (text, kind) => {
    expect(asked(text, 'public')).toMatchObject({ kind });
    expect(asked(text.replace(/^[^:]*: /, 'The editors were told that '), 'public')).toBeUndefined();
  });

  it('is kept by a slug line that dates an advance', () => {
    expect(asked('With AMs-Bridge, ADV30', 'editors')).toMatchObject({ kind: 'embargo' });
  });

  it('is kept by the end of a slug line that is an order, and by no topic there', () => {
    for (const slug of ['budget-under-embargo', 'police-names/HOLD', 'abuse-hold-for-legal'])
      expect(asked(slug, 'editors')).toMatchObject({ kind: 'embargo' });
    for (const slug of ['oil-embargo', 'draft-beer', 'wait-times']) expect(asked(slug, 'editors')).toBeUndefined();
  });

  it.each(['on Monday [HOLD FOR LEGAL]. ', 'on Monday [not before 8am Tuesday]. ', 'on Monday (on hold). '])(
    'is kept by a note in the brackets of a paragraph: %s',
    (note) => {
      const paragraph = (end: string) =>
        `The council will close the bridge for nine weeks ${end}${'Engineers found rust in two of its piers. '.repeat(4)}`;
      expect(asked(paragraph(note), 'public')).toMatchObject({ kind: 'embargo' });
      expect(asked(paragraph('on Monday (after a vote). '), 'public')).toBeUndefined();
    },
  );

  it.each([
    ['Cyrillic', 'ЕМВАRGОЕD UNТIL 6AM МОNDАY', 'embargo'],
    ['Greek', 'ΕΜΒARGO UNTIL 6AM MONDAY', 'embargo'],
    ['small Cyrillic', 'еmbargоеd until 6am Monday', 'embargo'],
    ['whole words of Cyrillic', 'NОТ FОR РUВLIСАТIОN', 'embargo'],
    ['an order in Cyrillic alone', 'ЅРІКЕD', 'embargo'],
    ['a kill in Cyrillic', 'КІLL: Вridge', 'kill'],
    ['mathematical', '𝐄𝐌𝐁𝐀𝐑𝐆𝐎𝐄𝐃 until 6am Monday', 'embargo'],
    ['underlined', 'Emb\u0332argoed until 6am Monday', 'embargo'],
    ['small capital', 'ᴇᴍʙᴀʀɢᴏᴇᴅ until 6am Monday', 'embargo'],
    ['decomposed', 'Sous embargo jusqu’a\u0300 lundi 6h', 'embargo'],
    ['dotted', 'E.M.B.A.R.G.O UNTIL MONDAY', 'embargo'],
  ])('is kept by an instruction in %s letters: %s', (_, text, kind) => {
    expect(asked(text, 'public')).toMatchObject({ kind });
  });

  it.each([
    'Эмбарго на нефть продлено до понедельника',
    'Το εμπάργκο στο πετρέλαιο',
    'Нет, по-моему',
    'Россия и COVID-19: что дальше',
    'iPhone в продаже',
    'Н.О.Т. и С.К.А.',
  ])('is not kept by words of Greek and Russian: %s', (text) => {
    expect(asked(text, 'public')).toBeUndefined();
  });

  it.each([
    ['embargoed until friday 10am council votes to close pool', 'council votes to close pool'],
    ['Embargoed until Friday council votes to close pool', 'council votes to close pool'],
    ['Embargoed until 06:00 GMT 4 March 2027 Mayor resigns', 'Mayor resigns'],
    ['not for publication before 6am monday mayor resigns', 'mayor resigns'],
    ['sperrfrist freitag 10 uhr rat schließt bad', 'rat schließt bad'],
    ['embargo hasta el viernes a las 10h el alcalde dimite', 'el alcalde dimite'],
  ])('is kept by an instruction that runs on into the headline: %s', (text, rest) => {
    expect(asked(text, 'public')).toMatchObject({ kind: 'embargo', rest });
  });

  it.each([
    'Embargoed until Friday, the report says the pool will close',
    'The report was embargoed until Friday 10am council said',
    'Embargo from 6am Monday hits port',
    'Oil embargo until 6am Monday hits port',
  ])('is not kept by a sentence about an embargo: %s', (text) => {
    expect(asked(text, 'public')).toBeUndefined();
  });

  it('is read in any year', () => {
    for (const year of ['0001', '1025', '1599', '9999'])
      expect(asked(`Embargo: ${year}-01-05T06:00:00Z`, 'public')).toMatchObject({ kind: 'embargo' });
  });
});
