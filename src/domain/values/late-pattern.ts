// Regular expressions that name properties of Unicode. V8 makes the set of characters of each while it parses the file that has it as a literal, and again
// before it is first used. In the bundle that is done at each start, even for literals in functions that nobody calls, so these are written as texts.

/** Makes a function that returns the expression, which is compiled at its first call. With the flag `g` or `y` it keeps its `lastIndex`, as a constant does. */
export function latePattern(source: string, flags: string): () => RegExp {
  let pattern: RegExp | undefined;
  return () => {
    pattern ??= new RegExp(source, flags);
    return pattern;
  };
}
