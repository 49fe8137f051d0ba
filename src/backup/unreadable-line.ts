// Errors for exports that are refused. Nothing has been changed when they are thrown.

/** A line of an export that cannot be restored. */
export class UnreadableLine extends Error {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong with it, as the rest of a sentence that begins with "Line 7 ". */
  readonly fault: string;

  constructor(line: number, fault: string) {
    super(`line ${line} ${fault}`);
    this.line = line;
    this.fault = fault;
  }
}

/** The last line of an export is missing. */
export class CutOffExport extends Error {}
