// Checks that restored rows are consistent with each other, as the rest of the program assumes of a partner's tables.

/** Each query returns sentences about inconsistent rows, or no rows. */
const CHECKS: readonly string[] = [
  `SELECT 'there is no profile' AS fault WHERE NOT EXISTS (SELECT 1 FROM setting WHERE name = 'profile')`,
  `SELECT 'the agreement ' || id || ' has versions missing' AS fault FROM agreement GROUP BY id
   HAVING count(*) <> max(version) OR min(version) <> 1`,
  `SELECT 'the key ' || id || ' is for the agreement ' || agreement || ', which is not there' AS fault FROM key k
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = k.agreement)`,
  `SELECT 'the user ' || u.id || ' is for the agreement ' || e.value || ', which is not there' AS fault FROM user u, json_each(u.agreements) e
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = e.value)`,
  `SELECT 'there is a notice of the agreement ' || agreement || ', which is not there' AS fault FROM template t
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = t.agreement)`,
  `SELECT 'the agreement ' || agreement || ' has notices missing' AS fault FROM template GROUP BY agreement
   HAVING count(*) <> max(number) OR min(number) <> 1`,
  // The notice itself may be missing, because the notice of a scheduled version can be accepted before it is stored.
  `SELECT 'a notice of ' || agreement || ', which is not there, was accepted' AS fault FROM acceptance c
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = c.agreement)`,
  `SELECT slug || ' was delivered under version ' || agreement_version || ' of ' || agreement || ', which is not there' AS fault FROM ledger l
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = l.agreement AND a.version = l.agreement_version)`,
  `SELECT slug || ' was delivered with a notice that is not there' AS fault FROM ledger l
   WHERE NOT EXISTS (SELECT 1 FROM template t WHERE t.agreement = l.agreement AND t.number = l.template)`,
  `SELECT slug || ' counts against the agreement ' || agreement || ', which is not there' AS fault FROM counted t
   WHERE NOT EXISTS (SELECT 1 FROM agreement a WHERE a.id = t.agreement)`,
  `SELECT 'the withdrawal ' || id || ' has an acknowledgement without its time, or a time without one' AS fault FROM withdrawal
   WHERE (acknowledged IS NULL) <> (acknowledged_ms IS NULL)`,
];

/** Describes the first inconsistency as a clause; `undefined` if the tables are consistent. */
export function inconsistency(sql: SqlStorage): string | undefined {
  for (const query of CHECKS) {
    const [found] = sql.exec<{ fault: string }>(`${query} LIMIT 1`).toArray();
    if (found !== undefined) return found.fault;
  }
  return undefined;
}
