// Withdrawals as partners receive and acknowledge them, and the desk's reports of them: which partners received the article, which acknowledged the
// withdrawal, and which are overdue. Pure.

import * as z from 'zod';
import type { NamedActor } from '../values/actor.ts';
import { endInstant, type Instant, instantSchema, msOf } from '../values/instant.ts';
import { NAME_CHARS, URL_CHARS } from '../values/limits.ts';
import { anyWebUrlSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';

const ACKNOWLEDGED_OUTCOMES = ['removed', 'replaced', 'never-used'] as const;

export const acknowledgementSchema = z.strictObject({
  outcome: z.enum(ACKNOWLEDGED_OUTCOMES),
  /** Pages that contained the article, in the spelling of the URL standard, which is safe to print on the desk's terminals. */
  urls: z
    .array(
      webUrlSchema.refine(({ length }) => length <= URL_CHARS, { error: `must be at most ${URL_CHARS} characters once it is encoded` }),
    )
    .max(100)
    .default([]),
  /** The person who acknowledges. */
  by: textSchema(NAME_CHARS),
  /** When the copies were removed or replaced; not in the future. */
  at: instantSchema,
});

/** Accepts every acknowledgement that may be stored: older programs did not limit the length of host names. */
export const storedAcknowledgementSchema = acknowledgementSchema.extend({ urls: z.array(anyWebUrlSchema).max(100).default([]) });

export type Acknowledgement = z.output<typeof acknowledgementSchema>;

/** A withdrawal as the Catalogue reports it to partners' objects. */
export interface WithdrawalNews {
  /** `{slug}.{version}` of the withdrawing version. */
  id: string;
  slug: string;
  version: number;
  headline: string;
  note: string;
  at: Instant;
  /** When the article was withdrawn, if this withdrawal only replaced the note. Deadlines count from it. Absent: `at`. */
  since?: Instant;
  /** When the article was reinstated, or its note was replaced. */
  lifted?: Instant;
}

/** The withdrawal of an article that the partner received. */
export interface PartnerWithdrawal extends WithdrawalNews {
  /** Deadline of the agreement for removing all copies. */
  deadline: Instant;
  acknowledged?: Acknowledgement & { received: Instant };
}

/** The last entry of the Catalogue's log that a partner's object has received. Sequence numbers of different epochs cannot be compared. */
export interface ReceivedUpTo {
  epoch: string;
  seq: number;
}

/** Withdrawals and reinstatements after a position in the log, in the order of the log. */
export interface WithdrawalPage extends ReceivedUpTo {
  news: WithdrawalNews[];
  /** True if the log has more of them. */
  more: boolean;
}

export interface WithdrawalSummary extends WithdrawalNews {
  /** Number of partners that received the article, as far as their objects have answered. */
  received: number;
  /** Number of those that have acknowledged the withdrawal. */
  acknowledged: number;
  /** Number of those that have not and whose deadline has passed. */
  overdue: number;
  /** True until every partner's object has been notified. */
  notifying: boolean;
}

/** `lifted`: the article was reinstated before the partner acknowledged. */
export type ComplianceState = 'acknowledged' | 'open' | 'overdue' | 'lifted';

export interface ComplianceLine {
  partner: string;
  state: ComplianceState;
  deadline: Instant;
  acknowledged?: NonNullable<PartnerWithdrawal['acknowledged']>;
}

export interface ComplianceReport extends WithdrawalSummary, NamedActor {
  /** Reason for the desk. It is never public. */
  reason: string;
  /** Partners that have not acknowledged, by their deadlines, and then the others, by their ids. */
  partners: ComplianceLine[];
  /** Position from which the next page continues. Absent on the last page. */
  next?: string;
  /** Partners whose objects did not answer and will be notified again, at most a hundred. */
  unanswered: string[];
}

/** The answer of a partner's object to a withdrawal. `deadline` is absent if the partner never received the article. */
export interface ReceivedWithdrawal {
  id: string;
  received: boolean;
  deadline?: Instant;
  acknowledged?: PartnerWithdrawal['acknowledged'];
}

/** A withdrawn article whose copies the partner has to remove. */
export interface WithdrawnArticle {
  slug: string;
  /** The withdrawing version, which has the publisher's note. */
  version: number;
  /** When the note was given: the stub is listed from then on. */
  at: Instant;
  /** Deadline for removing all copies. */
  deadline: Instant;
}

/** Returns the first instant at which feeds no longer list a withdrawn article. The change feed and the list of withdrawals keep it. */
export function listedUntil({ at }: Pick<WithdrawnArticle, 'at'>): Instant {
  return endInstant(msOf(at) + STUB_MS);
}

/** Feeds contain the stub of a withdrawn article for this long. Their archive keeps it. */
export const STUB_MS = 14 * 24 * 3_600_000;
