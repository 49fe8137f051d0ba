// Deliveries by day as bars, with the same numbers in a table for everybody who does not see them. Drawn on the server. Pure. No clock.
import type { DayDeliveries } from '../../domain/partners/partner-summary.ts';
import { grouped } from '../../domain/values/grouped.ts';
import { DAY_MS, dayOf, toInstant } from '../../domain/values/instant.ts';
import { type Locale, When } from '../layout/dates.tsx';
import { Cards } from './cards.tsx';

interface ChartProps {
  /** In any order. A day that is missing had no delivery. */
  deliveries: readonly DayDeliveries[];
  /** The last day that is shown, a full-date in UTC (RFC 3339 §5.6). */
  last: string;
  /** Number of days that are shown. */
  count: number;
  locale: Locale;
}

/** Sizes in the units of the drawing, which is scaled to the page. */
const BAR = 8;
const STEP = 10;
const HEIGHT = 60;

export function DayChart(props: ChartProps) {
  const days = everyDay(props);
  const most = Math.max(...days.map(({ deliveries }) => deliveries));
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${days.length * STEP} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
        {days.map(({ deliveries }, index) => {
          const height = most === 0 ? 0 : (deliveries / most) * HEIGHT;
          return <rect x={index * STEP} y={(HEIGHT - height).toFixed(1)} width={BAR} height={height.toFixed(1)} />;
        })}
      </svg>
      <figcaption>
        <Day day={days[0]?.day ?? props.last} locale={props.locale} />
        <span>{most === 0 ? 'No deliveries' : `At most ${written(most)} on a day`}</span>
        <Day day={props.last} locale={props.locale} />
      </figcaption>
      <Numbers days={days} locale={props.locale} />
    </figure>
  );
}

function Numbers({ days, locale }: { days: readonly DayDeliveries[]; locale: Locale }) {
  return (
    <details>
      <summary>The numbers</summary>
      <Cards columns={['Day (UTC)', 'Deliveries']}>
        {days.toReversed().map(({ day, deliveries }) => (
          <tr>
            <td data-label="Day (UTC)">
              <Day day={day} locale={locale} />
            </td>
            <td data-label="Deliveries">{written(deliveries)}</td>
          </tr>
        ))}
      </Cards>
    </details>
  );
}

/** The days are those of UTC, whatever the publisher's time zone is. */
function Day({ day, locale: { language } }: { day: string; locale: Locale }) {
  return <When instant={toInstant(Date.parse(day))} locale={{ language, timeZone: 'UTC' }} precision="shortDay" />;
}

/** Every day of the period, oldest first. */
function everyDay({ deliveries, last, count }: ChartProps): DayDeliveries[] {
  const known = new Map(deliveries.map((one) => [one.day, one.deliveries]));
  return Array.from({ length: count }, (_, index) => {
    const day = dayOf(Date.parse(last) - (count - 1 - index) * DAY_MS);
    return { day, deliveries: known.get(day) ?? 0 };
  });
}

function written(count: number): string {
  return grouped(count);
}
