// Partners, what they received, and the passes that notify them of withdrawals.

import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { type ArticleFacts, factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { type Credential, KEY_SCOPES } from '../../../src/domain/partners/key.ts';
import type { Acknowledgement, ComplianceReport, ReceivedWithdrawal, WithdrawalNews } from '../../../src/domain/withdrawals/withdrawal.ts';
import { mintKey, readKey } from '../../../src/http/credentials/partner-key.ts';
import { parsePeppers } from '../../../src/http/isolate/peppers.ts';
import { DIRECTORY_NAME } from '../../../src/objects/directory.ts';
import { alarmMs, catalogue, runAlarm, select } from './catalogue.ts';
import { advanceClock } from './clock.ts';
import { HOUSE_FACTS } from './delivery.ts';
import { callDesk } from './desk.ts';
import { host } from './isolation.ts';
import { admit, partnerObject, putTerms } from './partner-object.ts';

/** Adds partners to the Directory, and nothing else. */
export async function enrol(...ids: string[]): Promise<void> {
  const directory = env.DIRECTORY.getByName(DIRECTORY_NAME);
  for (const id of ids) await directory.put({ id, name: `The ${id}` });
}

/** `name1` …, padded with zeros so that they sort by number. */
export function names(count: number, name = 'partner-'): string[] {
  return Array.from({ length: count }, (_, index) => `${name}${String(index + 1).padStart(4, '0')}`);
}

/** A partner with an agreement and a key. */
export async function license(id: string, changes: Partial<AgreementInput> = {}): Promise<Credential> {
  await enrol(id);
  await partnerObject(id).setUp(id, { name: `Partner ${id}` }, { actor: { name: 'test' } }, false);
  await putTerms(id, changes, 'web', HOUSE_FACTS);
  const { key, hash, id: keyId } = await mintKey(parsePeppers(env.KEY_PEPPERS), 'live', id);
  const scopes = KEY_SCOPES.filter((scope) => scope !== 'embargoed');
  await partnerObject(id).addKey({ key: { id: keyId, mode: 'live', name: 'live', scopes, cidrs: [] }, hash, actor: { name: 'test' } });
  const credential = await readKey(key, host());
  if (credential === undefined) throw new Error('no key of ours');
  return credential;
}

export async function factsAbout(key: string): Promise<ArticleFacts> {
  const found = await catalogue().article(key);
  if (found === undefined) throw new Error(`there is no article ${key}`);
  return factsOf(found.article);
}

/** Delivers the current versions, or those that an isolate with an old record takes for current. */
export async function deliver(credential: Credential, ...articles: (string | ArticleFacts)[]): Promise<void> {
  for (const article of articles) {
    const facts = typeof article === 'string' ? await factsAbout(article) : article;
    const answer = await admit(credential, [facts], { publisher: HOUSE_FACTS });
    if (answer.kind !== 'granted' || answer.granted.length !== 1) throw new Error(`not delivered: ${JSON.stringify(answer)}`);
  }
}

type Answer = (news: WithdrawalNews[]) => Promise<ReceivedWithdrawal[]>;

export const NOTHING: Answer = async (news) => news.map(({ id }) => ({ id, received: false }));

interface Asked {
  partner: string;
  news: WithdrawalNews[];
}

/** Replaces calls of partners' objects, so that no object has to be created only to say that it received nothing. `undefined` leaves the
 *  call to the partner's own object. Records all calls. */
export function standIn(answerOf: (partner: string) => Answer | undefined): Asked[] {
  const asked: Asked[] = [];
  const byName = env.PARTNER.getByName.bind(env.PARTNER);
  vi.spyOn(env.PARTNER, 'getByName').mockImplementation((partner) => {
    const receiveWithdrawals: Answer = async (news) => {
      asked.push({ partner, news });
      return (answerOf(partner) ?? ((received) => byName(partner).receiveWithdrawals(received)))(news);
    };
    return { receiveWithdrawals } as never;
  });
  return asked;
}

export function whoOf(asked: readonly Asked[]): string[] {
  return asked.map(({ partner }) => partner).sort();
}

/** Runs alarms until every partner was notified; the clock moves on as far as each has to wait. Returns the number of alarms. */
export async function notifyPartners(): Promise<number> {
  for (let round = 0; round < 200; round++) {
    if ((await waiting()) === 0) return round;
    const alarm = await alarmMs();
    if (alarm === null) throw new Error('a partner has to be notified and no alarm is set');
    if (alarm > Date.now()) advanceClock(alarm - Date.now());
    await runAlarm();
  }
  throw new Error('the notifications do not end');
}

/** Runs what is due now. */
export async function notifyNow(): Promise<void> {
  for (let round = 0; round < 200; round++) {
    const alarm = await alarmMs();
    if (alarm === null || alarm > Date.now()) return;
    await runAlarm();
  }
  throw new Error('what is due now does not end');
}

async function waiting(): Promise<number> {
  const [row] = await select<{ number: number }>(
    'SELECT (SELECT count(*) FROM notification) + (SELECT count(*) FROM unconfirmed) AS number',
  );
  return row?.number ?? 0;
}

export async function reportOf(id: string, query = ''): Promise<ComplianceReport> {
  const { status, body } = await callDesk<ComplianceReport>('GET', `/desk/withdrawals/${id}${query}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** The partners in the report of a withdrawal, in its order, with the state of each. */
export async function statesOf(id: string): Promise<Record<string, string>> {
  const { partners } = await reportOf(id);
  return Object.fromEntries(partners.map(({ partner, state }) => [partner, state]));
}

export const REMOVED: Acknowledgement = { outcome: 'removed', urls: [], by: 'Night desk', at: '2040-03-01T11:59:00.000Z' };

export function acknowledge(credential: Credential, id: string, changes: Partial<Acknowledgement> = {}) {
  return partnerObject(credential.partner).acknowledge(credential, id, { ...REMOVED, ...changes });
}
