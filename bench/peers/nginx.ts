// nginx as its documentation tunes it: a worker for each core, no access log, open files remembered.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Daemons, freePort, isRoot } from './daemon.ts';

/** Names of the servers, each with what its block holds. */
export type Servers = Readonly<Record<string, readonly string[]>>;

export interface Nginx {
  pid: number;
  /** `http://127.0.0.1:PORT` of a server. */
  origin(server: string): string;
}

/** `http` is put into the block of all servers. */
export async function startNginx(
  daemons: Daemons,
  program: string,
  folder: string,
  servers: Servers,
  http: readonly string[] = [],
): Promise<Nginx> {
  const ports = new Map<string, number>();
  for (const name of Object.keys(servers)) ports.set(name, await freePort());
  const blocks = Object.entries(servers).map(([name, lines]) =>
    block('server', [`listen 127.0.0.1:${ports.get(name)} backlog=511;`, ...lines]),
  );
  const config = join(folder, 'nginx.conf');
  const log = join(folder, 'nginx.log');
  mkdirSync(join(folder, 'tmp'));
  writeFileSync(config, configText(folder, [...http, ...blocks]));
  const [port = 0] = ports.values();
  const pid = await daemons.start({
    program,
    args: ['-p', folder, '-e', log, '-c', config],
    listens: { port, host: '127.0.0.1' },
    log,
  });
  return { pid, origin: (server) => `http://127.0.0.1:${ports.get(server)}` };
}

function configText(folder: string, http: readonly string[]): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, 'tmp', name)};`);
  return [
    ...(isRoot() ? ['user root root;'] : []),
    'daemon off;',
    'worker_processes auto;',
    `pid ${join(folder, 'nginx.pid')};`,
    block('events', ['worker_connections 1024;']),
    block('http', [
      ...temporary,
      'types { application/rss+xml rss; }',
      'access_log off;',
      'sendfile on;',
      'tcp_nopush on;',
      'open_file_cache max=100;',
      'keepalive_requests 1000000;',
      ...http,
    ]),
    '',
  ].join('\n');
}

export function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}
