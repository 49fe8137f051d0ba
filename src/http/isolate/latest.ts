// Keeps the value that was made from one input until the input changes: a publisher's settings, a parsed secret.

export class Latest<T> {
  private kept: { input: string; value: T } | undefined;

  /** `undefined` if the value is for another input; a kept value may itself be `undefined`. */
  find(input: string): { value: T } | undefined {
    return this.kept?.input === input ? this.kept : undefined;
  }

  keep(input: string, value: T): T {
    this.kept = { input, value };
    return value;
  }

  /** The value for any input. */
  last(): T | undefined {
    return this.kept?.value;
  }
}
