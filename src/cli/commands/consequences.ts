// What follows from a change that cannot be undone, in numbers, for the person who is asked about it.
import type { Article } from '../../domain/articles/article.ts';
import { referenceOf } from '../../domain/partners/holders.ts';
import type { ListedKey } from '../../domain/partners/key.ts';
import type { PortalUser } from '../../domain/partners/portal-user.ts';
import { MOST_USAGE_ROWS } from '../../domain/values/limits.ts';
import type { ComplianceReport } from '../../domain/withdrawals/withdrawal.ts';
import type { Desk, TokenRow } from '../client/desk-client.ts';
import { Failure } from '../client/failure.ts';
import { type PartnerDesk, partnerClient, type Usage } from '../client/partner-client.ts';
import { counted } from '../terminal/counted.ts';
import { named } from '../terminal/named.ts';

/** The ledgers of more partners are not read before a question: an urgent withdrawal must not wait for them. */
const READ_LEDGERS = 100;
const PARALLEL_CALLS = 6;
const PAGE = 100;

/** Resolves to `undefined` if the server refuses, because the token's scopes do not cover the call. The question is then asked without
 *  the number. */
export async function ifAllowed<T>(reply: Promise<T>): Promise<T | undefined> {
  try {
    return await reply;
  } catch (error) {
    if (error instanceof Failure && error.problem.status !== undefined) return undefined;
    throw error;
  }
}

/** `undefined` if the article is withdrawn already. */
export async function ofWithdrawal(desk: Desk, slug: string): Promise<string[] | undefined> {
  const article = (await ifAllowed(desk.getArticle(slug)))?.body;
  if (article === undefined) return [];
  const { headline, firstPublished, pubStatus } = article;
  if (pubStatus === 'canceled') return undefined;
  const published =
    firstPublished === undefined
      ? 'It was never published, so readers are shown nothing.'
      : `It was published at ${firstPublished}. It leaves ${counted(feedsOf(article), 'feed')}, and its note takes its place for 14 days.`;
  return [`"${headline}"`, published, await receiversInWords(partnerClient(desk.connection), slug)];
}

/** `undefined` if the article is published or withdrawn: the server then says what is wrong. */
export async function ofEmbargoEnd(desk: Desk, slug: string): Promise<string[] | undefined> {
  const article = (await ifAllowed(desk.getArticle(slug)))?.body;
  if (article === undefined) return [];
  const { headline, embargoedUntil, firstPublished, pubStatus } = article;
  if (firstPublished !== undefined || pubStatus === 'canceled') return undefined;
  const until = embargoedUntil === undefined ? 'It is under no embargo.' : `It is under embargo until ${embargoedUntil}.`;
  const then =
    pubStatus === 'withheld'
      ? 'It is held, and is published as soon as it is released.'
      : `It is published at once, in ${counted(feedsOf(article), 'feed')}. A published article cannot be put under embargo again.`;
  return [`"${headline}"`, until, then];
}

export async function ofNoteChange(desk: Desk, slug: string, note: string): Promise<string[]> {
  const report = (await ifAllowed(desk.getWithdrawal(slug)))?.body;
  const again = 'The article is withdrawn again under another id. Deadlines and acknowledgements stay as they are.';
  return [`Readers see until now: ${note}`, report === undefined ? again : `${again} ${receiptsInWords(report)}`];
}

function receiptsInWords({ received, acknowledged }: ComplianceReport): string {
  if (received === 0) return 'No partner received it.';
  return `${counted(received, 'partner')} received it, and ${acknowledged} acknowledged the withdrawal.`;
}

/** The feed of everything, and one for each section, subject, author and desk. */
function feedsOf({ sections, subjects, by }: Article): number {
  return 1 + sections.length + subjects.length + by.names.length + by.desks.length;
}

async function receiversInWords(partners: PartnerDesk, slug: string): Promise<string> {
  const first = (await ifAllowed(partners.list({ limit: PAGE })))?.body;
  if (first === undefined) return 'Partners that received it are asked to take it down.';
  if (first.partners.length === 0) return 'There is no partner that could have received it.';
  if (first.next !== undefined || first.partners.length > READ_LEDGERS)
    return `There are more than ${counted(first.partners.length, 'partner')}; those that received it are asked to take it down.`;
  const received = await countReceivers(
    partners,
    first.partners.map(({ id }) => id),
    slug,
  );
  const of = `of ${counted(first.partners.length, 'partner')}`;
  if (received === undefined) return `Those ${of} that received it are asked to take it down.`;
  return received === 0
    ? `None ${of} received it.`
    : `${received} ${of} received it and ${received === 1 ? 'is' : 'are'} asked to take it down.`;
}

async function countReceivers(partners: PartnerDesk, ids: readonly string[], slug: string): Promise<number | undefined> {
  const waiting = [...ids];
  let received = 0;
  let unknown = false;
  const worker = async () => {
    for (let id = waiting.shift(); id !== undefined && !unknown; id = waiting.shift()) {
      const ledger = await ifAllowed(partners.ledger(id, { article: slug, limit: 1 }));
      if (ledger === undefined) unknown = true;
      else received += ledger.body.rows.length > 0 ? 1 : 0;
    }
  };
  await Promise.all(Array.from({ length: PARALLEL_CALLS }, worker));
  return unknown ? undefined : received;
}

/** Of the agreement with this id; the partner may have others. */
export async function ofAgreementEnd(partners: PartnerDesk, partner: string, agreement: string): Promise<string[]> {
  const [keys, usage] = await Promise.all([ifAllowed(partners.listKeys(partner)), ifAllowed(partners.usage(partner, {}))]);
  const live = keys?.body.keys.filter((key) => key.agreement === agreement && isLive(key)).length;
  return [
    `From now on no copy is delivered to ${partner} under the agreement ${agreement}.`,
    ...(live === undefined ? [] : [`${counted(live, 'key')} under it ${live === 1 ? 'gets' : 'get'} no copy then.`]),
    ...deliveriesInWords(usage?.body.rows),
    'It can still read its account and acknowledge withdrawals. To end it at another time, put a new version.',
  ];
}

/** `undefined` if there is no such key, or it was revoked before. */
export async function ofKeyRevocation(partners: PartnerDesk, partner: string, id: string): Promise<string[] | undefined> {
  const facts = await keyFacts(partners, partner, id);
  if (facts === undefined || facts === 'unknown') return facts === undefined ? undefined : [];
  const { agreement, others, sentences } = facts;
  return [
    ...sentences,
    others === 0
      ? `${partner} has no other key for this agreement and gets no copy under it until you issue one.`
      : `${partner} has ${counted(others, 'other key')} for the agreement ${agreement}.`,
  ];
}

/** Of a rotation without overlap. `undefined` if the key cannot be rotated: the server then says why. */
export async function ofRotationAtOnce(partners: PartnerDesk, partner: string, id: string): Promise<string[] | undefined> {
  const facts = await keyFacts(partners, partner, id);
  if (facts === undefined || facts === 'unknown') return facts === undefined ? undefined : [];
  if (facts.key.replacedBy !== undefined || hasEnded(facts.key)) return undefined;
  return [...facts.sentences, `It ends at once: ${partner} gets nothing with it, and has to use the new key from now on.`];
}

/** `unknown`: the token may not list keys. `undefined`: there is no such key, or it was revoked before. */
async function keyFacts(partners: PartnerDesk, partner: string, id: string) {
  const [keys, usage] = await Promise.all([ifAllowed(partners.listKeys(partner)), usageByKey(partners, partner)]);
  if (keys === undefined) return 'unknown';
  const key = keys.body.keys.find((one) => one.id === id);
  if (key === undefined || key.revoked !== undefined) return undefined;
  const others = keys.body.keys.filter((one) => one.id !== id && one.agreement === key.agreement && isLive(one)).length;
  const agreement = named(key.agreement, referenceOf(keys.body.references, key.agreement));
  const sentences = [
    `${id} is the ${key.mode} key "${key.name}" for the agreement ${agreement}, last used ${usedInWords(key.lastUsed?.at)}.`,
    ...deliveriesOf(id, usage),
  ];
  return { key, agreement, others, sentences };
}

/** `undefined` if the person was revoked before. */
export async function ofUserRevocation(partners: PartnerDesk, partner: string, user: PortalUser): Promise<string[] | undefined> {
  if (user.revoked !== undefined) return undefined;
  const usage = await usageByKey(partners, partner);
  return [
    `${user.name} (${user.email}) was last seen ${usedInWords(user.lastSeen)}. Sessions${user.invitation === undefined ? '' : ' and the open invitation'} end at once.`,
    ...deliveriesOf(user.id, usage),
    'This cannot be undone: to let the person in again, add them as a new person. The ledger keeps the name.',
  ];
}

export async function ofSuspension(partners: PartnerDesk, partner: string): Promise<string[]> {
  const [keys, usage] = await Promise.all([ifAllowed(partners.listKeys(partner)), ifAllowed(partners.usage(partner, {}))]);
  const live = keys?.body.keys.filter(isLive).length;
  return [
    `From now on no copy is delivered to ${partner}, until you set another standing.`,
    ...(live === undefined ? [] : [`${counted(live, 'key')} ${live === 1 ? 'gets' : 'get'} no copy then.`]),
    ...deliveriesInWords(usage?.body.rows),
    'It can still read its account, with the reason, and acknowledge withdrawals.',
  ];
}

/** `undefined` if there is no such token, or it was revoked before. */
export async function ofTokenRevocation(desk: Desk, id: string): Promise<string[] | undefined> {
  const listed = await ifAllowed(desk.listTokens());
  const token = listed?.body.tokens.find((one) => one.id === id);
  if (listed === undefined) return [];
  if (token === undefined || token.revoked !== undefined) return undefined;
  const others = listed.body.tokens.filter((one) => one.id !== id && isLive(one)).length;
  return [
    `${id} is the token "${token.name}" with ${counted(token.scopes.length, 'scope')} (${token.scopes.join(', ')}), last used ${usedInWords(token.lastUsed)}.`,
    `${counted(others, 'other token')} ${others === 1 ? 'stays' : 'stay'} valid, besides the bootstrap token.`,
  ];
}

function usedInWords(at: string | undefined): string {
  return at === undefined ? 'never' : `at ${at}`;
}

function deliveriesInWords(rows: readonly { deliveries: number }[] | undefined): string[] {
  if (rows === undefined) return [];
  const deliveries = rows.reduce((sum, row) => sum + row.deliveries, 0);
  return [`${counted(deliveries, 'delivery', 'deliveries')} in the last 31 days.`];
}

/** The service has no longer report. */
async function usageByKey(partners: PartnerDesk, partner: string): Promise<Usage | undefined> {
  return (await ifAllowed(partners.usage(partner, { by: 'key', limit: MOST_USAGE_ROWS })))?.body;
}

/** A report by key begins with those that received most. */
function deliveriesOf(id: string, usage: Usage | undefined): string[] {
  const own = usage?.rows.filter(({ group }) => group === id);
  const last = usage?.rows.at(-1);
  if (own?.length !== 0 || usage?.more !== true || last === undefined) return deliveriesInWords(own);
  return [
    `${counted(last.deliveries, 'delivery', 'deliveries')} in the last 31 days at most: ${counted(usage.rows.length, 'other')} had as many or more, and the report ends there.`,
  ];
}

type Ends = Pick<ListedKey | TokenRow, 'revoked' | 'expires' | 'pepperRemoved'>;

/** Tells whether the key or token can be used. */
function isLive(secret: Ends): boolean {
  return secret.pepperRemoved !== true && !hasEnded(secret);
}

function hasEnded({ revoked, expires }: Ends): boolean {
  return revoked !== undefined || (expires !== undefined && Date.parse(expires) <= Date.now());
}
