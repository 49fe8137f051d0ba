/** A module that is imported at the first call and kept. The module is kept and not the promise of it, because a promise of one request is not to be
 *  awaited by another. It is no state: every isolate has the same. */
export function lateModule<Module>(load: () => Promise<Module>): () => Promise<Module> {
  let kept: Module | undefined;
  return async () => {
    if (kept !== undefined) return kept;
    const loaded = await load();
    kept ??= loaded;
    return kept;
  };
}
