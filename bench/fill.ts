// A Catalogue of any size in seconds: articles published through the desk are copied by SQL inside the object. The one file of the
// benchmark that knows the Catalogue's tables.
import type { Workerd } from './workerd.ts';

/** As in src/objects/catalogue.ts, which cannot be imported outside a Worker. */
const CATALOGUE = '?do=CATALOGUE&name=catalogue';
const CHUNK = 50_000;
const HOUR_MS = 3_600_000;

interface Statement {
  sql: string;
  params?: (string | number)[];
}

/** Makes the Catalogue hold `articles` more. Each template is the slug of a published article without other versions; it is copied evenly,
 *  each copy an hour older than the next, into the same feeds and into the index of articles. Restart the process afterwards: what it knew is void. */
export async function fillCatalogue(workerd: Workerd, templates: readonly string[], articles: number): Promise<void> {
  const each = Math.floor(articles / templates.length);
  for (const template of templates) {
    for (let done = 0; done < each; done += CHUNK) await copy(workerd, template, Math.min(CHUNK, each - done), each - done);
  }
}

/** `left`: how many copies of this template are to come, this chunk's among them; each is an hour older than the next, the last than it. */
async function copy(workerd: Workerd, template: string, count: number, left: number): Promise<void> {
  const [standing] = await run(workerd, [
    {
      sql: `SELECT a.id, a.published_ms AS publishedMs, (SELECT max(id) FROM article) AS lastId,
        (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'head') AS head FROM article a WHERE a.slug = ?`,
      params: [template],
    },
  ]);
  const { id, publishedMs, lastId, head } = standing?.rows[0] ?? {};
  if (id === undefined || publishedMs === undefined || lastId === undefined || head === undefined)
    throw new Error(`no article ${template}`);
  const numbers = { count, id, lastId, head, oldestMs: publishedMs - (left + 1) * HOUR_MS };
  await run(workerd, copyStatements(numbers));
}

async function run(workerd: Workerd, statements: Statement[]): Promise<{ rows: Record<string, number>[]; rowsWritten: number }[]> {
  return (await workerd.call('control', `/sql${CATALOGUE}`, statements)) as { rows: Record<string, number>[]; rowsWritten: number }[];
}

interface CopyNumbers {
  count: number;
  id: number;
  lastId: number;
  head: number;
  oldestMs: number;
}

function copyStatements({ count, id, lastId, head, oldestMs }: CopyNumbers): Statement[] {
  const copies = 'WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)';
  const publishedMs = `(?5 + n.i * ${HOUR_MS})`;
  const instant = `strftime('%Y-%m-%dT%H:%M:%fZ', ${publishedMs} / 1000.0, 'unixepoch')`;
  // JavaScript's numbers arrive as REAL and would be written with a decimal point.
  const copyId = '(CAST(?3 AS INTEGER) + n.i)';
  const slug = `'filled-' || ${copyId}`;
  const sources = [
    `INSERT INTO article (id, slug, version, pub_status, source, headline, published_ms, changed_seq)
     ${copies} SELECT ?3 + n.i, ${slug}, 1, a.pub_status, a.source, a.headline, ${publishedMs}, ?4 + n.i FROM n, article a WHERE a.id = ?2`,
    `INSERT INTO version (article, version, json) ${copies}
     SELECT ?3 + n.i, 1, json_set(v.json, '$.version', 1, '$.slug', ${slug}, '$.uri', v.json ->> '$.uri' || '-' || ${copyId}, '$.url', v.json ->> '$.url' || '-' || ${copyId},
       '$.firstCreated', ${instant}, '$.firstPublished', ${instant}, '$.versionCreated', ${instant}, '$.significantChange', ${instant})
     FROM n, version v WHERE v.article = ?2`,
    `INSERT INTO body (article, version, html) ${copies} SELECT ?3 + n.i, 1, b.html FROM n, body b WHERE b.article = ?2`,
    `INSERT INTO change (seq, at_ms, action, article, version, significant, who) ${copies}
     SELECT ?4 + n.i, ${publishedMs}, 'publish', ?3 + n.i, 1, 0, 'bench' FROM n WHERE ?2 > 0`,
    `INSERT INTO member (feed, ordinal, article, published_ms, state, in_window) ${copies}
     SELECT m.feed, f.last_ordinal + n.i, ?3 + n.i, ${publishedMs}, m.state, 0 FROM n, member m JOIN feed f ON f.id = m.feed WHERE m.article = ?2`,
    `INSERT INTO article_term (kind, code, changed_seq) ${copies}
     SELECT t.kind, t.code, CAST(?4 AS INTEGER) + n.i FROM n, article a JOIN article_term t ON t.changed_seq = a.changed_seq WHERE a.id = ?2`,
    // Every thousandth article has the same rare word.
    `INSERT INTO article_text (rowid, headline, standfirst, body) ${copies}
     SELECT CAST(?4 AS INTEGER) + n.i, lower(a.headline), 'rare' || (n.i % 1000), replace(replace(lower(b.html), '<p>', ''), '</p>', '')
     FROM n, article a JOIN body b ON b.article = a.id WHERE a.id = ?2`,
  ];
  return [
    ...sources.map((sql) => ({ sql, params: [count, id, lastId, head, oldestMs].slice(0, highestParameter(sql)) })),
    {
      sql: `UPDATE feed SET last_ordinal = last_ordinal + ?1, live = live + ?1, generation = ?2 WHERE id IN (SELECT feed FROM member WHERE article = ?3)`,
      params: [count, head + count, id],
    },
    { sql: `UPDATE setting SET value = ? WHERE name = 'head'`, params: [String(head + count)] },
  ];
}

/** Gives a tenth of the articles each state, and another tenth a source, a subject and an author. Only the columns that lists read are changed, so
 *  feeds are no longer what the articles say. */
export async function markForLists(workerd: Workerd): Promise<void> {
  const tenth = (digit: number) => `WHERE id % 10 = ${digit}`;
  const terms = (kind: string, code: string, digit: number) =>
    `INSERT OR IGNORE INTO article_term (kind, code, changed_seq) SELECT '${kind}', '${code}', changed_seq FROM article ${tenth(digit)}`;
  for (const sql of [
    `UPDATE article SET pub_status = 'withheld' ${tenth(1)}`,
    `UPDATE article SET pub_status = 'canceled' ${tenth(2)}`,
    `UPDATE article SET published_ms = NULL ${tenth(3)}`,
    `UPDATE article SET expires_ms = published_ms + 1 ${tenth(4)}`,
    `UPDATE article SET source = 'Wire Agency' ${tenth(5)}`,
    terms('subjects', 'topic', 6),
    terms('authors', 'ada-lund', 7),
    `INSERT OR IGNORE INTO name_word (kind, word, code)
     VALUES ('subjects', 'topic', 'topic'), ('authors', 'lund', 'ada-lund'), ('sources', 'agency', 'Wire Agency')`,
  ])
    await run(workerd, [{ sql }]);
}

/** SQLite wants as many values as the highest number says. */
function highestParameter(sql: string): number {
  return Math.max(...[...sql.matchAll(/\?(\d)/g)].map(([, digit]) => Number(digit)));
}
