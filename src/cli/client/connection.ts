// Which desk to talk to, and with which token. The bootstrap token of `.dev.vars` goes to this machine only.
import { isLoopback } from '../../domain/values/loopback.ts';
import { mistake } from './failure.ts';

export interface Connection {
  /** The origin without a trailing slash. */
  server: string;
  /** Absent: the server refuses calls that need a token. */
  token?: string;
}

export interface ConnectionOptions {
  server?: string;
  token?: string;
}

const DEFAULT_SERVER = 'http://localhost:8787';

/** What is known of the services that `npm start` runs on this machine. */
export interface LocalServices {
  /** The address of the one that runs; `undefined` if none does. */
  server: () => string | undefined;
  /** The bootstrap token of the one at this port. */
  token: (port: string) => string | undefined;
}

/** Options win over the environment, and the environment over `local`, which is asked for a token only if the server is on this machine. */
export function connectionFrom(options: ConnectionOptions, env: NodeJS.ProcessEnv, local: LocalServices): Connection {
  const url = serverUrl(options.server ?? nonEmpty(env['TEARSHEET_URL']) ?? local.server() ?? DEFAULT_SERVER);
  const token = options.token ?? nonEmpty(env['TEARSHEET_TOKEN']) ?? (isLoopback(url.hostname) ? local.token(url.port) : undefined);
  const server = url.origin;
  return token === undefined ? { server } : { server, token: checked(token) };
}

function serverUrl(text: string): URL {
  if (!URL.canParse(text)) throw mistake(`The server must be a URL such as ${DEFAULT_SERVER}.`);
  const url = new URL(text);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw mistake('The server must be an http or https URL.');
  // The URL is not echoed, because the part before the @ is a secret.
  if (url.username !== '' || url.password !== '') throw mistake('The server URL must not carry a name or password: use --token.');
  if (url.pathname !== '/' || url.search !== '') throw mistake(`The server is an origin without a path: ${url.origin}`);
  return url;
}

/** fetch() quotes a header that it refuses in its error, so a malformed token is caught before. */
function checked(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token))
    throw mistake('The token contains characters that no token has. Was it copied whole, without line breaks?');
  return token;
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === '' ? undefined : text;
}
