// Copy as the importer sends it, and what could not be read. `readSource` in read-source.ts makes both.
import type { DraftInput } from '../domain/articles/draft.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { Instant } from '../domain/values/instant.ts';

/** One article, ready for the `import` command of `POST /desk/articles`. */
export interface Copy {
  /** `[a-z0-9-]{1,64}`. The server may append a suffix where other copy has it already. */
  slug: string;
  /** Where it came from, the same at every import: the relative file name; for one of several in a file, its own identifier. */
  sourceId: string;
  /** SHA-256, in hex, of the bytes of this one article's source (for JSON of several, of its canonical JSON). */
  sourceHash: string;
  article: DraftInput;
  /** Public notes found in the copy that say what had been wrong. */
  corrections: string[];
  /** What was guessed or left out, as sentences for a person. */
  remarks: string[];
  file: string;
  /** First line of this article in the file, from 1. */
  line: number;
}

/** Something that could not be read; the rest goes in. */
export interface Fault {
  file: string;
  /** From 1; absent where it is about the whole file. */
  line?: number;
  message: string;
}

/** Something that was found and is not to be imported; no fault. */
export interface LeftOut {
  file: string;
  /** Why, as what follows "left out:". */
  leftOut: string;
}

export interface ReadingOptions {
  publisher: Publisher;
  /** Nothing is dated later. */
  now: Instant;
  /** Wins over what the copy says; like `slug` only for a source that holds one article. */
  headline?: string | undefined;
  slug?: string | undefined;
  /** Code or name of a section. Wins over what the copy says. */
  section?: string | undefined;
  /** Whose copy it is. Wins over what the copy says. */
  source?: string | undefined;
  /** Signs copy that is signed by nobody. */
  desk?: string | undefined;
}

export interface Reading {
  copies: Copy[];
  faults: Fault[];
  /** What was left out because it is no published article: drafts, pages, attachments. Sentences for a person. */
  remarks: string[];
}

/** A source whose bytes were got hold of. `name` is relative to the import root, with `/`; `file` is for messages. */
export interface Source {
  name: string;
  file: string;
  bytes: Uint8Array;
  /** `Content-Type` as received; absent for files. */
  mediaType?: string | undefined;
}

/** Thrown inside a reader, turned into a `Fault` where one article ends and the next begins. */
export class Unreadable extends Error {
  readonly line: number;
  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}
