// The table of withdrawals and the reader of its rows.
import { storedInstant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson } from '../../../domain/values/stored.ts';
import type { Acknowledgement, PartnerWithdrawal, ReceivedWithdrawal } from '../../../domain/withdrawals/withdrawal.ts';

/** `received_ms` (`heard_ms` before schema 5) is when the Catalogue last sent the withdrawal. `reported`: the Catalogue has the acknowledgement. */
export const WITHDRAWAL_TABLES: readonly string[] = [
  `CREATE TABLE withdrawal (
    mode TEXT NOT NULL, id TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, headline TEXT NOT NULL, note TEXT NOT NULL,
    at_ms INTEGER NOT NULL, lifted_ms INTEGER, deadline_ms INTEGER NOT NULL, heard_ms INTEGER NOT NULL, acknowledged TEXT,
    acknowledged_ms INTEGER, reported INTEGER NOT NULL DEFAULT 1, PRIMARY KEY (mode, id)) WITHOUT ROWID`,
  'CREATE INDEX withdrawal_open ON withdrawal (mode, deadline_ms) WHERE acknowledged_ms IS NULL AND lifted_ms IS NULL',
  'CREATE INDEX withdrawal_unreported ON withdrawal (acknowledged_ms) WHERE reported = 0',
];

export type WithdrawalRow = {
  id: string;
  slug: string;
  version: number;
  headline: string;
  note: string;
  at_ms: number;
  /** NULL: the same as `at_ms`. */
  since_ms: number | null;
  lifted_ms: number | null;
  deadline_ms: number;
  acknowledged: string | null;
  acknowledged_ms: number | null;
};

export function receivedWithdrawal(row: WithdrawalRow): ReceivedWithdrawal {
  const { id, deadline, acknowledged } = withdrawalOf(row);
  return present({ id, received: true, deadline, acknowledged });
}

export function acknowledgementOf(json: string): Acknowledgement {
  return storedJson(json, 'withdrawal.acknowledged');
}

export function withdrawalOf(row: WithdrawalRow): PartnerWithdrawal {
  const { id, slug, version, headline, note, acknowledged, acknowledged_ms: acknowledgedMs } = row;
  return present({
    id,
    slug,
    version,
    headline,
    note,
    at: toInstant(row.at_ms),
    since: storedInstant(row.since_ms),
    lifted: storedInstant(row.lifted_ms),
    deadline: toInstant(row.deadline_ms),
    acknowledged:
      acknowledged === null || acknowledgedMs === null
        ? undefined
        : { ...acknowledgementOf(acknowledged), received: toInstant(acknowledgedMs) },
  });
}
