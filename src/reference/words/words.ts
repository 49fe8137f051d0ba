// How the reference says things: plain text in full sentences, without markup. Pure.

/** A sentence or several about what always is there. Of what may be absent: the sentences, and what the absence means, as a clause without a full stop. */
export type Words = string | readonly [meaning: string, absent: string];

export interface EndpointWords {
  /** A line for lists, as a clause without a full stop: `acknowledges a withdrawal`. */
  summary: string;
  /** What it is for and what to know before calling it, a paragraph each. */
  says: readonly string[];
  /** Parts of the path and parameters of the query, by name. */
  parameters?: Readonly<Record<string, Words>>;
  /** What an answer of this status means, where it is not what the endpoint is for. By status. */
  answers?: Readonly<Record<number, string>>;
}

export interface SchemaWords {
  /** What the whole is. */
  says: string;
  /** By name of the field. */
  fields?: Readonly<Record<string, Words>>;
}

/** Of every list. */
export const NEXT: Words = ['The "cursor" of the next page.', 'this is the last page'];
export const CURSOR: Words = ['The "next" of the page before.', 'the first page'];

export function limitOf(what: string, usual: number): Words {
  return [`How many ${what} a page may have.`, String(usual)];
}

export const DRY_RUN: Words = ['Whether the answer only says what would happen, and nothing is written.', 'false'];

export function meaningOf(words: Words): string {
  return typeof words === 'string' ? words : words[0];
}

/** Absent: it is always there. */
export function absenceOf(words: Words): string | undefined {
  return typeof words === 'string' ? undefined : words[1];
}
