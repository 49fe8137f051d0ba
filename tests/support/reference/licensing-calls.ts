// The calls of the desk about partners that the reference shows, in an order that works.
import type { Recorder } from './recorder.ts';

const LAKE_POST = { partner: 'lake-post' };
const HARBOUR_GAZETTE = { partner: 'harbour-gazette' };
const AGREEMENT = { ...LAKE_POST, agreement: 'main' };
const TERMS = {
  reference: 'M10-2026-0031',
  validFrom: '2026-01-01T00:00:00Z',
  form: 'full',
  channels: ['web'],
  domains: ['lake-post.example'],
};

export async function makeLicensingCalls(recorder: Recorder): Promise<void> {
  await addPartner(recorder);
  await license(recorder);
  await issueKeys(recorder);
  await addUser(recorder);
  await readRecords(recorder);
  await recorder.call('POST /desk/partners/{partner}/agreements/{agreement}/end', {
    parts: AGREEMENT,
    headers: { 'If-Match': '*' },
    body: { at: '2030-01-01T00:00:00Z' },
  });
}

async function addPartner({ call }: Recorder): Promise<void> {
  await call('PUT /desk/partners/{partner}', { parts: LAKE_POST, body: { name: 'The Lake Post' } });
  await call('GET /desk/partners/{partner}', { parts: LAKE_POST });
  await call('GET /desk/partners', { query: 'limit=1&cursor=harbour-gazette' });
  const { etag } = await call('GET /desk/partners/{partner}/standing', { parts: LAKE_POST });
  await call('PUT /desk/partners/{partner}/standing', {
    parts: LAKE_POST,
    headers: { 'If-Match': etag },
    body: { standing: 'warned', reason: 'The notice was missing on two pages.' },
  });
}

async function license({ call }: Recorder): Promise<void> {
  await call('PUT /desk/partners/{partner}/agreements/{agreement}', { parts: AGREEMENT, body: TERMS });
  await call('GET /desk/partners/{partner}/agreements', { parts: LAKE_POST });
  await call('GET /desk/partners/{partner}/agreements/{agreement}', { parts: AGREEMENT });
  await call('GET /desk/partners/{partner}/agreements/{agreement}/versions/{version}', { parts: { ...AGREEMENT, version: 1 } });
  await call('GET /desk/partners/{partner}/preview', { parts: LAKE_POST, query: 'limit=2' });
  await call('POST /desk/partners/{partner}/preview', { parts: LAKE_POST, query: 'limit=1', body: { ...TERMS, form: 'headline' } });
}

async function issueKeys({ call, show }: Recorder): Promise<void> {
  const { json } = await call('POST /desk/partners/{partner}/keys', {
    parts: LAKE_POST,
    body: { mode: 'live', name: 'night import', agreement: 'main' },
  });
  show(json.id, '90b819c71894');
  await call('GET /desk/partners/{partner}/keys', { parts: LAKE_POST });
  const next = await call('POST /desk/partners/{partner}/keys/{key}/rotation', {
    parts: { ...LAKE_POST, key: json.id },
    body: { overlapHours: 24 },
  });
  show(next.json.id, 'c2d4a71f0b66');
  await call('DELETE /desk/partners/{partner}/keys/{key}', { parts: { ...LAKE_POST, key: json.id } });
}

async function addUser({ call, show }: Recorder): Promise<void> {
  const user = { name: 'Anne Quay', email: 'anne.quay@lake-post.example', rights: ['read', 'copy'], agreements: ['main'] };
  const { json } = await call('POST /desk/partners/{partner}/users', { parts: LAKE_POST, body: user });
  show(json.id, 'a1c9e4b7d203');
  const parts = { ...LAKE_POST, user: json.id };
  await call('GET /desk/partners/{partner}/users', { parts: LAKE_POST });
  const { etag } = await call('GET /desk/partners/{partner}/users/{user}', { parts });
  await call('PUT /desk/partners/{partner}/users/{user}', {
    parts,
    headers: { 'If-Match': etag },
    body: { ...user, rights: ['read', 'copy', 'account'] },
  });
  await call('POST /desk/partners/{partner}/users/{user}/invitation', { parts });
  await call('DELETE /desk/partners/{partner}/users/{user}/invitation', { parts });
  await call('DELETE /desk/partners/{partner}/users/{user}', { parts });
}

/** Of a partner that has received something. */
async function readRecords({ call }: Recorder): Promise<void> {
  await call('GET /desk/partners/{partner}/ledger', { parts: HARBOUR_GAZETTE, query: 'limit=1' });
  await call('GET /desk/partners/{partner}/usage', { parts: HARBOUR_GAZETTE, query: 'by=article&limit=1' });
  await call('GET /desk/partners/{partner}/withdrawals', { parts: HARBOUR_GAZETTE });
  await call('GET /desk/partners/{partner}/audit', { parts: HARBOUR_GAZETTE, query: 'limit=1' });
}
