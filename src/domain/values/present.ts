// Absence is absence, in memory as in JSON: an object has no member that is `undefined`. Pure.

type Present<T> = { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> } & {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

/** A copy without the members that are `undefined`, in the same order. */
export function present<const T extends object>(value: T): Present<T> {
  const kept: Record<string, unknown> = {};
  for (const name in value) if (value[name] !== undefined) kept[name] = value[name];
  // The type says member by member what the loop did.
  return kept as Present<T>;
}
