// Instants for people, in the publisher's language and time zone, with the instant itself in `datetime`. Pure. No clock.
import { type Instant, msOf } from '../../domain/values/instant.ts';
import { closestTag } from '../../domain/values/language.ts';

/** The language and time zone in which dates are written. */
export interface Place {
  /** BCP 47. */
  language: string;
  /** IANA name. */
  timeZone: string;
}

const FORMATS = {
  /** For example: Tuesday 3 March 2026. */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  minute: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type Precision = keyof typeof FORMATS;

/** Formatters by language, time zone and precision. Making one costs more than formatting all dates of a page. A service has one publisher, so
 *  the map stays small. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(place: Place, precision: Precision): Intl.DateTimeFormat {
  const key = `${place.language} ${place.timeZone} ${precision}`;
  let found = formatters.get(key);
  if (found === undefined) {
    // Earlier programs stored languages without checking them.
    found = new Intl.DateTimeFormat(closestTag(place.language) ?? 'en', { ...FORMATS[precision], timeZone: place.timeZone });
    formatters.set(key, found);
  }
  return found;
}

function formatInstant(instant: Instant, place: Place, precision: Precision): string {
  return formatter(place, precision).format(msOf(instant));
}

export function When(props: { instant: Instant; place: Place; precision?: Precision }) {
  const { instant, place, precision = 'minute' } = props;
  return (
    <time datetime={instant} lang={place.language} dir="auto">
      {formatInstant(instant, place, precision)}
    </time>
  );
}
