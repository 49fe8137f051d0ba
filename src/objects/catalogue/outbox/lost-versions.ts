// Versions that KV should have and did not have when they were requested.
import type { Article } from '../../../domain/articles/article.ts';
import { HOUR_MS, msOf } from '../../../domain/values/instant.ts';
import * as settings from '../settings/settings.ts';
import * as outbox from './outbox.ts';

/** After this time the outbox has written a version to KV, unless KV refuses all writes. */
const KV_LATE_MS = HOUR_MS;

/** Adds those that were published long ago to the outbox again. False: there are none. */
export function rewriteLost(sql: SqlStorage, requested: readonly Article[], nowMs: number): boolean {
  const lost = requested.filter(
    ({ firstPublished, versionCreated }) => firstPublished !== undefined && msOf(versionCreated) < nowMs - KV_LATE_MS,
  );
  for (const { slug, version } of lost) outbox.markArticle(sql, settings.epoch(sql), slug, version, settings.head(sql));
  return lost.length > 0;
}
