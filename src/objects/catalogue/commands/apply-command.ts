// Applies a command: decides what it comes to, and stores that. Runs within one transaction, which the caller undoes on a refusal.
import type { Caller, Command, CommandResult } from '../../../domain/articles/command.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as settings from '../settings/settings.ts';
import { decideCommand } from './decide-command.ts';
import { decideImport } from './decide-import.ts';
import { storeOutcome } from './store-outcome.ts';

/** On a refusal the caller must undo everything that was written. */
export function applyCommand(sql: SqlStorage, command: Command, { actor }: Caller, nowMs: number): CommandResult {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { kind: 'refused', refusal: { reason: 'no-publisher' } };
  const context = { sql, publisher, now: toInstant(nowMs) };
  const decision = command.op === 'import' ? decideImport(context, command) : decideCommand(context, command);
  return storeOutcome(sql, decision, { actor, nowMs, publisher });
}
