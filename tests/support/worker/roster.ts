// Partners on the roster, what they received, and the walks that ask them about withdrawals.

import { env } from 'cloudflare:workers';
import { vi } from 'vitest';
import type { AgreementInput } from '../../../src/domain/agreements/agreement.ts';
import { type ArticleFacts, factsOf } from '../../../src/domain/articles/article-metadata.ts';
import { type Credential, KEY_SCOPES } from '../../../src/domain/partners/key.ts';
import type { Acknowledgement, ComplianceReport, ReceivedWithdrawal, WithdrawalNews } from '../../../src/domain/withdrawals/withdrawal.ts';
import { mintKey, readKey } from '../../../src/http/credentials/partner-key.ts';
import { parsePeppers } from '../../../src/http/credentials/signed-token.ts';
import { DIRECTORY_NAME } from '../../../src/objects/directory.ts';
import { alarmMs, catalogue, runAlarm, select } from './catalogue.ts';
import { advanceClock } from './clock.ts';
import { HOUSE_FACTS } from './delivery.ts';
import { callDesk } from './desk.ts';
import { host } from './isolation.ts';
import { admit, partnerObject, putTerms } from './partner-object.ts';

/** Puts partners on the roster, and nothing else. */
export async function enrol(...ids: string[]): Promise<void> {
  const directory = env.DIRECTORY.getByName(DIRECTORY_NAME);
  for (const id of ids) await directory.put({ id, name: `The ${id}` });
}

/** `name1` … with as many noughts as keep them in order. */
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

/** Delivers articles as they stand, or as an isolate that is behind believes they stand. */
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

/** Takes the place of partners' objects, so that none has to be woken to say that it received nothing. `undefined` leaves the call to the
 *  partner's own. Answers who is asked what, them and the others. */
export function standIn(answerOf: (partner: string) => Answer | undefined): Asked[] {
  const asked: Asked[] = [];
  const byName = env.PARTNER.getByName.bind(env.PARTNER);
  vi.spyOn(env.PARTNER, 'getByName').mockImplementation((partner) => {
    const receiveWithdrawals: Answer = async (news) => {
      asked.push({ partner, news });
      return (answerOf(partner) ?? ((told) => byName(partner).receiveWithdrawals(told)))(news);
    };
    return { receiveWithdrawals } as never;
  });
  return asked;
}

export function whoOf(asked: readonly Asked[]): string[] {
  return asked.map(({ partner }) => partner).sort();
}

/** Runs alarms until no partner has to be asked, the clock moving on as far as each has to wait. Answers how many alarms that took. */
export async function walk(): Promise<number> {
  for (let round = 0; round < 200; round++) {
    if ((await waiting()) === 0) return round;
    const alarm = await alarmMs();
    if (alarm === null) throw new Error('somebody is to be asked and no alarm is set');
    if (alarm > Date.now()) advanceClock(alarm - Date.now());
    await runAlarm();
  }
  throw new Error('the walks do not end');
}

/** Runs what is due now. */
export async function walkNow(): Promise<void> {
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

export async function boardOf(id: string, query = ''): Promise<ComplianceReport> {
  const { status, body } = await callDesk<ComplianceReport>('GET', `/desk/withdrawals/${id}${query}`);
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Names on the board, in its order, with the state of each. */
export async function statesOf(id: string): Promise<Record<string, string>> {
  const { partners } = await boardOf(id);
  return Object.fromEntries(partners.map(({ partner, state }) => [partner, state]));
}

export const REMOVED: Acknowledgement = { outcome: 'removed', urls: [], by: 'Night desk', at: '2040-03-01T11:59:00.000Z' };

export function acknowledge(credential: Credential, id: string, changes: Partial<Acknowledgement> = {}) {
  return partnerObject(credential.partner).acknowledge(credential, id, { ...REMOVED, ...changes });
}
