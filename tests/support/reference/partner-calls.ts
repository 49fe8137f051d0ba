// The calls of a partner that the reference shows, in an order that works: pulling copy, following changes, a withdrawal, a receipt, the sandbox.
import type { Recorder } from './recorder.ts';

const PARTNER = { partner: 'harbour-gazette' };
const AGREEMENT = 'main';
const MERGER = 'harvest-street-merger';
const FERRY = 'corvina-ferry-returns';

export async function makePartnerCalls(recorder: Recorder): Promise<void> {
  await pull(recorder);
  await agree(recorder);
  await useFeedToken(recorder);
  await withdraw(recorder);
  await useSandbox(recorder);
  await rotate(recorder);
}

async function pull({ call, show }: Recorder): Promise<void> {
  const account = await call('GET /v1/account');
  show(account.json.key.id, '840f716903cb');
  for (const format of ['rss', 'atom', 'json', 'ninjs']) await call(`GET /v1/feed.${format}`, { query: 'section=business&limit=1' });
  await call('GET /v1/articles/{slug}', { parts: { slug: FERRY } });
  await call('GET /v1/articles/{slug}/html', { parts: { slug: FERRY } });
  await call('GET /v1/articles/{slug}/text', { parts: { slug: FERRY } });
  await call('GET /v1/articles/{slug}', { parts: { slug: MERGER }, isAside: true });
  await call('GET /v1/changes', { query: 'limit=2' });
  await call('POST /v1/decide', { body: { article: FERRY, channel: 'web', domain: 'www.harbour-gazette.example', territory: 'GB' } });
  await call('GET /v1/usage', { query: 'by=article' });
  const receipt = await call('GET /v1/receipts/{id}', { parts: { id: `${AGREEMENT}.1.${FERRY}.1.full` } });
  await call('POST /verify', { body: { receipt: receipt.json } });
}

async function agree({ call }: Recorder): Promise<void> {
  const { json } = await call('GET /v1/agreements');
  await call('GET /v1/agreements/{id}/versions/{version}', { parts: { id: AGREEMENT, version: 1 } });
  await call('POST /v1/agreements/{id}/acceptance', { parts: { id: AGREEMENT }, body: { sha256: json.agreements[0].notice.sha256 } });
}

async function withdraw({ call }: Recorder): Promise<void> {
  const reason = { reason: 'Figures in doubt', note: 'The figures were wrong.' };
  await call('POST /desk/articles/{slug}/withdrawal', { parts: { slug: MERGER }, headers: { 'If-Match': '*' }, body: reason });
  for (;;) {
    const { json } = await call('GET /v1/withdrawals', { isAside: true });
    if (json.withdrawals.length > 0) break;
    await new Promise((settle) => setTimeout(settle, 50));
  }
  const { json } = await call('GET /v1/withdrawals');
  const [{ id, at }] = json.withdrawals;
  await call('POST /v1/withdrawals/{id}/acknowledgement', {
    parts: { id },
    body: { outcome: 'removed', urls: ['https://harbour-gazette.example/merger'], by: 'Night desk', at },
  });
}

async function useFeedToken({ call }: Recorder): Promise<void> {
  const body = { mode: 'feed', name: 'reader of the newsroom', agreement: AGREEMENT };
  const { json } = await call('POST /desk/partners/{partner}/keys', { parts: PARTNER, body, isAside: true });
  for (const format of ['rss', 'atom', 'json'])
    await call(`GET /f/{token}/feed.${format}`, { parts: { token: json.key }, query: 'section=business&limit=1' });
}

async function useSandbox({ call, secrets, show }: Recorder): Promise<void> {
  const body = { mode: 'test', name: 'integration', agreement: AGREEMENT };
  const { json } = await call('POST /desk/partners/{partner}/keys', { parts: PARTNER, body, isAside: true });
  secrets.TEST_KEY = json.key;
  const own = await call('POST /v1/sandbox/keys', { body: { name: 'integration of the CMS' } });
  show(own.json.id, '0b3de2c91f47');
  await call('POST /v1/sandbox/keys/{key}/revocation', { parts: { key: own.json.id } });
  await call('POST /v1/sandbox', { as: 'TEST_KEY', body: { action: 'publish', slug: 'sandbox-first' } });
}

async function rotate({ call, secrets, show }: Recorder): Promise<void> {
  const { json } = await call('POST /v1/keys/rotation', { body: { overlapHours: 24 } });
  show(json.id, '5c0f3a9d21be');
  secrets.KEY = json.key;
}
