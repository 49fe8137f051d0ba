// An agreement in a backup may say things that this program would not take from a desk. The rules for the lines of a notice, for languages
// and for addresses have changed, and what a partner agreed under older rules is kept as it was agreed: otherwise no backup of that partner
// could be restored. Shape and length are checked as they are for a desk. Pure.
import { once } from '../domain/agreements/agreement.ts';
import { LAST_INSTANT, msOf, toInstant } from '../domain/values/instant.ts';
import { hasTagShape } from '../domain/values/language.ts';
import { cleanText } from '../domain/values/text.ts';
import { anyWebUrlSchema } from '../domain/values/text-schema.ts';

const ADDRESS = 'https://signature-agent.example/';

type Members = Readonly<Record<string, unknown>>;

/** The JSON of an agreement, or of a notice's template, with something that is taken today in place of each line, of its length, and of
 *  whatever else was taken once: for checking the rest. */
export function withoutLines(value: unknown): unknown {
  if (!isMembers(value)) return value;
  const { reference, credit, notice, licenceLine, channels, scope, signatureAgent, validFrom } = value;
  return {
    ...value,
    ...(reference === undefined ? {} : { reference: neutral(reference) }),
    ...(isMembers(credit) ? { credit: { ...credit, text: neutral(credit['text']) } } : {}),
    ...(licenceLine === undefined ? {} : { licenceLine: neutralLines(licenceLine) }),
    ...(isMembers(notice) ? { notice: withoutLines(notice) } : {}),
    ...(isMembers(scope) ? { scope: withoutLanguages(scope) } : {}),
    ...(isStoredAddress(signatureAgent) ? { signatureAgent: ADDRESS } : {}),
    // Earlier programs took a beginning that nothing can come after.
    ...(validFrom === LAST_INSTANT ? { validFrom: toInstant(msOf(LAST_INSTANT) - 1) } : {}),
    // Earlier programs kept a channel as often as it was named.
    ...(Array.isArray(channels) ? { channels: once(channels) } : {}),
  };
}

function isStoredAddress(address: unknown): boolean {
  return address !== undefined && anyWebUrlSchema.safeParse(address).data === address;
}

function neutralLines(lines: unknown): unknown {
  if (!isMembers(lines)) return neutral(lines);
  return Object.fromEntries(Object.entries(lines).map(([language, line], index) => [neutralTag(language, index), neutral(line)]));
}

function withoutLanguages(scope: Members): Members {
  const { languages } = scope;
  if (!isMembers(languages)) return scope;
  const listed = Object.entries(languages).map(([list, tags]) => [list, Array.isArray(tags) ? tags.map(neutralTag) : tags]);
  return { ...scope, languages: Object.fromEntries(listed) };
}

/** A different tag for each index, so that as many lines are left as there were. */
function neutralTag(tag: unknown, index: number): unknown {
  return typeof tag === 'string' && hasTagShape(tag) ? `en-x-${index}` : tag;
}

/** A line that is not as this program cleans it stays, and is refused: no version of it stored such a line. */
function neutral(line: unknown): unknown {
  return typeof line === 'string' && cleanText(line) === line ? 'x'.repeat(line.length) : line;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
