// Applies a command: decides its outcome and stores it.
import type { Caller, Command, CommandResult } from '../../../domain/articles/command.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as settings from '../settings/settings.ts';
import { decideCommand } from './decide-command.ts';
import { decideImport } from './decide-import.ts';
import { storeOutcome } from './store-outcome.ts';

/** Applies a command within the caller's transaction. If the command is refused, the caller must roll the transaction back. */
export function applyCommand(sql: SqlStorage, command: Command, { actor }: Caller, nowMs: number): CommandResult {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { kind: 'refused', refusal: { reason: 'no-publisher' } };
  const context = { sql, publisher, now: toInstant(nowMs) };
  const decision = command.op === 'import' ? decideImport(context, command) : decideCommand(context, command);
  return storeOutcome(sql, decision, { actor, nowMs, publisher });
}
