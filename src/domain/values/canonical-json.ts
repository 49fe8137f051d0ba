// JSON in which equal values have equal texts, whatever the order of their members. It is used to compare and to hash values. Pure.

/** Writes JSON with members sorted by UTF-16 code units (the order of RFC 8785 §3.2.3) and without members that are `undefined`. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_name, member: unknown) => {
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}
