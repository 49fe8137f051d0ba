// Lists what differs between two records, member by member, for a person who reads an audit trail. Pure.
import { canonicalJson } from './canonical-json.ts';

interface ChangedMember {
  /** Names from the outermost to the innermost, joined by dots. */
  name: string;
  /** Empty: the record did not have it. */
  before: string;
  after: string;
}

/** In the order of the names. A record that is absent has no members. */
export function changedMembers(before: unknown, after: unknown): ChangedMember[] {
  const [was, is] = [membersOf(before), membersOf(after)];
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return names.flatMap((name) => {
    const [former = '', latter = ''] = [was.get(name), is.get(name)];
    return former === latter ? [] : [{ name, before: former, after: latter }];
  });
}

function membersOf(value: unknown, within = ''): Map<string, string> {
  const found = new Map<string, string>();
  if (typeof value !== 'object' || value === null) {
    if (value !== undefined) found.set(within, String(value));
    return found;
  }
  for (const [name, member] of Object.entries(value)) {
    const path = within === '' ? name : `${within}.${name}`;
    if (typeof member !== 'object' || member === null || Array.isArray(member)) found.set(path, textOf(member));
    else for (const [inner, text] of membersOf(member, path)) found.set(inner, text);
  }
  return found;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  return typeof value === 'object' && value !== null ? canonicalJson(value) : String(value);
}
