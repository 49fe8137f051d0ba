// Words in quotes within a line of a story. Pure.

const QUOTE = /"[^"]{3,200}"|(?<![\p{L}\p{N}])'[^']{3,200}'(?![\p{L}\p{N}])/gu;

/** Words outside the quotes that are looked at. */
const MOST_OTHERS = 6;

/** What somebody said or wrote in a story is none of its desk's orders. Of the same length, so that offsets stay. */
export function withoutQuotes(line: string): string {
  if (!/["']/.test(line)) return line;
  const others = line
    .replace(QUOTE, '')
    .split(/\s+/, MOST_OTHERS)
    .filter((word) => /\p{L}{2}/u.test(word));
  if (others.length < 2) return line;
  return line.replace(QUOTE, (quote) => `Q${'q'.repeat(quote.length - 1)}`);
}
