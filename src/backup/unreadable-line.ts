// Why an export is refused. Nothing has been changed by then.

/** A line of an export that cannot be restored. */
export class UnreadableLine extends Error {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong with it: goes on after "Line 7 ". */
  readonly fault: string;

  constructor(line: number, fault: string) {
    super(`line ${line} ${fault}`);
    this.line = line;
    this.fault = fault;
  }
}

/** The last line of an export has not come. */
export class CutOffExport extends Error {}
