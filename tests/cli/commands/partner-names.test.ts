// Names beside ids in the lists of a partner's records: in a pipe they come last, and on a terminal each is beside its id.
import { expect, test } from 'vitest';
import { agreementSchema } from '../../../src/domain/agreements/agreement.ts';
import { TOKEN } from '../../support/desk-server.ts';
import { deskForEachTest } from '../../support/desk-stage.ts';
import { hasTerminals, tearsheetOnTerminal } from '../../support/pseudo-terminal.ts';

const stage = deskForEachTest();

const DELIVERY = {
  slug: 'ferry',
  version: 2,
  form: 'full',
  agreement: 'main',
  agreementVersion: 1,
  templateVersion: 1,
  first: '2026-11-28T08:00:00.000Z',
  last: '2026-11-28T09:00:00.000Z',
  count: 3,
  keyId: '40636ecfc9ff',
  keyName: 'night desk',
  reference: 'M10-2026-0117',
};
const USE = { group: DELIVERY.keyId, name: DELIVERY.keyName, articles: 1, versions: 1, deliveries: 3 };

const MADE = '2026-11-01T09:00:00.000Z';
const KEY = { id: DELIVERY.keyId, mode: 'live', name: 'night desk', agreement: 'main', scopes: ['feed'], cidrs: [], created: MADE };
const ANNE = { id: 'u1', name: 'Anne Quay', email: 'anne@gazette.example', agreements: ['main', 'print'], rights: ['read'], created: MADE };

async function answerLists(): Promise<void> {
  await answer();
  const terms = agreementSchema.parse({ reference: DELIVERY.reference, validFrom: MADE, form: 'full', channels: ['app'] });
  stage.kept.agreements.set('gazette/main', [{ id: 'main', version: 1, made: terms.validFrom, sha256: '0'.repeat(64), terms }]);
  stage.kept.records.set('withdrawals', { status: 200, body: { withdrawals: [] } });
  stage.kept.keys.set(KEY.id, KEY);
  stage.kept.users.set(ANNE.id, ANNE);
}

async function answer(): Promise<void> {
  await stage.ask('PUT', '/desk/partners/gazette', { name: 'Gazette' });
  stage.kept.records.set('ledger', { status: 200, body: { rows: [DELIVERY] } });
  stage.kept.records.set('usage', { status: 200, body: { by: 'key', rows: [USE], quotas: [] } });
}

test('a program finds them behind the fields that were there before', async () => {
  await answer();
  const ledger = (await stage.run('partner', 'ledger', 'gazette')).stdout.trimEnd().split('\t');
  expect(ledger.slice(2, 3)).toEqual(['main, version 1']);
  expect(ledger.slice(-4)).toEqual(['3', '40636ecfc9ff', 'night desk', 'M10-2026-0117']);
  expect((await stage.run('partner', 'usage', 'gazette', '--by', 'key')).stdout).toBe('40636ecfc9ff\t1\t1\t3\tnight desk\n');
});

test.runIf(hasTerminals)('a person reads them beside the ids', async () => {
  await answer();
  const env = { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN };
  const { screen } = await tearsheetOnTerminal(['partner', 'ledger', 'gazette'], env, stage.folder, { columns: 220 });
  expect(screen).toContain('40636ecfc9ff (night desk)');
  expect(screen).toContain('main, version 1 (M10-2026-0117)');
});

test('a program finds the numbers of contracts at the end of the lists of keys and people', async () => {
  await answerLists();
  const [key, person] = await Promise.all(['key', 'partner user'].map((of) => stage.run(...of.split(' '), 'list', 'gazette')));
  const fields = (text = '') => text.replace(/\n$/, '').split('\t');
  expect([fields(key?.stdout)[3], fields(key?.stdout).at(-1)]).toEqual(['main', 'M10-2026-0117']);
  expect([fields(person?.stdout)[3], fields(person?.stdout).at(-1)]).toEqual(['main,print', 'M10-2026-0117; ']);
});

test.runIf(hasTerminals)('a person reads them beside the agreements of keys and people', async () => {
  await answerLists();
  const env = { TEARSHEET_URL: stage.desk.url, TEARSHEET_TOKEN: TOKEN };
  const screens = await Promise.all(
    [
      ['key', 'list', 'gazette'],
      ['partner', 'show', 'gazette'],
      ['partner', 'user', 'list', 'gazette'],
      ['partner', 'user', 'show', 'gazette', 'u1'],
    ].map(async (args) => (await tearsheetOnTerminal(args, env, stage.folder, { columns: 220 })).screen),
  );
  expect(screens.map((screen) => screen.includes('main (M10-2026-0117)'))).toEqual([true, true, true, true]);
});
