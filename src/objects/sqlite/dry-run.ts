// Transactions that may be rolled back when their result is known, for dry runs and refused commands.

class Undo extends Error {}

/** Runs `work` in a transaction, which is rolled back unless `isKept` accepts the result. Returns the result in both cases, and throws the errors of
 *  `work`. */
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
