// The dates of the sample newspaper at its first start, whenever and wherever that is.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { placedSample } from '../../../src/cli/local/sample-copy.ts';
import { type Publisher, publisherSchema } from '../../../src/domain/publisher/publisher.ts';
import { DAY_MS, dateIn, MINUTE_MS, msOf } from '../../../src/domain/values/instant.ts';
import { readSource } from '../../../src/import/read-source.ts';
import { ROOT } from '../../support/run-cli.ts';

const SAMPLE = join(ROOT, 'src/cli/sample');
const PUBLISHER: Publisher = publisherSchema.parse(JSON.parse(readFileSync(join(SAMPLE, 'publisher.json'), 'utf8')));
const FILES = readdirSync(join(SAMPLE, 'articles')).map((name) => ({ name, text: readFileSync(join(SAMPLE, 'articles', name), 'utf8') }));
const origin = 'http://localhost:8787';

/** Every article as it is imported at a first start: when it was published, and the day and time that its file has. */
async function publishedAt(now: string, timeZone: string) {
  const publisher = { ...PUBLISHER, timeZone };
  const read = FILES.map(async ({ name, text }) => {
    const placed = new TextEncoder().encode(placedSample(text, { now, timeZone, origin }));
    const { copies, faults, kills, remarks } = await readSource(name, placed, { publisher, now });
    expect([faults, kills, remarks, copies[0]?.remarks, copies[0]?.hold]).toEqual([[], [], [], [], undefined]);
    const [, day = '', time = ''] = /^date: (\S+) (\S+)$/m.exec(text) ?? [];
    return { name, day, time, at: copies[0]?.article.firstPublished ?? '' };
  });
  return (await Promise.all(read)).sort((one, other) => (one.at < other.at ? 1 : -1));
}

function clockIn(timeZone: string, at: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(at));
}

function daysBetween(earlier: string, later: string): number {
  return (Date.parse(later) - Date.parse(earlier)) / DAY_MS;
}

describe('at a first start', () => {
  it.each([
    ['in the afternoon', '2026-11-28T14:10:30.500Z', 'Europe/London'],
    ['before the day on which the sample was written', '2025-02-03T09:00:00.000Z', 'Europe/London'],
    ['just after midnight, so that the newest article is of yesterday', '2027-03-01T00:05:00.000Z', 'Europe/London'],
    ['so early that the newest article is of the first minute of the day', '2027-06-11T00:25:00.000Z', 'Europe/London'],
    ['in the week after clocks went forward', '2027-03-30T07:00:00.000Z', 'Europe/London'],
    ['in the week after clocks went back', '2026-10-29T23:59:59.999Z', 'Europe/London'],
    ['on New Year’s Day', '2028-01-01T03:00:00.000Z', 'Europe/London'],
    ['after a leap day', '2028-03-02T12:00:00.000Z', 'Europe/London'],
    ['east of Greenwich, where it is tomorrow', '2026-12-24T13:00:00.000Z', 'Pacific/Auckland'],
    ['west of Greenwich, where it is yesterday', '2026-12-24T02:00:00.000Z', 'America/Los_Angeles'],
    ['in a zone of half hours', '2026-12-24T20:00:00.000Z', 'Asia/Kolkata'],
  ])('%s the newest article is an hour or two old, and the others have their days and times', async (_when, now, timeZone) => {
    const [newest, ...others] = await publishedAt(now, timeZone);
    if (newest === undefined) throw new Error('there is no sample');
    const ageMs = msOf(now) - msOf(newest.at);
    expect([newest.at.slice(16), ageMs >= 60 * MINUTE_MS, ageMs <= 120 * MINUTE_MS]).toEqual([':00.000Z', true, true]);
    const today = dateIn(timeZone, newest.at);
    const found = others.map(({ name, at }) => [name, daysBetween(dateIn(timeZone, at), today), clockIn(timeZone, at)]);
    expect(found).toEqual(others.map(({ name, day, time }) => [name, daysBetween(day, newest.day), time]));
    const distances = found.map(([, days]) => Number(days));
    expect([Math.min(...distances), Math.max(...distances)]).toEqual([1, 8]);
  });

  it('an article names its pictures at the service, in its text too', () => {
    const text = FILES.find(({ name }) => name === 'corvina-ferry-returns.md')?.text ?? '';
    const placed = placedSample(text, { now: '2026-11-28T14:10:00.000Z', timeZone: 'Europe/London', origin: 'https://news.example' });
    const names = [...placed.matchAll(/https:\/\/news\.example\/assets\/sample\/([a-z-]+)\.[0-9a-f]{12}\.jpg/g)].map(([, name]) => name);
    expect(names).toEqual(['corvina-ferry-dawn', 'corvina-ferry-rail']);
    expect(placed).not.toContain('pictures/');
  });
});
