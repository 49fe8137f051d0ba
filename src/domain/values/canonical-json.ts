// One text per value, whatever the order its fields were set in: for comparing and for hashing. Pure.

/** JSON with object members sorted by UTF-16 code units (the order of RFC 8785 §3.2.3); members that are `undefined` are left out. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
