// The lines of a notice in a backup. Which words are reserved is a matter of the program's day, and its list grows: a line that was agreed
// under a shorter one is kept, or no backup of that partner could ever be restored. Everything else about a line is checked as on any day. Pure.
import { CREDIT_PLACEHOLDERS, isWording, objectionsToLine, PLACEHOLDERS } from '../../domain/notice-template.ts';
import { cleanText } from '../../domain/plain-text.ts';

type Members = Readonly<Record<string, unknown>>;

/** The JSON of an agreement, or of a notice's template, with a line of the same length in place of each that is refused for its words
 *  alone: for checking the rest. */
export function withoutWording(value: unknown): unknown {
  if (!isMembers(value)) return value;
  const { reference, credit, notice, licenceLine } = value;
  return {
    ...value,
    ...(reference === undefined ? {} : { reference: neutral(reference) }),
    ...(isMembers(credit) ? { credit: { ...credit, text: neutral(credit['text'], CREDIT_PLACEHOLDERS) } } : {}),
    ...(licenceLine === undefined ? {} : { licenceLine: neutralLines(licenceLine) }),
    ...(isMembers(notice) ? { notice: withoutWording(notice) } : {}),
  };
}

function neutralLines(lines: unknown): unknown {
  if (!isMembers(lines)) return neutral(lines);
  return Object.fromEntries(Object.entries(lines).map(([language, line]) => [language, neutral(line)]));
}

function neutral(line: unknown, placeholders: readonly string[] = PLACEHOLDERS): unknown {
  if (typeof line !== 'string' || cleanText(line) !== line) return line;
  const objections = objectionsToLine(line, placeholders);
  return objections.length > 0 && objections.every(isWording) ? 'x'.repeat(line.length) : line;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
