// Texts that would make a pattern try every way to divide them: the time grows with their length and no faster.
import { describe, expect, it } from 'vitest';
import { roughLines } from '../../../src/import/instructions/body-lines.ts';
import { embargoIn } from '../../../src/import/instructions/embargo.ts';
import { killIn } from '../../../src/import/instructions/kill.ts';
import { timePhraseAt } from '../../../src/import/instructions/time-phrase.ts';
import { datelineOf } from '../../../src/import/text/dateline.ts';
import { noteOf } from '../../../src/import/text/notes.ts';
import { cpuMsOf } from '../../support/cpu-time.ts';

const NOW = '2026-11-28T12:00:00.000Z';
const LONG = 20_000;
const TEXTS = [
  'EMBARGO '.repeat(LONG),
  'embargoed until '.repeat(LONG),
  'embargoed until 6 a.m. '.repeat(LONG),
  'not for use, '.repeat(LONG),
  'not for use or use or '.repeat(LONG),
  'do not publish '.repeat(LONG),
  `do not publish ${'a '.repeat(LONG)}before`,
  `this ${'a '.repeat(LONG)}story is embargoed`,
  `kill the ${'a-'.repeat(LONG)}story`,
  `kill the ${'a '.repeat(LONG)}story`,
  `the story headlined ${'a '.repeat(LONG)}is withdrawn`,
  `die Meldung ${'a '.repeat(LONG)}wird zurückgezogen`,
  'the story headlined '.repeat(LONG),
  'E '.repeat(LONG),
  'E M B A R G O '.repeat(LONG),
  '('.repeat(LONG),
  '(-'.repeat(LONG),
  '( embargo ) '.repeat(LONG),
  ': '.repeat(LONG),
  ' '.repeat(LONG),
  '\n \n'.repeat(LONG),
  '\u200b'.repeat(LONG),
  'Eds: '.repeat(LONG),
  '12:30 '.repeat(LONG),
  '1 '.repeat(LONG),
  `embargo: ${'1 '.repeat(LONG)}`,
  `embargo: ${'January '.repeat(LONG)}`,
  `embargo: ${'a'.repeat(LONG)}`,
  `© ${'A'.repeat(LONG)}`,
  `(c) ${'Aa '.repeat(600)}`,
  `Copyright ${'Aa, '.repeat(500)}`,
  `(${'Correction '.repeat(180)}`,
  `An earlier version ${'a '.repeat(900)}`,
  `Unauthorised use ${'and use '.repeat(200)}`,
  `Reproduction of this ${'a '.repeat(900)}`,
  `Reporting by ${'A, '.repeat(600)}`,
  `immediate release ${' '.repeat(1_900)}x`,
  `A${' - '.repeat(LONG)}`,
  `${'A, '.repeat(LONG)} - B`,
  `"Ab cd" ${'aa'.repeat(LONG)}`,
  '"ab '.repeat(LONG),
  '-ends- '.repeat(LONG),
  `${'aaa'.repeat(LONG)} embargo`,
];

describe('a hostile text', () => {
  it.each(TEXTS.map((text) => [`${JSON.stringify(text.slice(0, 30))} × ${text.length}`, text]))(
    'is asked in a short time: %s',
    async (_, text) => {
      const ms = await cpuMsOf(() => {
        embargoIn(text, 'public', NOW);
        embargoIn(text, 'editors', NOW);
        killIn(text, 'editors', true);
        timePhraseAt(text, 0);
        noteOf(text);
        datelineOf(text, { timeZone: 'UTC', now: NOW });
        roughLines(`<p>${text.replaceAll(' ', '<')}</p>`);
      });
      expect(ms).toBeLessThan(1_000);
    },
  );
});
