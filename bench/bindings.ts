// What the Worker under test is given, read from wrangler.toml so that the benchmark cannot drift from what is deployed.
import { unstable_readConfig } from 'wrangler';

export interface Bindings {
  compatibilityDate: string;
  /** Binding names. */
  kv: string[];
  /** Class by binding. */
  objects: Record<string, string>;
  /** Queue by binding. */
  queues: Record<string, string>;
  rateLimits: Record<string, { limit: number; periodSeconds: number }>;
  vars: Record<string, string>;
}

/** Secrets of a Worker that only loopback can reach. */
export const DESK_TOKEN = 'bench-desk-token-for-loopback-only';
const KEY_PEPPERS = 'b1:dGhpcyBwZXBwZXIgaXMgZm9yIGJlbmNoZXMgb25seQ';
export const PUBLIC_ORIGIN = 'https://feeds.m10news.example';

/** The part of wrangler's configuration that is read here. */
interface WranglerConfig {
  compatibility_date?: string;
  kv_namespaces: { binding: string }[];
  durable_objects: { bindings: { name: string; class_name: string }[] };
  queues: { producers?: { binding: string; queue: string }[] };
  ratelimits: { name: string; simple: { limit: number; period: number } }[];
  vars: Record<string, unknown>;
}

export function bindingsOf(configPath: string): Bindings {
  const config: WranglerConfig = unstable_readConfig({ config: configPath }, { hideWarnings: true });
  return {
    compatibilityDate: config.compatibility_date ?? '',
    kv: config.kv_namespaces.map(({ binding }) => binding),
    objects: Object.fromEntries(config.durable_objects.bindings.map(({ name, class_name }) => [name, class_name])),
    queues: Object.fromEntries((config.queues.producers ?? []).map(({ binding, queue }) => [binding, queue])),
    rateLimits: Object.fromEntries(
      config.ratelimits.map(({ name, simple }) => [name, { limit: simple.limit, periodSeconds: simple.period }]),
    ),
    vars: { ...textVars(config.vars), PUBLIC_ORIGIN, DESK_TOKEN, KEY_PEPPERS },
  };
}

function textVars(vars: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]));
}
