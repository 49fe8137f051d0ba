/** Prints a fault of our own, and lets the process end with exit code 1. Node itself would print the line of the source too, which in one file of a whole
 *  program has thousands of characters. */
export function printFault(error: unknown): void {
  console.error(error);
  process.exitCode = 1;
}
