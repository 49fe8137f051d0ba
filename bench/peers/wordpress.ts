// WordPress as Debian packages it, behind nginx, php-fpm with OPcache and MariaDB, with the articles of the benchmark; its second server has a page cache.
import { cpSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { sampleArticle, sampleSlug } from '../sample.ts';
import { type Daemons, isRoot } from './daemon.ts';
import { block, type Nginx, startNginx } from './nginx.ts';
import type { Programs } from './programs.ts';

export interface WordPress {
  pids: readonly number[];
  /** Of the servers without and with a page cache. */
  plain: string;
  cached: string;
}

export const FEED = '/feed/';
/** Says `HIT` where the page cache answered. */
export const CACHE_HEADER = 'x-page-cache';

interface Place {
  folder: string;
  /** The copy of WordPress. */
  site: string;
  /** Of the database. */
  socket: string;
}

const HOST = 'www.m10news.example';
const SETUP = join(import.meta.dirname, 'wordpress-setup.php');
const WORKERS_PER_CORE = 2;
/** Sources never change here, so they are not looked at again; the whole program fits. */
const PHP_SETTINGS = [
  'opcache.enable=1',
  'opcache.validate_timestamps=0',
  'opcache.memory_consumption=192',
  'opcache.max_accelerated_files=16000',
];

export async function startWordPress(daemons: Daemons, programs: Programs, articles: number): Promise<WordPress> {
  const folder = daemons.subfolder('wordpress');
  const site = join(folder, 'site');
  const database = await startMariadb(daemons, programs, folder);
  cpSync(programs.wordpress, site, {
    recursive: true,
    dereference: true,
    filter: (path) => !/\/(?:wp-config\.php|\.htaccess)$/.test(path),
  });
  writeFileSync(join(site, 'wp-config.php'), configText(database.socket));
  await publish(daemons, programs, { folder, site, socket: database.socket }, articles);
  const fpm = await startPhpFpm(daemons, programs, folder);
  const nginx = await startServers(daemons, programs.nginx, folder, fpm.socket);
  return { pids: [nginx.pid, fpm.pid, database.pid], plain: nginx.origin('plain'), cached: nginx.origin('cached') };
}

async function startMariadb(daemons: Daemons, { mariadbd, mariadbInstallDb }: Programs, folder: string) {
  const socket = join(folder, 'db.sock');
  // MariaDB refuses to run as root unless it is told to.
  const shared = ['--no-defaults', `--datadir=${join(folder, 'database')}`, ...(isRoot() ? ['--user=root'] : [])];
  const log = join(folder, 'mariadb.log');
  await daemons.run({ program: mariadbInstallDb, args: [...shared, '--auth-root-authentication-method=normal', '--skip-test-db'], log });
  const args = [...shared, '--skip-networking', `--socket=${socket}`, `--pid-file=${join(folder, 'db.pid')}`, `--tmpdir=${folder}`];
  return { socket, pid: await daemons.start({ program: mariadbd, args, listens: { path: socket }, log }) };
}

async function startPhpFpm(daemons: Daemons, { phpFpm }: Programs, folder: string) {
  const socket = join(folder, 'php.sock');
  const config = join(folder, 'php-fpm.conf');
  const log = join(folder, 'php-fpm.log');
  const pool = [
    '[www]',
    ...(isRoot() ? ['user = root', 'group = root'] : []),
    `listen = ${socket}`,
    'pm = static',
    `pm.max_children = ${availableParallelism() * WORKERS_PER_CORE}`,
  ];
  writeFileSync(config, `${['[global]', `error_log = ${log}`, 'daemonize = no', ...pool].join('\n')}\n`);
  const settings = PHP_SETTINGS.flatMap((setting) => ['-d', setting]);
  const args = ['-F', '-p', folder, '-y', config, ...settings, ...(isRoot() ? ['-R'] : [])];
  return { socket, pid: await daemons.start({ program: phpFpm, args, listens: { path: socket }, log }) };
}

/** The site is asked for by its own name, whatever the port, so that it redirects nobody. */
function startServers(daemons: Daemons, program: string, folder: string, socket: string): Promise<Nginx> {
  const php = [
    ...Object.entries(fastcgiParameters(join(folder, 'site'))).map(([name, value]) => `fastcgi_param ${name} ${value};`),
    'fastcgi_buffers 64 16k;',
    'fastcgi_busy_buffers_size 256k;',
    `fastcgi_pass unix:${socket};`,
  ];
  const cache = ['fastcgi_cache pages;', 'fastcgi_cache_key $request_uri;', 'fastcgi_cache_valid 200 1h;'];
  const servers = {
    plain: [block('location /', php)],
    cached: [block('location /', [...php, ...cache, `add_header ${CACHE_HEADER} $upstream_cache_status;`])],
  };
  return startNginx(daemons, program, folder, servers, [`fastcgi_cache_path ${join(folder, 'pages')} keys_zone=pages:10m inactive=1h;`]);
}

function fastcgiParameters(site: string): Record<string, string> {
  return {
    SCRIPT_FILENAME: join(site, 'index.php'),
    SCRIPT_NAME: '/index.php',
    DOCUMENT_ROOT: site,
    REQUEST_METHOD: '$request_method',
    REQUEST_URI: '$request_uri',
    QUERY_STRING: '$query_string',
    SERVER_PROTOCOL: '$server_protocol',
    REMOTE_ADDR: '$remote_addr',
    SERVER_NAME: HOST,
    SERVER_PORT: '443',
    HTTPS: 'on',
    HTTP_HOST: HOST,
  };
}

/** The keys and salts of logins are missing: nobody logs in. */
function configText(socket: string): string {
  const constants = {
    DB_NAME: 'wordpress',
    DB_USER: 'root',
    DB_PASSWORD: '',
    DB_HOST: `localhost:${socket}`,
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    WP_HOME: `https://${HOST}`,
    WP_SITEURL: `https://${HOST}`,
  };
  return [
    '<?php',
    ...Object.entries(constants).map(([name, value]) => `define('${name}', '${value.replaceAll(/['\\]/g, String.raw`\$&`)}');`),
    "foreach (['DISABLE_WP_CRON', 'AUTOMATIC_UPDATER_DISABLED', 'WP_HTTP_BLOCK_EXTERNAL'] as $name) define($name, true);",
    "$table_prefix = 'wp_';",
    "require_once __DIR__ . '/wp-settings.php';",
    '',
  ].join('\n');
}

async function publish(daemons: Daemons, { php }: Programs, { folder, site, socket }: Place, count: number): Promise<void> {
  const file = join(folder, 'articles.json');
  writeFileSync(file, JSON.stringify(Array.from({ length: count }, (_, n) => articleOf(n))));
  const args = ['-d', 'display_errors=stderr', '-d', 'sendmail_path=/bin/false', SETUP, site, socket, file];
  await daemons.run({ program: php, args, log: join(folder, 'setup.log') });
}

function articleOf(n: number) {
  const { headline, standfirst, bodyHtml, firstPublished, subjects, sections } = sampleArticle(n, { section: 'News' });
  return {
    slug: sampleSlug(n),
    title: headline,
    excerpt: standfirst,
    html: bodyHtml,
    published: firstPublished,
    subjects,
    section: sections?.[0],
  };
}
