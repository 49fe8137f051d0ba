// Fills in the columns that an older export does not have, as the migrations (schema.ts) did for existing tables. Columns that the export has are not
// changed.

export function fillAdded(sql: SqlStorage): void {
  nameArticlesAndFeeds(sql);
}

/** Fills in the columns that schema 2 added. */
function nameArticlesAndFeeds(sql: SqlStorage): void {
  sql.exec(
    `UPDATE article SET uri = (SELECT json ->> '$.uri' FROM version v WHERE v.article = article.id AND v.version = article.version)
     WHERE uri IS NULL`,
  );
  sql.exec(`UPDATE feed SET kind = CASE WHEN name = 'all' THEN 'all' ELSE substr(name, 1, instr(name, '/') - 1) END WHERE kind IS NULL`);
  sql.exec(
    `UPDATE feed SET iri = 'tag:' || (SELECT value ->> '$.publisher.tagAuthority' FROM setting WHERE name = 'publisher') || ':feed/' || name,
       label = (SELECT t.name FROM term t WHERE t.kind = feed.kind AND t.code = substr(feed.name, instr(feed.name, '/') + 1))
     WHERE iri IS NULL`,
  );
}
