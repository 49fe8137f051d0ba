// Names of the tokens that entries of the audit trail are about. An entry itself has the id, because a token keeps its id for ever.
import { present } from '../../../domain/values/present.ts';

interface Entry {
  action: string;
  subject: string;
}

/** Adds the name of the token to each entry about one. */
export function named<T extends Entry>(sql: SqlStorage, entries: readonly T[]): (T & { subjectName?: string })[] {
  const ids = entries.filter(isOfToken).map(({ subject }) => subject);
  const rows = sql.exec<{ id: string; name: string }>(
    'SELECT id, name FROM token WHERE id IN (SELECT value FROM json_each(?))',
    JSON.stringify([...new Set(ids)]),
  );
  const names = new Map(rows.toArray().map(({ id, name }) => [id, name]));
  return entries.map((entry) => ({ ...entry, ...present({ subjectName: isOfToken(entry) ? names.get(entry.subject) : undefined }) }));
}

function isOfToken({ action }: Entry): boolean {
  return action.startsWith('token.');
}
