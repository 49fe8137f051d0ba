// Sentences on a terminal: as wide as it is, broken between words, and with dates that can be read.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';

const INSTANT = '2026-12-04T20:43:47.123Z';
const SENTENCE = `  The partner has to accept the changed notice until ${INSTANT}, and gets headlines and links only after that.`;
const CURL = `  curl -H 'Authorization: Bearer ts_live_p1_${'x'.repeat(60)}' http://localhost:8787/v1/feed.rss`;

function said(isTTY: boolean, columns: number, tell: (terminal: ReturnType<typeof openTerminal>) => void): string[] {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const out = stream as unknown as NodeJS.WriteStream;
  tell(openTerminal(false, out, out));
  return stripVTControlCharacters(written.join('')).trimEnd().split('\n');
}

test.each([30, 60, 100])('at %d columns no line is wider, no word is broken, and the indentation stays', (columns) => {
  for (const lines of [said(true, columns, ({ note }) => note(SENTENCE, 'warning')), said(true, columns, ({ say }) => say(SENTENCE))]) {
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect([line.length <= columns, line.slice(0, 3)]).toEqual([true, expect.stringMatching(/^ {2}\S/)]);
    expect(lines.map((line) => line.trim()).join(' ')).toBe(SENTENCE.trim().replace(INSTANT, '2026-12-04 20:43:47Z'));
  }
});

test('in a pipe, a sentence is one line with its instants as they are', () => {
  expect(said(false, 40, ({ note }) => note(SENTENCE))).toEqual([SENTENCE]);
});

test('a line to be copied is not wrapped, and a long word is not broken', () => {
  expect(said(true, 60, ({ verbatim }) => verbatim(CURL))).toEqual([CURL]);
  expect(said(true, 60, ({ noteVerbatim }) => noteVerbatim(CURL))).toEqual([CURL]);
  const address = `https://newsroom.example/${'section-'.repeat(12)}`;
  expect(said(true, 60, ({ say }) => say(`See ${address} for more.`))).toContain(address);
});

test('what a stranger wrote moves no cursor, in a sentence or in a line to be copied', () => {
  const lines = said(true, 80, ({ say, verbatim }) => {
    say('Red\u001b[31m alert');
    verbatim('Red\u001b[31m alert');
  });
  expect(lines).toEqual(['Red [31m alert', 'Red [31m alert']);
});

test('records are dated to the second, and terms are told without the milliseconds that are none', () => {
  const rows = [
    [
      { text: INSTANT, instants: 'dated' as const },
      { text: '2027-01-01T00:00:00.000Z', instants: 'exact' as const },
    ],
  ];
  expect(said(true, 80, ({ table }) => table(['When', 'Until'], rows))[1]).toBe('2026-12-04 20:43:47Z  2027-01-01T00:00:00Z');
});
