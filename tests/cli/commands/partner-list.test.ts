// `tearsheet partner list`: what each partner's object has last reported, on a screen of 80 columns, for programs, and as JSON.
import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { showPartners } from '../../../src/cli/commands/partner-list.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';
import type { ListedPartner } from '../../../src/domain/partners/partner-summary.ts';
import type { Instant } from '../../../src/domain/values/instant.ts';
import { startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { withPartners } from '../../support/partner-desk.ts';
import { command } from '../../support/resident-cli.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 1_440 * MINUTE_MS;
const ago = (ms: number) => new Date(Date.now() - ms).toISOString() as Instant;

const SUMMARY: NonNullable<ListedPartner['summary']> = {
  made: ago(3 * MINUTE_MS + 5_000),
  standing: 'suspended',
  lastPull: ago(59 * MINUTE_MS + 5_000),
  openWithdrawals: 3,
  overdueWithdrawals: 0,
  nextKeyExpiry: ago(-200 * DAY_MS),
  quota: { agreement: 'main', used: 95, articles: 100, per: 'month', resets: ago(-DAY_MS) },
  deliveriesToday: 1_200,
};

const PARTNERS: ListedPartner[] = [
  { id: 'harbour-gazette', name: 'Harbour Gazette', needs: ['suspended', 'quota'], summary: SUMMARY },
  { id: 'island', name: 'island', needs: [] },
];

function shown(isTTY: boolean, partners: ListedPartner[]): string[] {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 80, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const out = stream as unknown as NodeJS.WriteStream;
  showPartners(openTerminal(false, out, out), { partners });
  const text = stripVTControlCharacters(written.join('')).trimEnd();
  return text.split('\n').map((line) => line.replaceAll('\u00a0', ' ').replace(/ +$/, ''));
}

test('a screen of 80 columns has a line for each partner under a heading, and the name below the id', () => {
  const lines = shown(true, PARTNERS);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
  expect(lines[0]?.split(/ {2,}/)).toEqual(['Partner', 'Standing', 'Pulled', 'Today', 'Open', 'Key ends', 'Quota', 'Age']);
  const ends = SUMMARY.nextKeyExpiry?.slice(0, 10);
  expect(lines[1]?.split(/ {2,}/)).toEqual(['harbour-gazette', 'suspended', '59 min', '1200', '3', ends, '95 %', '3 min']);
  expect(lines[2]?.trim()).toBe('Harbour Gazette');
  expect(lines[3]?.trim()).toMatch(/^island +unreported$/);
  const former = { ...SUMMARY, lastPull: ago(100 * DAY_MS), overdueWithdrawals: 1 };
  const [, row] = shown(true, [{ id: 'harbour-gazette', name: 'harbour-gazette', needs: ['overdue'], summary: former }]);
  expect(row?.split(/ {2,}/)[2]).toBe(former.lastPull.slice(0, 10));
});

test('a program gets every instant whole, and the name as a field of its own', async () => {
  const late = { ...SUMMARY, overdueWithdrawals: 1 };
  const [line = ''] = shown(false, [{ id: 'harbour-gazette', name: 'Harbour Gazette', needs: ['overdue'], summary: late }]);
  const { lastPull, nextKeyExpiry, made } = SUMMARY;
  expect(line.split('\t')).toEqual([
    ...['harbour-gazette', 'Harbour Gazette', 'suspended', lastPull, '1200', '3, 1 late', nextKeyExpiry, '95/100', made],
  ]);
  const desk = await startDeskServer();
  withPartners(desk, PARTNERS);
  const { stdout } = await command(['partner', 'list', '--json'], { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
  expect(JSON.parse(stdout)).toEqual({ partners: PARTNERS });
  desk.close();
});
