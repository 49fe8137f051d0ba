// KV in memory, in the wire protocol of workerd's kvNamespace binding. Counts every operation; can refuse, delay and lag like the edge.
import { WorkerEntrypoint } from 'cloudflare:workers';

const STATUS_TEXTS = { 429: 'Too Many Requests', 500: 'Internal Server Error', 503: 'Service Unavailable' };
const OPERATIONS = { PUT: 'put', DELETE: 'delete', POST: 'getBulk' };

/** Versions by key, newest last: { value, metadata, expiresAtSeconds, visibleAtMs }; `value` is null for a deletion. */
const store = new Map();
const lastPutMs = new Map();
let counts = zeroCounts();
let fault = {};
let skewMs = 0;

function zeroCounts() {
  return { get: 0, getBulk: 0, bulkKeys: 0, put: 0, delete: 0, list: 0, miss: 0, bytesIn: 0, bytesOut: 0 };
}

function now() {
  return Date.now() + skewMs;
}

function visible(key) {
  const versions = store.get(key) ?? [];
  const index = versions.findLastIndex(({ visibleAtMs }) => visibleAtMs <= now());
  if (index < 0) return undefined;
  versions.splice(0, index);
  const [version] = versions;
  const expired = version.expiresAtSeconds !== undefined && version.expiresAtSeconds * 1000 <= now();
  return version.value === null || expired ? undefined : version;
}

function write(key, version) {
  const versions = store.get(key) ?? [];
  store.set(key, versions);
  versions.push({ ...version, visibleAtMs: now() + (fault.lagMs ?? 0) });
  visible(key);
}

function refuse(status) {
  return new Response(null, { status, statusText: STATUS_TEXTS[status] });
}

function get(key) {
  const version = visible(key);
  if (version === undefined) {
    counts.miss++;
    return new Response(null, { status: 404 });
  }
  counts.bytesOut += version.value.byteLength;
  return new Response(version.value, { headers: version.metadata ? { 'CF-KV-Metadata': version.metadata } : {} });
}

function put(key, body, query, headers) {
  if (fault.oneWritePerSecond && now() - (lastPutMs.get(key) ?? 0) < 1000) return refuse(429);
  lastPutMs.set(key, now());
  counts.bytesIn += body.byteLength;
  write(key, { value: body, metadata: headers.get('CF-KV-Metadata'), expiresAtSeconds: expiryOf(query) });
  return new Response();
}

function expiryOf(query) {
  if (query.has('expiration')) return Number(query.get('expiration'));
  if (query.has('expiration_ttl')) return Math.floor(now() / 1000) + Number(query.get('expiration_ttl'));
  return undefined;
}

function getBulk(body) {
  const { keys, type, withMetadata } = JSON.parse(new TextDecoder().decode(body));
  counts.bulkKeys += keys.length;
  if (keys.length > 100) return new Response(null, { status: 400, statusText: 'You can request a maximum of 100 keys' });
  return Response.json(Object.fromEntries(keys.map((key) => [key, bulkValue(visible(key), type, withMetadata)])));
}

function bulkValue(version, type, withMetadata) {
  if (version === undefined) return null;
  const text = new TextDecoder().decode(version.value);
  const value = type === 'json' ? JSON.parse(text) : text;
  return withMetadata ? { value, metadata: version.metadata ? JSON.parse(version.metadata) : null } : value;
}

function list(query) {
  const limit = Number(query.get('key_count_limit') ?? 1000);
  const after = query.has('cursor') ? decodeURIComponent(atob(query.get('cursor'))) : '';
  const prefix = query.get('prefix') ?? '';
  const names = [...store.keys()].filter((key) => key.startsWith(prefix) && key > after && visible(key)).sort();
  const page = names.slice(0, limit);
  const complete = page.length === names.length;
  const cursor = complete ? {} : { cursor: btoa(encodeURIComponent(page.at(-1))) };
  return Response.json({ keys: page.map((name) => ({ name })), list_complete: complete, ...cursor });
}

export default {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    const key = decodeURIComponent(pathname.slice(1));
    const operation = OPERATIONS[request.method] ?? (key === '' ? 'list' : 'get');
    counts[operation]++;
    // Read before refusing: a body left unread reaches the caller as "Network connection lost".
    const body = request.body ? await request.arrayBuffer() : undefined;
    if (fault.delayMs?.[operation]) await new Promise((resolve) => setTimeout(resolve, fault.delayMs[operation]));
    const planned = fault[operation];
    if (planned !== undefined && planned.left !== 0) {
      planned.left--;
      return refuse(planned.status);
    }
    if (operation === 'get') return get(key);
    if (operation === 'put') return put(key, body, searchParams, request.headers);
    if (operation === 'getBulk') return getBulk(body);
    if (operation === 'list') return list(searchParams);
    write(key, { value: null });
    return new Response();
  },
};

/** `/counts`, `/reset`, `/clear`, `/skew?ms=`, and `/fault` with `{"put": {"status": 429, "left": 1}, "lagMs": 60000, "oneWritePerSecond": true}`. */
export class admin extends WorkerEntrypoint {
  async fetch(request) {
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/reset') counts = zeroCounts();
    if (pathname === '/clear') store.clear();
    if (pathname === '/skew') skewMs += Number(searchParams.get('ms'));
    if (pathname === '/fault') fault = await request.json();
    return Response.json(counts);
  }
}
