// Instants for people, in the publisher's language and time zone, with the instant itself in `datetime`. Pure. No clock.
import { BoundedMap } from '../../domain/values/bounded-map.ts';
import { type Instant, msOf } from '../../domain/values/instant.ts';
import { closestTag } from '../../domain/values/language.ts';

/** The language and time zone in which dates are written. */
export interface Locale {
  /** BCP 47. */
  language: string;
  /** IANA name. */
  timeZone: string;
}

const FORMATS = {
  /** For example: Tuesday 3 March 2026. */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  /** For example: 3 Mar. */
  shortDay: { day: 'numeric', month: 'short' },
  minute: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  /** For example: 3 Mar, 18:30:05. */
  second: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type Precision = keyof typeof FORMATS;

/** Formatters by language, time zone and precision. Making one costs more than formatting all dates of a page. A service has one publisher, so
 *  the map stays small. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, precision: Precision): Intl.DateTimeFormat {
  const key = `${locale.language} ${locale.timeZone} ${precision}`;
  let found = formatters.get(key);
  if (found === undefined) {
    // Earlier programs stored languages without checking them.
    found = new Intl.DateTimeFormat(closestTag(locale.language) ?? 'en', { ...FORMATS[precision], timeZone: locale.timeZone });
    formatters.set(key, found);
  }
  return found;
}

/** Most dates whose text is kept: those of the lists and articles that are shown again. */
const DATES_KEPT = 1_000;
const written = new BoundedMap<string>(DATES_KEPT);

function formatInstant(instant: Instant, locale: Locale, precision: Precision): string {
  const key = `${locale.language} ${locale.timeZone} ${precision} ${instant}`;
  const text = written.get(key) ?? formatter(locale, precision).format(msOf(instant));
  written.set(key, text);
  return text;
}

export function When(props: { instant: Instant; locale: Locale; precision?: Precision }) {
  const { instant, locale, precision = 'minute' } = props;
  return (
    <time datetime={instant} lang={locale.language} dir="auto">
      {formatInstant(instant, locale, precision)}
    </time>
  );
}
