// What is wrong with the fields of the publisher's form, in words, each at the field where it can be put right. Pure.
import type * as z from 'zod';
import { labelAt } from '../../../domain/publisher/publisher-fields.ts';
import { clauseOf } from '../../../domain/values/objection.ts';
import { PUBLISHER_ROWS, type RowList } from '../../../pages/console/settings/publisher-rows.ts';
import type { FieldError } from '../../../pages/signed-in/fields/form-state.ts';

/** Where the rows are from which lists and maps were read. */
export interface RowNumbers {
  /** Number in the form of each entry of a list. */
  numbersIn: (list: RowList) => number[];
  /** Number of the first row with these parts. */
  rowWith: (list: RowList, keys: readonly [part: string, value: string][]) => number | undefined;
}

export function objectionsAtFields(issues: readonly z.core.$ZodIssue[], rows: RowNumbers): FieldError[] {
  return issues.map((issue) => {
    const { field, label } = placeOf(issue.path.map(String), rows);
    return { field, message: `${label} ${clauseOf(issue)}.` };
  });
}

interface Place {
  field: string;
  label: string;
}

function placeOf(path: readonly string[], rows: RowNumbers): Place {
  const [first = '', second, third] = path;
  if (first === 'thirdPartyContent' && second === 'sources') return inList('thirdPartyContent.sources', path.slice(2), rows);
  if (first === 'sections' || first === 'desks') return inList(first, path.slice(1), rows);
  if (first === 'redirects') return inMap('redirects', 'feed', second === undefined ? [] : [['path', second]], rows);
  if (first === 'sectionMaps') {
    const keys: [string, string][] = second === undefined ? [] : [['collection', second]];
    if (third !== undefined) keys.push(['name', third]);
    return inMap('sectionMaps', third === undefined ? 'collection' : 'section', keys, rows);
  }
  if (first === 'formerNames') return { field: first, label: labelAt(first) };
  if (first === 'logo' && second === undefined) return { field: 'logo.url', label: labelAt('logo') };
  const name = path.join('.');
  return { field: name, label: `${first === 'logo' ? 'Logo: ' : ''}${labelAt(name)}` };
}

/** `path` begins with the index of the entry. Without one the objection is to the list. */
function inList(
  list: Extract<RowList, 'sections' | 'desks' | 'thirdPartyContent.sources'>,
  path: readonly string[],
  rows: RowNumbers,
): Place {
  const { label, parts } = PUBLISHER_ROWS[list];
  const [index, part = parts[0]] = path;
  if (index === undefined) return { field: `${list}.0.${parts[0]}`, label: labelAt(list) };
  const number = rows.numbersIn(list)[Number(index)] ?? 0;
  return { field: `${list}.${number}.${part}`, label: `${label} ${number + 1}: ${labelAt(`${list}[].${part}`)}` };
}

function inMap(list: 'redirects' | 'sectionMaps', part: string, keys: readonly [string, string][], rows: RowNumbers): Place {
  const { label, labels } = PUBLISHER_ROWS[list];
  const number = keys.length === 0 ? undefined : rows.rowWith(list, keys);
  if (number === undefined) return { field: `${list}.0.${PUBLISHER_ROWS[list].parts[0]}`, label: labelAt(list) };
  const name = Object.entries<string>(labels).find(([key]) => key === part)?.[1] ?? '';
  return { field: `${list}.${number}.${part}`, label: `${label} ${number + 1}: ${name}` };
}
