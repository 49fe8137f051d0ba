// Words in quotes within a line of a story. Pure.

const QUOTE = /"[^"]{3,200}"|(?<![\p{L}\p{N}])'[^']{3,200}'(?![\p{L}\p{N}])/gu;

/** What somebody said or wrote in a story is none of its desk's orders. Of the same length, so that offsets stay. */
export function withoutQuotes(line: string): string {
  if (!/["']/.test(line)) return line;
  const rest = line.replace(QUOTE, '');
  if (!/\p{L}{2}.*\s.*\p{L}{2}/u.test(rest)) return line;
  return line.replace(QUOTE, (quote) => `Q${'q'.repeat(quote.length - 1)}`);
}
