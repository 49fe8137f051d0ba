// Whether a peer answers what it is measured by, before it is measured: a fast wrong answer is not a result.

export interface Address {
  /** `http://127.0.0.1:PORT` */
  origin: string;
  path: string;
}

export interface Answers {
  /** Of the body of 200. */
  bytes: number;
  /** The headers that are answered with 304. */
  conditions: Record<string, string>;
  /** Of a second 200, so that a cache had time to fill. */
  headers: Headers;
}

/** Throws unless the address is a feed of `items` and answers its own validators with 304. */
export async function answersOf({ origin, path }: Address, items: number): Promise<Answers> {
  const first = await fetch(origin + path, { redirect: 'manual' });
  const text = await first.text();
  if (first.status !== 200) throw new Error(`the feed is answered with ${first.status}`);
  const found = [...text.matchAll(/<item[\s>]/g)].length;
  if (found !== items) throw new Error(`the feed has ${found} items in place of ${items}`);
  const again = await fetch(origin + path, { redirect: 'manual' });
  if ((await again.text()) !== text) throw new Error('the feed is another one each time');
  const conditions = conditionsOf(again.headers);
  if (Object.keys(conditions).length === 0) throw new Error('the feed has no validators');
  const conditional = await fetch(origin + path, { headers: conditions, redirect: 'manual' });
  await conditional.arrayBuffer();
  if (conditional.status !== 304) throw new Error(`its own validators are answered with ${conditional.status}`);
  return { bytes: Buffer.byteLength(text), conditions, headers: again.headers };
}

function conditionsOf(headers: Headers): Record<string, string> {
  const pairs = [
    ['if-none-match', headers.get('etag')],
    ['if-modified-since', headers.get('last-modified')],
  ] as const;
  return Object.fromEntries(pairs.flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}
