// What `npm start` prints when the service is up: its addresses, where its secrets are, and commands to try.
import { readFileSync } from 'node:fs';
import { FEED_FORMATS } from '../../domain/feeds/feed-name.ts';
import { licensedCurl } from '../../domain/partners/licensed-curl.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { readDevVars } from '../client/dev-vars.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { SAMPLE_KEY } from './sample-partner.ts';
import type { SampleUser } from './sample-user.ts';

export interface Running {
  server: string;
  token: string;
  /** Where the secrets are, for a person: from the folder in which the service was started. */
  secrets: string;
  /** Where the secrets are, for programs. */
  secretsFile: string;
  /** Whether secrets are printed themselves, not only where they are. */
  showsSecrets: boolean;
}

export interface Introduced {
  publisher: Publisher | undefined;
  partner: { name: string; key: string } | undefined;
  /** A link that signs in at the console once. */
  consoleUrl: string | undefined;
  /** A person of the sample partner, with a link that signs in at the portal once. */
  user: SampleUser | undefined;
}

export function printIntroduction(running: Running, { publisher, partner, consoleUrl, user }: Introduced, terminal: Terminal): void {
  const { server } = running;
  terminal.say('');
  terminal.say(`Tearsheet is up${publisher === undefined ? '' : ` for ${publisher.name}`}.`, 'strong');
  terminal.say('');
  terminal.verbatim(`  Front page   ${server}/`);
  terminal.verbatim(`  Feeds        ${server}/feeds`);
  for (const format of FEED_FORMATS) terminal.verbatim(`               ${server}/feeds/all.${format}`);
  if (consoleUrl !== undefined) {
    terminal.verbatim(`  Console      ${consoleUrl}`);
    terminal.verbatim('               (signs in once, within ten minutes; npx --no tearsheet console makes another link)');
  }
  if (user !== undefined) {
    terminal.verbatim(`  Portal       ${user.url}`);
    terminal.verbatim(`               (signs in once, within 72 hours, as ${user.name} of ${partner?.name ?? user.partner};`);
    terminal.verbatim(`               npx --no tearsheet partner invite ${user.partner} ${user.email} makes another link)`);
  }
  for (const line of tokenLines(running)) terminal.verbatim(line);
  terminal.say('');
  if (publisher === undefined) {
    terminal.say('No publisher is set up yet, and nothing can be published without one:', 'warning');
    terminal.verbatim(`  npx --no tearsheet publisher set src/cli/sample/publisher.json --server ${server}`);
    terminal.say('with a copy of that file, made your own; or set it up in the browser: the link to the console leads there.');
  } else {
    terminal.say('Publish something:');
    for (const line of publishLines(running, publisher)) terminal.verbatim(line);
  }
  if (partner !== undefined) {
    terminal.say('');
    terminal.say(`Pull licensed copy, as the sample partner ${partner.name} does:`);
    terminal.verbatim(`  ${pullLine(running, partner.key)}`);
  }
  terminal.say('');
  terminal.say('Ctrl-C stops the service. What is stored stays.', 'faint');
}

function tokenLines({ token, secrets, showsSecrets }: Running): string[] {
  if (!showsSecrets) return [`  Desk token   DESK_TOKEN in ${secrets} (npm start -- --show-secrets prints it)`];
  return [`  Desk token   ${token}`, `               (DESK_TOKEN in ${secrets}; keep it to yourself)`];
}

function publishLines(running: Running, publisher: Publisher): string[] {
  const article = {
    headline: 'Hello, readers',
    source: publisher.name,
    sections: [publisher.sections[0]?.code ?? ''],
    bodyHtml: '<p>Our first article.</p>',
  };
  const authorization = running.showsSecrets ? `'Authorization: Bearer ${running.token}'` : headerFrom(running, 'DESK_TOKEN');
  return [
    `  curl -X PUT ${running.server}/desk/articles/hello-readers \\`,
    `    -H ${authorization} -H 'Content-Type: application/json' \\`,
    `    -d ${inShell(JSON.stringify(article))}`,
  ];
}

function pullLine(running: Running, key: string): string {
  if (running.showsSecrets) return licensedCurl(running.server, { key, mode: 'live', scopes: ['feed'] });
  return `curl -H ${headerFrom(running, SAMPLE_KEY)} ${running.server}/v1/feed.rss`;
}

/** The header as a shell makes it of the file, so that the secret is neither on the screen nor in the shell's history. */
export function headerFrom({ secrets, secretsFile }: Pick<Running, 'secrets' | 'secretsFile'>, name: string): string {
  const file = /^[\w./-]+$/.test(secrets) ? secrets : inShell(secrets);
  const lines = readFileSync(secretsFile, 'utf8').split('\n');
  const isPlain = lines.filter((line) => line.includes(name)).join('\n') === `${name}=${readDevVars(secretsFile).get(name)}`;
  const reading = isPlain ? `sed -n 's/^${name}=//p' ${file}` : `cat ${file} | node -p "util.parseEnv(fs.readFileSync(0, 'utf8')).${name}"`;
  return `"Authorization: Bearer $(${reading})"`;
}

function inShell(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
