// The programs that the peers need, where Debian puts them, and the packages to install where they are missing.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Paths. */
export interface Programs {
  nginx: string;
  phpFpm: string;
  /** Of the same version as `phpFpm`. */
  php: string;
  /** Names of modules that `phpFpm` loads. */
  mysqli: string;
  opcache: string;
  mariadbd: string;
  mariadbInstallDb: string;
  /** Folder of the program's files. */
  wordpress: string;
}

type Needed = keyof Programs;

const PACKAGES: Readonly<Record<Needed, string>> = {
  nginx: 'nginx',
  phpFpm: 'php-fpm',
  php: 'php-cli',
  mysqli: 'php-mysql',
  opcache: 'php-opcache',
  mariadbd: 'mariadb-server',
  mariadbInstallDb: 'mariadb-server',
  wordpress: 'wordpress',
};

const STATIC_FILE = ['nginx'] as const;
const WORDPRESS = ['nginx', 'wordpress', 'phpFpm', 'php', 'mysqli', 'opcache', 'mariadbd', 'mariadbInstallDb'] as const;
export const NEEDS = { staticFile: STATIC_FILE, wordpress: WORDPRESS };

const WORDPRESS_FOLDER = '/usr/share/wordpress';
const VERSION_FILE = 'wp-includes/version.php';

/** Debian keeps servers where the PATH of an ordinary user does not look. */
function programFolders(): string[] {
  return [...new Set([...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/sbin', '/usr/sbin', '/sbin'])];
}

export function findPrograms(folders: readonly string[] = programFolders(), wordpress = WORDPRESS_FOLDER): Partial<Programs> {
  const phpFpm = findProgram(/^php-fpm(?:\d+\.\d+)?$/, folders);
  const version = /[\d.]*$/.exec(phpFpm ?? '')?.[0] ?? '';
  const modules = phpFpm === undefined ? [] : execFileSync(phpFpm, ['-m'], { encoding: 'utf8' }).split('\n');
  return present({
    nginx: findProgram(/^nginx$/, folders),
    phpFpm,
    php: findProgram(new RegExp(`^php${version.replace('.', '\\.')}$`), folders),
    mysqli: modules.find((name) => name === 'mysqli'),
    opcache: modules.find((name) => name === 'Zend OPcache'),
    mariadbd: findProgram(/^mariadbd$/, folders),
    mariadbInstallDb: findProgram(/^mariadb-install-db$/, folders),
    wordpress: existsSync(join(wordpress, VERSION_FILE)) ? wordpress : undefined,
  });
}

function present(found: Readonly<Record<Needed, string | undefined>>): Partial<Programs> {
  return Object.fromEntries(Object.entries(found).filter(([, path]) => path !== undefined));
}

/** The last by name of the first folder that has one, so the newest version. */
function findProgram(name: RegExp, folders: readonly string[]): string | undefined {
  for (const folder of folders) {
    const names = existsSync(folder) ? readdirSync(folder).filter((entry) => name.test(entry)) : [];
    const newest = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
    if (newest !== undefined) return join(folder, newest);
  }
  return undefined;
}

export function hasAll<N extends Needed>(found: Partial<Programs>, needs: readonly N[]): found is Partial<Programs> & Pick<Programs, N> {
  return needs.every((need) => found[need] !== undefined);
}

/** What a row says instead of numbers. Nothing is installed by the bench. */
export function missingText(found: Partial<Programs>, needs: readonly Needed[]): string {
  const packages = new Set(needs.filter((need) => found[need] === undefined).map((need) => PACKAGES[need]));
  return `not measured: \`apt-get install ${[...packages].join(' ')}\` first`;
}

/** For example `nginx 1.22.1, PHP 8.2.36`. Of those that are found. */
export function versionsText({ nginx, phpFpm, mariadbd, wordpress }: Partial<Programs>): string {
  const versions = [
    ['nginx', nginx && outputOf(nginx, '-v'), /nginx\/([\d.]+)/],
    ['PHP', phpFpm && outputOf(phpFpm, '-v'), /PHP ([\d.]+)/],
    ['MariaDB', mariadbd && outputOf(mariadbd, '--version'), /Ver ([\d.]+)/],
    ['WordPress', wordpress && readFileSync(join(wordpress, VERSION_FILE), 'utf8'), /\$wp_version = '([^']+)'/],
  ] as const;
  return versions.flatMap(([name, text, pattern]) => (text === undefined ? [] : [`${name} ${pattern.exec(text)?.[1] ?? '?'}`])).join(', ');
}

/** nginx writes its version to the standard error. */
function outputOf(program: string, option: string): string {
  return execFileSync('sh', ['-c', '"$0" "$1" 2>&1', program, option], { encoding: 'utf8' });
}
