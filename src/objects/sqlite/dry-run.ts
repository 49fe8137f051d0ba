// Transactions that may be undone after their result is known: a dry run, or a command that was refused.

class Undo extends Error {}

/** Runs `work` in one transaction, which is undone unless `isKept` accepts the result. Returns the result either way, and throws what
 *  `work` throws. */
export function transact<T>(storage: DurableObjectStorage, work: () => T, isKept: (result: T) => boolean): T {
  const undone: { result: T }[] = [];
  try {
    return storage.transactionSync(() => {
      const result = work();
      if (isKept(result)) return result;
      undone.push({ result });
      throw new Undo();
    });
  } catch (fault) {
    const [kept] = undone;
    if (fault instanceof Undo && kept !== undefined) return kept.result;
    throw fault;
  }
}
