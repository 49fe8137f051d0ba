import { expect } from 'vitest';
import { callDesk, ORIGIN, setUpPublisher } from './desk.ts';
import { type Licensee, licensee, type NinjsFeed, pull, pullJson, textOf } from './partner.ts';

export const PAGE_BYTES = 2_000_000;
export const FORMATS = ['rss', 'atom', 'json', 'ninjs'] as const;
export type Format = (typeof FORMATS)[number];

/** Text that takes a quarter of a megabyte to store and grows when it is written: RSS and Atom make nine bytes of `&amp;`, and four of
 *  `>`. */
export const HOSTILE: Record<string, string> = {
  'of ampersands': `<p>${'&'.repeat(50_000)}</p>`,
  'of angle brackets': `<p>${'>'.repeat(250_000)}</p>`,
  'of elements': `<p>${'<b>x</b>'.repeat(19_000)}</p>`,
  'of quotation marks': `<p>${'"'.repeat(250_000)}</p>`,
  'in Chinese': `<p>${'文'.repeat(83_000)}</p>`,
};
export const LONG = { bodyHtml: HOSTILE['of ampersands'] ?? '' };

export interface Page {
  bytes: number;
  keys: string[];
  next: string | undefined;
  etag: string;
}

export async function pageAt(key: string, path: string): Promise<Page> {
  const answer = await pull(key, path);
  const text = await textOf(answer);
  if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${text}`);
  const format = /feed\.(\w+)/.exec(path)?.[1] as Format;
  return {
    bytes: new TextEncoder().encode(text).byteLength,
    keys: keysOf(format, text),
    next: nextOf(format, text)?.replace(ORIGIN, ''),
    etag: answer.headers.get('etag') ?? '',
  };
}

/** Of the articles in it, and of the withdrawals. */
export function keysOf(format: Format, text: string): string[] {
  const id = { rss: /<guid[^>]*>[^<]*article\/([^<]*)</g, atom: /<id>[^<]*article\/([^<]*)</g, json: /^\{"id":"[^"]*article\/([^"]*)"/gm };
  const ninjs = /^\{"uri":"[^"]*article\/([^"]*)"/gm;
  return [...text.matchAll(format === 'ninjs' ? ninjs : id[format])].map(([, slug = '']) => slug);
}

export function nextOf(format: Format, text: string): string | undefined {
  if (format === 'ninjs') return (JSON.parse(text) as NinjsFeed).next;
  if (format === 'json') return (JSON.parse(text) as { next_url?: string }).next_url;
  return /rel="next" href="([^"]*)"/.exec(text)?.[1]?.replaceAll('&amp;', '&');
}

/** Every page from this one on. */
export async function pagesFrom(key: string, path: string): Promise<Page[]> {
  const pages: Page[] = [];
  for (let next: string | undefined = path; next !== undefined; next = pages.at(-1)?.next) {
    if (pages.length > 120) throw new Error('the pages do not end');
    pages.push(await pageAt(key, next));
  }
  return pages;
}

export function expectBounded(pages: readonly Page[]): void {
  for (const { bytes } of pages) expect(bytes).toBeLessThanOrEqual(PAGE_BYTES);
}

export async function ledgerOf({ id }: Licensee): Promise<string[]> {
  const { body } = await callDesk<{ rows: { slug: string; form: string }[] }>('GET', `/desk/partners/${id}/ledger?limit=500`);
  return body.rows.map(({ slug }) => slug).sort();
}

export async function takenBy({ key }: Licensee): Promise<number> {
  const { quota } = await pullJson<{ quota?: { used: number } }>(key, '/v1/account');
  return quota?.used ?? 0;
}

export async function stage(terms: Parameters<typeof licensee>[0] = {}): Promise<Licensee> {
  await setUpPublisher();
  return licensee(terms);
}

export function names(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `story-${index + 1}`);
}
