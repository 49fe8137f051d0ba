// Merging two subjects, two authors or two sections, and giving one another code or name (docs/decisions/0028-merged-subjects.md,
// docs/decisions/0051-joined-sections.md). Pure data.

import * as z from 'zod';
import type { Instant } from '../values/instant.ts';
import { NAME_CHARS } from '../values/limits.ts';
import { codeSchema, type Term } from '../values/term.ts';
import type { TermAlias } from '../values/term-alias.ts';
import { textSchema } from '../values/text-schema.ts';

/** Kinds of terms that a desk may merge. Sections are in the publisher's settings, where they get another name too; their codes stay. */
export type TermKind = 'subjects' | 'authors' | 'sections';

/** `into` is the code of the term that stays. */
export const termMergeSchema = z.strictObject({ into: codeSchema });

export const termRenameSchema = z
  .strictObject({ code: codeSchema.optional(), name: textSchema(NAME_CHARS).optional() })
  .refine(({ code, name }) => code !== undefined || name !== undefined, { error: 'must have a code or a name' });

export interface TermMerge {
  kind: TermKind;
  /** The code that becomes an alias. */
  code: string;
  /** The code that stays. */
  target: string;
  /** The term only gets another code. Absent: it is merged into a term that exists. */
  renamed?: true;
  /** New name of a renamed term. Absent: it keeps its name. */
  name?: string;
}

/** Most agreements that a refusal lists. It says how many others there are. */
const LISTED_AGREEMENTS = 100;

/** An agreement whose list of included subjects or sections names a part of a merged one and not the rest. */
export interface DividedAgreement {
  partner: string;
  agreement: string;
  reference: string;
}

/** Agreements that are in the way of a merge. */
export interface DividedAgreements {
  agreements: DividedAgreement[];
  /** How many others there are, beside those that are listed. Absent: all are listed. */
  more?: number;
}

/** Adds agreements to a list that is limited. */
export function withDivided({ agreements, more = 0 }: DividedAgreements, found: readonly DividedAgreement[]): DividedAgreements {
  const all = [...agreements, ...found];
  const left = more + Math.max(0, all.length - LISTED_AGREEMENTS);
  return { agreements: all.slice(0, LISTED_AGREEMENTS), ...(left > 0 ? { more: left } : {}) };
}

/** What a partner's object is asked about its agreements. */
export interface MergeReview {
  kind: 'subjects' | 'sections';
  /** Code of the merged term. */
  term: string;
  /** Its aliases after the merge. */
  aliases: TermAlias[];
}

export type MergeOutcome =
  | { kind: 'done'; term: Term; alias?: string }
  /** No agreement has been found that is in the way, but not all partners were asked yet. The merge continues on its own. */
  | { kind: 'reviewing' }
  | ({ kind: 'divides' } & DividedAgreements)
  | { kind: 'no-term' }
  /** `detail` is a clause about the field of the request. */
  | { kind: 'objection'; field: 'into' | 'code' | 'name'; detail: string };

/** How far a merge has come. */
export interface MergeProgress extends DividedAgreements {
  code: string;
  into: string;
  state: 'reviewing' | 'moving' | 'refused';
  /** The last partner that was asked; empty before the first. Partners are asked in the order of their ids. */
  askedUpTo: string;
  /** Articles that are still to be moved, and how many there were. Present while they are moved; the second is absent if an older program began it. */
  toMove?: { left: number; of?: number };
}

/** One term, or a code that has become an alias of one. */
export interface TermView extends Term {
  /** Number of visible articles in its feed. */
  articles: number;
  aliases: { code: string; since: Instant }[];
  /** The term that the code means today. Present if the code is an alias. */
  aliasOf?: Term;
  merge?: MergeProgress;
}

/** A term as the desk sees it. */
export interface ListedTerm extends Term {
  /** Number of visible articles in its feed. */
  articles: number;
  /** Codes that were merged into it, or that it had before. */
  aliases: { code: string; since: Instant }[];
  /** Present while it is being merged into another term, or if that was refused because of the agreements. */
  merge?: { into: string; state: 'reviewing' | 'moving' | 'refused' } & DividedAgreements;
}
