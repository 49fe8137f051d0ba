// A partner's agreements: every version has its own address, and a notice that changed can be accepted.
import type { Context } from 'hono';
import { acceptanceRequestSchema } from '../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { agreementPath } from '../../domain/agreements/agreement-path.ts';
import type { AgreementNotice, AgreementSummary } from '../../domain/partners/agreement-write.ts';
import { agreementListQuerySchema } from '../../domain/partners/partner-queries.ts';
import { NOTE_REQUEST_BYTES } from '../../domain/values/limits.ts';
import type { AppEnv } from '../bindings.ts';
import { readJson } from '../requests/request-body.ts';
import { answerJson } from '../responses/json.ts';
import { ProblemError } from '../responses/problem.ts';
import { callPartner } from './partner-call.ts';
import { beginPull } from './pull.ts';
import { parameters, readQuery } from './query.ts';

type AgreementContext = Context<AppEnv>;

const listParameters = parameters(agreementListQuerySchema);

/** Lists the key's own agreement first. A page has as many as fit one answer. */
export async function serveAgreements(context: AgreementContext): Promise<Response> {
  const { settings } = await beginPull(context);
  const { cursor } = readQuery(context, listParameters);
  const { agreements, next } = await callPartner(
    context,
    async (partner, credential) => await partner.agreements(credential, settings, cursor),
  );
  return answerJson({ agreements: agreements.map((summary) => summaryBody(context, summary)), next });
}

/** With the notice to accept, and the date until which it may be accepted. */
export function summaryBody(context: AgreementContext, { inForce, scheduled, ...current }: AgreementSummary) {
  return { ...noticeBody(context, current), inForce, scheduled: scheduled && noticeBody(context, scheduled) };
}

function noticeBody(context: AgreementContext, { agreement, template, acceptance }: AgreementNotice) {
  const { sha256, templateVersion, ...state } = acceptance;
  return {
    ...versionBody(context, agreement),
    notice: {
      version: templateVersion,
      sha256,
      template,
      acceptance: { ...state, url: `${context.get('origin')}/v1/agreements/${agreement.id}/acceptance` },
    },
  };
}

function versionBody(context: AgreementContext, agreement: AgreementVersion) {
  const { id, version, made, sha256, terms } = agreement;
  return { id, version, made, sha256, url: `${context.get('origin')}${agreementPath(agreement)}`, terms };
}

export async function serveAgreementVersion(context: AgreementContext): Promise<Response> {
  const { id = '', version = '' } = context.req.param();
  const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
  const answer = await callPartner(context, async (partner, credential) => await partner.agreementVersion(credential, id, number));
  if (answer.kind === 'unknown') throw unknownAgreement();
  return answerJson(versionBody(context, answer.agreement));
}

/** Accepting twice changes nothing. */
export async function acceptNotice(context: AgreementContext): Promise<Response> {
  const { settings } = await beginPull(context);
  const { sha256 } = await readJson(context.req.raw, acceptanceRequestSchema, NOTE_REQUEST_BYTES);
  const id = context.req.param('id') ?? '';
  const { kind, acceptance } = await callPartner(
    context,
    async (partner, credential) => await partner.accept(credential, id, sha256, settings),
  );
  switch (kind) {
    case 'unknown':
      throw unknownAgreement();
    case 'mismatch':
      throw new ProblemError('notice-changed', acceptance === undefined ? {} : { extensions: { sha256: acceptance.sha256 } });
    case 'accepted':
    case 'unchanged':
      return answerJson({ outcome: kind, acceptance });
  }
}

function unknownAgreement(): ProblemError {
  return new ProblemError('not-found', { detail: 'You have no such agreement, or it has no such version.' });
}
