// Checks that restored rows are consistent with each other, as the rest of the program assumes of the Catalogue's tables.
import { MEMBER_STATE, UNSEEN_STATES } from '../feeds/membership.ts';

/** SQL for the Unix ms of an instant in a version's JSON, or null if it has none. */
const ms = (field: string) => `CAST(round(unixepoch(v.json ->> '$.${field}', 'subsec') * 1000) AS INTEGER)`;

const CURRENT = 'article a JOIN version v ON v.article = a.id AND v.version = a.version';

/** Each query returns sentences about inconsistent rows, or no rows. */
const CHECKS: readonly string[] = [
  `SELECT 'the last change has the number ' || last || ', and the head is ' || head AS fault FROM (SELECT
     max((SELECT coalesce(max(seq), 0) FROM change), (SELECT coalesce(max(changed_seq), 0) FROM article),
       (SELECT coalesce(max(generation), 0) FROM feed), (SELECT coalesce(max(seq), 0) FROM alias),
       (SELECT coalesce(max(seq), 0) FROM killed_source),
       coalesce((SELECT value ->> '$.sequence' FROM setting WHERE name = 'publisher'), 0)) AS last,
     CAST(coalesce((SELECT value FROM setting WHERE name = 'head'), '0') AS INTEGER) AS head) WHERE last > head`,
  `SELECT 'there are articles and no publisher' AS fault
   WHERE EXISTS (SELECT 1 FROM article) AND NOT EXISTS (SELECT 1 FROM setting WHERE name = 'publisher')`,
  `SELECT 'the article ' || a.slug || ' has no version ' || a.version AS fault FROM article a
   WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article = a.id AND v.version = a.version)`,
  `SELECT 'there is a version of an article that is not there' AS fault FROM version v
   WHERE NOT EXISTS (SELECT 1 FROM article a WHERE a.id = v.article)`,
  `SELECT 'the article ' || a.slug || ' has a version ' || v.version || ' that is newer than the current one' AS fault
   FROM version v JOIN article a ON a.id = v.article WHERE v.version > a.version`,
  `SELECT 'version ' || v.version || ' of ' || a.slug || ' says that it is another' AS fault FROM version v JOIN article a ON a.id = v.article
   WHERE v.json ->> '$.slug' IS NOT a.slug OR v.json ->> '$.version' IS NOT v.version`,
  `SELECT 'version ' || v.version || ' of an article has no body' AS fault FROM version v
   WHERE NOT EXISTS (SELECT 1 FROM body b WHERE b.article = v.article AND b.version = v.version)`,
  `SELECT 'there is a body of a version that is not there' AS fault FROM body b
   WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article = b.article AND v.version = b.version)`,
  `SELECT 'the article ' || a.slug || ' differs from what its version ' || a.version || ' says' AS fault FROM ${CURRENT}
   WHERE a.pub_status IS NOT v.json ->> '$.pubStatus' OR a.source IS NOT v.json ->> '$.source' OR a.headline IS NOT v.json ->> '$.headline'
     OR a.uri IS NOT v.json ->> '$.uri' OR a.guid IS NOT v.json ->> '$.guid' OR a.published_ms IS NOT ${ms('firstPublished')}
     OR a.embargo_ms IS NOT ${ms('embargoedUntil')} OR a.expires_ms IS NOT ${ms('expires')}`,
  `SELECT 'the guid of the article ' || g.slug || ' is the IRI of ' || a.slug AS fault FROM article g JOIN article a ON a.uri = g.guid
   WHERE g.guid IS NOT NULL AND a.id <> g.id`,
  `SELECT 'the articles ' || min(slug) || ' and ' || max(slug) || ' have one guid' AS fault FROM article WHERE guid IS NOT NULL
   GROUP BY guid HAVING count(*) > 1`,
  `SELECT 'change ' || c.seq || ' is of a version that is not there' AS fault FROM change c
   WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article = c.article AND v.version = c.version)`,
  `SELECT 'the list of who took copy down names a withdrawal that is not there' AS fault FROM compliance b
   WHERE NOT EXISTS (SELECT 1 FROM withdrawal w WHERE w.article = b.article AND w.version = b.version)`,
  `SELECT 'the list of who took copy down has an acknowledgement without its time, or a time without one' AS fault FROM compliance
   WHERE (acknowledgement IS NULL) <> (acknowledged_ms IS NULL)`,
  `SELECT 'an import is of a version that is not there' AS fault FROM import i
   WHERE NOT EXISTS (SELECT 1 FROM version v WHERE v.article = i.article AND v.version = i.version)`,
  `SELECT 'the feed ' || name || ' has no IRI, or another kind than its name says' AS fault FROM feed
   WHERE iri IS NULL OR kind IS NOT CASE WHEN name = 'all' THEN 'all' ELSE substr(name, 1, instr(name, '/') - 1) END`,
  `SELECT 'the alias ' || a.code || ' of the ' || a.kind || ' is of a term that is not there, or leads to itself' AS fault FROM alias a WHERE (
     WITH RECURSIVE path (code, step) AS (SELECT a.target, 1 UNION ALL SELECT b.target, step + 1 FROM path p JOIN alias b ON b.kind = a.kind AND b.code = p.code
       WHERE step < 1000)
     SELECT count(*) FROM path p WHERE NOT EXISTS (SELECT 1 FROM alias c WHERE c.kind = a.kind AND c.code = p.code)
       AND EXISTS (SELECT 1 FROM term t WHERE t.kind = a.kind AND t.code = p.code)) = 0`,
  `SELECT 'the feed ' || f.name || ' is moved to one that is not there' AS fault FROM feed f
   WHERE f.moved_to IS NOT NULL AND NOT EXISTS (SELECT 1 FROM feed t WHERE t.name = f.moved_to AND t.moved_to IS NULL AND t.kind = f.kind)`,
  `SELECT 'a place in a feed is of a feed or an article that is not there' AS fault FROM member m
   WHERE NOT EXISTS (SELECT 1 FROM feed f WHERE f.id = m.feed) OR NOT EXISTS (SELECT 1 FROM article a WHERE a.id = m.article)`,
  `SELECT 'the feed ' || f.name || ' has a place ' || m.ordinal || ' behind its last' AS fault FROM member m JOIN feed f ON f.id = m.feed
   WHERE m.ordinal > f.last_ordinal`,
  `SELECT 'the feed ' || f.name || ' shows an article in the place ' || m.ordinal || ', which is for articles that it has never shown' AS fault
   FROM member m JOIN feed f ON f.id = m.feed WHERE m.ordinal < 0 AND (m.ordinal <> -m.article OR m.state NOT IN (${UNSEEN_STATES}))`,
  `SELECT 'a feed has another date for ' || a.slug || ' than that of its publication' AS fault FROM member m JOIN article a ON a.id = m.article
   WHERE m.published_ms IS NOT a.published_ms`,
  `SELECT 'a feed shows ' || a.slug || ', which is ' || a.pub_status AS fault FROM member m JOIN article a ON a.id = m.article
   WHERE (m.state IN (${MEMBER_STATE.live}, ${MEMBER_STATE.partnersOnly}) AND a.pub_status <> 'usable') OR (m.state = ${MEMBER_STATE.stub} AND a.pub_status <> 'canceled')`,
];

/** Describes the first inconsistency as a clause; `undefined` if the tables are consistent. */
export function inconsistency(sql: SqlStorage): string | undefined {
  for (const query of CHECKS) {
    const [found] = sql.exec<{ fault: string }>(`${query} LIMIT 1`).toArray();
    if (found !== undefined) return found.fault;
  }
  return undefined;
}
