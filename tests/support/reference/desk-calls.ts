// The calls of the desk about articles, settings and tokens that the reference shows, in an order that works.
import type { Recorder } from './recorder.ts';

const BRIDGE = {
  headline: 'Swing bridge opens again after two winters',
  standfirst: 'It opens for boats ten times a week.',
  source: 'M10News',
  sections: ['world'],
  by: { names: ['Ada Quill'] },
  bodyHtml: '<p>The last boat passed in 2024.</p>',
};
const SLUG = { slug: 'bridge-reopens' };
const ANY_VERSION = { 'If-Match': '*' };
const RUN = '20261128-0712-k3f9';
/** Whose copy the agreement of the sample partner does not grant. */
const OTHER_SOURCE = 'Coast Wire';
/** A page of an archive appears when it has so many articles. */
const ARCHIVE_PAGE = 50;

export async function makeDeskCalls(recorder: Recorder): Promise<void> {
  await publish(recorder);
  await changeState(recorder);
  await importCopy(recorder);
  await readArchive(recorder);
  await setUp(recorder);
  await useTokens(recorder);
  await mergeTerms(recorder);
  await backUp(recorder);
}

async function publish({ call }: Recorder): Promise<void> {
  await call('PUT /desk/articles/{slug}', { parts: SLUG, headers: { 'Idempotency-Key': 'bridge-reopens-first' }, body: BRIDGE });
  const { etag } = await call('GET /desk/articles/{slug}', { parts: SLUG });
  await call('POST /desk/articles/{slug}/correction', {
    parts: SLUG,
    headers: { 'If-Match': etag },
    body: {
      note: 'An earlier version said ten times a week. It is twelve.',
      changes: { standfirst: 'It opens for boats twelve times a week.' },
    },
  });
  await call('GET /desk/articles/{slug}/versions', { parts: SLUG });
  await call('GET /desk/articles', { query: 'q=%22swing+bridge%22&state=published&limit=1' });
}

async function changeState({ call }: Recorder): Promise<void> {
  const withdrawal = { reason: 'Figures in doubt', note: 'The figures were wrong.' };
  await call('POST /desk/articles/{slug}/hold', { parts: SLUG, headers: ANY_VERSION });
  await call('POST /desk/articles/{slug}/release', { parts: SLUG, headers: ANY_VERSION });
  await call('POST /desk/articles/{slug}/withdrawal', { parts: SLUG, headers: ANY_VERSION, body: withdrawal });
  const note = 'The number of openings was wrong.';
  await call('PUT /desk/articles/{slug}/withdrawal', { parts: SLUG, headers: ANY_VERSION, body: { ...withdrawal, note } });
  await call('GET /desk/withdrawals', { query: 'limit=1' });
  await call('GET /desk/withdrawals/{id}', { parts: { id: 'harvest-street-merger' } });
  await call('POST /desk/articles/{slug}/reinstatement', { parts: SLUG, headers: ANY_VERSION });
}

async function importCopy({ call }: Recorder): Promise<void> {
  const lines = ['Lock keeper retires', 'Dredging begins'].map((headline, index) => ({
    op: 'import',
    slug: headline.toLowerCase().replaceAll(' ', '-'),
    collection: 'wire.example',
    sourceId: `471${index}`,
    sourceHash: `${index}`.repeat(64),
    run: RUN,
    article: { headline, source: 'M10News', sections: ['business'], bodyHtml: `<p>${headline}.</p>` },
  }));
  const body = lines.map((line) => JSON.stringify(line)).join('\n');
  await call('POST /desk/articles', { headers: { 'Content-Type': 'application/x-ndjson' }, body });
  await call('GET /desk/imports', { query: 'collection=wire.example&limit=1' });
  await call('GET /desk/imports/{run}', { parts: { run: RUN }, query: 'limit=1' });
  await call('POST /desk/kills', { body: { collection: 'wire.example', sourceId: '4711', sourceHash: '2'.repeat(64), withdraw: true } });
}

async function readArchive({ call }: Recorder): Promise<void> {
  const lines = Array.from({ length: ARCHIVE_PAGE }, (_, index) =>
    JSON.stringify({
      op: 'put',
      slug: `notice-${index}`,
      article: { ...BRIDGE, headline: `Notice ${index}`, sections: ['sport'], source: OTHER_SOURCE },
    }),
  );
  await call('POST /desk/articles', { headers: { 'Content-Type': 'application/x-ndjson' }, body: lines.join('\n'), isAside: true });
  await call('GET /feeds/all/archive/{page}.{format}', { parts: { page: 1, format: 'atom' } });
  await call('GET /feeds/{kind}/{code}/archive/{page}.{format}', { parts: { kind: 'sections', code: 'sport', page: 1, format: 'rss' } });
}

async function setUp({ call }: Recorder): Promise<void> {
  const { etag, json } = await call('GET /desk/publisher');
  await call('PUT /desk/publisher', {
    query: 'dryRun=true',
    headers: { 'If-Match': etag },
    body: { ...json, description: 'News and analysis.' },
  });
}

async function mergeTerms({ call }: Recorder): Promise<void> {
  for (const kind of ['subjects', 'authors', 'sections']) await call(`GET /desk/${kind}`, { query: 'limit=2' });
  await call('POST /desk/subjects/{code}/rename', { parts: { code: 'ferries' }, body: { name: 'Ferries and sea links' } });
  await call('POST /desk/subjects/{code}/merge', { parts: { code: 'cross-country-running' }, body: { into: 'athletics' } });
  await call('POST /desk/authors/{code}/rename', { parts: { code: 'ada-quill' }, body: { name: 'Ada Quill-Hart' } });
  await call('POST /desk/authors/{code}/merge', { parts: { code: 'ada-quill' }, body: { into: 'international-desk' } });
  await call('POST /desk/sections/{code}/merge', { parts: { code: 'technology' }, query: 'dryRun=true', body: { into: 'science' } });
}

async function useTokens({ call, show }: Recorder): Promise<void> {
  const { json } = await call('POST /desk/tokens', { body: { name: 'night-desk', scopes: ['read', 'articles'] } });
  show(json.id, 'fTmdz2UrCRfT');
  const { json: list } = await call('GET /desk/tokens');
  for (const { id, name } of list.tokens) if (name !== 'night-desk') show(id, 'Y0uDMAj75xhe');
  const audit = await call('GET /desk/audit', { query: 'limit=2' });
  if (audit.json.entries.length !== 2) throw new Error('the audit trail has too few entries');
  await call('POST /desk/sign-in-links');
  await call('DELETE /desk/tokens/{id}', { parts: { id: json.id } });
}

async function backUp({ call }: Recorder): Promise<void> {
  const { json } = await call('GET /desk/export');
  await call('POST /desk/restore', {
    query: 'replace=true',
    headers: { 'Content-Type': 'application/x-ndjson' },
    body: json,
    file: 'backup.ndjson',
  });
}
