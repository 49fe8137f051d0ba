// Applies a kill: the article of the source is found by its identity and withdrawn, or named for a person to decide. The kill is kept in any case.
import { isOlder } from '../../../domain/articles/import-source.ts';
import * as lifecycle from '../../../domain/articles/lifecycle.ts';
import type { KillAnswer, KillOutcome, SourceKill } from '../../../domain/articles/source-kill.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import * as articles from '../articles/articles.ts';
import { isCreatedBy } from '../articles/import-runs.ts';
import * as imports from '../articles/imports.ts';
import * as killedSources from '../articles/killed-sources.ts';
import * as settings from '../settings/settings.ts';
import { defaultNote } from './decide-command.ts';
import { isPathOfOlderProgram } from './decide-import.ts';
import { storeOutcome } from './store-outcome.ts';

interface Writing {
  actor: Actor;
  nowMs: number;
  publisher: Publisher;
}

/** Applies a kill within the caller's transaction. `undefined`: no publisher is set up. */
export function killSource(sql: SqlStorage, kill: SourceKill, actor: Actor, nowMs: number): KillAnswer | undefined {
  const publisher = settings.publisher(sql)?.publisher;
  if (publisher === undefined) return undefined;
  const recorded = killedSources.record(sql, kill, kill.sourceHash, nowMs);
  const known = imports.find(sql, kill) ?? imports.findMoved(sql, kill);
  // Such a path may have been that of several stories.
  const stored = known === undefined || isPathOfOlderProgram(kill, known) ? undefined : articles.getById(sql, known.articleId);
  if (known === undefined || stored === undefined) return { outcome: 'unknown' };
  const outcome = outcomeOf(sql, kill, { known, stored, seq: recorded.seq });
  return outcome === 'withdrawn' ? withdraw(sql, kill, stored, { actor, nowMs, publisher }) : answer(outcome, stored.article);
}

interface Found {
  known: imports.ImportedSource;
  stored: articles.StoredArticle;
  /** Of the kill when it first arrived. */
  seq: number;
}

function outcomeOf(sql: SqlStorage, kill: SourceKill, { known, stored, seq }: Found): KillOutcome {
  if (stored.article.pubStatus === 'canceled') return 'already-withdrawn';
  if (isOlder(kill.sourceVersion, known.sourceVersion)) return 'newer-version';
  if (killedSources.isReinstatedSince(sql, stored.id, seq)) return 'reinstated';
  const isOfRun = kill.run !== undefined && isCreatedBy(sql, stored.id, kill.run);
  return kill.withdraw || isOfRun ? 'withdrawn' : 'found';
}

function withdraw(sql: SqlStorage, { reason, note, run }: SourceKill, stored: articles.StoredArticle, writing: Writing): KillAnswer {
  const { publisher, nowMs } = writing;
  const outcome = lifecycle.withdraw(stored.article, reason, note ?? defaultNote(publisher), toInstant(nowMs));
  if (outcome.kind !== 'changed') throw new Error(`the withdrawal of ${stored.article.slug} changes nothing`);
  const result = storeOutcome(sql, { stored, outcome: { kind: 'changed', changes: [outcome.change] } }, { ...writing, run });
  if (result.kind === 'refused') throw new Error(`the withdrawal of ${stored.article.slug} is refused: ${result.refusal.reason}`);
  return answer('withdrawn', result.article);
}

function answer(
  outcome: KillOutcome,
  { slug, headline, version, pubStatus, firstPublished }: articles.StoredArticle['article'],
): KillAnswer {
  return { outcome, article: present({ slug, headline, version, pubStatus, firstPublished }) };
}
