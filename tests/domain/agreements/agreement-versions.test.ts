// Of all the versions of an agreement, the one that holds at an hour and the one that waits for its own.
import { describe, expect, it } from 'vitest';
import type { AgreementVersion } from '../../../src/domain/agreements/agreement.ts';
import { versionsAt } from '../../../src/domain/agreements/agreement-versions.ts';
import { terms, versionOf } from '../licensing.ts';

/** Made on a day of 2026, for a term from another; numbered as they are listed. */
function versions(...days: [made: string, validFrom: string][]): AgreementVersion[] {
  return days.map(([made, validFrom], index) => ({
    ...versionOf(terms({ validFrom: `2026-${validFrom}T00:00:00Z` })),
    version: index + 1,
    made: `2026-${made}T00:00:00.000Z`,
  }));
}

/** Numbers: what holds, then what waits. */
function on(day: string, filed: AgreementVersion[]): (number | undefined)[] {
  const found = versionsAt(filed, `2026-${day}T00:00:00.000Z`);
  return [found?.current.version, found?.scheduled?.version];
}

describe('of the versions of an agreement', () => {
  it('none is in force where there is none', () => {
    expect(versionsAt([], '2026-06-01T00:00:00.000Z')).toBeUndefined();
  });

  it('one that begins later is scheduled, and the one before it stays in force until then', () => {
    const filed = versions(['01-01', '01-01'], ['03-01', '07-01']);
    expect(on('03-01', filed)).toEqual([1, 2]);
    expect(on('06-30', filed)).toEqual([1, 2]);
    expect(on('07-01', filed)).toEqual([2, undefined]);
  });

  it('one that begins at once replaces the one in force and the scheduled one', () => {
    const filed = versions(['01-01', '01-01'], ['03-01', '07-01'], ['04-01', '01-01']);
    expect(on('04-01', filed)).toEqual([3, undefined]);
    expect(on('08-01', filed)).toEqual([3, undefined]);
  });

  it('a scheduled beginning that was postponed does not come back at the earlier date', () => {
    const filed = versions(['01-01', '01-01'], ['03-01', '07-01'], ['04-01', '09-01']);
    expect(on('07-01', filed)).toEqual([1, 3]);
    expect(on('09-01', filed)).toEqual([3, undefined]);
  });

  it('one made after a scheduled version began follows that version', () => {
    const filed = versions(['01-01', '01-01'], ['03-01', '07-01'], ['08-01', '10-01']);
    expect(on('09-01', filed)).toEqual([2, 3]);
    expect(on('10-01', filed)).toEqual([3, undefined]);
  });

  it('one made at the very instant at which another begins follows that one', () => {
    const filed = versions(['01-01', '07-01'], ['07-01', '09-01']);
    expect(on('07-01', filed)).toEqual([1, 2]);
    expect(on('09-01', filed)).toEqual([2, undefined]);
  });

  it('of an agreement that has not begun the newest version counts', () => {
    const filed = versions(['01-01', '07-01'], ['03-01', '09-01']);
    expect(on('03-01', filed)).toEqual([2, undefined]);
    expect(on('08-01', filed)).toEqual([2, undefined]);
  });
});
