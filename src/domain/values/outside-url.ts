// Decides whether the program may call a URL that somebody else chose: a webhook, a callback, a partner's page or a redirect. Pure. It checks the
// host name only. A caller that can resolve names must also check each address (public-address.ts) and connect to a checked one.
import { isLoopback } from './loopback.ts';

/** The purpose of the call. `redirect`: an import follows a redirect. */
export type OutsideCaller = 'webhook' | 'callback' | 'page' | 'redirect';

export interface OutsideUrlOptions {
  /** The URL that redirected here. A relative URL is resolved against it, and a redirect from https to http is refused. Absent: there was no
   *  redirect. */
  from?: URL | undefined;
  /** Ports allowed besides the usual ones of the purpose. */
  ports?: readonly number[];
  /** Hosts of this service, spelt as in `URL.hostname`. `*.workers.dev` means every name below. */
  ownHosts?: readonly string[];
  /** Domains of an agreement in lower case. The host must be one of them or a subdomain of one. Absent: any host. */
  domains?: readonly string[] | undefined;
  /** Allows this machine over http or https at any port, and names reserved for tests. Default: false. */
  isDevelopment?: boolean;
}

/** The reason why a URL may not be called. */
export type OutsideUrlRefusal =
  | { reason: 'unreadable' | 'downgrade' | 'credentials' | 'length' | 'address' | 'machine' | 'reserved' | 'name' | 'own' }
  | { reason: 'scheme'; allowed: readonly string[] }
  | { reason: 'port'; allowed: readonly number[] }
  | { reason: 'domain'; allowed: readonly string[] };

/** `url` is the URL to call: without a fragment and without a final dot in its host. */
type OutsideUrl = { ok: true; url: URL } | { ok: false; refusal: OutsideUrlRefusal };

const CALLERS: Readonly<Record<OutsideCaller, { schemes: readonly string[]; ports: readonly number[] }>> = {
  webhook: { schemes: ['https:'], ports: [443] },
  // WebSub allows a callback to be http.
  callback: { schemes: ['https:', 'http:'], ports: [443, 80] },
  page: { schemes: ['https:'], ports: [443] },
  redirect: { schemes: ['https:', 'http:'], ports: [443, 80] },
};

const URL_CHARS = 2_048;
/** RFC 1034 §3.1. */
const HOST_CHARS = 253;
/** Letters, digits and hyphens (RFC 1123 §2.1) below a top-level domain of letters, which no spelling of an IP address has. */
const HOST_NAME = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{0,58}[a-z0-9])$/;
/** Top-level domains without public names: RFC 6761, 6762, 7686, 8375, 9476, ICANN's domain for private use, and those that routers use. */
const PRIVATE_DOMAINS = 'alt arpa corp home internal intranet lan local localdomain localhost mail onion private'.split(' ');
/** RFC 2606 §2. */
const TEST_DOMAINS = ['example', 'invalid', 'test'];

/** Checks one URL. It follows no redirects and resolves no names: the caller checks each redirect separately, with `from`. */
export function checkOutsideUrl(text: string, caller: OutsideCaller, options: OutsideUrlOptions = {}): OutsideUrl {
  const url = URL.parse(text, options.from?.href);
  if (url === null) return { ok: false, refusal: { reason: 'unreadable' } };
  url.hash = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.slice(0, -1);
  const refusal = refusalOf(url, caller, options);
  return refusal === undefined ? { ok: true, url } : { ok: false, refusal };
}

function refusalOf(url: URL, caller: OutsideCaller, options: OutsideUrlOptions): OutsideUrlRefusal | undefined {
  const { schemes, ports } = CALLERS[caller];
  const isOwnMachine = options.isDevelopment === true && isLoopback(url.hostname) && /^https?:$/.test(url.protocol);
  if (!isOwnMachine && !schemes.includes(url.protocol)) return { reason: 'scheme', allowed: schemes };
  if (options.from?.protocol === 'https:' && url.protocol === 'http:') return { reason: 'downgrade' };
  if (url.username !== '' || url.password !== '') return { reason: 'credentials' };
  if (url.href.length > URL_CHARS) return { reason: 'length' };
  if (isOwnMachine) return undefined;
  const allowed = [...new Set([...ports, ...(options.ports ?? [])])];
  return refusalOfHost(url.hostname, options) ?? (allowed.includes(portOf(url)) ? undefined : { reason: 'port', allowed });
}

function refusalOfHost(host: string, { ownHosts = [], domains, isDevelopment }: OutsideUrlOptions): OutsideUrlRefusal | undefined {
  // The URL parser has turned every other spelling of an IP address into these: decimal, octal, hexadecimal, shortened, full-width.
  if (host.startsWith('[') || /^\d+(?:\.\d+){3}$/.test(host)) return { reason: 'address' };
  if (isLoopback(host)) return { reason: 'machine' };
  const top = host.slice(host.lastIndexOf('.') + 1);
  if (PRIVATE_DOMAINS.includes(top) || (isDevelopment !== true && TEST_DOMAINS.includes(top))) return { reason: 'reserved' };
  if (host.length > HOST_CHARS || !HOST_NAME.test(host)) return { reason: 'name' };
  if (ownHosts.some((own) => (own.startsWith('*.') ? host.endsWith(own.slice(1)) : host === own))) return { reason: 'own' };
  if (domains !== undefined && !domains.some((domain) => host === domain || host.endsWith(`.${domain}`)))
    return { reason: 'domain', allowed: domains };
  return undefined;
}

/** Returns the port of a URL, or the default port of its scheme. */
export function portOf({ protocol, port }: URL): number {
  return port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
}

/** Makes a sentence for people, in which "it" is the URL. */
export function sentenceOfRefusal(refusal: OutsideUrlRefusal): string {
  switch (refusal.reason) {
    case 'unreadable':
      return 'It is not a URL.';
    case 'scheme':
      return `It does not begin with ${listed(refusal.allowed)}.`;
    case 'downgrade':
      return 'It leads from https to http.';
    case 'credentials':
      return 'It contains a user name or a password.';
    case 'length':
      return `It is longer than ${URL_CHARS} characters.`;
    case 'port':
      return `Its port is not ${listed(refusal.allowed)}.`;
    case 'address':
      return 'Its host is an IP address, not a name.';
    case 'machine':
      return 'Its host name is one of this machine.';
    case 'reserved':
      return 'Its host name is not one of the public internet.';
    case 'name':
      return 'Its host is not a full domain name.';
    case 'own':
      return 'It is an address of this service.';
    case 'domain':
      return refusal.allowed.length === 0 ? 'No domain is allowed.' : `Its host is not within ${listed(refusal.allowed)}.`;
  }
}

function listed(items: readonly (string | number)[]): string {
  return items.join(' or ');
}
