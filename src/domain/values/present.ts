// Makes objects without members that are `undefined`, so that they are the same in memory and as JSON. Pure.

type Present<T> = { [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined> } & {
  [K in keyof T as undefined extends T[K] ? never : K]: T[K];
};

/** Copies an object without the members that are `undefined`. The order of the others is kept. */
export function present<const T extends object>(value: T): Present<T> {
  const kept: Record<string, unknown> = {};
  for (const name in value) if (value[name] !== undefined) kept[name] = value[name];
  // The type describes the result of the loop member by member.
  return kept as Present<T>;
}
