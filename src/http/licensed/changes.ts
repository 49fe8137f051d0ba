// A partner's change feed: what happened since its cursor to the articles that it may see. A request may wait for a change. It calls no object
// while it waits, because the freshness record of this isolate says when something has changed.

import type { Context } from 'hono';
import { agreementPath } from '../../domain/agreements/agreement-path.ts';
import type { LicenceSnapshot } from '../../domain/partners/licence.ts';
import type { LicensedChange } from '../../domain/pulls/change-window.ts';
import { changesQuerySchema } from '../../domain/pulls/pull-queries.ts';
import { present } from '../../domain/values/present.ts';
import type { AppEnv } from '../bindings.ts';
import { answerJson } from '../responses/json.ts';
import { resyncRequired, type Walked, type WalkPosition, walk } from './change-walk.ts';
import { openCursor, sealCursor } from './cursors/cursor.ts';
import { beginPull, type Pull } from './pull.ts';
import { parameters, readQuery } from './query.ts';

type ChangesContext = Context<AppEnv>;

const TICK_MS = 1_000;
/** The end of a delay concerns one partner and does not change the freshness record, so the Catalogue is asked now and then. */
const TICKS_BETWEEN_CALLS = 5;

const changesParameters = parameters(changesQuerySchema);

export async function serveChanges(context: ChangesContext): Promise<Response> {
  const { cursor, limit, wait } = readQuery(context, changesParameters);
  const pull = await beginPull(context);
  const walked = await walk(context, pull, await positionOf(context, cursor), limit);
  const isIdle = walked.changes.length === 0 && !walked.more;
  return answer(context, isIdle ? await waitOn(context, pull, walked, { limit, ticks: wait }) : walked);
}

async function positionOf(context: ChangesContext, cursor: string | undefined): Promise<WalkPosition> {
  if (cursor === undefined) return { from: { seq: 0, ms: 0 } };
  const opened = await openCursor(cursor, context.get('credential'), context.env, Date.now());
  if ('reason' in opened) throw resyncRequired(opened.reason);
  const { epoch, licenceTag, from, to, after } = opened.cursor;
  return present({ from, to, after, since: { epoch, licenceTag } });
}

/** Counts ticks and not the clock, which may be set. Ends when the client disconnects. */
async function waitOn(
  context: ChangesContext,
  first: Pull,
  idle: Walked,
  { limit, ticks }: { limit: number; ticks: number },
): Promise<Walked> {
  let walked = idle;
  let state = stateOf(first);
  for (let tick = 1; tick <= ticks && !context.req.raw.signal.aborted; tick++) {
    await new Promise((resume) => setTimeout(resume, TICK_MS));
    const pull = await beginPull(context);
    const now = stateOf(pull);
    if (now === state && !mayChangeAlone(context, walked.snapshot, tick)) continue;
    state = now;
    const since = { epoch: walked.epoch, licenceTag: walked.snapshot.licenceTag };
    walked = await walk(context, pull, { ...walked.next, since }, limit, true);
    if (walked.changes.length > 0 || walked.more) return walked;
  }
  return walked;
}

function stateOf({ fresh }: Pull): string {
  return `${fresh.epoch}.${fresh.head}.${fresh.settings}`;
}

/** Whether something may have happened that the freshness record does not show: in the sandbox, or by the end of a delay. */
function mayChangeAlone(context: ChangesContext, { agreement }: LicenceSnapshot, tick: number): boolean {
  if (context.get('credential').mode === 'test') return true;
  return agreement.terms.scope.delayMinutes > 0 && tick % TICKS_BETWEEN_CALLS === 0;
}

async function answer(context: ChangesContext, { changes, snapshot, epoch, next, more }: Walked): Promise<Response> {
  const origin = context.get('origin');
  const cursor = await sealCursor(
    { epoch, licenceTag: snapshot.licenceTag, ...next, issuedMs: Date.now() },
    context.get('credential'),
    context.env,
  );
  return answerJson({ changes: changes.map((change) => ({ ...change, url: `${origin}${pathOf(change)}` })), cursor, more });
}

function pathOf({ action, slug, version }: LicensedChange): string {
  return action === 'agreement' ? agreementPath({ id: slug, version }) : `/v1/articles/${slug}`;
}
