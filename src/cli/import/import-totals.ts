// What the summary of an import counts, and under which words a person reads it.

export interface Summary {
  created: number;
  /** How many of the created ones are not public before the desk releases them. */
  held: number;
  updated: number;
  corrected: number;
  /** How many of the updated and corrected ones are held, most of them since an earlier import. */
  heldChanges: number;
  unchanged: number;
  /** How many of these are of files that had another name at the last import. */
  renamed: number;
  /** Stored articles whose source has killed them. */
  withdrawn: number;
  /** What is not imported: other kinds of files, links, drafts, other entries of an export, and stories that their source has killed. */
  leftOut: number;
  /** The import would have overwritten an edit of the desk. */
  conflicts: number;
  /** They ask something of a person: the story is not withdrawn, or is not known. */
  kills: number;
  /** Refused, unreadable or unanswered. */
  errors: number;
}

export const TITLES: Readonly<Record<keyof Summary, string>> = {
  created: 'created',
  held: 'of which held',
  updated: 'updated',
  corrected: 'corrected',
  heldChanges: 'changed, held',
  unchanged: 'unchanged',
  renamed: 'renamed files',
  withdrawn: 'withdrawn',
  leftOut: 'left out',
  conflicts: 'conflicts',
  kills: 'open kills',
  errors: 'errors',
};

export const NO_TOTALS: Summary = {
  created: 0,
  held: 0,
  updated: 0,
  corrected: 0,
  heldChanges: 0,
  unchanged: 0,
  renamed: 0,
  withdrawn: 0,
  leftOut: 0,
  conflicts: 0,
  kills: 0,
  errors: 0,
};
