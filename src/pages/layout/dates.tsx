// Instants as people read them: in the publisher's language and time zone, with the instant itself for machines. Pure. No clock.
import { type Instant, msOf } from '../../domain/values/instant.ts';
import { closestTag } from '../../domain/values/language.ts';

/** Whose calendar a page is written in. */
export interface Place {
  /** BCP 47. */
  language: string;
  /** IANA name. */
  timeZone: string;
}

const FORMATS = {
  /** As it stands under a masthead: Tuesday 3 March 2026. */
  day: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  minute: { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type Precision = keyof typeof FORMATS;

/** Making a formatter costs more than a page's worth of formatting. One publisher, so a handful of entries. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(place: Place, precision: Precision): Intl.DateTimeFormat {
  const key = `${place.language} ${place.timeZone} ${precision}`;
  let found = formatters.get(key);
  if (found === undefined) {
    // What earlier programs stored as a language may be none.
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
