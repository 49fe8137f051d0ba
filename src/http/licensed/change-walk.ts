// Reads the Catalogue's log as one partner may see it, window by window, until there are changes to report or the log ends.

import type { Context } from 'hono';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { ChangesWindow, LicensedChange, LogPosition } from '../../domain/pulls/change-window.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { ProblemError, partnerUnavailable } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import type { Pull } from './pull.ts';
import { seesEmbargoed } from './sources/article-source.ts';

/** Windows read for one answer. An empty page that says `more` would show that there are changes that the partner may not see. */
const MOST_WINDOWS = 20;
/** Attempts if the terms change between two calls. */
const ATTEMPTS = 3;

export interface WalkPosition {
  from: LogPosition;
  to?: LogPosition;
  after?: number;
  /** Absent for a sync from the beginning, which uses the current terms. */
  since?: { epoch: string; licenceTag: string };
}

export interface Walked {
  changes: LicensedChange[];
  snapshot: LicenceSnapshot;
  epoch: string;
  next: Pick<WalkPosition, 'from' | 'to' | 'after'>;
  more: boolean;
}

export type ResyncReason = 'unreadable' | 'too-old' | 'restored' | 'terms-changed';

/** What is said of each, before what to do. */
const RESYNC_WORDS: Readonly<Record<ResyncReason, string>> = {
  unreadable: 'This is no cursor that was made for this key.',
  'too-old': 'The cursor is older than 90 days.',
  restored: 'Since the cursor was made, the publisher has restored a backup, or the sandbox was cleared.',
  'terms-changed': 'Since the cursor was made, what the key may see has changed.',
};

/** `resync` is the address at which the partner begins again. */
export function resyncRequired(reason: ResyncReason): ProblemError {
  const detail = `${RESYNC_WORDS[reason]} Begin again without a cursor, and remove every article that is not listed again.`;
  return new ProblemError('resync-required', { detail, extensions: { resync: '/v1/changes', reason } });
}

/** `isAsked`: the partner's object has admitted this request before, so an empty window need not be sent to it. */
export async function walk(context: Context<AppEnv>, pull: Pull, position: WalkPosition, limit: number, isAsked = false): Promise<Walked> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const snapshot = await snapshotFor(context, pull, position.since?.licenceTag);
    const walked = await walkAs(context, pull, { snapshot, position, limit, isAsked });
    if (walked !== undefined) return walked;
    if (position.since !== undefined) throw resyncRequired('terms-changed');
  }
  throw partnerUnavailable();
}

/** The snapshot that the cursor was made for. If this isolate remembers another, the partner's object is asked, because the isolate's
 *  may be older. */
async function snapshotFor(context: Context<AppEnv>, { settings }: Pull, licenceTag: string | undefined): Promise<LicenceSnapshot> {
  const credential = context.get('credential');
  const { snapshots } = context.env.isolate;
  const known = snapshots.get(credential.hash);
  if (known !== undefined && (licenceTag === undefined || known.licenceTag === licenceTag)) return known;
  const scope = context.get('keyScope');
  const { snapshot } = await callPartner(context, async (partner, caller) => await partner.snapshot(caller, scope, settings));
  snapshots.set(credential.hash, snapshot);
  if (licenceTag !== undefined && snapshot.licenceTag !== licenceTag) throw resyncRequired('terms-changed');
  return snapshot;
}

interface Walking {
  snapshot: LicenceSnapshot;
  position: WalkPosition;
  limit: number;
  isAsked: boolean;
}

/** `undefined`: the terms have changed since. */
async function walkAs(context: Context<AppEnv>, pull: Pull, { snapshot, position, limit, isAsked }: Walking): Promise<Walked | undefined> {
  const changes: LicensedChange[] = [];
  const { since, ...start } = position;
  let next: Walked['next'] = start;
  let epoch = since?.epoch;
  let asked = isAsked;
  for (let round = 0; ; round++) {
    const window = await windowAt(pull, snapshot, next, limit - changes.length);
    epoch ??= window.epoch;
    if (window.epoch !== epoch) throw resyncRequired('restored');
    if (window.merged === true) throw resyncRequired('terms-changed');
    if (!asked || window.articles.length > 0) {
      const fromEmpty = since === undefined && round === 0;
      const answer = await admitWindow(context, pull, { snapshot, window, fromEmpty, isFurther: asked });
      if (answer === undefined) return undefined;
      changes.push(...answer);
      asked = true;
    }
    const more = window.after !== undefined;
    next = window.after === undefined ? { from: window.to } : { from: window.from, to: window.to, after: window.after };
    // The log may have grown while this window was read. What came since belongs to this answer too.
    const isOver = !more && window.to.walkedSeq === undefined;
    if (isOver || changes.length >= limit || round >= MOST_WINDOWS) return { changes, snapshot, epoch, next, more };
  }
}

function windowAt({ source }: Pull, snapshot: LicenceSnapshot, position: Walked['next'], limit: number): Promise<ChangesWindow> {
  const { scope, displayDays } = snapshot.agreement.terms;
  const embargoed = seesEmbargoed(snapshot);
  return source.changes(present({ ...position, scope, embargoed, displayDays, limit: Math.max(1, limit) }));
}

interface WindowSeen {
  snapshot: LicenceSnapshot;
  window: ChangesWindow;
  fromEmpty: boolean;
  isFurther: boolean;
}

async function admitWindow(context: Context<AppEnv>, { settings }: Pull, { snapshot, ...seen }: WindowSeen) {
  const request = { publisher: settings, licenceTag: snapshot.licenceTag, ...seen };
  const answer = await callPartner(context, async (partner, credential) => await partner.admitChanges({ credential, ...request }));
  if (answer.kind === 'changes') return answer.changes;
  context.env.isolate.snapshots.set(context.get('credential').hash, answer.snapshot);
  return undefined;
}
