// Warns before a restore: which changes it would undo, and above all which withdrawals.
import { open } from 'node:fs/promises';
import type { Desk } from '../client/desk-client.ts';
import { parseJsonObject } from '../client/json-object.ts';
import { unreadable } from '../files/file-errors.ts';
import { counted } from '../terminal/counted.ts';
import { ifAllowed } from './consequences.ts';

/** Further ones are only counted. */
const NAMED_ARTICLES = 20;
const PAGE = 100;
/** More than the first line can have. */
const FIRST_LINE_BYTES = 1_000;

/** Throws Failure if the file cannot be read. */
export async function warningsOf(desk: Desk, file: string): Promise<string[]> {
  const exported = await exportedAt(file);
  const since = exported === undefined ? 'after the export' : `after the export of ${exported}`;
  const lost = [
    `This replaces the current data. Every change made ${since} is undone: articles, settings and withdrawals. Tokens and keys made since then stop working.`,
  ];
  const withdrawn = exported === undefined ? undefined : await withdrawnSince(desk, exported);
  if (exported !== undefined) lost.push(...(await countsSince(desk, exported)));
  if (withdrawn === undefined)
    return [...lost, 'Articles that were withdrawn since then will be public again: see "npx --no tearsheet withdrawal list".'];
  if (withdrawn.length === 0) return lost;
  const more = withdrawn.length > NAMED_ARTICLES ? ` and ${withdrawn.length - NAMED_ARTICLES} more` : '';
  const names = `${withdrawn.slice(0, NAMED_ARTICLES).join(', ')}${more}`;
  return [
    ...lost,
    `${counted(withdrawn.length, 'article')} withdrawn since then will be public again. Withdraw them again at once: ${names}`,
  ];
}

/** From the first line of the file. `undefined` if the line does not say it; then the server will refuse the file. */
async function exportedAt(file: string): Promise<string | undefined> {
  const [line = ''] = (await beginningOf(file)).split('\n');
  const start = parseJsonObject(line);
  if (start === undefined || !('at' in start) || typeof start.at !== 'string' || Number.isNaN(Date.parse(start.at))) return undefined;
  return new Date(start.at).toISOString();
}

async function beginningOf(file: string): Promise<string> {
  try {
    const handle = await open(file);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(FIRST_LINE_BYTES)).finally(() => handle.close());
    return buffer.toString('utf8', 0, bytesRead);
  } catch (error) {
    throw unreadable(file, error);
  }
}

/** What the restore undoes, in numbers, as far as the token's scopes allow to count it. */
async function countsSince(desk: Desk, instant: string): Promise<string[]> {
  const [articles, tokens] = await Promise.all([articlesSince(desk, instant), ifAllowed(desk.listTokens())]);
  const made = tokens?.body.tokens.filter(({ created }) => created > instant).length;
  const counts = [
    ...(articles === undefined
      ? []
      : [`${articles.more ? 'more than ' : ''}${counted(articles.changed, 'article')} changed, ${articles.added} of them new`]),
    ...(made === undefined ? [] : [`${counted(made, 'token')} made`]),
  ];
  return counts.length === 0 ? [] : [`Since then: ${counts.join('; ')}.`];
}

/** Further ones are not counted, because a person has to wait for the number. */
const COUNTED_ARTICLES = 1_000;

/** The list has the newest change first. */
async function articlesSince(desk: Desk, instant: string): Promise<{ changed: number; added: number; more: boolean } | undefined> {
  const found = { changed: 0, added: 0, more: false };
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const reply = await ifAllowed(desk.listArticles({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
    if (reply === undefined) return undefined;
    const { articles, next } = reply.body;
    const changed = articles.filter(({ versionCreated }) => versionCreated > instant);
    found.changed += changed.length;
    found.added += changed.filter(({ firstPublished }) => firstPublished !== undefined && firstPublished > instant).length;
    found.more = next !== undefined && changed.length === articles.length;
    if (!found.more || found.changed >= COUNTED_ARTICLES) return found;
    cursor = next;
  }
  return found;
}

/** Slugs of the articles that are withdrawn now and were not at that instant. `undefined` if the server does not say, because the
 *  token's scopes do not cover it. */
async function withdrawnSince(desk: Desk, instant: string): Promise<string[] | undefined> {
  const found: string[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const reply = await ifAllowed(desk.listWithdrawals({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) }));
    if (reply === undefined) return undefined;
    for (const { slug, at, lifted } of reply.body.withdrawals) if (lifted === undefined && at > instant) found.push(slug);
    cursor = reply.body.next;
  }
  return found;
}
