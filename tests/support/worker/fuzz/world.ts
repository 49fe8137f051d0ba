// The state during the fuzz: copy in every state, partners and keys of every kind, and what the responses name (cursors, tags, ids).
import { USER_RIGHTS } from '../../../../src/domain/partners/portal-user.ts';
import { exportAll } from '../backup.ts';
import { advanceClock, fromNow, HOUR_MS } from '../clock.ts';
import { linkFor, signedIn } from '../console.ts';
import { changeState, correct, publish, publishMany, replace, setUpPublisher, withdraw } from '../desk.ts';
import { issue, licensee, pull, textOf } from '../partner.ts';
import { ANNE, addUser, atPortal, invitationFor } from '../portal.ts';

export const ACTIONS = ['publish', 'update', 'correct', 'withdraw', 'reinstate', 'hold', 'release', 'embargo', 'embargo-lift', 'clear'];

export interface World {
  slugs: string[];
  partners: string[];
  /** Of partners: live, test, feed, bound to addresses, revoked. */
  keys: string[];
  feedTokens: string[];
  deskTokens: string[];
  keyIds: string[];
  cursors: string[];
  etags: string[];
  hashes: string[];
  receipts: string[];
  withdrawals: string[];
  /** Of imports. */
  runs: string[];
  /** Lines of an export. */
  backup: unknown[];
  /** Of somebody who is signed in at the console, and links that are not used yet. */
  cookie: string;
  formToken: string;
  links: string[];
  /** Of a person of a partner who is signed in at the portal, and invitations that are not used yet. */
  portalCookie: string;
  portalFormToken: string;
  invitations: string[];
}

/** Limit of each pool: old values are dropped. */
const POOL = 40;

export function remember(pool: string[], value: unknown): void {
  if (typeof value !== 'string' || value === '' || pool.includes(value)) return;
  pool.push(value);
  if (pool.length > POOL) pool.splice(5, 1);
}

const WIDE = {
  rate: { requests: 100_000, perSeconds: 1 },
  embargoed: true,
  displayDays: 36_500,
  scope: { archiveDays: 36_500 },
  quota: { articles: 1_000, per: 'year' as const },
};

async function addKeys(world: World, partner: string): Promise<void> {
  const scopes = ['feed', 'articles', 'changes', 'account', 'usage', 'withdrawals', 'embargoed'];
  for (const mode of ['live', 'live', 'test', 'feed']) {
    const { key, keyId } = await issue(partner, { mode, agreement: 'main', ...(mode === 'feed' ? {} : { scopes }) });
    const pool = mode === 'feed' ? world.feedTokens : world.keys;
    pool.unshift(key);
    remember(world.keyIds, keyId);
  }
}

async function signIn(world: World): Promise<void> {
  const { browser } = await signedIn();
  world.cookie = browser.cookie ?? '';
  world.formToken = await browser.formToken();
  for (let count = 0; count < 3; count++) world.links.push((await linkFor()).split('/').at(-1) ?? '');
}

/** Of the first partner, with every right. */
async function signInAtPortal(world: World): Promise<void> {
  const partner = `/desk/partners/${world.partners[0]}`;
  const { browser } = await atPortal({ ...ANNE, agreements: ['main'], rights: USER_RIGHTS }, partner);
  world.portalCookie = browser.cookie ?? '';
  world.portalFormToken = await browser.formToken('/portal/sessions');
  for (const name of ['ben', 'cy', 'dora']) {
    const path = await invitationFor(
      await addUser({ ...ANNE, email: `${name}@harbour-gazette.example`, agreements: ['main'] }, partner),
      partner,
    );
    world.invitations.push(path.split('/').at(-1) ?? '');
  }
}

export async function newWorld(): Promise<World> {
  await setUpPublisher();
  await publishMany(55);
  await publish('eastern-lock');
  await publish('launch', { embargoedUntil: fromNow(HOUR_MS) });
  await publish('far', { embargoedUntil: '9999-12-30T23:59:59.999Z' });
  await publish('gone');
  await publish('kept');
  await correct('eastern-lock', 'It said ten. It is twelve.', { headline: 'Twelve' });
  await replace('story-3', { headline: 'Silent' });
  await changeState('kept', 'hold');
  const { id } = await licensee({ terms: WIDE });
  await licensee({ id: 'lake-post', name: 'The Lake Post', terms: WIDE });
  advanceClock(3_000);
  const world: World = {
    slugs: ['eastern-lock', 'eastern-lock', 'story-1', 'story-2', 'story-3', 'gone', 'kept', 'launch', 'far', 'unknown', 'new-1', 'new-2'],
    partners: [id, 'lake-post', id, 'lake-post', id, 'nobody', 'new-partner'],
    keys: [],
    feedTokens: [],
    deskTokens: [],
    keyIds: [],
    cursors: ['1', '2', 'harbour-gazette'],
    etags: ['*', '"1"', 'W/"x"'],
    hashes: ['0'.repeat(64)],
    receipts: [],
    withdrawals: ['gone.2', 'gone'],
    runs: ['20400301-1200-k3f9', '20400301-1201-x7pq'],
    backup: [],
    cookie: '',
    formToken: '',
    links: [],
    portalCookie: '',
    portalFormToken: '',
    invitations: [],
  };
  for (const partner of world.partners.slice(0, 2)) await addKeys(world, partner);
  await deliverAndWithdraw(world);
  await signIn(world);
  await signInAtPortal(world);
  world.backup = (await exportAll())
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as unknown);
  return world;
}

async function deliverAndWithdraw(world: World): Promise<void> {
  for (const key of world.keys) {
    for (const path of ['/v1/articles/gone', '/v1/articles/eastern-lock', '/v1/feed.ninjs']) await (await pull(key, path)).arrayBuffer();
  }
  await withdraw('gone');
  const live = world.keys.filter((key) => key.startsWith('ts_live_'));
  for (const key of live) {
    const receipt = await pull(key, '/v1/receipts/main.1.eastern-lock.2.full');
    if (receipt.status === 200) remember(world.receipts, await textOf(receipt));
    else await receipt.arrayBuffer();
  }
  if (world.receipts.length === 0) throw new Error('there is no receipt to begin with');
}
