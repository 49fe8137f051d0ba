// Applies the migrations that an object's database does not have yet, in order, each in its own transaction. A new database gets the tables that they
// lead to, because making and changing tables one after the other takes several times as long (decision 57).

export interface Migration {
  /** Counts from 1 within an object. */
  number: number;
  statements: readonly string[];
}

/** Migrates a database. Throws if its schema is newer than the program's, because an older program must not write to it. `name` is the kind of
 *  object, for the message. `tables`: what all migrations together make of an empty database; absent: an empty one is migrated as any other. */
export function migrate(storage: DurableObjectStorage, migrations: readonly Migration[], name: string, tables?: readonly string[]): void {
  const { sql } = storage;
  sql.exec('CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY)');
  const [found] = sql.exec<{ number: number | null }>('SELECT max(number) AS number FROM migration').toArray();
  const current = found?.number ?? 0;
  const known = migrations.at(-1)?.number ?? 0;
  if (current > known) throw new Error(`the ${name}'s file is of schema ${current}; this program knows ${known}`);
  if (current === 0 && tables !== undefined) {
    storage.transactionSync(() => {
      for (const table of tables) sql.exec(table);
      for (const { number } of migrations) sql.exec('INSERT INTO migration (number) VALUES (?)', number);
    });
    return;
  }
  for (const { number, statements } of migrations) {
    if (number <= current) continue;
    storage.transactionSync(() => {
      for (const statement of statements) sql.exec(statement);
      sql.exec('INSERT INTO migration (number) VALUES (?)', number);
    });
  }
}
