// Requests of which most would be accepted, each with a fault in one place or another.
import { ALL_ROUTES } from '../all-routes.ts';
import { BOOTSTRAP_TOKEN, ORIGIN } from '../desk.ts';
import { BODIES, FORMS, LINES } from './bodies.ts';
import type { Dice } from './dice.ts';
import { damaged, hostileValue, mutated, spelled, tweaked } from './mutations.ts';
import { HEADERS, likelyFor, NUMBERS, PARAMETERS } from './parameters.ts';
import { TERM_CODES } from './term-forms.ts';
import { TEXTS } from './values.ts';
import type { World } from './world.ts';

export interface FuzzRequest {
  method: string;
  /** With its query. */
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array;
}

export interface Route {
  method: string;
  pattern: string;
}

/** Taken from the app, so that a new route is tried from its first day. */
export function routes(): Route[] {
  const found = ALL_ROUTES.filter(({ method }) => method !== 'ALL' && method !== 'OPTIONS').map(({ method, path: pattern }) => ({
    method,
    pattern,
  }));
  return [...new Map(found.map((route) => [nameOf(route), route])).values()];
}

export function nameOf({ method, pattern }: Route): string {
  return `${method} ${pattern}`;
}

export function takesBody({ method }: Route): boolean {
  return method === 'POST' || method === 'PUT';
}

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'];

export function requestFor(route: Route, world: World, dice: Dice): FuzzRequest {
  const method = dice.chance(0.06) ? dice.pick(METHODS) : route.method === 'GET' && dice.chance(0.1) ? 'HEAD' : route.method;
  const path = pathFor(route, world, dice) + queryFor(route, world, dice);
  const headers = headersFor(route, world, dice);
  if (method === 'GET' || method === 'HEAD') return { method, path, headers };
  const form = FORMS[nameOf(route)];
  if (form !== undefined) return formRequest({ method, path, headers }, { form: formTokenFor(route, world), ...form(world, dice) }, dice);
  const body = bodyFor(route, world, dice);
  if (body === undefined) return { method, path, headers };
  const type = nameOf(route) in LINES ? 'application/x-ndjson' : 'application/json';
  return {
    method,
    path,
    headers: { 'content-type': dice.chance(0.03) ? dice.pick(['text/plain', '', 'application/JSON; q=1']) : type, ...headers },
    body,
  };
}

function formTokenFor({ pattern }: Route, { formToken, portalFormToken }: World): string {
  return pattern.startsWith('/portal') ? portalFormToken : formToken;
}

/** As the browser of our own page sends it, with a fault now and then. */
function formRequest({ method, path, headers }: FuzzRequest, fields: Record<string, string>, dice: Dice): FuzzRequest {
  const given = Object.entries(fields).map(([name, value]): [string, string] => [
    name,
    dice.chance(0.1) ? tweaked(value, dice).toWellFormed() : value,
  ]);
  if (dice.chance(0.1))
    given.splice(dice.below(given.length + 1), 1, [dice.pick(['etag', 'note', '__proto__']), dice.pick(TEXTS).toWellFormed()]);
  const ours = dice.chance(0.95) ? { origin: ORIGIN, 'sec-fetch-site': 'same-origin' } : { origin: 'https://evil.example' };
  const type = dice.chance(0.03) ? 'text/plain' : 'application/x-www-form-urlencoded';
  const body = new URLSearchParams(given).toString();
  return { method, path, headers: { ...headers, ...ours, 'content-type': type }, body: dice.chance(0.03) ? damaged(body, dice) : body };
}

const FEEDS = [
  'all',
  'sections/harbour',
  'sections/weather',
  'subjects/pilots',
  'authors/ada-brink',
  'subjects/none',
  'sections/none',
  'none',
];

function pathFor({ pattern }: Route, world: World, dice: Dice): string {
  const path = pattern
    .replace(
      '*',
      () =>
        `${dice.pick(FEEDS)}${dice.pick(['', '.rss', '.atom', '.json', '.xml', '/archive/1.rss', '/archive/2.json', '/archive/0.atom'])}`,
    )
    .replace(/:([a-z]+)/g, (_, name: string) => encodeURIComponent(dice.pick(namesFor(pattern, name, world))).replaceAll('%2F', '/'));
  if (dice.chance(0.88)) return path;
  if (dice.chance(0.3)) return `/${encodeURI(tweaked(path.slice(1), dice).toWellFormed())}`;
  const at = 1 + dice.below(path.length);
  const strange = dice.pick([
    '/',
    '//',
    '%2F',
    '%00',
    '%',
    '%ff',
    '.',
    '..',
    '/../',
    '%2561',
    ' ',
    '\u00e9',
    '\u{1f600}',
    ';',
    '#',
    '\\',
    'A',
    encodeURIComponent(dice.pick(TEXTS.filter((text) => text.isWellFormed()))),
  ]);
  return dice.chance(0.3) ? path.toUpperCase() : `${path.slice(0, at)}${strange}${path.slice(at)}`;
}

function namesFor(
  pattern: string,
  name: string,
  { slugs, partners, keyIds, feedTokens, withdrawals, runs, links, invitations }: World,
): readonly string[] {
  if (pattern.startsWith('/portal/sandbox')) return ['sandbox-0', 'sandbox-1', 'sandbox-2', 'sandbox-none', 'eastern-lock'];
  if (name === 'slug') return slugs;
  if (name === 'link') return [...links, 'tsl_x'];
  if (name === 'invitation') return [...invitations, 'tsi_x'];
  if (name === 'run') return runs;
  if (name === 'key') return [...keyIds, 'unknown'];
  if (name === 'partner') return partners;
  if (name === 'code') return TERM_CODES;
  if (name === 'agreement') return ['main', 'main', 'other', 'MAIN'];
  if (name === 'version') return ['1', '2', '0', '-1', '1e3', '0x1', '9007199254740993', 'x'];
  if (name === 'token') return [...feedTokens, 'nobody'];
  if (name === 'type') return ['withdrawn', 'not-found', 'constructor', '__proto__', 'unknown'];
  if (pattern.startsWith('/v1/receipts')) return ['main.1.eastern-lock.2.full', 'main.1.eastern-lock.99999999999.full', 'x'];
  if (pattern.startsWith('/v1/agreements')) return ['main', 'other'];
  if (pattern.startsWith('/desk/tokens')) return [...keyIds, 'unknown'];
  return withdrawals;
}

function queryFor({ pattern }: Route, { cursors }: World, dice: Dice): string {
  if (pattern.endsWith('/restore') && dice.chance(0.8)) return '?replace=true';
  const count = dice.pick([0, 0, 0, 1, 1, 2]);
  const pairs = Array.from({ length: count }, () => {
    const name = dice.chance(0.8) ? dice.pick(likelyFor(pattern)) : dice.pick([...Object.keys(PARAMETERS), 'cursor', 'unknown']);
    const right = dice.pick(name === 'cursor' || name === 'page' ? [...cursors, ...NUMBERS] : (PARAMETERS[name] ?? TEXTS));
    // The `wait` must not become one that waits.
    const value = name !== 'wait' && dice.chance(0.15) ? tweaked(right, dice) : right;
    return dice.chance(0.05)
      ? `${name}=${dice.pick(['%', '%ff', '%00', '&', '=', '+', '%2B', '#'])}`
      : `${name}=${encodeURIComponent(value.toWellFormed())}`;
  });
  return pairs.length === 0 ? '' : `?${pairs.join('&')}`;
}

function headersFor({ method, pattern }: Route, world: World, dice: Dice): Record<string, string> {
  const headers: Record<string, string> = { ...authorizationFor(pattern, world, dice) };
  if (pattern.startsWith('/desk/') && method !== 'GET' && dice.chance(0.6)) headers['if-match'] = '*';
  if (method === 'GET' && dice.chance(0.1)) headers['if-none-match'] = dice.pick(world.etags);
  for (let count = dice.pick([0, 0, 1, 2]); count > 0; count--) {
    const name = dice.pick(Object.keys(HEADERS));
    headers[name] = dice.pick(HEADERS[name]?.(world) ?? ['x']);
  }
  return headers;
}

function authorizationFor(pattern: string, world: World, dice: Dice): Record<string, string> {
  const { keys, feedTokens, deskTokens } = world;
  if (/^\/(?:console|portal)/.test(pattern)) {
    const cookie = pattern.startsWith('/portal') ? world.portalCookie : world.cookie;
    return { cookie: dice.chance(0.9) ? cookie : tweaked(cookie, dice).replace(/[^\x21-\x7e]/g, '') };
  }
  const isDesk = pattern.startsWith('/desk/');
  if (!isDesk && !pattern.startsWith('/v1/')) return dice.chance(0.95) ? {} : { authorization: `Bearer ${dice.pick(keys)}` };
  const right = isDesk ? BOOTSTRAP_TOKEN : dice.pick(keys);
  if (dice.chance(0.9)) return { authorization: `Bearer ${right}` };
  const password = btoa(`x:${dice.pick(keys)}`);
  const others = [
    '',
    'Bearer',
    'Bearer x',
    'Basic !',
    `Basic ${password}`,
    `Bearer ${right}, Bearer ${right}`,
    'Digest x',
    `bearer  ${right}`,
    `Bearer ${'x'.repeat(5_000)}`,
  ];
  return { authorization: dice.pick([...others, ...[...deskTokens, ...feedTokens, ...keys].map((token) => `Bearer ${token}`)]) };
}

function bodyFor(route: Route, world: World, dice: Dice): string | Uint8Array | undefined {
  const name = nameOf(route);
  const lines = LINES[name]?.(world, dice);
  if (lines !== undefined) return linesOf(lines, dice);
  const body = BODIES[name];
  if (body === undefined) return dice.chance(0.3) ? spelled(hostileValue(dice)) : undefined;
  const text = jsonOf(body(world, dice), dice);
  return dice.chance(0.06) ? damaged(text, dice) : text;
}

/** With one line changed, left out or doubled. */
function linesOf(lines: readonly unknown[], dice: Dice): string | Uint8Array {
  const at = dice.below(lines.length);
  const texts = lines.map((line, index) => (index === at ? jsonOf(line, dice) : spelled(line)));
  if (dice.chance(0.2)) texts.splice(at, dice.below(2), ...texts.slice(at, at + dice.below(2)), spelled(lines[dice.below(lines.length)]));
  const text = texts.join(dice.pick(['\n', '\n', '\r\n', '\n\n']));
  return dice.chance(0.05) ? damaged(text, dice) : text;
}

function jsonOf(value: unknown, dice: Dice): string {
  let changed = value;
  for (let count = dice.pick([0, 0, 0, 1, 1, 2]); count > 0; count--) changed = mutated(changed, dice);
  return spelled(changed);
}
