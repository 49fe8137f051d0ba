// The Cap'n Proto text that workerd starts from: the bundle under test, its bindings, and the services that stand in for the platform.
import { join, relative, resolve } from 'node:path';
import type { Bindings } from './bindings.ts';

/** Another Worker in the same process, to measure against: its own socket, an `admin` socket, and a KV of its own if it names one. */
export interface Companion {
  name: string;
  /** Path of an ES module without imports. */
  module: string;
  kvBinding?: string;
  /** Class of the Durable Object that it has in the binding OBJECT. */
  objectClass?: string;
}

export interface WorkerdOptions {
  /** Path of the built module. */
  bundle: string;
  bindings: Bindings;
  /** Durable Objects are kept here; starting again in it finds them as they were. */
  directory: string;
  companions?: Companion[];
  /** Flags of V8, such as a limit of the heap. */
  v8Flags?: readonly string[];
  /** `host:port` for the inspector protocol. Absent: none. */
  inspector?: string;
  /** Attaches the counting tail, which halves the throughput: never in a run that measures speed. */
  counting?: boolean;
}

const SERVICES = join(import.meta.dirname, 'services');

/** Cap'n Proto's text literals are escaped like JSON's. */
function quoted(value: string): string {
  return JSON.stringify(value);
}

export function socketNames(companions: readonly Companion[]): string[] {
  return ['http', 'control', 'kv', 'queue', 'tail', ...companions.flatMap(({ name }) => [name, `${name}-admin`])];
}

/** The main module: the bundle's exports, its objects able to take a fill, and the control entrypoint. */
export function entrySource(bindings: Bindings): string {
  const classes = [...new Set(Object.values(bindings.objects))];
  return [
    `import * as bundle from './bundle.mjs';`,
    `import { withSql } from './entry-parts.mjs';`,
    `export * from './bundle.mjs';`,
    `export { control } from './entry-parts.mjs';`,
    `export default bundle.default;`,
    // For the soak: what the isolate counts of its caches.
    `globalThis.memoryBytes = () => bundle.default.isolate?.memory.bytes ?? 0;`,
    ...classes.map((name) => `export class ${name} extends withSql(bundle.${name}) {}`),
    '',
  ].join('\n');
}

export function configText(options: WorkerdOptions): string {
  const { bindings, companions = [], directory, v8Flags = [] } = options;
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (${v8Flags.length === 0 ? '' : `\n  v8Flags = [${v8Flags.map(quoted).join(', ')}],`}
  services = [
    ${services(options).join(',\n    ')}],
  extensions = [(modules = [(name = "bench:rate-limit", internal = true, esModule = ${embed(directory, join(SERVICES, 'rate-limit-binding.mjs'))})])],
  sockets = [
    ${sockets(companions).join(',\n    ')}]);
const main :Workerd.Worker = (
  modules = [
    (name = "entry.mjs", esModule = embed "entry.mjs"),
    (name = "bundle.mjs", esModule = ${embed(directory, options.bundle)}),
    (name = "entry-parts.mjs", esModule = ${embed(directory, join(SERVICES, 'entry-parts.mjs'))})],
  compatibilityDate = ${quoted(bindings.compatibilityDate)},
  compatibilityFlags = ["unsafe_module"],
  durableObjectNamespaces = [${objectNamespaces(bindings)}],
  durableObjectStorage = (localDisk = "disk"),
  cacheApiOutbound = "cache",${options.counting === true ? '\n  streamingTails = ["tail"],' : ''}
  bindings = [
    ${mainBindings(bindings).join(',\n    ')}]);
`;
}

function services({ bindings, companions = [], directory }: WorkerdOptions): string[] {
  const standIn = (name: string, file: string, ...extras: string[]) =>
    worker(name, embed(directory, join(SERVICES, file)), bindings.compatibilityDate, extras);
  const queueName = Object.values(bindings.queues)[0] ?? '';
  return [
    '(name = "main", worker = .main)',
    standIn('kv', 'kv.mjs'),
    standIn(
      'queue',
      'queue.mjs',
      'compatibilityFlags = ["service_binding_extra_handlers"]',
      `bindings = [(name = "CONSUMER", service = "main"), (name = "QUEUE_NAME", text = ${quoted(queueName)})]`,
    ),
    standIn('cache', 'cache.mjs'),
    standIn('tail', 'tail.mjs'),
    ...Object.entries(bindings.rateLimits).map(([name, limit]) =>
      standIn(`limit-${name}`, 'rate-limit.mjs', `bindings = [(name = "LIMIT", json = ${quoted(JSON.stringify(limit))})]`),
    ),
    ...companions.flatMap(({ name, module, kvBinding, objectClass }) => [
      ...(kvBinding === undefined ? [] : [standIn(`kv-${name}`, 'kv.mjs')]),
      worker(name, embed(directory, module), bindings.compatibilityDate, [
        ...(kvBinding === undefined ? [] : [ownKv(name, kvBinding)]),
        ...(objectClass === undefined ? [] : ownObjects(name, objectClass)),
      ]),
    ]),
    // Unlike `embed`, a disk's path is resolved against the working directory.
    `(name = "disk", disk = (path = ${quoted(resolve(directory, 'objects'))}, writable = true))`,
  ];
}

function ownKv(name: string, binding: string): string {
  return `bindings = [(name = ${quoted(binding)}, kvNamespace = ${quoted(`kv-${name}`)})]`;
}

/** With SQLite on the same disk as the objects under test. */
function ownObjects(name: string, className: string): string[] {
  return [
    `durableObjectNamespaces = [(className = ${quoted(className)}, uniqueKey = ${quoted(`bench-${name}`)}, enableSql = true)]`,
    'durableObjectStorage = (localDisk = "disk")',
    `bindings = [(name = "OBJECT", durableObjectNamespace = ${quoted(className)})]`,
  ];
}

function worker(name: string, embedded: string, date: string, extras: readonly string[]): string {
  const parts = [`modules = [(name = "main.mjs", esModule = ${embedded})]`, `compatibilityDate = ${quoted(date)}`, ...extras];
  return `(name = ${quoted(name)}, worker = (${parts.join(', ')}))`;
}

/** `embed` takes paths relative to the configuration file and no others. */
function embed(directory: string, file: string): string {
  return `embed ${quoted(relative(directory, file))}`;
}

function sockets(companions: readonly Companion[]): string[] {
  const admins = ['kv', 'queue', 'tail'].map((name) => socket(name, name, 'admin'));
  return [
    socket('http', 'main'),
    socket('control', 'main', 'control'),
    ...admins,
    ...companions.flatMap(({ name }) => [socket(name, name), socket(`${name}-admin`, name, 'admin')]),
  ];
}

/** Port 0: workerd reports the one it got, so runs never collide. */
function socket(name: string, service: string, entrypoint?: string): string {
  const target = `(name = ${quoted(service)}${entrypoint === undefined ? '' : `, entrypoint = ${quoted(entrypoint)}`})`;
  return `(name = ${quoted(name)}, address = "127.0.0.1:0", http = (), service = ${target})`;
}

function objectNamespaces(bindings: Bindings): string {
  const classes = [...new Set(Object.values(bindings.objects))];
  return classes.map((name) => `(className = ${quoted(name)}, uniqueKey = ${quoted(`bench-${name}`)}, enableSql = true)`).join(', ');
}

function mainBindings({ kv, objects, queues, rateLimits, vars }: Bindings): string[] {
  return [
    ...kv.map((name) => `(name = ${quoted(name)}, kvNamespace = "kv")`),
    ...Object.entries(objects).map(([name, className]) => `(name = ${quoted(name)}, durableObjectNamespace = ${quoted(className)})`),
    ...Object.keys(queues).map((name) => `(name = ${quoted(name)}, queue = "queue")`),
    ...Object.keys(rateLimits).map(
      (name) =>
        `(name = ${quoted(name)}, wrapped = (moduleName = "bench:rate-limit", innerBindings = [(name = "SERVICE", service = ${quoted(`limit-${name}`)})]))`,
    ),
    ...Object.entries(vars).map(([name, value]) => `(name = ${quoted(name)}, text = ${quoted(value)})`),
  ];
}
