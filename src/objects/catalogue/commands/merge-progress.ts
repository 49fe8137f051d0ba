// How far merges of subjects and authors have come.
import type { MergeProgress, TermKind } from '../../../domain/publisher/term-merge.ts';
import { present } from '../../../domain/values/present.ts';
import { membersOf } from '../feeds/move-feed.ts';
import * as merges from './merge-terms.ts';

/** `undefined` if the code is not being merged, or no longer. */
export function progressOf(sql: SqlStorage, kind: TermKind, code: string): MergeProgress | undefined {
  const merge = merges.find(sql, kind, code);
  return merge === undefined ? undefined : progress(sql, merge);
}

/** Merges that have not ended. */
export function ongoing(sql: SqlStorage, kind: TermKind, most: number): MergeProgress[] {
  return merges.ongoing(sql, kind, most).map((merge) => progress(sql, merge));
}

function progress(sql: SqlStorage, { kind, code, target: into, state, after, agreements, more }: merges.StoredMerge): MergeProgress {
  if (state !== 'moving') return present({ code, into, state, askedUpTo: after, agreements, more });
  const of = /^\d+$/.test(after) ? Number(after) : undefined;
  return { code, into, state, askedUpTo: '', toMove: present({ left: membersOf(sql, `${kind}/${code}`), of }), agreements };
}
