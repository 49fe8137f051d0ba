// More forms of instructions that press offices and agencies write, each of which keeps copy from the public, and what resembles them in stories and in
// fields for editors.
import { describe, expect, it } from 'vitest';
import { embargoIn } from '../../../src/import/instructions/embargo.ts';
import { killIn } from '../../../src/import/instructions/kill.ts';
import { CLOSED_LINES, OPEN_LINES } from './closed-lines.ts';
import { IN_FIELDS_FOR_EDITORS, INSTRUCTIONS } from './forms.ts';
import { LIKE_WHOLE_LINES } from './like-whole-lines.ts';
import { IN_STORIES } from './story-lines.ts';
import { WHOLE_LINES } from './whole-lines.ts';

const NOW = '2026-11-28T12:00:00.000Z';

const asked = (text: string, audience: 'public' | 'editors') => killIn(text, audience, true) ?? embargoIn(text, audience, NOW);

describe('copy', () => {
  it.each([...INSTRUCTIONS, ...WHOLE_LINES, ...CLOSED_LINES])('is kept from the public by: %s', (text) => {
    expect(asked(text, 'public')).toMatchObject({ kind: 'embargo' });
    expect(asked(text, 'editors')).toMatchObject({ kind: 'embargo' });
  });

  it.each(IN_FIELDS_FOR_EDITORS)('is not kept by a field that says: %s', (text) => {
    expect(asked(text, 'editors')).toBeUndefined();
  });

  it.each([...IN_STORIES, ...LIKE_WHOLE_LINES, ...OPEN_LINES])('is not kept by a line that says: %s', (text) => {
    expect(asked(text, 'public')).toBeUndefined();
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
});
