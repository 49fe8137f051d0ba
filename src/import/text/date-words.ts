// Names of months and weekdays, as the Unicode CLDR has them, and words that stand between the parts of a date. Pure.

/** Languages of the papers and agencies that are read. Of two that give one word to different months, the first counts. */
const LANGUAGES = 'en de fr es pt it nl sv nb da fi is pl cs ro ca ru uk tr el'.split(' ');

/** What the CLDR leaves out: older and shorter spellings. */
const MONTHS: Readonly<Record<string, number>> = {
  sept: 9,
  jänner: 1,
  janner: 1,
  feber: 2,
  mrz: 3,
  marz: 3,
  setiembre: 9,
  set: 9,
  sett: 9,
  mrt: 3,
  juli: 7,
};
/** Of two letters only those that are no zone. */
const WEEKDAYS =
  'tues wednes thur thurs satur sab dom lun mar mer jeu ven sam seg ter qua qui sex mo di mi do fr sa so ma wo vr za zo ti ke to pe su'.split(
    ' ',
  );

const words = new Map<string, number>();
/** 0 for Sunday; absent for words that are given here or name different days in different languages. */
const weekdays = new Map<string, number | undefined>();

/** Small letters without accents and full stops: "Déc." and "dec" are one word. */
export function plainWord(word: string): string {
  return word
    .normalize('NFD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase();
}

/** 1 to 12; `undefined` for a word that is no month. */
export function monthOf(word: string): number | undefined {
  if (words.size === 0) learn();
  return words.get(plainWord(word));
}

export function isWeekday(word: string): boolean {
  if (words.size === 0) learn();
  return weekdays.has(plainWord(word));
}

/** 0 for Sunday; `undefined` for a word that names no day, or more than one. */
export function weekdayOf(word: string): number | undefined {
  if (words.size === 0) learn();
  return weekdays.get(plainWord(word));
}

function addWeekday(word: string, day: number): void {
  weekdays.set(word, weekdays.has(word) && weekdays.get(word) !== day ? undefined : day);
}

/** Once, because making a formatter costs more than reading a date. */
function learn(): void {
  for (const [word, month] of Object.entries(MONTHS)) words.set(plainWord(word), month);
  for (const word of WEEKDAYS) weekdays.set(word, undefined);
  for (const language of LANGUAGES) {
    for (const style of ['long', 'short'] as const) {
      // With a day beside it, a month is in the form that its language uses in dates.
      const months = [
        new Intl.DateTimeFormat(language, { month: style, day: 'numeric', timeZone: 'UTC' }),
        new Intl.DateTimeFormat(language, { month: style, timeZone: 'UTC' }),
      ];
      for (let month = 0; month < 12; month += 1)
        for (const format of months) {
          const word = plainWord(partOf(format, Date.UTC(2026, month, 15), 'month'));
          if (/^\p{L}{3,}$/u.test(word) && !words.has(word)) words.set(word, month + 1);
        }
      const days = new Intl.DateTimeFormat(language, { weekday: style, timeZone: 'UTC' });
      // 1 November 2026 was a Sunday.
      for (let day = 1; day <= 7; day += 1)
        for (const word of plainWord(partOf(days, Date.UTC(2026, 10, day), 'weekday')).split(/[\s-]+/))
          if (word.length > 2) addWeekday(word, day - 1);
    }
  }
}

function partOf(format: Intl.DateTimeFormat, ms: number, type: 'month' | 'weekday'): string {
  return format.formatToParts(ms).find((part) => part.type === type)?.value ?? '';
}

/** Words that say nothing: "on", "at", "den", "um", "le", "à", "às", "kl.", "the". */
const FILLERS = new Set(
  'on at the of from um am vom den der dem ab le la du a as de del do da el las los il lo alle ore dal om op van kl klo klokken kello den til dia os uhr uur feira г года r roku'.split(
    ' ',
  ),
);

export function isFiller(word: string): boolean {
  return FILLERS.has(plainWord(word));
}
