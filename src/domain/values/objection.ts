// Turns zod's issues into objections that a caller can act on, each with a JSON pointer. An answer lists the first of them and counts the others,
// because the request decides how many there are and how long their names are.
import type * as z from 'zod';

import { cutText } from './cut-text.ts';
import { fieldsAt, unknownFieldClause } from './unknown-field.ts';

/** Most objections that an answer lists. */
export const LISTED_OBJECTIONS = 20;

/** Most bytes of an objection's parts as JSON in UTF-8. A problem with its objections is then smaller than 16 kB. */
const POINTER_BYTES = 200;
const DETAIL_BYTES = 550;

export interface ListedObjections {
  /** At most LISTED_OBJECTIONS. */
  objections: Objection[];
  /** Number of objections that are not listed. */
  more: number;
}

/** Lists zod's issues as objections. The texts of those that are only counted are not made. `schema` names the fields that are allowed beside an
 *  unknown one. */
export function listedObjectionsOf(error: z.ZodError, schema: z.core.$ZodType): ListedObjections {
  return listed(placesIn(error.issues), (place) => objectionAt(place, schema));
}

/** Lists the first objections, shortened, and counts the others. */
export function listedObjections(objections: readonly Objection[]): ListedObjections {
  return listed(objections, (objection) => objection);
}

function listed<T>(found: Iterable<T>, objectionOf: (one: T) => Objection): ListedObjections {
  const objections: Objection[] = [];
  let more = 0;
  for (const one of found) {
    if (objections.length < LISTED_OBJECTIONS) objections.push(bounded(objectionOf(one)));
    else more += 1;
  }
  return { objections, more };
}

interface Place {
  path: PropertyKey[];
  issue: z.core.$ZodIssue;
}

function* placesIn(issues: readonly z.core.$ZodIssue[], within: readonly PropertyKey[] = []): Generator<Place> {
  for (const issue of issues) {
    const path = [...within, ...issue.path];
    const meant = issue.code === 'invalid_union' ? issue.errors.find(isOfThisType) : undefined;
    if (meant !== undefined) yield* placesIn(meant, path);
    else if (issue.code === 'unrecognized_keys') for (const key of issue.keys) yield { path: [...path, key], issue };
    else yield { path, issue };
  }
}

function objectionAt({ path, issue }: Place, schema: z.core.$ZodType): Objection {
  const detail =
    issue.code === 'unrecognized_keys'
      ? unknownFieldClause(String(path.at(-1)), fieldsAt(schema, path.slice(0, -1), issue.keys))
      : clauseOf(issue);
  return { pointer: pointerTo(path), detail };
}

/** Returns a clause that follows the name of a field. Messages of this program's schemas begin with a small letter and are used as they are.
 *  zod's own messages are for programmers and are replaced. */
export function clauseOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return 'is not a field we know';
  if (!/^[A-Z]/.test(issue.message)) return issue.message;
  switch (issue.code) {
    case 'invalid_type':
      return issue.message.endsWith(' received undefined')
        ? 'is required'
        : `must be ${TYPES[issue.expected] ?? `of type ${issue.expected}`}`;
    case 'invalid_value':
      return `must be ${issue.values.length === 1 ? '' : 'one of '}${issue.values.map(String).join(', ')}`;
    case 'too_big':
      return bound(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue.origin);
    case 'too_small':
      return bound(issue.inclusive === false ? 'more than' : 'at least', issue.minimum, issue.origin);
    case 'not_multiple_of':
      return `must be a multiple of ${issue.divisor}`;
    case 'invalid_key':
    case 'invalid_element':
      return issue.issues[0] === undefined ? MALFORMED : clauseOf(issue.issues[0]);
    case 'invalid_union':
      return choicesOf(issue) ?? alternativesOf(issue.errors) ?? MALFORMED;
    default:
      return MALFORMED;
  }
}

/** zod's names of types, in words that people who write YAML or JSON use. */
const TYPES: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a group of fields',
  record: 'a group of fields',
  null: 'null',
};

/** The values that decide between the branches of a union; `undefined` if no field decides. */
function choicesOf(issue: z.core.$ZodIssueInvalidUnion): string | undefined {
  const options: unknown = 'options' in issue ? issue.options : undefined;
  return Array.isArray(options) ? `must be one of ${options.map(String).join(', ')}` : undefined;
}

/** The types that the branches of a union allow; `undefined` if a branch asks for more than a type. */
function alternativesOf(branches: readonly (readonly z.core.$ZodIssue[])[]): string | undefined {
  const types = branches.map(([first]) => (first?.code === 'invalid_type' && first.path.length === 0 ? TYPES[first.expected] : undefined));
  return types.length > 0 && types.every((type) => type !== undefined) ? `must be ${[...new Set(types)].join(' or ')}` : undefined;
}

const MALFORMED = 'does not have the form that is expected here';

const UNITS: Readonly<Record<string, [string, string]>> = {
  string: ['character', 'characters'],
  array: ['entry', 'entries'],
  set: ['entry', 'entries'],
  map: ['entry', 'entries'],
};

function bound(comparison: string, amount: number | bigint, origin: string): string {
  const [one, many] = UNITS[origin] ?? [];
  return one === undefined ? `must be ${comparison} ${amount}` : `must have ${comparison} ${amount} ${Number(amount) === 1 ? one : many}`;
}

/** Tells whether the caller meant this branch of a union: the value has the branch's type, and the issues are about its content. */
function isOfThisType(branch: readonly z.core.$ZodIssue[]): boolean {
  return branch.every(({ code, path }) => code !== 'invalid_type' || path.length > 0);
}

/** Writes a JSON pointer (RFC 6901 §3). */
export function pointerTo(path: readonly PropertyKey[], prefix = ''): string {
  return prefix + path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function bounded({ pointer, detail }: Objection): Objection {
  return { pointer: cutText(pointer, POINTER_BYTES), detail: cutText(detail, DETAIL_BYTES) };
}

export interface Objection {
  /** JSON pointer into the body of the request (RFC 6901). */
  pointer: string;
  detail: string;
}
