// An agreement in a backup may have values that this program would refuse from a desk, because the rules for lines of a notice, languages and
// addresses have changed. What a partner agreed under older rules is kept as it was agreed; otherwise no backup of that partner could be
// restored. Shape and length are checked by the same rules as for a desk. Pure.
import { unique } from '../domain/agreements/choices.ts';
import { LAST_INSTANT, msOf, toInstant } from '../domain/values/instant.ts';
import { hasTagShape } from '../domain/values/language.ts';
import { cleanText } from '../domain/values/text.ts';
import { anyWebUrlSchema } from '../domain/values/text-schema.ts';

const ADDRESS = 'https://signature-agent.example/';

type Members = Readonly<Record<string, unknown>>;

/** Returns an agreement, or the template of a notice, with placeholders for the values that older rules allowed, so that the rest can be checked. A
 *  placeholder for a line has the length of the line. */
export function withPlaceholders(value: unknown): unknown {
  if (!isMembers(value)) return value;
  const { reference, credit, notice, licenceLine, channels, scope, signatureAgent, validFrom } = value;
  return {
    ...value,
    ...(reference === undefined ? {} : { reference: placeholder(reference) }),
    ...(isMembers(credit) ? { credit: { ...credit, text: placeholder(credit['text']) } } : {}),
    ...(licenceLine === undefined ? {} : { licenceLine: placeholderLines(licenceLine) }),
    ...(isMembers(notice) ? { notice: withPlaceholders(notice) } : {}),
    ...(isMembers(scope) ? { scope: withPlaceholderLanguages(scope) } : {}),
    ...(isStoredAddress(signatureAgent) ? { signatureAgent: ADDRESS } : {}),
    // Earlier programs accepted a term that begins at the last instant.
    ...(validFrom === LAST_INSTANT ? { validFrom: toInstant(msOf(LAST_INSTANT) - 1) } : {}),
    // Earlier programs kept repeated channels.
    ...(Array.isArray(channels) ? { channels: unique(channels) } : {}),
  };
}

function isStoredAddress(address: unknown): boolean {
  return address !== undefined && anyWebUrlSchema.safeParse(address).data === address;
}

function placeholderLines(lines: unknown): unknown {
  if (!isMembers(lines)) return placeholder(lines);
  return Object.fromEntries(Object.entries(lines).map(([language, line], index) => [placeholderTag(language, index), placeholder(line)]));
}

function withPlaceholderLanguages(scope: Members): Members {
  const { languages } = scope;
  if (!isMembers(languages)) return scope;
  const listed = Object.entries(languages).map(([list, tags]) => [list, Array.isArray(tags) ? tags.map(placeholderTag) : tags]);
  return { ...scope, languages: Object.fromEntries(listed) };
}

/** Uses a different tag for each index, so that the number of lines is kept. */
function placeholderTag(tag: unknown, index: number): unknown {
  return typeof tag === 'string' && hasTagShape(tag) ? `en-x-${index}` : tag;
}

/** Leaves a line that is not clean unchanged, so that it is refused: no version of this program has stored such a line. */
function placeholder(line: unknown): unknown {
  return typeof line === 'string' && cleanText(line) === line ? 'x'.repeat(line.length) : line;
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
