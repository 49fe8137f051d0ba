// The desk's routes for agreements. A version is never edited: a change is a new version, made from the one that the request names.
import type { Context } from 'hono';
import * as z from 'zod';
import { type Agreement, type AgreementVersion, agreementSchema } from '../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../domain/agreements/agreement-rules.ts';
import { endRequestSchema } from '../../domain/agreements/end-request.ts';
import { withoutUsualTerms } from '../../domain/agreements/usual-terms.ts';
import type { AgreementResult } from '../../domain/partners/agreement-write.ts';
import type { PublisherSettings } from '../../domain/partners/licence.ts';
import { type NoticeExample, noticeExamples } from '../../domain/partners/notice-examples.ts';
import { agreementListQuerySchema } from '../../domain/partners/partner-queries.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { entityTags } from '../../domain/values/entity-tag.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { AGREEMENT_REQUEST_BYTES, NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { publisherForDesk } from '../isolate/publisher-settings.ts';
import type { PartnerStub } from '../isolate/stubs.ts';
import { type CurrentState, stale } from '../requests/preconditions.ts';
import { parsed, readJson } from '../requests/request-body.ts';
import { problemOfObjections } from '../responses/catalogue-refusals.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { codeIn, isDryRun, requirePartner } from './partner-path.ts';

type DeskContext = Context<AppEnv>;

/** Equals no version: they count from 1, and 0 means that there is none. */
const NO_VERSION = -1;

/** A page has as many as fit one answer. */
export async function listAgreements(context: DeskContext): Promise<Response> {
  const partner = await requirePartner(context);
  const { cursor } = parsed(agreementListQuerySchema, context.req.query());
  const { settings } = await publisherForDesk(context.env);
  return answerJson(await partner.agreementSummaries(settings, cursor));
}

export async function getAgreement(context: DeskContext): Promise<Response> {
  return answerVersion(context, undefined);
}

export async function getAgreementVersion(context: DeskContext): Promise<Response> {
  return answerVersion(context, parsed(z.coerce.number().int().min(1), context.req.param('version')));
}

async function answerVersion(context: DeskContext, version: number | undefined): Promise<Response> {
  const partner = await requirePartner(context);
  const agreement = await partner.agreement(codeIn(context, 'agreement'), version);
  if (agreement === undefined) throw unknownAgreement();
  return answerJson(agreement, 200, { etag: etagOf(agreement) });
}

/** Terms equal to the current ones need no condition. A change names the version that it was made from. */
export async function putAgreement(context: DeskContext): Promise<Response> {
  const id = codeIn(context, 'agreement');
  const dryRun = isDryRun(context);
  const partner = await requirePartner(context);
  const { terms, settings, publisher, partnerName } = await readTerms(context, partner);
  const madeFrom = madeFromOf(context, await partner.agreement(id));
  const result = await partner.putAgreement({ id, terms, madeFrom, actor: context.get('caller').actor, publisher: settings, dryRun });
  const notices = dryRun
    ? { notices: noticeExamples(terms, partnerName, { publisher, origin: context.get('origin') }, toInstant(Date.now())) }
    : {};
  return answerResult(context, result, dryRun, notices);
}

interface ReadTerms {
  terms: Agreement;
  settings: PublisherSettings;
  publisher: Publisher;
  partnerName: string;
}

/** Reads the whole agreement from the body and checks it against its schema and the publisher's settings. */
export async function readTerms(context: DeskContext, partner: PartnerStub): Promise<ReadTerms> {
  const terms = withoutUsualTerms(await readJson(context.req.raw, agreementSchema, AGREEMENT_REQUEST_BYTES));
  const [{ publisher, settings }, profile] = await Promise.all([publisherForDesk(context.env), partner.profile()]);
  const partnerName = profile?.name ?? '';
  const objections = objectionsToAgreement(terms, publisher, partnerName);
  if (objections.length > 0) throw new ProblemError(...problemOfObjections(objections));
  return { terms, settings, publisher, partnerName };
}

/** An agreement that already ends earlier keeps its end. */
export async function endAgreement(context: DeskContext): Promise<Response> {
  const id = codeIn(context, 'agreement');
  const dryRun = isDryRun(context);
  const partner = await requirePartner(context);
  const { at = toInstant(Date.now()) } = await readJson(context.req.raw, endRequestSchema, NOTE_REQUEST_BYTES, true);
  const { settings } = await publisherForDesk(context.env);
  const result = await partner.endAgreement(id, at, context.get('caller').actor, settings, dryRun);
  switch (result.kind) {
    case 'unknown':
      throw unknownAgreement();
    case 'not-started':
      throw new ProblemError(...problemOfObjections([{ pointer: '/at', detail: 'must be later than the beginning of the term' }]));
    default:
      return answerResult(context, result, dryRun);
  }
}

/** `more`: members of a dry run's answer. */
function answerResult(context: DeskContext, result: AgreementResult, dryRun: boolean, more: { notices?: NoticeExample[] } = {}): Response {
  if (result.kind === 'stale') throw stale(context, 'The agreement', currentState(result.current));
  const { kind, ...written } = result;
  // The answer of a dry run has no entity tag, because its version may not exist.
  const tag: Record<string, string> = dryRun ? {} : { etag: etagOf(written.agreement) };
  const body = { outcome: kind, ...written, ...more };
  return answerJson(body, kind === 'created' && !dryRun ? 201 : 200, tag);
}

/** The version that the request was made from. 0 means none: a request without a condition can only create an agreement. */
function madeFromOf(context: DeskContext, current: AgreementVersion | undefined): number {
  const match = context.req.header('if-match');
  if (match === undefined) return 0;
  if (current === undefined) return NO_VERSION;
  const tags = entityTags(match);
  return tags.includes('*') || tags.includes(etagOf(current)) ? current.version : NO_VERSION;
}

function currentState(current: AgreementVersion | undefined): CurrentState | undefined {
  return current && { etag: etagOf(current), members: { version: current.version } };
}

/** Contains a hash, because after a restore the number alone may name another version. */
function etagOf({ version, sha256 }: AgreementVersion): string {
  return `"${version}.${sha256.slice(0, 16)}"`;
}

function unknownAgreement(): ProblemError {
  return new ProblemError('not-found', { detail: 'The partner has no agreement of this name, or no such version of it.' });
}
