// An agreement as the fields of a form in a browser. Every agreement can be written so, and is read from its fields again unchanged. Pure. No clock.
import type { Instant } from '../../values/instant.ts';
import { instantsAt, localTime } from '../../values/local-time.ts';
import type { Agreement } from '../agreement.ts';
import { SCHEMA_FIELDS, type SchemaField } from './schema-fields.ts';
import { isRecord, valueAt } from './value-at.ts';

/** Fields by their names, in the order in which a browser sends them. */
export type FormFields = ReadonlyMap<string, string>;

/** The value of a box that is ticked. A browser does not send other boxes. */
export const TICKED = 'yes';

/** Lists that a form has as boxes, because their values are known: the publisher's sections. */
const BOXED: ReadonlySet<string> = new Set(['scope.sections.include', 'scope.sections.exclude']);

/** Tells whether a field is several boxes. Their names are the path and the value. */
export function isBoxed({ kind, path }: SchemaField): boolean {
  return kind === 'choices' || BOXED.has(path);
}

/** Name of the field with texts by language, one a line, each after its tag and a colon. */
export function languagesOf(path: string): string {
  return `${path}.languages`;
}

/** The names of the fields that a browser always sends, empty or not: those for text. */
export function textNames({ kind, path, ...field }: SchemaField): string[] {
  if (kind === 'lines') return [path, languagesOf(path)];
  const isText = kind === 'text' || kind === 'number' || kind === 'instant' || (kind === 'list' && !isBoxed({ kind, path, ...field }));
  return isText ? [path] : [];
}

/** A form without a partner's terms: what the schema fills in, and nothing else. */
export const EMPTY_FORM: FormFields = new Map(SCHEMA_FIELDS.flatMap((field) => entriesOf(field, field.usual, 'UTC')));

/** Instants are by the clocks of the time zone. */
export function formOfTerms(terms: Agreement, timeZone: string): FormFields {
  return new Map(
    SCHEMA_FIELDS.flatMap((field) => {
      // The fields of a group that is not agreed are in the form too, as for a new agreement.
      const isAbsent = field.group !== undefined && valueAt(terms, field.group) === undefined;
      return entriesOf(field, isAbsent ? field.usual : valueAt(terms, field.path), timeZone);
    }),
  );
}

function entriesOf(field: SchemaField, value: unknown, timeZone: string): [name: string, value: string][] {
  const { path, kind } = field;
  const values = Array.isArray(value) ? value.map(String) : [];
  if (isBoxed(field)) return values.map((one) => [`${path}.${one}`, TICKED]);
  switch (kind) {
    case 'group':
      return value === undefined ? [] : [[path, TICKED]];
    case 'flag':
      return value === true ? [[path, TICKED]] : [];
    case 'choice':
      return value === undefined ? [] : [[path, String(value)]];
    case 'instant':
      return [[path, value === undefined ? '' : shownInstant(String(value), timeZone)]];
    case 'lines':
      return [
        [path, typeof value === 'string' ? value : ''],
        [languagesOf(path), isRecord(value) ? linesOf(value) : ''],
      ];
    default:
      return [[path, Array.isArray(value) ? values.join('\n') : value === undefined ? '' : String(value)]];
  }
}

function linesOf(texts: Readonly<Record<string, unknown>>): string {
  return Object.keys(texts)
    .sort()
    .map((tag) => `${tag}: ${String(texts[tag])}`)
    .join('\n');
}

/** By the clocks of the time zone. An instant that these do not say to the minute, or of which there are two, is written in UTC. */
function shownInstant(instant: Instant, timeZone: string): string {
  const local = localTime(instant, timeZone);
  return instantsAt(local, timeZone)?.[0] === instant ? local : instant;
}
