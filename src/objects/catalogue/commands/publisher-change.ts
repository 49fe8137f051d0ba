// Changes the publisher's settings. Every feed shows them, so the sequence number of the change invalidates all feeds.

import { SITE_TAG } from '../../../domain/feeds/cache-tags.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { FORMER_NAMES } from '../../../domain/values/limits.ts';
import type { Objection } from '../../../domain/values/objection.ts';
import { present } from '../../../domain/values/present.ts';
import * as audit from '../../sqlite/audit.ts';
import * as aliases from '../articles/aliases.ts';
import { dateAfter } from '../feeds/composition-date.ts';
import { makeFeeds, missingFeeds } from '../feeds/membership.ts';
import { relist } from '../feeds/unlisted-copy.ts';
import * as outbox from '../outbox/outbox.ts';
import * as settings from '../settings/settings.ts';

export type PublisherResult =
  | { kind: 'done'; outcome: 'created' | 'updated' | 'unchanged'; publisher: Publisher; etag: string }
  | { kind: 'refused'; refusal: { reason: 'precondition-required' | 'precondition-failed' }; etag?: string }
  | { kind: 'refused'; refusal: { reason: 'objections'; objections: Objection[] }; etag?: string };

interface PublisherChange {
  publisher: Publisher;
  /** Entity tags of If-Match. Absent: the request has no If-Match. */
  etags: string[] | undefined;
  actor: Actor;
  nowMs: number;
  /** Returns the outcome without writing anything. */
  dryRun: boolean;
}

export function changePublisher(sql: SqlStorage, { publisher: wanted, etags, actor, nowMs, dryRun }: PublisherChange): PublisherResult {
  const stored = settings.publisher(sql);
  const publisher = withFormerNames(wanted, stored?.publisher);
  const etag = stored === undefined ? undefined : settings.etagOf(sql, stored.sequence);
  if (etags === undefined && etag !== undefined) return { kind: 'refused', refusal: { reason: 'precondition-required' }, etag };
  if (etags !== undefined && !etags.includes('*') && (etag === undefined || !etags.includes(etag))) {
    return present({ kind: 'refused', refusal: { reason: 'precondition-failed' }, etag });
  }
  if (stored !== undefined && etag !== undefined && canonicalJson(stored.publisher) === canonicalJson(publisher)) {
    return { kind: 'done', outcome: 'unchanged', publisher, etag };
  }
  const objections = objectionsToSections(sql, publisher);
  if (objections.length > 0) return { kind: 'refused', refusal: { reason: 'objections', objections } };
  const outcome = stored === undefined ? 'created' : 'updated';
  if (dryRun) return { kind: 'done', outcome, publisher, etag: etag ?? '' };
  const sequence = settings.nextSequence(sql);
  const changedMs = dateAfter(sql, stored, nowMs);
  settings.storePublisher(sql, { publisher, sequence, changedMs });
  makeFeeds(sql, missingFeeds(sql, publisher), { sequence, nowMs, publisher });
  if (stored !== undefined) relist(sql, { publisher, before: stored.publisher, sequence, modifiedMs: changedMs, nowMs });
  const before = stored === undefined ? undefined : JSON.stringify(stored.publisher);
  audit.add(sql, nowMs, { actor, action: 'publisher.change', subject: publisher.name, before, after: JSON.stringify(publisher) });
  outbox.markPurge(sql, [SITE_TAG], stored !== undefined && changesThirdPartyCopy(stored.publisher, publisher), sequence);
  return { kind: 'done', outcome, publisher, etag: settings.etagOf(sql, sequence) };
}

/** The code of a section that was joined to another means the other for ever. */
function objectionsToSections(sql: SqlStorage, { sections }: Publisher): Objection[] {
  return sections.flatMap(({ code }, index) => {
    const current = aliases.currentCode(sql, 'sections', code);
    if (current === code) return [];
    return [{ pointer: `/sections/${index}/code`, detail: `cannot be used: ${code} was joined to ${current}, and leads to it for ever` }];
  });
}

/** Copy that may no longer be public is purged from caches before all other changes, like a withdrawal. */
function changesThirdPartyCopy(before: Publisher, after: Publisher): boolean {
  return canonicalJson(before.thirdPartyContent) !== canonicalJson(after.thirdPartyContent);
}

/** Adds the old name to the former names, so that articles filed under it are still the publisher's own. */
function withFormerNames(publisher: Publisher, before: Publisher | undefined): Publisher {
  if (before === undefined) return publisher;
  const former = new Set([before.name, ...before.formerNames, ...publisher.formerNames]);
  former.delete(publisher.name);
  return { ...publisher, formerNames: [...former].slice(0, FORMER_NAMES) };
}
