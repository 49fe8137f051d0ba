// The publisher's settings as fields of a form, and back. Pure. Fields of rows have the number of the row in their names: `sections.0.code`.
import { type Publisher, publisherSchema } from '../../../domain/publisher/publisher.ts';
import { codeFor } from '../../../domain/values/term.ts';
import { PUBLISHER_ROWS, type RowList } from '../../../pages/console/settings/publisher-rows.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';
import type { Form } from '../../requests/form.ts';
import { ProblemError } from '../../responses/problem.ts';
import { objectionsAtFields, type RowNumbers } from './publisher-objections.ts';

export type ReadPublisher = { kind: 'publisher'; publisher: Publisher } | { kind: 'objections'; objections: FieldError[] };

/** Present in the form if the settings have an empty map: without it a map without rows is left out. */
const EMPTY_MAP = '.empty';

const ROW_LISTS: readonly RowList[] = ['sections', 'desks', 'thirdPartyContent.sources', 'redirects', 'sectionMaps'];

/** The fields of the form that shows these settings. A text that is absent has an empty field. */
export function fieldsOfPublisher(publisher: Publisher): Map<string, string> {
  const { name, description, siteUrl, language, timeZone, houseLine, tagAuthority, articleUrl, articlePages } = publisher;
  const { publicContent, thirdPartyContent, licensingContact, iconUrl = '', faviconUrl = '', logo } = publisher;
  const texts = { name, description, siteUrl, language, timeZone, houseLine, tagAuthority, articleUrl, articlePages, publicContent };
  const fields = new Map(Object.entries({ ...texts, licensingContact, iconUrl, faviconUrl }));
  fields.set('formerNames', publisher.formerNames.join('\n'));
  fields.set('thirdPartyContent.default', thirdPartyContent.default);
  for (const part of ['url', 'width', 'height'] as const) fields.set(`logo.${part}`, String(logo?.[part] ?? ''));
  for (const [list, rows] of Object.entries(rowsOfPublisher(publisher))) {
    for (const [index, row] of rows.entries())
      for (const [part, value] of Object.entries(row)) fields.set(`${list}.${index}.${part}`, value ?? '');
  }
  for (const map of ['redirects', 'sectionMaps'] as const)
    if (publisher[map] !== undefined && Object.keys(publisher[map]).length === 0) fields.set(`${map}${EMPTY_MAP}`, '1');
  return fields;
}

type Rows = readonly Readonly<Record<string, string | undefined>>[];

function rowsOfPublisher({ sections, desks, thirdPartyContent, redirects = {}, sectionMaps = {} }: Publisher): Record<RowList, Rows> {
  return {
    sections: sections.map(({ code, name, description }) => ({ code, name, description })),
    desks: desks.map(({ code, name, contact, section }) => ({ code, name, contact, section })),
    'thirdPartyContent.sources': thirdPartyContent.sources,
    redirects: Object.entries(redirects).map(([path, feed]) => ({ path, feed })),
    sectionMaps: Object.entries(sectionMaps).flatMap(([collection, map]) => {
      const rows = Object.entries(map).map(([name, section]) => ({ collection, name, section }));
      return rows.length > 0 ? rows : [{ collection, name: '', section: '' }];
    }),
  };
}

interface FilledRow {
  /** In the form. */
  number: number;
  values: Readonly<Record<string, string>>;
}

/** The rows of a list in which something is written, in their order. */
function filledRows(form: Form, list: RowList): FilledRow[] {
  const parts: readonly string[] = PUBLISHER_ROWS[list].parts;
  const numbers = [...form.keys()].flatMap((field) => {
    const [, row, part = ''] = field.startsWith(`${list}.`) ? (/^(\d{1,5})\.(\w+)$/.exec(field.slice(list.length + 1)) ?? []) : [];
    return row !== undefined && parts.includes(part) ? [Number(row)] : [];
  });
  const rows = [...new Set(numbers)]
    .sort((a, b) => a - b)
    .map((number) => ({ number, values: Object.fromEntries(parts.map((part) => [part, form.get(`${list}.${number}.${part}`) ?? ''])) }));
  // A choice always has a value, so that it alone fills no row.
  return rows.filter(({ values }) => parts.some((part) => part !== 'content' && values[part] !== ''));
}

/** Reads the settings, or says what is wrong at which field. Fields that the form does not have are ignored. */
export function readPublisher(form: Form): ReadPublisher {
  const rows = rowsIn(form);
  const repeated = repeatedKeys(rows);
  const parsed = publisherSchema.safeParse({ ...textsIn(form), ...listsIn(form, rows) });
  if (parsed.success && repeated.length === 0) return { kind: 'publisher', publisher: parsed.data };
  const issues = parsed.success ? [] : parsed.error.issues;
  return { kind: 'objections', objections: [...objectionsAtFields(issues, numbersOf(rows)), ...repeated] };
}

function rowsIn(form: Form): Record<RowList, FilledRow[]> {
  return {
    sections: filledRows(form, 'sections'),
    desks: filledRows(form, 'desks'),
    'thirdPartyContent.sources': filledRows(form, 'thirdPartyContent.sources'),
    redirects: filledRows(form, 'redirects'),
    sectionMaps: filledRows(form, 'sectionMaps'),
  };
}

const REQUIRED = ['name', 'description', 'siteUrl', 'language', 'timeZone', 'houseLine', 'tagAuthority', 'articleUrl', 'licensingContact'];
const OPTIONAL = ['articlePages', 'publicContent', 'iconUrl', 'faviconUrl'];

function textsIn(form: Form): Record<string, unknown> {
  const logo = { url: textIn(form, 'logo.url'), width: numberIn(form, 'logo.width'), height: numberIn(form, 'logo.height') };
  return {
    ...Object.fromEntries(REQUIRED.map((name) => [name, form.get(name) ?? ''])),
    ...Object.fromEntries(OPTIONAL.map((name) => [name, textIn(form, name)])),
    formerNames: (form.get('formerNames') ?? '').split(/\r?\n/).filter((line) => line.trim() !== ''),
    logo: Object.values(logo).every((part) => part === undefined) ? undefined : logo,
  };
}

function textIn(form: Form, name: string): string | undefined {
  const text = form.get(name);
  return text === '' ? undefined : text;
}

/** Anything else stays a text, so that the schema objects to it. */
function numberIn(form: Form, name: string): number | string | undefined {
  const text = textIn(form, name)?.trim();
  return text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : text;
}

function listsIn(form: Form, rows: Record<RowList, FilledRow[]>): Record<string, unknown> {
  const present = (list: RowList) =>
    rows[list].map(({ values }) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')));
  const redirects = rows.redirects.map(({ values }): [string, unknown] => [values['path'] ?? '', values['feed']]);
  return {
    sections: present('sections').map(withCode),
    desks: present('desks').map(withCode),
    thirdPartyContent: { default: textIn(form, 'thirdPartyContent.default'), sources: present('thirdPartyContent.sources') },
    redirects: mapOr(form, 'redirects', redirects),
    sectionMaps: mapOr(form, 'sectionMaps', sectionMapsIn(rows.sectionMaps)),
  };
}

/** A new section or desk whose code is left empty gets one that is made from its name. */
function withCode(row: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const { code, name } = row;
  return code === undefined && name !== undefined ? { ...row, code: codeFor(name) } : row;
}

function mapOr(form: Form, name: string, entries: readonly [string, unknown][]): unknown {
  return entries.length > 0 || form.has(`${name}${EMPTY_MAP}`) ? Object.fromEntries(entries) : undefined;
}

/** A row of a collection alone stands for a collection without names. */
function sectionMapsIn(rows: readonly FilledRow[]): [string, unknown][] {
  const maps = new Map<string, [string, string][]>();
  for (const { values } of rows) {
    const { collection = '', name = '', section = '' } = values;
    const map = maps.get(collection) ?? [];
    if (name !== '' || section !== '') map.push([name, section]);
    maps.set(collection, map);
  }
  return [...maps].map(([collection, entries]) => [collection, Object.fromEntries(entries)]);
}

/** In a map the last of two rows with one key would replace the other without a word. */
function repeatedKeys(rows: Record<RowList, FilledRow[]>): FieldError[] {
  const keys = [
    ['redirects', 'path', ({ values }: FilledRow) => values['path']],
    ['sectionMaps', 'name', ({ values }: FilledRow) => JSON.stringify([values['collection'], values['name']])],
  ] as const;
  return keys.flatMap(([list, part, keyOf]) => {
    const seen = new Set<string | undefined>();
    return rows[list].flatMap((row) => {
      const isRepeated = seen.has(keyOf(row));
      seen.add(keyOf(row));
      const { label } = PUBLISHER_ROWS[list];
      return isRepeated ? [{ field: `${list}.${row.number}.${part}`, message: `${label} ${row.number + 1} is in the list already.` }] : [];
    });
  });
}

function numbersOf(rows: Record<RowList, FilledRow[]>): RowNumbers {
  const numbersIn = (list: RowList) => rows[list].map(({ number }) => number);
  const rowWith = (list: RowList, keys: readonly [string, string][]) =>
    rows[list].find(({ values }) => keys.every(([part, value]) => values[part] === value))?.number;
  return { numbersIn, rowWith };
}

/** Most rows of one list. A form with more is refused: without its last rows it would remove them from the settings. */
const ROWS = 5_000;

/** The form with the filled rows of each list first, numbered from 0. */
export function compacted(form: Form): Map<string, string> {
  const inRows = (field: string) => ROW_LISTS.some((list) => field.startsWith(`${list}.`) && /^\d/.test(field.slice(list.length + 1)));
  const fields = new Map([...form].filter(([field]) => !inRows(field)));
  for (const [list, rows] of Object.entries(rowsIn(form))) {
    if (rows.length > ROWS) throw tooManyRows();
    for (const [index, { values }] of rows.entries())
      for (const [part, value] of Object.entries(values)) fields.set(`${list}.${index}.${part}`, value);
  }
  return fields;
}

const EMPTY_ROWS = 2;
const MORE_ROWS = 8;

function tooManyRows(): ProblemError {
  const detail = `Nothing was changed. A list has at most ${ROWS} rows at the console; the desk’s API accepts longer ones (PUT /desk/publisher).`;
  return new ProblemError('too-large', { detail });
}

/** Number of rows that the form shows of each list: those that are filled, and empty ones. `more` is the list that gets more of them. */
export function rowCounts(form: Form, more?: string): Record<RowList, number> {
  const count = (list: RowList) => filledRows(form, list).length + (list === more ? MORE_ROWS : EMPTY_ROWS);
  return {
    sections: count('sections'),
    desks: count('desks'),
    'thirdPartyContent.sources': count('thirdPartyContent.sources'),
    redirects: count('redirects'),
    sectionMaps: count('sectionMaps'),
  };
}
