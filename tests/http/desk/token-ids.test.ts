import { beforeEach, describe, expect, test } from 'vitest';
import { exportAll, type FileLine, restore } from '../../support/worker/backup.ts';
import { runAlarm, select } from '../../support/worker/catalogue.ts';
import { advanceClock, fromNow, HOUR_MS } from '../../support/worker/clock.ts';
import { callDesk, publish, setUpPublisher, type Written, withdraw } from '../../support/worker/desk.ts';
import { addPartner, GAZETTE, issueKey, putAgreement } from '../../support/worker/desk-partners.ts';
import { isolateTests, newIsolate } from '../../support/worker/isolation.ts';
import { pullText } from '../../support/worker/partner.ts';
import { rows } from '../../support/worker/partner-year.ts';
import { article, PUBLISHER } from '../../support/worker/sample.ts';

isolateTests();
beforeEach(() => setUpPublisher());

interface Token {
  id: string;
  token: string;
}

interface Entry {
  who: string;
  tokenId?: string;
  action: string;
  subject: string;
}

const SCOPES = ['read', 'articles', 'publisher', 'partners', 'tokens', 'backup'];

async function mint(name = 'Night desk'): Promise<Token> {
  const { status, body } = await callDesk<Token>('POST', '/desk/tokens', { body: { name, scopes: SCOPES } });
  if (status !== 201) throw new Error(`no token was minted: ${JSON.stringify(body)}`);
  return body;
}

/** Two tokens of one name, of which the first is revoked. */
async function successors(act: (token: Token) => Promise<unknown>): Promise<[Token, Token]> {
  const first = await mint();
  await act(first);
  await callDesk('DELETE', `/desk/tokens/${first.id}`);
  const second = await mint();
  return [first, second];
}

const put = (slug: string, { token }: Token, headers: Record<string, string> = {}) =>
  callDesk<Written>('PUT', `/desk/articles/${slug}`, { body: article({ headline: `About ${slug}` }), token, headers });

async function trail(path = '/desk/audit'): Promise<string[][]> {
  const { body } = await callDesk<{ entries: Entry[] }>('GET', path);
  return body.entries.map(({ who, tokenId = '', action }) => [who, tokenId, action]);
}

describe('the audit trail', () => {
  test('has the id of the token beside its name, so that two tokens of one name can be told apart', async () => {
    const [first, second] = await successors((token) => put('one', token));
    await put('two', second);
    const entries = await trail();
    expect(entries.filter(([, , action]) => action === 'article.publish')).toEqual([
      ['Night desk', second.id, 'article.publish'],
      ['Night desk', first.id, 'article.publish'],
    ]);
  });

  test('has the token’s id for everything that a token does', async () => {
    const { id, token } = await mint();
    const headers = { 'if-match': '*' };
    await callDesk('PUT', '/desk/publisher', { body: { ...PUBLISHER, name: 'The Quay Herald' }, headers, token });
    await callDesk<Token>('POST', '/desk/tokens', { body: { name: 'Late desk', scopes: ['read'] }, token });
    const bulk = { op: 'put', slug: 'three', article: article() };
    await callDesk('POST', '/desk/articles', { body: JSON.stringify(bulk), headers: { 'content-type': 'application/x-ndjson' }, token });
    await callDesk('POST', '/desk/restore?replace=true', {
      body: await exportAll(),
      headers: { 'content-type': 'application/x-ndjson' },
      token,
    });
    const done = (await trail()).filter(([who]) => who === 'Night desk');
    expect(done.map(([, , action]) => action)).toEqual(['catalogue.restore', 'article.publish', 'token.mint', 'publisher.change']);
    expect(new Set(done.map(([, tokenId]) => tokenId))).toEqual(new Set([id]));
  });

  test('has no token id for the bootstrap token, the clock and partners', async () => {
    await publish('later', { embargoedUntil: fromNow(HOUR_MS) });
    advanceClock(HOUR_MS);
    await runAlarm();
    await addPartner();
    await putAgreement();
    const { key } = await issueKey();
    await pullText(key, '/v1/feed.rss');
    await withdraw('later');
    await callDesk('POST', '/v1/withdrawals/later.3/acknowledgement', {
      body: { outcome: 'removed', by: 'Desk', at: fromNow(0) },
      token: key,
    });
    const entries = [...(await trail()), ...(await trail(`${GAZETTE}/audit`))];
    expect([...new Set(entries.map(([who = '']) => who.split(' ')[0]))].sort()).toEqual(['bootstrap', 'clock', 'key', 'partner']);
    expect(entries.filter(([, tokenId]) => tokenId !== '')).toEqual([]);
  });

  test('of a partner has it too, and so do the versions of an article and the report of its withdrawal', async () => {
    const { id, token } = await mint();
    await callDesk('PUT', GAZETTE, { body: { name: 'Harbour Gazette' }, token });
    await callDesk('PUT', `${GAZETTE}/standing`, { body: { standing: 'warned', reason: 'Twice.' }, headers: { 'if-match': '*' }, token });
    expect(await trail(`${GAZETTE}/audit`)).toEqual([
      ['Night desk', id, 'standing.set'],
      ['Night desk', id, 'partner.add'],
    ]);
    await put('one', { id, token });
    await callDesk('POST', '/desk/articles/one/withdrawal', { body: { reason: 'Wrong.' }, token });
    const { body } = await callDesk<{ versions: Entry[] }>('GET', '/desk/articles/one/versions');
    expect(body.versions.map(({ who, tokenId }) => [who, tokenId])).toEqual([
      ['Night desk', id],
      ['Night desk', id],
    ]);
    const board = await callDesk<Entry>('GET', '/desk/withdrawals/one');
    expect([board.body.who, board.body.tokenId]).toEqual(['Night desk', id]);
  });
});

describe('a backup', () => {
  /** How many columns were added since, by table. */
  const ADDED: Record<string, number> = { article: 1, audit: 2, change: 2, feed: 1, token: 1 };
  const ADDED_TO_PARTNERS: Record<string, number> = { audit: 1 };

  /** As an older program wrote it. */
  function older(file: string): string {
    const lines = file.trimEnd().split('\n');
    const rows = lines.slice(1).map((line) => {
      const record = JSON.parse(line) as FileLine;
      const added = record.partner === undefined ? ADDED[record.table ?? ''] : ADDED_TO_PARTNERS[record.table ?? ''];
      return added === undefined ? line : JSON.stringify({ ...record, row: record.row.slice(0, -added) });
    });
    return [JSON.stringify({ ...JSON.parse(lines[0] ?? ''), schema: 3, partnerSchema: 3 }), ...rows].join('\n');
  }

  async function eventful(): Promise<Token> {
    const token = await mint();
    await put('one', token);
    await callDesk('PUT', GAZETTE, { body: { name: 'Harbour Gazette' }, token: token.token });
    return token;
  }

  const AUDIT = "SELECT token_id FROM audit WHERE action IN ('article.publish', 'partner.add')";

  test('contains the ids, of partners too, and restores them', async () => {
    const { id } = await eventful();
    const file = await exportAll();
    expect((await restore(file)).status).toBe(200);
    newIsolate();
    expect(await select(AUDIT)).toEqual([{ token_id: id }]);
    expect(await select("SELECT token_id FROM change WHERE action = 'publish'")).toEqual([{ token_id: id }]);
    expect(await rows(AUDIT)).toEqual([{ token_id: id }]);
    expect((await restore(file.replaceAll(`"${id}"]}`, '"no id"]}'))).status).toBe(400);
  });

  test('of an older program, without them, is still put back, and adds no entry twice', async () => {
    const { id } = await eventful();
    const file = await exportAll();
    const entries = (await rows('SELECT seq FROM audit')).length;
    expect((await restore(older(file))).status).toBe(200);
    expect(await select(AUDIT)).toEqual([{ token_id: null }]);
    // What a partner's object knows is not forgotten.
    expect(await rows(AUDIT)).toEqual([{ token_id: id }]);
    expect(await rows("SELECT seq FROM audit WHERE action <> 'partner.restore'")).toHaveLength(entries);
    expect((await restore(file)).status).toBe(200);
    expect(await select(AUDIT)).toEqual([{ token_id: id }]);
  });

  test('gives ids to the entries of a partner that an older one brought without them', async () => {
    const { id } = await eventful();
    const file = await exportAll();
    await rows('UPDATE audit SET token_id = NULL');
    expect((await restore(file)).status).toBe(200);
    expect(await rows(AUDIT)).toEqual([{ token_id: id }]);
  });

  test('of today’s schema without the column is refused', async () => {
    await eventful();
    const [head = ''] = (await exportAll()).split('\n');
    const file = older(await exportAll())
      .split('\n')
      .with(0, head)
      .join('\n');
    expect((await restore(file)).detail).toContain('columns');
  });
});

describe('an idempotency key', () => {
  const KEY = { 'idempotency-key': 'wire-77' };

  test('is the token’s own: another token is neither given its answer nor refused for it', async () => {
    const [day, night] = [await mint('Day desk'), await mint('Night desk')];
    const first = await put('one', day, KEY);
    expect((await put('one', night, KEY)).status).toBe(428);
    expect((await put('two', night, KEY)).status).toBe(201);
    expect((await put('one', day, KEY)).body).toEqual(first.body);
  });

  test('is not inherited by a later token of the same name', async () => {
    const [, second] = await successors((token) => put('one', token, KEY));
    const repeated = await put('one', second, KEY);
    expect([repeated.status, (repeated.body as unknown as { type: string }).type]).toEqual([428, '/problems/precondition-required']);
    expect((await put('two', second, KEY)).status).toBe(201);
  });

  test('of the bootstrap token is not shared with a token of a similar name', async () => {
    const token = await mint('bootstrap night');
    const first = await callDesk<Written>('PUT', '/desk/articles/one', {
      body: article(),
      headers: { 'idempotency-key': 'night wire-77' },
    });
    expect(first.status).toBe(201);
    expect((await put('two', token, KEY)).status).toBe(201);
    expect((await put('two', token, KEY)).status).toBe(201);
  });
});
