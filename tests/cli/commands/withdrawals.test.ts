import { PassThrough } from 'node:stream';
import { stripVTControlCharacters, styleText } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { printReport } from '../../../src/cli/commands/withdrawals.ts';
import { openTerminal } from '../../../src/cli/terminal/terminal.ts';
import type { ComplianceLine, ComplianceReport, WithdrawalSummary } from '../../../src/domain/withdrawals/withdrawal.ts';
import { type DeskServer, startDeskServer, TOKEN } from '../../support/desk-server.ts';
import { command } from '../../support/resident-cli.ts';
import type { Ended } from '../../support/run-cli.ts';

const SUMMARY: WithdrawalSummary = {
  id: 'strike.2',
  slug: 'strike',
  version: 2,
  headline: 'Dockers go back to work',
  note: 'We no longer stand by this report.',
  at: '2026-11-23T09:00:00.000Z',
  received: 3,
  acknowledged: 1,
  overdue: 1,
  notifying: false,
};

const LINES: ComplianceLine[] = [
  { partner: 'late', state: 'overdue', deadline: '2026-11-23T10:00:00.000Z' },
  { partner: 'slow', state: 'open', deadline: '2026-11-24T09:00:00.000Z' },
  {
    partner: 'good',
    state: 'acknowledged',
    deadline: '2026-11-23T10:00:00.000Z',
    acknowledged: {
      outcome: 'removed',
      urls: ['https://good.example/strike'],
      by: 'Night desk',
      at: '2026-11-23T09:10:00.000Z',
      received: '2026-11-23T09:11:00.000Z',
    },
  },
];

const BOARD: ComplianceReport = { ...SUMMARY, reason: 'Source recanted', who: 'night-desk', partners: LINES, unanswered: [] };

let desk: DeskServer;

beforeEach(async () => {
  desk = await startDeskServer();
  desk.sabotage = ({ path }) => {
    const { pathname, searchParams } = new URL(path, 'http://desk');
    if (pathname === '/desk/withdrawals') return { status: 200, body: { withdrawals: [SUMMARY], next: '1.4' } };
    if (!['/desk/withdrawals/strike', '/desk/withdrawals/strike.2'].includes(pathname)) return undefined;
    const isSecond = searchParams.has('cursor');
    const page = isSecond ? { partners: LINES.slice(2) } : { partners: LINES.slice(0, 2), next: '0.7.slow' };
    return { status: 200, body: { ...BOARD, ...page } };
  };
});

afterEach(() => desk.close());

function run(...args: string[]): Promise<Ended> {
  return command(args, { TEARSHEET_URL: desk.url, TEARSHEET_TOKEN: TOKEN });
}

test('the list has the numbers of each withdrawal, and says how to see the next page', async () => {
  const { code, stdout, stderr } = await run('withdrawal', 'list', '--limit', '1', '--cursor', '1.9');
  expect(desk.requests.map(({ path }) => path)).toEqual(['/desk/withdrawals?limit=1&cursor=1.9']);
  expect(stdout).toBe('strike.2\t2026-11-23T09:00:00.000Z\toverdue\t3\t1\t1\tDockers go back to work\n');
  expect(stderr).toContain('--cursor 1.4');
  expect(code).toBe(0);
});

test('the report of a withdrawal is shown whole, however many pages it has, by its id or by the slug of the article', async () => {
  const { code, stdout } = await run('withdrawal', 'show', 'strike');
  expect(desk.requests.map(({ path }) => path)).toEqual(['/desk/withdrawals/strike', '/desk/withdrawals/strike.2?cursor=0.7.slow']);
  const rows = stdout.trimEnd().split('\n');
  expect(rows.map((row) => row.split('\t').slice(0, 2))).toEqual([
    ['late', 'overdue'],
    ['slow', 'open'],
    ['good', 'acknowledged'],
  ]);
  expect(rows[2]?.split('\t').slice(3)).toEqual(['removed', 'Night desk', '2026-11-23T09:10:00.000Z', 'https://good.example/strike']);
  expect(code).toBe(0);
});

test('with --json the report of a withdrawal is one JSON document', async () => {
  const { stdout } = await run('withdrawal', 'show', 'strike.2', '--json');
  expect(JSON.parse(stdout)).toEqual(JSON.parse(JSON.stringify({ ...BOARD, next: undefined })));
});

test('an impossible withdrawal id is a usage error and is not sent; an unknown one is reported as not found', async () => {
  const misused = await run('withdrawal', 'show', '../articles');
  expect([misused.code, desk.requests.length]).toEqual([2, 0]);
  const missing = await run('withdrawal', 'show', 'nothing.1');
  expect(missing.code).toBe(1);
  expect(missing.stderr).toContain('404');
});

function shown(board: ComplianceReport, isTTY: boolean): string {
  const written: string[] = [];
  const stream = Object.assign(new PassThrough(), { isTTY, columns: 200, getColorDepth: () => 8, hasColors: () => true });
  stream.on('data', (chunk) => written.push(String(chunk)));
  const terminal = openTerminal(false, stream as unknown as NodeJS.WriteStream, stream as unknown as NodeJS.WriteStream);
  printReport(terminal, board);
  return written.join('');
}

test('note and reason have a line each, and what a partner did has a date', () => {
  const text = stripVTControlCharacters(shown(BOARD, true));
  for (const said of [BOARD.note, BOARD.reason]) expect(text.split('\n').filter((line) => line.endsWith(`: ${said}`))).toHaveLength(1);
  expect(text).toContain('2026-11-23 09:10Z');
});

test('on a terminal red is late, yellow has time left, green has taken it down, and a partner’s words colour nothing', () => {
  const [late, slow, good] = LINES;
  const forged = { ...good, acknowledged: { ...good?.acknowledged, by: 'desk\u001b[31m' } } as ComplianceLine;
  const text = shown({ ...BOARD, partners: [late, slow, forged].filter((line) => line !== undefined) }, true);
  const inTone = (tone: 'red' | 'yellow' | 'green', word: string) => styleText(tone, word, { validateStream: false });
  expect(text).toContain(inTone('red', 'overdue'));
  expect(text).toContain(inTone('yellow', 'open'));
  expect(text).toContain(inTone('green', 'acknowledged'));
  expect(text).toContain('desk [31m');
});

test('partners that were not asked yet, and those that did not answer, are listed beside the report', () => {
  const text = shown({ ...BOARD, notifying: true, unanswered: ['deaf', 'dumb'] }, false);
  expect(text).toContain('Not every partner has been asked yet');
  expect(text).toContain('deaf, dumb');
  expect(shown(BOARD, false)).not.toMatch(/Not every partner|did not answer/);
});
