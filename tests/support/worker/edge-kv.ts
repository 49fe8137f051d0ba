// A KV binding that behaves as at the edge: a write becomes visible after a while, and reads, misses too, are cached. It wraps the real
// one, which still gets every write.
import { vi } from 'vitest';

interface Written {
  atMs: number;
  value: string | null;
  metadata: unknown;
}

export interface EdgeCalls {
  get: number;
  put: number;
}

/** A value becomes visible `lagMs` after its write where nothing is cached; hits and misses are cached for `cacheTtl` seconds. */
export function edgeKv(kv: KVNamespace, { lagMs }: { lagMs: number }): EdgeCalls {
  const written = new Map<string, Written[]>();
  const remembered = new Map<string, { untilMs: number; visible: Written | undefined }>();
  const calls = { get: 0, put: 0 };
  const put = kv.put.bind(kv);

  function see(key: string, cacheTtlSeconds: number): Written | undefined {
    const kept = remembered.get(key);
    if (kept !== undefined && kept.untilMs > Date.now()) return kept.visible;
    const visible = (written.get(key) ?? []).filter(({ atMs }) => atMs <= Date.now()).at(-1);
    remembered.set(key, { untilMs: Date.now() + cacheTtlSeconds * 1_000, visible });
    return visible;
  }

  function read(key: string, options: unknown) {
    calls.get += 1;
    const { type, cacheTtl = 60 } = (options ?? {}) as { type?: string; cacheTtl?: number };
    const visible = see(key, cacheTtl);
    const text = visible?.value ?? null;
    return { value: text !== null && type === 'json' ? JSON.parse(text) : text, metadata: visible?.metadata ?? null, cacheStatus: null };
  }

  vi.spyOn(kv, 'getWithMetadata').mockImplementation((async (key: string, options: unknown) => read(key, options)) as never);
  vi.spyOn(kv, 'get').mockImplementation((async (key: string, options: unknown) => read(key, options).value) as never);
  vi.spyOn(kv, 'put').mockImplementation(async (key, value, options) => {
    calls.put += 1;
    const states = written.get(String(key)) ?? [];
    states.push({ atMs: Date.now() + lagMs, value: String(value), metadata: options?.metadata ?? null });
    written.set(String(key), states);
    await put(key, value, options);
  });
  return calls;
}

/** A KV that returns values which no program of ours has written, under the current stamp: a fault that no code expects. */
export function garbleKv(kv: KVNamespace): void {
  const read = kv.getWithMetadata.bind(kv) as (key: string, options: unknown) => Promise<object>;
  const garbled = async (key: string, options: unknown) => ({ ...(await read(key, options)), value: '{' });
  vi.spyOn(kv, 'getWithMetadata').mockImplementation(garbled as never);
}
