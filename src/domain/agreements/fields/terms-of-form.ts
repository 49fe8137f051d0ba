// Reads the terms of an agreement from the fields of a form. The schema checks them afterwards. Pure. No clock.
import { startOfDayMs } from '../../values/calendar-day.ts';
import { dateSchema, type Instant, instantSchema, toInstant } from '../../values/instant.ts';
import { languageTag } from '../../values/language.ts';
import { instantsAt } from '../../values/local-time.ts';
import { type Objection, pointerTo } from '../../values/objection.ts';
import { type FormFields, isBoxed, languagesOf, TICKED, textNames } from './form-fields.ts';
import { SCHEMA_FIELDS, type SchemaField } from './schema-fields.ts';

interface WrittenTerms {
  /** The terms as the schema takes them. Fields that were left empty are absent. */
  input: Record<string, unknown>;
  /** What the schema cannot say, because it does not see the form. */
  objections: Objection[];
}

export function termsOfForm(form: FormFields, timeZone: string): WrittenTerms {
  const input: Record<string, unknown> = {};
  const objections = objectionsToNames(form);
  for (const field of SCHEMA_FIELDS) {
    if (field.kind === 'group') {
      if (form.get(field.path) === TICKED) setAt(input, field.path, {});
      continue;
    }
    if (field.group !== undefined && form.get(field.group) !== TICKED) continue;
    const read = readField(field, form, timeZone);
    const objection = 'objection' in read ? read.objection : field.isRequired && read.value === undefined ? 'is required' : undefined;
    if (objection !== undefined) objections.push({ pointer: pointerTo(field.path.split('.')), detail: objection });
    if (read.value !== undefined) setAt(input, field.path, read.value);
  }
  return { input, objections };
}

/** A field that no form has is not ignored: its sender meant something by it. A field for text that is missing was not emptied by anybody. */
function objectionsToNames(form: FormFields): Objection[] {
  const unknown = [...form.keys()].filter((name) => !isKnown(name));
  const missing = SCHEMA_FIELDS.flatMap(textNames).filter((name) => !form.has(name));
  return [
    ...unknown.map((name) => ({ pointer: pointerTo(name.split('.')), detail: 'is not a field of an agreement' })),
    ...missing.map((name) => ({ pointer: pointerTo(name.split('.')), detail: 'did not arrive; open the page again' })),
  ];
}

/** Tells whether the form of an agreement may have a field with this name. */
export function isKnown(name: string): boolean {
  return SCHEMA_FIELDS.some((field) =>
    isBoxed(field) ? name.startsWith(`${field.path}.`) : name === field.path || textNames(field).includes(name),
  );
}

/** The value is `undefined` if the field was left empty. */
type Read = { value: unknown } | { value?: unknown; objection: string };

function readField(field: SchemaField, form: FormFields, timeZone: string): Read {
  const { path, kind } = field;
  const text = form.get(path) ?? '';
  if (isBoxed(field)) return { value: absentIfEmpty(tickedIn(form, path)) };
  switch (kind) {
    case 'flag':
      return { value: text === TICKED };
    case 'list':
      return { value: absentIfEmpty(linesIn(text)) };
    case 'lines':
      return readLines(text, form.get(languagesOf(path)) ?? '');
    case 'number':
      return { value: /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : absentIfEmpty(text) };
    case 'instant':
      return readInstant(text.trim(), timeZone);
    default:
      return { value: absentIfEmpty(text) };
  }
}

function absentIfEmpty<T extends string | string[]>(value: T): T | undefined {
  return value.length === 0 ? undefined : value;
}

/** In the order in which they were sent. */
function tickedIn(form: FormFields, path: string): string[] {
  const prefix = `${path}.`;
  return [...form].flatMap(([name, value]) => (name.startsWith(prefix) && value === TICKED ? [name.slice(prefix.length)] : []));
}

function linesIn(text: string): string[] {
  return text.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
}

function readLines(one: string, byLanguage: string): Read {
  const lines = linesIn(byLanguage);
  if (lines.length === 0) return { value: absentIfEmpty(one) };
  if (one.trim() !== '') return { objection: 'must be either one line for all languages or lines by language' };
  const texts = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    const tag = languageTag(line.slice(0, Math.max(0, colon)).trim());
    if (tag === undefined)
      return { objection: 'must have a language tag and a colon at the beginning of each line, such as "de: Für {partner}."' };
    if (texts.has(tag)) return { objection: `must have only one line in the language ${tag}` };
    texts.set(tag, line.slice(colon + 1).trim());
  }
  return { value: Object.fromEntries(texts) };
}

/** A date alone means the beginning of that day. */
function readInstant(text: string, timeZone: string): Read {
  if (text === '') return { value: undefined };
  if (dateSchema.safeParse(text).success) return { value: toInstant(startOfDayMs(text, timeZone)) };
  const inUtc = instantSchema.safeParse(text);
  if (inUtc.success) return { value: inUtc.data };
  const instants = instantsAt(text, timeZone);
  if (instants?.length === 0)
    return { objection: 'must be a time that there is: clocks are set forward past it, or it is outside the calendar' };
  const [first]: Instant[] = instants ?? [];
  return first === undefined ? { objection: 'must be a date and a time, such as 2026-01-31T06:00' } : { value: first };
}

/** Paths are those of the schema, so no name of a form becomes a name of a member. */
function setAt(input: Record<string, unknown>, path: string, value: unknown): void {
  const names = path.split('.');
  const last = names.pop() ?? '';
  let place = input;
  for (const name of names) place = memberOf(place, name);
  place[last] = value;
}

function memberOf(place: Record<string, unknown>, name: string): Record<string, unknown> {
  const known = place[name];
  const member: Record<string, unknown> = typeof known === 'object' && known !== null ? { ...known } : {};
  place[name] = member;
  return member;
}
