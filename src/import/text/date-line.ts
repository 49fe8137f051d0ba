// A line that says when copy was published, where it was written, and nothing else. Pure.
import { type Calendar, type When, whenOf } from './dates.ts';
import { isNameLike } from './names.ts';

export interface DateLine {
  /** Absent: the line only says when the copy was changed, or how long it takes to read. */
  when?: When | undefined;
  /** The place before or after the date. */
  located?: string | undefined;
  /** Words say that the copy was published or changed then. A date alone may be the first line of a diary. */
  isLabelled: boolean;
}

const LONGEST_CHARS = 200;
const PUBLISHED =
  /^(?:(?:first |originally )?(?:published|posted)|submitted|created|filed|veröffentlicht|publiziert|erschienen|erstellt|publicad[oa]|publiée?|mis en ligne|paru|pubblicato|gepubliceerd|geplaatst|publicerade?s?|publicerat|publisert|udgivet|offentliggjort|julkaistu|opublikowano|publikováno)(?=[\s:])(?:\s+(?:on|am|le|el|il|em|op|den|dne|dnia))?\s*:?\s+/iu;
const UPDATED =
  /^(?:et |and |und |y |e |en |og |och )?(?:last |zuletzt |última |ultima |dernière |laatst |sist |senast |sidst )?(?:updated?|modified|changed|edited|aktualisiert|geändert|aktualisierung|actualizad[oa]|actualización|atualizad[oa]|mise? à jour|modifiée?|aggiornat[oa]|aggiornamento|bijgewerkt|gewijzigd|oppdatert|opdateret|uppdaterade?s?|uppdaterat|päivitetty|aktualizováno|zaktualizowano)(?=[\s:])(?:\s+(?:on|am|le|el|il|em|op|den|at|à|a las|às|um|om|kl\.?))?\s*:?\s+/iu;
/** "4 min read", "Lesezeit: 4 Minuten". */
const READING =
  /^(?:(?:estimated )?(?:reading time|read time|lesezeit|lesedauer|temps de lecture|lecture|tiempo de lectura|tempo de leitura|tempo di lettura|leestijd|lesetid|lästid|læsetid)\s*:?\s*(?:ca?\.\s*)?\d{1,3}[\s-]?min\p{L}{0,6}\.?|\d{1,3}[\s-]?min\p{L}{0,6}\.? (?:read|de lecture|de lectura|de leitura|di lettura|lesezeit|leestijd|lesetid|lästid|læsning|lesing))$/iu;
const SEPARATORS =
  /\s*[|•·;]\s*|\s+[–—/]\s+|\s*[()]\s*|\s*,\s+(?=\p{L})|(?<=[\d.])\s+(?=(?:last |zuletzt |dernière |sist |senast )?(?:upd|uppd|oppd|opd|aktual|actual|atual|mis(?:e)? à|modif|aggiorn|bijgew|geänd)\p{L})/iu;

/** `undefined` for any other line. */
export function dateLineOf(line: string, calendar: Calendar): DateLine | undefined {
  if (line.length > LONGEST_CHARS || !/\d/.test(line)) return undefined;
  const whole = datePart(line, calendar);
  if (whole !== undefined) return whole;
  const placed = placedDate(line, calendar);
  if (placed !== undefined) return placed;
  const parts = joinedParts(line, calendar);
  if (parts === undefined) return undefined;
  return {
    when: parts.find(({ when }) => when !== undefined)?.when,
    located: parts.find(({ located }) => located !== undefined)?.located,
    isLabelled: parts.some(({ isLabelled }) => isLabelled),
  };
}

/** A part that cannot be read alone may be the date with the one before it: "Published Monday, 3 May 2026, updated 4 May 2026". */
function joinedParts(line: string, calendar: Calendar): DateLine[] | undefined {
  const read: DateLine[] = [];
  let open = '';
  for (const part of line.split(SEPARATORS).filter((each) => each !== '')) {
    open = open === '' ? part : `${open}, ${part}`;
    const date = datePart(open, calendar) ?? placedDate(open, calendar);
    if (date === undefined) continue;
    read.push(date);
    open = '';
  }
  return open === '' ? read : undefined;
}

function datePart(part: string, calendar: Calendar): DateLine | undefined {
  if (READING.test(part)) return { isLabelled: true };
  const updated = UPDATED.exec(part)?.[0];
  if (updated !== undefined)
    return isDateOrHour(
      part.slice(updated.length),
      calendarOf(updated.replace(/^(?:last )?(?:updat|modif|changed|edited)/i, 'filed'), calendar),
    )
      ? { isLabelled: true }
      : undefined;
  const published = PUBLISHED.exec(part)?.[0] ?? '';
  const when = whenOf(part.slice(published.length), calendarOf(published, calendar));
  return when?.hasYear === true ? { when, isLabelled: published !== '' } : undefined;
}

/** Words of another language than English say that the day is before the month. */
function calendarOf(label: string, calendar: Calendar): Calendar {
  const isOther = label !== '' && !/^(?:first|originally|published|posted|submitted|created|filed)/i.test(label);
  return isOther && /^en\b|^$/i.test(calendar.language ?? '') ? { ...calendar, language: 'fr' } : calendar;
}

/** "Updated 10:15". */
function isDateOrHour(text: string, calendar: Calendar): boolean {
  return whenOf(text, calendar) !== undefined || /^\d{1,2}[:.h]\d{2}(?:\s?(?:uhr|uur|h|[ap]\.?m\.?|[A-Z]{3,4}))?$/i.test(text);
}

const PLACE_CHARS = 40;

/** "Montealto, 24 de septiembre de 2026", "Berlin – 3. März 2026". */
function placedDate(line: string, calendar: Calendar): DateLine | undefined {
  const [, place = '', date] =
    /^(\p{Lu}[\p{L}\p{M}.'’ -]{1,40}?)(?:,\s+(?:den\s+|le\s+|a\s+|il\s+)?|\s+[-–—|•·/]\s+)(?=[\p{L}\d])(.{6,80})$/u.exec(line) ?? [];
  if (date === undefined || place.length > PLACE_CHARS || !isNameLike(place) || place.split(' ').length > 4) return undefined;
  if (whenOf(`${place} 3 2026`, calendar) !== undefined || whenOf(`${place}, 3 May 2026`, calendar) !== undefined) return undefined;
  const when = whenOf(date, calendar);
  return when?.hasYear === true ? { when, located: place, isLabelled: false } : undefined;
}
