// A partner after a year of use, and what its keys open: for tests of backups.

import { reset, runInDurableObject } from 'cloudflare:test';
import { expect } from 'vitest';
import type { WantedUser } from '../../../src/domain/partners/portal-user.ts';
import type { Acknowledgement } from '../../../src/domain/withdrawals/withdrawal.ts';
import { DAY_MS, fromNow } from './clock.ts';
import { credentialOf, HOUSE_FACTS } from './delivery.ts';
import { callDesk, correct, publishMany, withdraw } from './desk.ts';
import { addPartner, GAZETTE, type Issued, issueKey, putAgreement } from './desk-partners.ts';
import { newIsolate } from './isolation.ts';
import { notifyPartners } from './notified.ts';
import { partnerObject } from './partner-object.ts';
import { get } from './reader.ts';

export const ID = 'harbour-gazette';
/** Whatever the current version is. */
export const CHANGE = { 'if-match': '*' };

type Key = Pick<Issued, 'key'>;

export const ask = (path: string, { key }: Key) => get(path, { authorization: `Bearer ${key}` });
export const take = async (article: string, key: Key) => expect((await ask(`/v1/articles/${article}`, key)).status).toBe(200);
export const opens = async (key: Key) => (await ask('/v1/account', key)).status === 200;

export function rows<T extends Record<string, SqlStorageValue>>(query: string, partner = ID): Promise<T[]> {
  return runInDurableObject(partnerObject(partner), (_instance, { storage }) => storage.sql.exec<T>(query).toArray());
}

export async function partnerWithKey(): Promise<Issued> {
  await addPartner();
  await putAgreement();
  return issueKey();
}

export const ACKNOWLEDGEMENT: Acknowledgement = {
  outcome: 'removed',
  urls: ['https://harbour-gazette.example/a'],
  by: 'Ada',
  at: '2040-03-01T12:00:00.000Z',
};

/** A user of the portal. */
export const ANNE: WantedUser = { name: 'Anne Quay', email: 'anne@harbour-gazette.example', rights: ['read', 'copy'] };

/** Puts a row into every table. */
export async function eventfulYear(): Promise<Issued> {
  await publishMany(3, 'story-');
  const key = await partnerWithKey();
  await issueKey({ mode: 'feed', name: 'Old reader' });
  const bound = await issueKey({ cidrs: ['192.0.2.0/24'], expires: fromNow(90 * DAY_MS) });
  await callDesk('POST', `${GAZETTE}/keys/${bound.id}/rotation`, { body: {} });
  for (const article of ['story-1', 'story-2']) await take(article, key);
  await correct('story-1', 'The first was the second.');
  await putAgreement({ quota: { articles: 100, per: 'month' }, notice: { licenceLine: 'For {partner}.' } }, CHANGE);
  await take('story-1', key);
  await withdraw('story-2');
  await notifyPartners();
  const credential = await credentialOf(key.key);
  await partnerObject(ID).acknowledge(credential, 'story-2.2', ACKNOWLEDGEMENT);
  const [template] = await rows<{ sha256: string }>('SELECT sha256 FROM template WHERE number = 2');
  await callDesk('PUT', `${GAZETTE}/standing`, {
    body: { standing: 'warned', reason: 'A notice was missing.' },
    headers: { 'if-match': '*' },
  });
  await partnerObject(ID).addUser({ id: 'abcdef012345', wanted: ANNE, actor: { name: 'test' } });
  await partnerObject(ID).accept(credential, 'main', template?.sha256 ?? '', HOUSE_FACTS);
  return key;
}

export async function startOver(): Promise<void> {
  await reset();
  newIsolate();
}
