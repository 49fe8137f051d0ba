// Merges subjects, authors or sections, and gives the former two another code or name. A merge is stored first, then reviewed with all partners (alarm/term-merger.ts),
// and then made in one transaction; the articles of its feed follow in steps.

import type { Publisher } from '../../../domain/publisher/publisher.ts';
import {
  type DividedAgreement,
  type DividedAgreements,
  type MergeOutcome,
  type MergeReview,
  type TermKind,
  type TermMerge,
  withDivided,
} from '../../../domain/publisher/term-merge.ts';
import type { Actor } from '../../../domain/values/actor.ts';
import { type Instant, toInstant } from '../../../domain/values/instant.ts';
import { present } from '../../../domain/values/present.ts';
import { storedJson, storedWord } from '../../../domain/values/stored.ts';
import { AliasTable, type TermAlias } from '../../../domain/values/term-alias.ts';
import * as audit from '../../sqlite/audit.ts';
import * as aliases from '../articles/aliases.ts';
import * as vocabulary from '../articles/vocabulary.ts';
import { membersOf, moveMembers, redirectFeed, retitleFeed } from '../feeds/move-feed.ts';
import * as settings from '../settings/settings.ts';
import { leaveOutSection } from './leave-out-section.ts';

const MERGE_STATES = ['reviewing', 'moving', 'refused'] as const;

/** A merge that is not finished, or that was refused. */
export interface StoredMerge extends TermMerge, DividedAgreements {
  state: (typeof MERGE_STATES)[number];
  /** The last partner that was asked; empty before the first. While articles are moved: how many there were. */
  after: string;
  /** Unix ms before which it does not continue. */
  notBeforeMs: number;
  actor: Actor;
}

/** Articles that are moved in one step. */
const MOVED_PER_STEP = 500;

/** Tells why a merge cannot be made; `undefined` if it can. */
export function refusalOf(
  sql: SqlStorage,
  { kind, code, target, renamed, name }: TermMerge,
  publisher: Publisher,
): MergeOutcome | undefined {
  if (vocabulary.find(sql, kind, code) === undefined) return { kind: 'no-term' };
  const current = aliases.currentCode(sql, kind, code);
  const field = renamed === true ? 'code' : 'into';
  if (current !== code) return { kind: 'objection', field, detail: `cannot be used: ${code} is an alias of ${current} already` };
  if (aliases.currentCode(sql, kind, target) === code) return { kind: 'objection', field, detail: 'must be the code of another term' };
  if (kind === 'authors' && publisher.desks.some((desk) => desk.code === code)) {
    return { kind: 'objection', field, detail: `cannot be used: ${code} is a desk in the settings of the publisher` };
  }
  if (renamed === true && !isUnused(sql, kind, target, publisher)) {
    return { kind: 'objection', field, detail: 'must be a code that no term has, had or will have. To join two terms, merge them' };
  }
  const objection = name === undefined ? undefined : objectionToName(sql, kind, code, name);
  if (objection !== undefined) return objection;
  if (renamed !== true && vocabulary.find(sql, kind, target) === undefined) {
    return { kind: 'objection', field, detail: `must be the code of one of the ${kind}` };
  }
  return undefined;
}

/** Tells why a merge cannot begin beside another of the same term that has not ended; `undefined` if it can. */
export function refusalBeside(ongoing: StoredMerge | undefined, { target, renamed }: TermMerge): MergeOutcome | undefined {
  if (ongoing === undefined || ongoing.state === 'refused') return undefined;
  if (ongoing.target === target && ongoing.renamed === renamed) return undefined;
  const field = renamed === true ? 'code' : 'into';
  return { kind: 'objection', field, detail: `cannot be used: ${ongoing.code} is being joined to ${ongoing.target}` };
}

/** Tells whether no term and no article, published or not, has the code. */
function isUnused(sql: SqlStorage, kind: TermKind, code: string, publisher: Publisher): boolean {
  if (vocabulary.find(sql, kind, code) !== undefined || aliases.currentCode(sql, kind, code) !== code) return false;
  if (kind === 'authors' && publisher.desks.some((desk) => desk.code === code)) return false;
  const lists = kind === 'subjects' ? ['$.subjects'] : ['$.by.names', '$.by.desks'];
  const unpublished = `SELECT 1 FROM article a JOIN version v ON v.article = a.id AND v.version = a.version
    WHERE a.published_ms IS NULL AND EXISTS (SELECT 1 FROM json_each(v.json, ?) t WHERE t.value ->> '$.code' = ?) LIMIT 1`;
  return lists.every((list) => sql.exec(unpublished, list, code).toArray().length === 0);
}

/** Stores a merge, so that it goes on after an interruption. A refused one of the same term is replaced. */
export function begin(sql: SqlStorage, merge: TermMerge, actor: Actor): void {
  const { kind, code, target, renamed, name } = merge;
  sql.exec(
    `INSERT OR REPLACE INTO merge (kind, code, target, renamed, name, state, after, not_before_ms, agreements, more, who, token_id)
     VALUES (?, ?, ?, ?, ?, 'reviewing', '', 0, '[]', 0, ?, ?)`,
    kind,
    code,
    target,
    renamed === true ? 1 : 0,
    name ?? null,
    actor.name,
    actor.tokenId ?? null,
  );
}

type MergeRow = {
  kind: string;
  code: string;
  target: string;
  renamed: number;
  name: string | null;
  state: string;
  after: string;
  not_before_ms: number;
  agreements: string;
  more: number;
  who: string;
  token_id: string | null;
};

function mergeOf(row: MergeRow): StoredMerge {
  return present({
    kind: storedWord(row.kind, ['subjects', 'authors', 'sections'] as const, 'merge.kind'),
    code: row.code,
    target: row.target,
    renamed: row.renamed === 1 ? (true as const) : undefined,
    name: row.name ?? undefined,
    state: storedWord(row.state, MERGE_STATES, 'merge.state'),
    after: row.after,
    notBeforeMs: row.not_before_ms,
    agreements: storedJson<DividedAgreement[]>(row.agreements, 'merge.agreements'),
    more: row.more === 0 ? undefined : row.more,
    actor: present({ name: row.who, tokenId: row.token_id ?? undefined }),
  });
}

export function find(sql: SqlStorage, kind: TermKind, code: string): StoredMerge | undefined {
  return sql.exec<MergeRow>('SELECT * FROM merge WHERE kind = ? AND code = ?', kind, code).toArray().map(mergeOf)[0];
}

/** Finds the merge that goes on next; `undefined` if all have ended. */
export function next(sql: SqlStorage): StoredMerge | undefined {
  const query = "SELECT * FROM merge WHERE state <> 'refused' ORDER BY not_before_ms, kind, code LIMIT 1";
  return sql.exec<MergeRow>(query).toArray().map(mergeOf)[0];
}

/** The aliases that the term would have after the merge, and its code. */
export function planned(
  sql: SqlStorage,
  { kind, code, target, renamed }: Pick<TermMerge, 'code' | 'target' | 'renamed'> & Pick<MergeReview, 'kind'>,
): MergeReview {
  const stored = aliases.all(sql, kind);
  const term = new AliasTable(stored).currentCode(target);
  const alias: TermAlias = { code, target: term, since: LATER, ...(renamed === true ? { renamed } : {}) };
  return { kind, term, aliases: new AliasTable([...stored, alias]).of([code]) };
}

/** After every agreement that exists. */
const LATER: Instant = '9999-12-31T23:59:59.999Z';

/** Stores how far the review has come. */
export function reviewed(sql: SqlStorage, merge: StoredMerge, found: readonly DividedAgreement[], after: string): StoredMerge {
  const divided = withDivided(merge, found);
  update(sql, merge, 'after = ?, agreements = ?, more = ?', after, JSON.stringify(divided.agreements), divided.more ?? 0);
  return { ...merge, after, ...divided };
}

/** Ends the review: the merge is made, or refused because of agreements or because the terms have changed meanwhile. */
export function conclude(sql: SqlStorage, merge: StoredMerge, publisher: Publisher, nowMs: number): void {
  if (merge.agreements.length > 0 || refusalOf(sql, merge, publisher) !== undefined) update(sql, merge, "state = 'refused'");
  else make(sql, merge, nowMs);
}

function make(sql: SqlStorage, { kind, code, target: named, renamed, name, actor }: StoredMerge, nowMs: number): void {
  const sequence = settings.nextSequence(sql);
  const target = aliases.currentCode(sql, kind, named);
  const before = vocabulary.find(sql, kind, code);
  if (kind === 'sections' && before !== undefined) leaveOutSection(sql, before, { target, actor, nowMs });
  const label = name ?? (renamed === true ? before?.name : vocabulary.find(sql, kind, target)?.name) ?? target;
  vocabulary.add(sql, kind, { code: target, name: label });
  aliases.add(sql, kind, present({ code, target, since: toInstant(nowMs), renamed }), sequence);
  redirectFeed(sql, { from: `${kind}/${code}`, to: `${kind}/${target}`, label, sequence, nowMs });
  audit.add(sql, nowMs, {
    actor,
    action: renamed === true ? 'term.rename' : 'term.merge',
    subject: `${kind}/${code}`,
    before: JSON.stringify(before),
    after: JSON.stringify({ code: target, name: label }),
  });
  const members = String(membersOf(sql, `${kind}/${code}`));
  sql.exec("UPDATE merge SET state = 'moving', target = ?, after = ? WHERE kind = ? AND code = ?", target, members, kind, code);
}

/** Merges that have not ended. */
export function ongoing(sql: SqlStorage, kind: TermKind, most: number): StoredMerge[] {
  const query = "SELECT * FROM merge WHERE kind = ? AND state <> 'refused' ORDER BY code LIMIT ?";
  return sql.exec<MergeRow>(query, kind, most).toArray().map(mergeOf);
}

/** Moves the next articles of a merged feed, and ends the merge after the last. */
export function move(sql: SqlStorage, { kind, code, target }: StoredMerge, nowMs: number): void {
  // The target may have been merged itself since.
  const to = aliases.currentCode(sql, kind, target);
  const more = moveMembers(sql, { from: `${kind}/${code}`, to: `${kind}/${to}`, nowMs }, MOVED_PER_STEP);
  if (!more) sql.exec('DELETE FROM merge WHERE kind = ? AND code = ?', kind, code);
}

export interface Retitling {
  kind: TermKind;
  code: string;
  name: string;
}

/** Gives a term another name. Articles keep the names that they were filed with. With `dryRun` nothing is stored. */
export function retitle(
  sql: SqlStorage,
  { kind, code, name }: Retitling,
  actor: Actor,
  run: { nowMs: number; dryRun: boolean },
): MergeOutcome {
  const before = vocabulary.find(sql, kind, code);
  if (before === undefined) return { kind: 'no-term' };
  const current = aliases.currentCode(sql, kind, code);
  if (current !== code) return { kind: 'objection', field: 'name', detail: `cannot be given: ${code} is an alias of ${current}` };
  const objection = objectionToName(sql, kind, code, name);
  if (objection !== undefined) return objection;
  if (before.name !== name && !run.dryRun) {
    const sequence = settings.nextSequence(sql);
    vocabulary.retitle(sql, kind, before, name);
    retitleFeed(sql, `${kind}/${code}`, name, { sequence, nowMs: run.nowMs });
    const subject = `${kind}/${code}`;
    const [was, is] = [before, { code, name }].map((term) => JSON.stringify(term));
    audit.add(sql, run.nowMs, { actor, action: 'term.rename', subject, before: was, after: is });
  }
  return { kind: 'done', term: { code, name } };
}

/** Two terms of one name would be one for whoever files copy. */
function objectionToName(sql: SqlStorage, kind: TermKind, code: string, name: string): MergeOutcome | undefined {
  const owner = vocabulary.named(sql, kind, name);
  if (owner === undefined || owner.code === code) return undefined;
  return { kind: 'objection', field: 'name', detail: `is the name of ${owner.code} already. To join the two, merge them` };
}

export function postpone(sql: SqlStorage, merge: StoredMerge, notBeforeMs: number): void {
  update(sql, merge, 'not_before_ms = ?', notBeforeMs);
}

function update(sql: SqlStorage, { kind, code }: StoredMerge, assignment: string, ...values: (string | number)[]): void {
  sql.exec(`UPDATE merge SET ${assignment} WHERE kind = ? AND code = ? AND state = 'reviewing'`, ...values, kind, code);
}
