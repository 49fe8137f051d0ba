// Instants near the present, as a person counts them: "in 40 minutes", "2 hours ago". Pure: `now` is passed. The console's script keeps them up to
// date while a page is open.
import { type Instant, msOf } from '../../domain/values/instant.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** From this many units on a smaller one is not used: 47 hours, but 2 days. */
const ENOUGH = 2;

const format = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

export function relativeTime(instant: Instant, nowMs: number): string {
  const awayMs = msOf(instant) - nowMs;
  const [unit, unitMs] = UNITS.find(([name, ms]) => Math.abs(awayMs) >= (name === 'minute' ? 1 : ENOUGH) * ms) ?? UNITS[2];
  const count = Math.trunc(awayMs / unitMs);
  return count === 0 ? 'now' : format.format(count, unit);
}

/** `nowMs` is Unix ms. */
export function Countdown({ instant, nowMs }: { instant: Instant; nowMs: number }) {
  return (
    <time datetime={instant} data-relative>
      {relativeTime(instant, nowMs)}
    </time>
  );
}
