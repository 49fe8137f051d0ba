// One post of a WordPress export: its members, authors, dates and terms. Pure.
import type { ReadingOptions } from '../imported-article.ts';
import type { Found } from '../partial-article.ts';
import { signBy } from '../sign-article.ts';
import { type When, whenOf } from '../text/dates.ts';
import { plainTextOf } from './html-tree.ts';
import { listIn, type Members, membersOf, textIn } from './unknown-json.ts';

/** Text of an element, with or without attributes. */
export function field(post: Members, name: string): string | undefined {
  const value = listIn(post[name])[0];
  return textIn(value) ?? textIn(membersOf(value)?.['#text']);
}

export function metaIn(post: Members, ...keys: string[]): string | undefined {
  const entries = listIn(post['wp:postmeta']).map(membersOf);
  for (const key of keys) {
    const meta = entries.find((entry) => entry !== undefined && field(entry, 'wp:meta_key') === key);
    const value = meta === undefined ? undefined : field(meta, 'wp:meta_value');
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Every value of a key that may be there several times. */
export function metasIn(post: Members, key: string): string[] {
  const entries = listIn(post['wp:postmeta']).map(membersOf);
  return entries.flatMap((entry) =>
    entry !== undefined && field(entry, 'wp:meta_key') === key ? (field(entry, 'wp:meta_value') ?? []) : [],
  );
}

/** A time in GMT, or else with the zone of `pubDate`, or else in the publisher's zone; drafts have zeros there. */
export function dateIn(post: Members, name: 'date' | 'modified', { publisher, now }: ReadingOptions): When | undefined {
  const at = (text: string | undefined, timeZone: string) =>
    text === undefined || text.startsWith('0000') ? undefined : whenOf(text, { timeZone, now });
  const gmt = at(field(post, `wp:post_${name}_gmt`), 'UTC');
  if (gmt !== undefined) return { ...gmt, hasZone: true };
  const stated = name === 'date' ? at(field(post, 'pubDate'), publisher.timeZone) : undefined;
  return stated?.hasZone === true ? stated : (at(field(post, `wp:post_${name}`), publisher.timeZone) ?? stated);
}

/** Categories and tags. */
export function fillTerms(post: Members, found: Found): void {
  for (const { domain, name } of termsIn(post)) {
    if (/^uncategori[sz]ed$/i.test(name)) continue;
    if (domain === 'post_tag') found.subjects.push(plainTextOf(name));
    else if (domain === undefined || domain === 'category') found.categories.push(plainTextOf(name));
    else found.said.push({ field: domain, text: plainTextOf(name) });
  }
}

function termsIn(post: Members): { domain: string | undefined; name: string; nicename: string | undefined }[] {
  return listIn(post['category']).flatMap((entry) => {
    const term = membersOf(entry);
    const name = textIn(entry) ?? textIn(term?.['#text']);
    return name === undefined ? [] : [{ domain: textIn(term?.['@domain']), name, nicename: textIn(term?.['@nicename']) }];
  });
}

const BYLINES = ['_byline', 'byline', 'largo_byline_text', 'guest-author', 'guest_author', 'guest-author-name', 'custom_byline'];

/** The byline that the post has of its own, else its co-authors, else the user who entered it. A login or an e-mail address is nobody's name. */
export function fillAuthors(post: Members, found: Found, authors: ReadonlyMap<string, string>, { publisher }: ReadingOptions): void {
  const printed = metaIn(post, ...BYLINES);
  const coauthors = termsIn(post).filter(({ domain }) => domain === 'author');
  const logins =
    coauthors.length > 0 ? coauthors.map(({ name, nicename }) => [name, nicename?.replace(/^cap-/, '')]) : [[field(post, 'dc:creator')]];
  const named = printed !== undefined ? [plainTextOf(printed)] : logins.flatMap((names) => nameOf(names, authors, found) ?? []);
  for (const name of named) signBy(name, found, publisher);
}

function nameOf(logins: readonly (string | undefined)[], authors: ReadonlyMap<string, string>, found: Found): string | undefined {
  const given = logins.filter((login) => login !== undefined);
  const known = given.map((login) => authors.get(login.toLowerCase())).find((name) => name !== undefined);
  const [login] = given;
  if (known !== undefined || login === undefined) return known;
  if (!isLogin(login)) return plainTextOf(login);
  found.remarks.push(`The export does not say what "${login}" is called, so the article is not signed.`);
  return undefined;
}

/** One word in small letters or with digits, an address, or the name of an account that nobody is called by. */
export function isLogin(name: string): boolean {
  const plain = name.trim();
  return (
    /@/.test(plain) ||
    /^[^\p{Lu}\s]+$/u.test(plain) ||
    /^\S*[\d_]\S*$/.test(plain) ||
    /^(?:admin(?:istrator)?|editor|webmaster|wordpress|root|user|test|demo)$/i.test(plain)
  );
}
