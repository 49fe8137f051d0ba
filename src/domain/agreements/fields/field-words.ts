// The texts about a field of an agreement that people read. Code in these texts is between back-ticks. Pure data.

export interface FieldWords {
  /** Name of the field, as people read it. */
  label: string;
  /** What it is for, in full sentences. */
  help: string;
  /** What it means to leave the field out, as a clause without a full stop. Absent: the field is required. */
  absent?: string;
  /** The same for somebody who fills in the form, as a sentence: what an empty field means, or what a new agreement says. Present with `absent`. */
  unset?: string;
  /** For a field with a fixed set of values: what each of them means, as a clause. */
  options?: Readonly<Record<string, string>>;
  /** Of a number. */
  unit?: string;
}

/** The fields of a part of the agreement by their paths, in the order of the document and of the form. */
export type ChapterFields = Readonly<Record<string, FieldWords>>;

export interface Chapter {
  /** The heading of docs/agreements.md. */
  title: string;
  /** What the fields of the chapter mean together in a new agreement, in sentences. Absent: one of them is required. */
  usual?: string;
  fields: ChapterFields;
}
