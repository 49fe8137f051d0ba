// Applies a command: decides its outcome and stores it.
import type { Caller, Command, CommandResult } from '../../../domain/articles/command.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import * as articles from '../articles/articles.ts';
import * as settings from '../settings/settings.ts';
import { decideCommand } from './decide-command.ts';
import { decideImport } from './decide-import.ts';
import * as answered from './idempotency.ts';
import { storeOutcome } from './store-outcome.ts';

/** Applies a command, or answers as before if its Idempotency-Key was used for it. */
export function applyOnce(sql: SqlStorage, command: Command, caller: Caller, nowMs: number): CommandResult {
  const { idempotency } = caller;
  const kept = idempotency === undefined ? undefined : answered.find(sql, idempotency.key, idempotency.request);
  if (kept === 'reused') return { kind: 'refused', refusal: { reason: 'idempotency-key-reused' } };
  if (kept !== undefined) return answerAgain(sql, kept);
  const result = applyCommand(sql, command, caller, nowMs);
  if (result.kind === 'done' && idempotency !== undefined) answered.keep(sql, idempotency.key, idempotency.request, result, nowMs);
  return result;
}

function answerAgain(sql: SqlStorage, { outcome, slug, version, etag }: answered.KeptAnswer): CommandResult {
  const article = articles.getVersion(sql, slug, version);
  if (article === undefined) return { kind: 'refused', refusal: { reason: 'idempotency-key-reused' } };
  return { kind: 'done', outcome, article, etag };
}

/** Applies a command within the caller's transaction. If the command is refused, the caller must roll the transaction back. */
function applyCommand(sql: SqlStorage, command: Command, { actor }: Caller, nowMs: number): CommandResult {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return { kind: 'refused', refusal: { reason: 'no-publisher' } };
  const context = { sql, publisher, now: toInstant(nowMs) };
  const decision = command.op === 'import' ? decideImport(context, command) : decideCommand(context, command);
  return storeOutcome(sql, decision, { actor, nowMs, publisher, run: command.op === 'import' ? command.run : undefined });
}
