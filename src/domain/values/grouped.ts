// Numbers as people read them. Pure.

/** Made once: `toLocaleString` may make a formatter for each number. */
let format: Intl.NumberFormat | undefined;

/** The number in English, with a comma between thousands and at most three decimals. */
export function grouped(count: number): string {
  format ??= new Intl.NumberFormat('en-GB');
  return format.format(count);
}
