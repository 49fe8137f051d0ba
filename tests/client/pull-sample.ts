// A partner's program, written against the generated types alone: it follows changes, pulls articles, asks before it uses one, and handles a
// withdrawal. It prints what it found, as JSON. Arguments: the address of the service, a token of the desk.
import createClient, { type Middleware } from 'openapi-fetch';
import type { components, paths } from '../../dist/client/api.d.ts';

const [server = '', token = ''] = process.argv.slice(2);
const PARTNER = 'generated-client';

type NewKey = components['schemas']['NewKey'];

function clientWith(secret: string) {
  const client = createClient<paths>({ baseUrl: server });
  const authorise: Middleware = {
    onRequest({ request }) {
      request.headers.set('authorization', `Bearer ${secret}`);
      return request;
    },
  };
  client.use(authorise);
  return client;
}

const desk = clientWith(token);

/** The desk adds the partner, with an agreement and a key. */
async function issueKey(mode: 'live' | 'test'): Promise<NewKey> {
  const partner = { path: { partner: PARTNER } };
  await desk.PUT('/desk/partners/{partner}', { params: partner, body: { name: 'Generated Client' } });
  await desk.PUT('/desk/partners/{partner}/agreements/{agreement}', {
    params: { path: { partner: PARTNER, agreement: 'main' } },
    body: {
      reference: 'GC-1',
      validFrom: '2020-01-01T00:00:00Z',
      form: 'full',
      channels: ['app'],
      notice: { licenceLine: 'Reproduced by {partner} under agreement {reference}.' },
    },
  });
  const { data, error } = await desk.POST('/desk/partners/{partner}/keys', { params: partner, body: { mode, name: 'generated' } });
  if (data === undefined) throw new Error(error.detail);
  return data;
}

async function pullCopy({ key }: NewKey) {
  const client = clientWith(key);
  const slugs: string[] = [];
  let cursor: string | undefined;
  let more = true;
  while (more) {
    const { data, error } = await client.GET('/v1/changes', { params: { query: cursor === undefined ? {} : { cursor } } });
    if (data === undefined) throw new Error(error.detail);
    slugs.push(...data.changes.filter(({ action }) => action === 'publish').map(({ slug }) => slug));
    ({ cursor, more } = data);
  }
  const [slug = ''] = slugs;
  const feed = await client.GET('/v1/feed.json', { params: { query: { limit: 2 } } });
  const article = await client.GET('/v1/articles/{slug}', { params: { path: { slug } } });
  const decided = await client.POST('/v1/decide', { body: { article: slug, channel: 'app' } });
  const refused = await client.POST('/v1/decide', { body: { article: slug, channel: 'print' } });
  const missing = await client.GET('/v1/articles/{slug}', { params: { path: { slug: 'no-such-article' } } });
  return {
    slugs,
    feed: feed.data?.items.map(({ id, _tearsheet }) => ({ id, notice: _tearsheet.rights.notice })),
    article: { uri: article.data?.uri, notice: article.data?.copyrightNotice, body: article.data?.bodies[0]?.value.length },
    decided: decided.data?.decision === 'grant' ? { form: decided.data.form, notice: decided.data.notice.text } : undefined,
    refused: refused.data?.decision === 'refuse' ? refused.data.reasons : undefined,
    missing: missing.error?.type,
  };
}

/** In the sandbox, where nothing of the sample changes. */
async function handleWithdrawal({ key }: NewKey) {
  const client = clientWith(key);
  const slug = 'sandbox-withdrawn';
  const act = (action: 'publish' | 'withdraw') => client.POST('/v1/sandbox', { body: { action, slug } });
  await act('publish');
  await client.GET('/v1/articles/{slug}', { params: { path: { slug } } });
  await act('withdraw');
  const gone = await client.GET('/v1/articles/{slug}', { params: { path: { slug } } });
  const listed = await client.GET('/v1/withdrawals', { params: { query: { limit: 10 } } });
  const [withdrawal] = listed.data?.withdrawals ?? [];
  const { data } = await client.POST('/v1/withdrawals/{id}/acknowledgement', {
    params: { path: { id: withdrawal?.id ?? '' } },
    body: { outcome: 'removed', by: 'Night desk', at: new Date().toISOString() },
  });
  return { gone: gone.error?.type, withdrawal: withdrawal?.slug, outcome: data?.outcome, by: data?.withdrawal.acknowledged?.by };
}

console.log(JSON.stringify({ ...(await pullCopy(await issueKey('live'))), ...(await handleWithdrawal(await issueKey('test'))) }));
