// Which scopes somebody has at the console who signs in through Cloudflare Access. Pure.
import { DESK_SCOPES, type DeskScope, deskScopeSchema } from './desk-scope.ts';

/** An e-mail address in lower case, or `*@domain` for everybody of a domain. */
const WHO = /^(?:\*|[^\s@*=;,]+)@[^\s@*=;,]+$/;

/** Reads `ACCESS_SCOPES`, for example `ada@m10news.com=all; *@m10news.com=read,articles`: the scopes of an address, else those of its domain, else none.
 *  `undefined` if any part cannot be read, because a partial list would refuse people without a warning to the operator. */
export function readAccessScopes(text: string): ReadonlyMap<string, readonly DeskScope[]> | undefined {
  const granted = new Map<string, readonly DeskScope[]>();
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const [who = '', list = '', ...more] = part.split('=').map((one) => one.trim());
    const scopes = scopesOf(list);
    if (more.length > 0 || !WHO.test(who) || scopes === undefined) return undefined;
    granted.set(who.toLowerCase(), scopes);
  }
  return granted;
}

function scopesOf(list: string): readonly DeskScope[] | undefined {
  if (list === 'all') return DESK_SCOPES;
  const scopes = list.split(',').map((one) => deskScopeSchema.safeParse(one.trim()));
  const known = scopes.flatMap(({ data }) => data ?? []);
  return known.length === scopes.length ? known : undefined;
}

/** Returns the scopes of an e-mail address; empty if it has none. Case does not matter. */
export function accessScopesOf(granted: ReadonlyMap<string, readonly DeskScope[]>, email: string): readonly DeskScope[] {
  const address = email.toLowerCase();
  return granted.get(address) ?? granted.get(`*${address.slice(address.lastIndexOf('@'))}`) ?? [];
}
