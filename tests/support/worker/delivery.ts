// A partner with its own key, and deliveries to it, for tests of receipts.

import { env } from 'cloudflare:workers';
import { type AgreementInput, agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { grantInForm } from '../../../src/domain/entitlement/entitlement.ts';
import { KEY_SCOPES } from '../../../src/domain/partners/key.ts';
import { templateOf } from '../../../src/domain/renditions/notice.ts';
import { receiptPath, renditionOf } from '../../../src/domain/renditions/rendition.ts';
import type { KeyMode } from '../../../src/domain/values/credential-prefixes.ts';
import { mintKey, readKey } from '../../../src/http/credentials/partner-key.ts';
import { parsePeppers } from '../../../src/http/isolate/peppers.ts';
import { catalogue } from './catalogue.ts';
import { host } from './isolation.ts';
import { get } from './reader.ts';
import { PUBLISHER } from './sample.ts';

export const PARTNER = 'harbour-gazette';

/** Of the publisher in sample.ts. */
export const HOUSE_FACTS = {
  name: PUBLISHER.name,
  formerNames: [],
  houseLine: PUBLISHER.houseLine,
  timeZone: PUBLISHER.timeZone,
  settingsMs: 1,
};

export function terms(changes: Partial<AgreementInput> = {}) {
  return agreementSchema.parse({
    reference: 'HG-2040-7',
    validFrom: '2039-01-01T00:00:00Z',
    form: 'full',
    channels: ['web', 'app'],
    domains: ['gazette.example'],
    territories: { include: ['GB', 'IE'] },
    notice: { licenceLine: 'Published by {partner} under {reference}.' },
    ...changes,
  });
}

function partner() {
  return env.PARTNER.getByName(PARTNER);
}

export async function putAgreement(changes: Partial<AgreementInput> = {}): Promise<void> {
  await partner().putAgreement({ id: 'main', terms: terms(changes), actor: { name: 'test' }, publisher: HOUSE_FACTS, dryRun: false });
}

/** Sets the partner up; returns a key for its agreement. */
export async function license(changes: Partial<AgreementInput> = {}): Promise<string> {
  await partner().setUp(PARTNER, { name: 'Harbour “Gazette” <Group>' }, { actor: { name: 'test' } }, false);
  await putAgreement(changes);
  return newKey('live');
}

export async function newKey(mode: KeyMode): Promise<string> {
  const { key, id, hash } = await mintKey(parsePeppers(env.KEY_PEPPERS), mode, PARTNER);
  const added = await partner().addKey({
    key: { id, mode, name: mode, scopes: [...KEY_SCOPES], cidrs: [] },
    hash,
    actor: { name: 'test' },
  });
  if (added.kind !== 'added') throw new Error(`the key was refused: ${added.kind}`);
  return key;
}

export async function credentialOf(key: string) {
  const credential = await readKey(key, host());
  if (credential === undefined) throw new Error('no key of ours');
  return credential;
}

/** Delivers the current version of the article; returns the path of the receipt. */
export async function deliver(key: string, article = 'eastern-lock'): Promise<string> {
  const credential = await credentialOf(key);
  const facts =
    credential.mode === 'test'
      ? (await partner().sandboxCandidates(credential, 'UTC')).candidates.filter((candidate) => candidate.slug === article)
      : [(await catalogue().article(article))?.article].flatMap((found) => (found === undefined ? [] : [factsOf(found)]));
  const request = {
    credential,
    scope: 'articles',
    representation: 'ninjs',
    candidateListId: JSON.stringify(facts),
    candidates: facts,
    publisher: HOUSE_FACTS,
    settingsMs: HOUSE_FACTS.settingsMs,
    head: false,
    single: true,
  } as const;
  const first = await partner().admit(request);
  if (first.kind !== 'licence-changed') throw new Error(`no licence was returned: ${JSON.stringify(first)}`);
  const answer = await partner().admit({ ...request, licenceTag: first.snapshot.licenceTag });
  const [granted] = answer.kind === 'granted' ? (answer.granted ?? []) : [];
  if (granted === undefined) throw new Error(`not delivered: ${JSON.stringify(answer)}`);
  return receiptPath(first.snapshot.agreement, granted, granted.grant.form);
}

export function fetchReceipt(key: string, path: string, headers: Record<string, string> = {}): Promise<Response> {
  return get(path, { authorization: `Bearer ${key}`, ...headers });
}

/** The receipt at this path, which must exist. */
export async function receiptAt(key: string, path: string): Promise<string> {
  const answer = await fetchReceipt(key, path);
  const text = new TextDecoder().decode(await answer.arrayBuffer());
  if (answer.status !== 200) throw new Error(`${answer.status} ${text}`);
  return text;
}

/** Delivers the article and fetches the receipt. */
export async function receiptOf(key: string, article?: string): Promise<string> {
  return receiptAt(key, await deliver(key, article));
}

/** HTML as the partner gets it, ready to paste. */
export async function licensedHtml(article = 'eastern-lock'): Promise<string> {
  const [found, agreement, house] = await Promise.all([catalogue().article(article), partner().agreement('main'), catalogue().publisher()]);
  if (found === undefined || agreement === undefined || house === undefined) throw new Error('nothing was delivered');
  const { publisher } = house;
  const template = templateOf(agreement.terms, 'Harbour “Gazette” <Group>', publisher);
  const grant = grantInForm(agreement.terms.form, agreement.terms, found.article);
  return renditionOf(found.article, grant, { agreement, template, publisher }).bodyHtml;
}
