// What differs between two versions of an agreement, field by field, in words. Pure. No clock.

import { canonicalJson } from '../../values/canonical-json.ts';
import { grouped } from '../../values/grouped.ts';
import type { Agreement } from '../agreement.ts';
import { absenceOf, FIELD_WORDS } from '../fields/agreement-fields.ts';
import { SCHEMA_FIELDS, type SchemaField } from '../fields/schema-fields.ts';
import { isRecord, valueAt } from '../fields/value-at.ts';
import { withoutUsualTerms } from '../usual-terms.ts';
import { dateInWords, listed, sectionsNamed, type WordsPublisher } from './phrases.ts';

interface ChangedTerm {
  label: string;
  before: string;
  after: string;
  /** The field has a text that somebody wrote, so that single words of it may have changed. */
  isText: boolean;
}

/** In the order of the form. Empty: the terms mean the same. */
export function changedTerms(before: Agreement, after: Agreement, publisher: WordsPublisher): ChangedTerm[] {
  const [was, is] = [withoutUsualTerms(before), withoutUsualTerms(after)];
  return ORDERED.flatMap((field): ChangedTerm[] => {
    if (!isShown(field, was, is) || isSame(valueAt(was, field.path), valueAt(is, field.path))) return [];
    const inWords = (terms: Agreement) => fieldInWords(field, terms, publisher);
    const isText = field.kind === 'text' || field.kind === 'lines';
    return [{ label: labelOf(field), before: inWords(was), after: inWords(is), isText }];
  });
}

const BY_PATH = new Map(SCHEMA_FIELDS.map((field) => [field.path, field]));
const ORDERED = [...FIELD_WORDS.keys()].flatMap((path) => BY_PATH.get(path) ?? []);

/** A group that only one of the versions has is shown as one term, and its fields otherwise. */
function isShown({ kind, path, group }: SchemaField, was: Agreement, is: Agreement): boolean {
  const hasBoth = (name: string) => valueAt(was, name) !== undefined && valueAt(is, name) !== undefined;
  return kind === 'group' ? !hasBoth(path) : group === undefined || hasBoth(group);
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one ?? null) === canonicalJson(other ?? null);
}

function labelOf({ path }: SchemaField): string {
  return FIELD_WORDS.get(path)?.label ?? path;
}

/** The value of a field, or what its absence means. */
function fieldInWords(field: SchemaField, terms: Agreement, publisher: WordsPublisher): string {
  const value = valueAt(terms, field.path);
  if (value === undefined || (Array.isArray(value) && value.length === 0)) return absenceOf(field.path) ?? 'none';
  if (field.kind !== 'group') return valueInWords(field, value, publisher);
  const inner = ORDERED.filter(({ group, path }) => group === field.path && valueAt(terms, path) !== undefined);
  return inner.map((one) => `${labelOf(one)}: ${fieldInWords(one, terms, publisher)}`).join('; ');
}

function valueInWords({ path, kind }: SchemaField, value: unknown, publisher: WordsPublisher): string {
  const { options = {}, unit } = FIELD_WORDS.get(path) ?? {};
  if (kind === 'instant') return dateInWords(String(value), publisher);
  if (kind === 'flag') return value === true ? 'yes' : 'no';
  if (kind === 'number') return `${grouped(Number(value))} ${unit ?? ''}`.trim();
  if (Array.isArray(value)) {
    const texts = value.map((one) => options[String(one)] ?? String(one));
    return listed(path.startsWith('scope.sections.') ? sectionsNamed(texts, publisher) : texts);
  }
  if (isRecord(value))
    return Object.keys(value)
      .sort()
      .map((tag) => `${tag}: ${String(value[tag])}`)
      .join('\n');
  return options[String(value)] ?? String(value);
}
