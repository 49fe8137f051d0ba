// The Worker's clock, stopped. It is years ahead of the machine's, so that alarms run only when a test runs them.
import { vi } from 'vitest';

export const NOON = '2040-03-01T12:00:00.000Z';
export const SECOND_MS = 1_000;
export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;

export function setClock(instant: string): void {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(instant) });
}

export function advanceClock(ms: number): void {
  vi.setSystemTime(Date.now() + ms);
}

/** The Worker's own spelling of an instant that far from now. */
export function fromNow(ms: number): string {
  return new Date(Date.now() + ms).toISOString();
}
