// A partner's object, called directly, for what HTTP does not show.
import { env } from 'cloudflare:workers';
import { type AgreementInput, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import type { ArticleFacts } from '../../../src/domain/articles/article-metadata.ts';
import type { Credential, KeyScope, PartnerKey } from '../../../src/domain/partners/key.ts';
import { KEY_SCOPES } from '../../../src/domain/partners/key.ts';
import type { Granted } from '../../../src/domain/partners/ledger.ts';
import type { LicenceSnapshot, PublisherSettings } from '../../../src/domain/partners/licence.ts';
import type { Admission, AdmitRequest } from '../../../src/domain/pulls/pull-request.ts';
import type { KeyMode } from '../../../src/domain/values/credential-prefixes.ts';

export const HOUSE: PublisherSettings = {
  name: 'The Harbour Post',
  formerNames: [],
  houseLine: '© {year} The Harbour Post. All rights reserved.',
  timeZone: 'UTC',
  settingsMs: 1,
};

export const TERMS: AgreementInput = {
  reference: 'HG-1',
  validFrom: '2039-01-01T00:00:00Z',
  form: 'full',
  channels: ['web'],
  domains: ['gazette.example'],
};

export function partnerObject(id: string) {
  return env.PARTNER.getByName(id);
}

/** Sets a partner up with one agreement, `web`. */
export async function setUpPartner(id: string, changes: Partial<AgreementInput> = {}): Promise<void> {
  await partnerObject(id).setUp(id, { name: `Partner ${id}` }, { actor: { name: 'test' } }, false);
  await putTerms(id, changes);
}

export function putTerms(id: string, changes: Partial<AgreementInput> = {}, agreement = 'web', publisher = HOUSE) {
  const terms = agreementSchema.parse({ ...TERMS, ...changes });
  return partnerObject(id).putAgreement({ id: agreement, terms, actor: { name: 'test' }, publisher, dryRun: false });
}

interface KeyOptions extends Partial<Pick<PartnerKey, 'id' | 'cidrs' | 'expires' | 'agreement'>> {
  mode?: KeyMode;
  scopes?: KeyScope[];
}

/** A key whose hash is its name, which no key on the wire could have. */
export async function addKey(partner: string, options: KeyOptions = {}): Promise<Credential> {
  const {
    id = 'k1',
    mode = 'live',
    scopes = KEY_SCOPES.filter((scope) => scope !== 'embargoed'),
    cidrs = [],
    expires,
    agreement,
  } = options;
  const key = { id, mode, name: 'test', scopes, cidrs, agreement, ...(expires === undefined ? {} : { expires }) };
  const result = await partnerObject(partner).addKey({ key, hash: `hash of ${partner} ${id}`, actor: { name: 'test' } });
  if (result.kind !== 'added') throw new Error(`the key was refused: ${result.kind}`);
  return { partner, mode, hash: `hash of ${partner} ${id}` };
}

/** Metadata of `count` articles of the publisher's own, the newest first. */
export function facts(count: number, changes: Partial<ArticleFacts> = {}): ArticleFacts[] {
  return Array.from({ length: count }, (_, index) => ({
    slug: `story-${index + 1}`,
    uri: `tag:post.example,2026:article/story-${index + 1}`,
    version: 1,
    pubStatus: 'usable',
    headline: `Story ${index + 1}`,
    source: HOUSE.name,
    language: 'en-GB',
    sections: ['town'],
    subjects: [],
    firstPublished: '2040-02-01T00:00:00.000Z',
    versionCreated: '2040-02-01T00:00:00.000Z',
    ...changes,
  }));
}

type Granting = Extract<Admission, { kind: 'granted' }>;

/** With what was granted, and the licence it was granted under. */
type Answered = Exclude<Admission, Granting> | (Granting & { granted: Granted[]; snapshot: LicenceSnapshot });

/** A pull as the Worker makes it: with the licence tag that it has, and again if that is outdated. */
export async function admit(credential: Credential, candidates: ArticleFacts[], changes: Partial<AdmitRequest> = {}): Promise<Answered> {
  const object = partnerObject(credential.partner);
  const request: AdmitRequest = {
    credential,
    scope: 'feed',
    representation: 'rss',
    candidateListId: JSON.stringify(candidates),
    candidates,
    publisher: HOUSE,
    settingsMs: changes.publisher?.settingsMs ?? HOUSE.settingsMs,
    head: false,
    single: false,
    ...changes,
  };
  const first = await object.admit(request);
  if (first.kind !== 'licence-changed') return first.kind === 'granted' ? known(first) : first;
  const answer = await object.admit({ ...request, credential: { ...credential, isCounted: true }, licenceTag: first.snapshot.licenceTag });
  return answer.kind === 'granted' ? { ...answer, granted: answer.granted ?? [], snapshot: first.snapshot } : answer;
}

/** For a licence tag that was known before; the test knows which licence it belongs to. */
function known(answer: Granting): Answered {
  return { ...answer, granted: answer.granted ?? [], snapshot: undefined as unknown as LicenceSnapshot };
}

/** The granted answer of a pull; throws on any other. */
export async function admitted(credential: Credential, candidates: ArticleFacts[], changes: Partial<AdmitRequest> = {}) {
  const answer = await admit(credential, candidates, changes);
  if (answer.kind !== 'granted') throw new Error(`not granted: ${JSON.stringify(answer)}`);
  return answer;
}
