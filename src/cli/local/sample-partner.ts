// The sample partner of `npm start`: it has an agreement, and a working key that is kept with the other secrets.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import type { Desk } from '../client/desk-client.ts';
import { keepDevVar, readDevVars } from '../client/dev-vars.ts';
import { Failure } from '../client/failure.ts';
import { ask, ifFound } from '../client/http.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { type IssuedKey, type PartnerDesk, partnerClient } from '../client/partner-client.ts';
import { SAMPLE } from './places.ts';

/** Id of the partner. */
export const SAMPLE_PARTNER = 'harbour-gazette';
const PARTNER = { id: SAMPLE_PARTNER, name: 'Harbour Gazette', contact: 'desk@harbour-gazette.example' };
export const SAMPLE_AGREEMENT = 'main';
/** Of the key, in the desk's lists. */
const KEY_NAME = 'npm start';
/** Name of its line in the file of secrets. */
export const SAMPLE_KEY = 'SAMPLE_PARTNER_KEY';

export interface SamplePartner {
  name: string;
  key: string;
  /** Whether the key was issued in this start. */
  issued: boolean;
}

/** Makes sure that the sample partner exists and has a working key. Returns `undefined` without making one if the operator
 *  set up a publisher of their own and the sample partner did not exist before. */
export async function samplePartner(desk: Desk, publisher: Publisher, secretsFile: string): Promise<SamplePartner | undefined> {
  const { server } = desk.connection;
  const kept = readDevVars(secretsFile).get(SAMPLE_KEY) ?? '';
  if (kept !== '' && (await isKeyAccepted(server, kept))) return { name: PARTNER.name, key: kept, issued: false };
  const partners = partnerClient(desk.connection);
  if (!(await isSamplePublisher(publisher)) && !(kept !== '' && (await isPartnerThere(partners)))) return undefined;
  const { key } = await issue(partners);
  keepDevVar(secretsFile, SAMPLE_KEY, key);
  return { name: PARTNER.name, key, issued: true };
}

/** Asks the service. A key stops working when it is revoked, or when the storage it was issued in is deleted. */
async function isKeyAccepted(server: string, key: string): Promise<boolean> {
  try {
    await ask({ server, token: key }, 'GET', '/v1/account');
    return true;
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 401) return false;
    throw error;
  }
}

async function isSamplePublisher({ name }: Publisher): Promise<boolean> {
  const sample = parseJsonObject(await readFile(join(SAMPLE, 'publisher.json'), 'utf8'));
  return sample !== undefined && 'name' in sample && sample.name === name;
}

async function isPartnerThere(partners: PartnerDesk): Promise<boolean> {
  return (await ifFound(partners.get(PARTNER.id))) !== undefined;
}

/** Makes the partner, its agreement and its key. A partner or an agreement that exists already is not changed. */
async function issue(partners: PartnerDesk): Promise<IssuedKey> {
  if (!(await isPartnerThere(partners))) {
    const { id, ...profile } = PARTNER;
    await partners.put(id, profile, undefined, false);
  }
  if ((await ifFound(partners.getAgreement(PARTNER.id, SAMPLE_AGREEMENT))) === undefined) {
    const { readYaml } = await import('../client/yaml.ts');
    const terms = readYaml(await readFile(join(SAMPLE, 'agreement.yaml'), 'utf8'));
    await partners.putAgreement(PARTNER.id, SAMPLE_AGREEMENT, terms, undefined, false);
  }
  await revokeLost(partners);
  return (await partners.issueKey(PARTNER.id, { mode: 'live', name: KEY_NAME, agreement: SAMPLE_AGREEMENT })).body;
}

/** Revokes earlier keys of this name. Nobody has them any more, because a key is shown once and the file keeps one. */
async function revokeLost(partners: PartnerDesk): Promise<void> {
  const { keys } = (await partners.listKeys(PARTNER.id)).body;
  const lost = keys.filter(({ name, revoked }) => name === KEY_NAME && revoked === undefined);
  await Promise.all(lost.map(({ id }) => partners.revokeKey(PARTNER.id, id)));
}
