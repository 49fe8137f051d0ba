// A licensed pull up to the point where copy may leave: what is current, which candidates the licence covers, and one call of the partner's
// object that decides, counts and writes the ledger.

import type { Context } from 'hono';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { agreementPath } from '../../domain/agreements/agreement-path.ts';
import type { ArticleFacts } from '../../domain/articles/article-metadata.ts';
import type { LicenceSnapshot, Refused } from '../../domain/partners/licence.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { WithdrawnCandidate } from '../../domain/pulls/candidates.ts';
import type { PageLayout } from '../../domain/pulls/page-cut.ts';
import type { Admission, AdmitRequest, ShownBesides } from '../../domain/pulls/pull-request.ts';
import type { TestRoute } from '../../domain/pulls/test-use.ts';
import { present } from '../../domain/values/present.ts';
import { LICENSED_WRITERS_VERSION } from '../../feeds/licensed-writers.ts';
import type { AppEnv } from '../bindings.ts';
import { candidateListId as nameOfList, wasSent } from '../isolate/candidate-lists.ts';
import type { Freshness } from '../isolate/freshness.ts';
import type { CurrentPublisher } from '../isolate/isolate.ts';
import { askPublisher, cachedPublisher } from '../isolate/publisher-settings.ts';
import type { PartnerStub } from '../isolate/stubs.ts';
import { bodyOf } from '../responses/body.ts';
import { partnerUnavailable } from '../responses/problem.ts';
import { admitKey, callPartner } from './partner-call.ts';
import type { ArticleSource } from './sources/article-source.ts';
import { catalogueSource, licensedFreshness } from './sources/catalogue-source.ts';
import { sandboxSource } from './sources/sandbox-source.ts';

/** The call is repeated if the terms have changed between two calls, or the partner's object has forgotten the list. */
const ATTEMPTS = 5;

export interface Pull extends CurrentPublisher {
  fresh: Freshness;
  source: ArticleSource;
}

/** Throws 503 if this isolate's freshness record is too old. */
export async function beginPull(context: Context<AppEnv>): Promise<Pull> {
  const fresh = await licensedFreshness(context);
  const current = cachedPublisher(context.env, fresh) ?? (await askedPublisher(context, fresh));
  return { fresh, ...current, source: sourceFor(context, fresh, current.publisher) };
}

async function askedPublisher(context: Context<AppEnv>, fresh: Freshness): Promise<CurrentPublisher> {
  await admitKey(context);
  return askPublisher(context.env, fresh);
}

/** What the bytes of an answer depend on besides the licence and the grants. */
export function representationOf(context: Context<AppEnv>, { fresh, settings }: Pull, parts: readonly string[]): string {
  const origin = context.get('origin');
  return JSON.stringify([LICENSED_WRITERS_VERSION, origin, fresh.epoch, settings.settingsMs, ...parts]);
}

export interface Asking<C extends Chosen> {
  /** What people who watch their sandbox are shown. */
  route: TestRoute;
  /** One article by its slug: refused beyond the quota, where a feed would fall back to headlines. */
  single: boolean;
  /** The answer is only looked at: nothing is delivered, so nothing is counted or written to the ledger. */
  looks?: boolean;
  /** What the page shows besides. Absent: the answer is for a program. */
  besides?: ShownBesides;
  choose(snapshot: LicenceSnapshot): Promise<C>;
}

export interface Chosen {
  candidates: ArticleFacts[];
  /** Recently withdrawn articles: the partner learns of those that it received. */
  withdrawn: WithdrawnCandidate[];
  /** The sizes by which the partner's object cuts the page, computed only where the list is sent. Absent: it is not cut. */
  layout?: () => PageLayout;
  representation: string;
  /** Entity tag of the body that this isolate has for the representation. Absent: it has none. */
  holds?: string | undefined;
}

/** `granted` is absent if the body that it would make is in memory. */
type Granted = Extract<Admission, { kind: 'granted' }>;

export type Admitted<C> = Extract<Admission, { kind: 'unchanged' }> | (Granted & { chosen: C; snapshot: LicenceSnapshot });

/** Candidates are selected by the licence that this isolate remembers; if it is outdated, the answer says so and they are selected
 *  again. A list that the partner's object has had is not sent again, unless it asks for it. */
export async function admit<C extends Chosen>(context: Context<AppEnv>, pull: Pull, asking: Asking<C>): Promise<Admitted<C>> {
  const request = requestOf(context, asking, pull.settings.settingsMs);
  let forgotten = false;
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const snapshot = context.env.isolate.snapshots.get(context.get('credential').hash);
    const chosen = snapshot === undefined ? undefined : await asking.choose(snapshot);
    const list: Partial<AdmitRequest> =
      snapshot === undefined || chosen === undefined
        ? { publisher: pull.settings }
        : { licenceTag: snapshot.licenceTag, ...(await listOf(context, pull, chosen, asking.single || forgotten)) };
    const admission: Exclude<Admission, Refused> = await callPartner(
      context,
      async (partner, credential) => await admitBy(partner, { credential, ...request, ...list }, asking.besides),
    );
    if (admission.kind === 'unchanged') return admission;
    if (admission.kind === 'licence-changed') context.env.isolate.snapshots.set(context.get('credential').hash, admission.snapshot);
    forgotten = admission.kind === 'candidates-needed';
    if (admission.kind === 'granted' && chosen !== undefined && snapshot !== undefined) return { ...admission, chosen, snapshot };
  }
  throw partnerUnavailable();
}

function admitBy(partner: PartnerStub, request: AdmitRequest, besides: ShownBesides | undefined) {
  return besides === undefined ? partner.admit(request) : partner.admitAtPortal(request, besides);
}

/** The list is sent to an object that asked for it (`whole`), or that admitted the key and has not been sent it lately: a refused key is
 *  never sent one. The facts of a single article are always sent, because it may have been withdrawn since. */
async function listOf(
  context: Context<AppEnv>,
  { fresh, settings: publisher }: Pull,
  { candidates, withdrawn, layout, representation, holds: heldEtag }: Chosen,
  whole: boolean,
): Promise<Partial<AdmitRequest>> {
  const { isolate } = context.env;
  const candidateListId = await nameOfList(isolate, fresh.epoch, candidates, withdrawn);
  const list = `${context.get('credential').hash} ${candidateListId} ${representation}`;
  const nowMs = Date.now();
  const isKnown = wasSent(isolate, list, nowMs);
  const isSent = whole || (!isKnown && context.get('credential').isCounted === true);
  if (isSent || isKnown) isolate.sentLists.set(list, nowMs);
  const sent = isSent ? { candidates, withdrawn, publisher, ...present({ layout: layout?.() }) } : {};
  // The calls of test keys are shown with all that they delivered.
  const isHeld = heldEtag !== undefined && context.get('credential').mode !== 'test';
  return { candidateListId, representation, ...sent, ...(isHeld ? { heldEtag } : {}) };
}

/** Without `licenceTag` the partner object decides nothing and returns the licence, so that candidates can be selected. */
function requestOf(
  context: Context<AppEnv>,
  { route, single, looks = false }: Pick<Asking<Chosen>, 'route' | 'single' | 'looks'>,
  settingsMs: number,
): Omit<AdmitRequest, 'credential'> {
  // A page of the portal has no entity tag, so that nobody has a validator of one.
  const isPage = context.get('credential').session !== undefined;
  const ifNoneMatch = looks || isPage ? undefined : context.req.header('if-none-match');
  return {
    scope: context.get('keyScope'),
    representation: '',
    candidateListId: '',
    settingsMs,
    ...(context.get('credential').mode === 'test' ? { route } : {}),
    ...(ifNoneMatch === undefined ? {} : { ifNoneMatch }),
    head: looks || context.req.method === 'HEAD',
    single,
  };
}

/** RFC 9110 §15.4.5: the validator, and no header that describes a body. */
export function unchanged(etag: string): Response {
  return new Response(null, { status: 304, headers: { etag } });
}

export interface Copy {
  body: string | Blob;
  type: string;
  etag: string;
  agreement: AgreementVersion;
}

export function answerCopy(context: Context<AppEnv>, { body, type, etag, agreement }: Copy): Response {
  const license = `<${context.get('origin')}${agreementPath(agreement)}>; rel="license"`;
  return new Response(bodyOf(context.req.raw, body), { headers: { 'content-type': type, etag, link: license } });
}

export function sourceFor(context: Context<AppEnv>, fresh: Freshness, publisher: Publisher): ArticleSource {
  return context.get('credential').mode === 'test' ? sandboxSource(context, publisher) : catalogueSource(context, fresh, publisher);
}
