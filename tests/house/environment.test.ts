// What the code calls its environment and what wrangler.toml gives it are one list.
import { describe, expect, it } from 'vitest';
import { isDeadLetter } from '../../src/consumers/purges.ts';
import { read, sourceFiles, withoutComments } from './source-files.ts';

const TOML = read('wrangler.toml');

/** Values of one key in every table of this name, as wrangler.toml writes them. */
function inTables(table: string, key: string): string[] {
  return TOML.split(/^(?=\[)/m)
    .filter((part) => part.startsWith(`[[${table}]]`))
    .flatMap((part) => new RegExp(`^${key} = "([^"]+)"`, 'm').exec(part)?.slice(1) ?? []);
}

function variables(): string[] {
  const [, table = ''] = /^\[vars\]\n((?:[^[\n].*\n|\n)*)/m.exec(TOML) ?? [];
  return [...table.matchAll(/^([A-Z_]+) =/gm)].map(([, name = '']) => name);
}

function secrets(): string[] {
  const [, list = ''] = /^required = \[([^\]]*)\]/m.exec(TOML) ?? [];
  return [...list.matchAll(/"([^"]+)"/g)].map(([, name = '']) => name);
}

const GIVEN = [
  ...inTables('kv_namespaces', 'binding'),
  ...inTables('durable_objects.bindings', 'name'),
  ...inTables('queues.producers', 'binding'),
  ...inTables('ratelimits', 'name'),
  ...(/^\[assets\]\n(?:.+\n)*binding = "([^"]+)"/m.exec(TOML)?.slice(1) ?? []),
  ...variables(),
  ...secrets(),
].sort();

describe('the environment', () => {
  it('that the types promise is the one that wrangler.toml gives', () => {
    const [, members = ''] = /interface __BaseEnv_Env \{\n([^}]*)\}/.exec(read('worker-configuration.d.ts')) ?? [];
    expect([...members.matchAll(/^\t(\w+):/gm)].map(([, name]) => name).sort()).toEqual(GIVEN);
  });

  it('has no binding that the code does not use', () => {
    const code = sourceFiles()
      .map((path) => withoutComments(read(path)))
      .join('\n');
    expect(GIVEN.filter((name) => !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  });

  it('has for every Durable Object a class that the entry exports, and a migration that makes it', () => {
    const classes = inTables('durable_objects.bindings', 'class_name');
    const made = [...TOML.matchAll(/^new_sqlite_classes = \[([^\]]*)\]/gm)].flatMap(([, list = '']) =>
      [...list.matchAll(/"([^"]+)"/g)].map(([, name]) => name),
    );
    expect(made.sort()).toEqual([...classes].sort());
    for (const name of classes) expect(read('src/worker.ts')).toMatch(new RegExp(`export \\{[^}]*\\b${name}\\b[^}]*\\}`));
  });

  it('has a consumer for its queue and one for what that queue gives up', () => {
    const dead = inTables('queues.consumers', 'dead_letter_queue');
    expect(dead).toHaveLength(1);
    expect(inTables('queues.consumers', 'queue')).toEqual([...inTables('queues.producers', 'queue'), ...dead]);
    expect(dead.map((queue) => isDeadLetter({ queue }))).toEqual([true]);
    expect(inTables('queues.producers', 'queue').map((queue) => isDeadLetter({ queue }))).toEqual([false]);
  });

  it('has every variable and secret in docs/operations.md', () => {
    const operations = read('docs/operations.md');
    expect([...variables(), ...secrets()].filter((name) => !operations.includes(`\`${name}\``))).toEqual([]);
  });

  it('is handed over by `npm start`, where a file of secrets gives it', () => {
    const code = withoutComments(read('src/cli/local/service.ts'));
    for (const name of [...variables(), ...secrets()]) expect(code).toContain(`'${name}'`);
  });
});
