// Copy as the importer sends it, and faults for what could not be read. `readSource` in read-source.ts makes both.
import type { DraftInput } from '../domain/articles/draft.ts';
import type { Publisher } from '../domain/publisher/publisher.ts';
import type { Instant } from '../domain/values/instant.ts';

/** By what an article is found again, at another import or by a kill. */
export interface SourceIdentity {
  /** The source, the same at every import: the relative file name; for one of several articles in a file, its own identifier. */
  sourceId: string;
  /** The id that programs before collections used. Absent: the same. */
  formerId?: string;
  /** Site of the feed or the export. Absent: a file, which belongs to its folder. */
  collection?: string;
  /** The source's own version: a whole number or an instant. Absent: it has none. */
  sourceVersion?: string;
  /** SHA-256, in hex, of the bytes of this one article's source (for JSON of several, of its canonical JSON). */
  sourceHash: string;
  /** Addresses and other ids that name the story in whatever source: a kill of another format may have one of them. Absent: none. */
  otherIds?: string[];
}

/** One article, ready for the `import` command of `POST /desk/articles`. */
export interface Copy extends SourceIdentity {
  /** `[a-z0-9-]{1,64}`. The server may append a suffix if other copy has this slug. */
  slug: string;
  /** The copy states the slug itself, so that it stays when its file is renamed. */
  hasOwnSlug?: true;
  article: DraftInput;
  /** Public notes found in the copy that say what had been wrong. */
  corrections: string[];
  /** What was guessed, left out, or could not be read. */
  remarks: Remark[];
  /** Why the copy must not become public before the desk releases it. Absent: it may. */
  hold?: Hold | undefined;
  file: string;
  /** First line of this article in the file, from 1. */
  line: number;
}

/** A sentence for a person. */
export interface Remark {
  text: string;
  /** The line of the file that it is about, from 1; of the whole article, its first line. */
  line: number;
}

/** `instruction`: the copy says so, in words that cannot be read further. `no-section`: nothing says which of the publisher's sections it belongs to. */
export type Hold = ({ reason: 'instruction' } & SourceText) | { reason: 'no-section'; unknown: string[] };

/** Words of a source, and where they are. */
export interface SourceText {
  /** Name of the field in the source's own words. */
  field: string;
  text: string;
  /** Absent: only the line of the article is known. */
  line?: number | undefined;
}

/** An instruction of the source not to use a story any more. It is never published. Its identity is its own; that of the story may be another. */
export interface Kill extends SourceIdentity {
  file: string;
  line: number;
  headline?: string | undefined;
  instruction: SourceText;
  /** All that it says, in which the story may be named. */
  text: string;
}

/** A version of a story that must not be public yet. */
export interface Waiting extends SourceIdentity {
  file: string;
  line: number;
}

/** Something that could not be read; the rest is imported. */
export interface Fault {
  file: string;
  /** From 1; absent if it concerns the whole file. */
  line?: number;
  message: string;
}

/** Something that is not imported, which is not a fault. */
export interface LeftOut {
  file: string;
  /** The reason; it continues the words "left out:". */
  leftOut: string;
}

export interface ReadingOptions {
  publisher: Publisher;
  /** No date may be later than this. */
  now: Instant;
  /** Overrides what the copy says; like `slug` only for a source with one article. */
  headline?: string | undefined;
  slug?: string | undefined;
  /** Code or name of a section. Overrides what the copy says. */
  section?: string | undefined;
  /** Codes of the sections of the article that the copy replaces. They count if the copy names none. */
  replacedSections?: readonly string[] | undefined;
  /** Whose copy it is. Overrides what the copy says. */
  source?: string | undefined;
  /** The copy is the publisher's own, so its ids become those of the articles. */
  own?: boolean | undefined;
  /** The desk that signs unsigned copy. */
  desk?: string | undefined;
  /** The collection that the command line names. */
  collection?: string | undefined;
  /** The collection of the folder that the file is in; a feed or an export belongs to its site instead. */
  folderCollection?: string | undefined;
  /** Name of the encoding that the bytes are in (WHATWG Encoding). Overrides what the bytes show. */
  encoding?: string | undefined;
  /** An article with a remark is refused. */
  strict?: boolean | undefined;
  /** Articles are sent before all of the source is read, so kills come before the articles that they may be of. */
  killsFirst?: boolean | undefined;
  /** Only kills, and the names of what must wait, are wanted: no article is made. */
  noticesOnly?: boolean | undefined;
  /** A digest that takes less time than that of the web platform, which waits for another thread: one for each article. */
  sha256Hex?: ((source: string | Uint8Array) => string) | undefined;
}

export interface Reading {
  copies: Copy[];
  kills: Kill[];
  /** Absent: none. An article that is read with it is one of `copies`, too. */
  waiting?: Waiting[];
  faults: Fault[];
  /** What was left out because it is no published article: drafts, pages, attachments. Those about the whole file have its first line. */
  remarks: Remark[];
  /** How many entries these remarks say are left out. */
  leftOut: number;
}

/** Where a source is from. `name` is the path below the folder that keeps the collection's name, with `/`; `file` is for messages. */
export interface SourcePlace {
  name: string;
  file: string;
  /** Real path of the folder that keeps the collection's name, or will. Absent: the source is not a file. */
  root?: string | undefined;
  /** The path below the folder that was named on the command line, by which programs before collections named the source. */
  formerName?: string | undefined;
  /** `Content-Type` as received; absent for files. */
  mediaType?: string | undefined;
}

/** A source whose bytes were read. */
export interface Source extends SourcePlace {
  bytes: Uint8Array;
}

/** A source that is read in chunks, because it, or what it contains, is too large to be in memory. */
export interface LargeSource extends SourcePlace {
  size: number;
  /** The bytes, from the first at each call. Throws `Unreadable` if they change in between. */
  open: () => AsyncIterable<Uint8Array>;
}

/** Thrown within a reader, and turned into a `Fault` of the article that it concerns. */
export class Unreadable extends Error {
  readonly line: number;
  constructor(message: string, line = 1) {
    super(message);
    this.line = line;
  }
}
