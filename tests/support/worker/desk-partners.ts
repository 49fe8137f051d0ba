// The desk's calls about partners, over HTTP.

import type { Acceptance } from '../../../src/domain/agreements/acceptance.ts';
import type { AgreementInput, AgreementVersion } from '../../../src/domain/agreements/agreement.ts';
import type { ForeseenAcceptance } from '../../../src/domain/partners/agreement-write.ts';
import type { PartnerKey } from '../../../src/domain/partners/key.ts';
import type { Partner } from '../../../src/domain/partners/partner.ts';
import { callDesk, type DeskAnswer, type Problem } from './desk.ts';

export const GAZETTE = '/desk/partners/harbour-gazette';

/** Full text of all the publisher's own copy, for one site. */
export function agreement(changes: Partial<AgreementInput> = {}): AgreementInput {
  return {
    reference: 'QC-2040-7',
    validFrom: '2040-01-01T00:00:00Z',
    form: 'full',
    channels: ['web'],
    domains: ['harbour-gazette.example'],
    ...changes,
  };
}

export interface AgreementAnswer {
  outcome: string;
  agreement: AgreementVersion;
  before?: AgreementVersion;
  acceptance: Acceptance;
}

export type Issued = PartnerKey & { key: string; caution?: string };

/** Adds it, or changes it if there is a condition. */
export function addPartner(body: Record<string, unknown> = { name: 'Harbour Gazette' }, query = '', headers: Record<string, string> = {}) {
  type Answer = { outcome: string; partner: Partner; acceptances: ForeseenAcceptance[] } & Partial<Problem>;
  return callDesk<Answer>('PUT', `${GAZETTE}${query}`, { body, headers });
}

/** Whatever name it had. */
export function renamePartner(body: Record<string, unknown>, query = '') {
  return addPartner(body, query, { 'if-match': '*' });
}

export function putAgreement(
  changes: Partial<AgreementInput> | Record<string, unknown> = {},
  headers: Record<string, string> = {},
  address = 'main',
): Promise<DeskAnswer<AgreementAnswer & Problem>> {
  return callDesk('PUT', `${GAZETTE}/agreements/${address}`, { body: { ...agreement(), ...changes }, headers });
}

/** Throws on a refusal. */
export async function issueKey(body: Record<string, unknown> = {}): Promise<Issued> {
  const answer = await callDesk<Issued>('POST', `${GAZETTE}/keys`, { body });
  if (answer.status !== 201) throw new Error(`no key was issued: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}
