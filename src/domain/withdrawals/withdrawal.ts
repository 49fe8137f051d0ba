// Withdrawals as partners receive and acknowledge them, and as the desk follows them: which partners received the article, which
// acknowledged the withdrawal, and which are overdue. Pure.

import * as z from 'zod';
import type { NamedActor } from '../values/actor.ts';
import { endInstant, type Instant, instantSchema, msOf } from '../values/instant.ts';
import { NAME_CHARS, URL_CHARS } from '../values/limits.ts';
import { present } from '../values/present.ts';
import { anyWebUrlSchema, textSchema, webUrlSchema } from '../values/text-schema.ts';

const ACKNOWLEDGED_OUTCOMES = ['removed', 'replaced', 'never-used'] as const;

export const acknowledgementSchema = z.strictObject({
  outcome: z.enum(ACKNOWLEDGED_OUTCOMES),
  /** Pages that carried it, as the URL standard spells them: desks read them on terminals. */
  urls: z
    .array(
      webUrlSchema.refine(({ length }) => length <= URL_CHARS, { error: `must be at most ${URL_CHARS} characters once it is encoded` }),
    )
    .max(100)
    .default([]),
  /** Who says so. */
  by: textSchema(NAME_CHARS),
  /** When it was done; not in the future. */
  at: instantSchema,
});

/** As it may be stored: older programs did not measure the names of hosts. */
export const storedAcknowledgementSchema = acknowledgementSchema.extend({ urls: z.array(anyWebUrlSchema).max(100).default([]) });

export type Acknowledgement = z.output<typeof acknowledgementSchema>;

/** A withdrawal as the Catalogue tells it to partners. */
export interface WithdrawalNews {
  /** `{slug}.{version}`: the version that withdrew it. */
  id: string;
  slug: string;
  version: number;
  headline: string;
  note: string;
  at: Instant;
  /** The article came back. */
  lifted?: Instant;
}

/** A withdrawal of something this partner received. */
export interface PartnerWithdrawal extends WithdrawalNews {
  /** Until when the agreement wants it gone. */
  deadline: Instant;
  acknowledged?: Acknowledgement & { received: Instant };
}

/** The last entry of the Catalogue's log that a partner's object has received. A sequence number of another epoch means nothing. */
export interface ReceivedUpTo {
  epoch: string;
  seq: number;
}

/** Withdrawals made or lifted after a place in the log, in the log's order. */
export interface WithdrawalPage extends ReceivedUpTo {
  news: WithdrawalNews[];
  /** There are more behind these. */
  more: boolean;
}

/** `slug.version`: of the version that took the article back. */
export function withdrawalId(slug: string, version: number): string {
  return `${slug}.${version}`;
}

/** `version` is absent where only an article was named. `undefined` for what is neither. */
export function parseWithdrawalId(text: string): { slug: string; version?: number } | undefined {
  const [, slug, version] = /^([a-z0-9-]{1,64})(?:\.([1-9]\d{0,8}))?$/.exec(text) ?? [];
  if (slug === undefined) return undefined;
  return present({ slug, version: version === undefined ? undefined : Number(version) });
}

export interface WithdrawalSummary extends WithdrawalNews {
  /** Partners that received the article, so far as they have been asked; of them, those that acknowledged, and those that are past their
   *  deadline. */
  received: number;
  acknowledged: number;
  overdue: number;
  /** Not every partner has been asked yet. */
  notifying: boolean;
}

/** `lifted`: the article came back before the partner said anything. */
export type ComplianceState = 'acknowledged' | 'open' | 'overdue' | 'lifted';

export interface ComplianceLine {
  partner: string;
  state: ComplianceState;
  deadline: Instant;
  acknowledged?: NonNullable<PartnerWithdrawal['acknowledged']>;
}

export interface ComplianceReport extends WithdrawalSummary, NamedActor {
  /** For the desk only. */
  reason: string;
  /** First those that have not acknowledged, by their deadlines; then the others, by their ids. */
  partners: ComplianceLine[];
  /** Where the list goes on; absent at its end. */
  next?: string;
  /** Partners that did not answer when they were asked and will be asked again, at most a hundred. */
  unanswered: string[];
}

/** The answer of a partner's object to a withdrawal. Absent deadline: the partner never received the article. */
export interface ReceivedWithdrawal {
  id: string;
  received: boolean;
  deadline?: Instant;
  acknowledged?: PartnerWithdrawal['acknowledged'];
}

/** A withdrawal that a partner has to act on. */
export interface WithdrawnArticle {
  slug: string;
  /** That took the article back. Its content has the publisher's note. */
  version: number;
  at: Instant;
  /** Until when every copy must be gone. */
  deadline: Instant;
}

/** First instant at which feeds no longer list it. The change feed and the list of withdrawals keep it. */
export function listedUntil({ at }: Pick<WithdrawnArticle, 'at'>): Instant {
  return endInstant(msOf(at) + STUB_MS);
}

/** A withdrawn article is a stub for so long; then it leaves the feed (the archive keeps it). */
export const STUB_MS = 14 * 24 * 3_600_000;
