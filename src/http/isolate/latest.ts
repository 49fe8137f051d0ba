// The value made from one input, kept until the input is another: a publisher's settings, a parsed secret.

export class Latest<T> {
  private kept: { input: string; value: T } | undefined;

  /** `undefined` where the value is for another input; a kept value may be `undefined` itself. */
  find(input: string): { value: T } | undefined {
    return this.kept?.input === input ? this.kept : undefined;
  }

  keep(input: string, value: T): T {
    this.kept = { input, value };
    return value;
  }

  /** Whatever its input. */
  last(): T | undefined {
    return this.kept?.value;
  }
}
