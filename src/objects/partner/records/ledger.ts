// The ledger of deliveries to this partner, with their agreement versions. A new row and its count for the day are written before the copy is
// delivered. Repeats are counted in memory and written by the alarm, so that a poll without anything new writes nothing.

import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import { FORMS, type Form } from '../../../domain/agreements/choices.ts';
import type { PartnerKey } from '../../../domain/partners/key.ts';
import type { Granted, LedgerRow } from '../../../domain/partners/ledger.ts';
import { DAY_MS, dayOf, toInstant } from '../../../domain/values/instant.ts';
import { storedWord } from '../../../domain/values/stored.ts';

/** Deliveries to live keys, which include feed tokens, are separate from those to test keys. */
export type LedgerMode = 'live' | 'test';

/** Most rows whose ids are in memory. When the limit is reached, all of them are dropped. */
const KNOWN_LIMIT = 20_000;

interface Delivery {
  agreement: AgreementVersion;
  templateNumber: number;
  key: Pick<PartnerKey, 'id' | 'mode'>;
  granted: readonly Granted[];
  nowMs: number;
}

/** A delivery whose rows exist, so that a repeat only increases their counts. */
export interface Recorded {
  mode: LedgerMode;
  keyId: string;
  rows: { id: number; article: string }[];
  count: number;
  lastMs: number;
}

export class Ledger {
  private readonly known = new Map<string, number>();
  private readonly repeats = new Map<number, { count: number; lastMs: number }>();
  private readonly deliveries = new Map<string, number>();
  /** Rows of deliveries written since the object was loaded. What was read from them is outdated when it has grown. */
  rowsWritten = 0;

  private readonly repeated = new Set<Recorded>();

  /** Records a delivery within the caller's transaction. */
  record(sql: SqlStorage, delivery: Delivery): Recorded {
    if (this.known.size > KNOWN_LIMIT) this.known.clear();
    const rows = delivery.granted.map((one) => ({ id: this.recordOne(sql, delivery, one), article: one.slug }));
    return { mode: modeOf(delivery.key), keyId: delivery.key.id, rows, count: 0, lastMs: delivery.nowMs };
  }

  /** Counts a repeat of a delivery in memory. */
  repeat(recorded: Recorded, nowMs: number): void {
    if (recorded.count > 0 && dayNumber(recorded.lastMs) !== dayNumber(nowMs)) this.addRepeats(recorded);
    recorded.count += 1;
    recorded.lastMs = nowMs;
    this.repeated.add(recorded);
  }

  private addRepeats(recorded: Recorded): void {
    const { mode, keyId, rows, count, lastMs } = recorded;
    const day = dayOf(lastMs);
    for (const { id, article } of rows) {
      const before = this.repeats.get(id) ?? { count: 0, lastMs };
      // Another list with the same row may have been delivered later and may be written first.
      this.repeats.set(id, { count: before.count + count, lastMs: Math.max(before.lastMs, lastMs) });
      const delivered = [day, mode, article, keyId].join(' ');
      this.deliveries.set(delivered, (this.deliveries.get(delivered) ?? 0) + count);
    }
    recorded.count = 0;
  }

  /** Drops the cached ids. Call it after a transaction was rolled back. */
  forget(): void {
    this.known.clear();
  }

  private recordOne(
    sql: SqlStorage,
    { agreement, templateNumber, key, nowMs }: Delivery,
    { slug: article, version, grant }: Granted,
  ): number {
    const mode = modeOf(key);
    const unique = [mode, article, agreement.id, agreement.version, version, grant.form] as const;
    const name = unique.join(' ');
    const delivered = [dayOf(nowMs), mode, article, key.id].join(' ');
    const known = this.known.get(name) ?? idOf(sql, unique);
    if (known !== undefined) {
      this.deliveries.set(delivered, (this.deliveries.get(delivered) ?? 0) + 1);
      const { count } = this.repeats.get(known) ?? { count: 0 };
      this.repeats.set(known, { count: count + 1, lastMs: nowMs });
      this.known.set(name, known);
      return known;
    }
    const { id } = sql
      .exec<{ id: number }>(
        `INSERT INTO ledger (mode, slug, agreement, agreement_version, version, form, template, first_ms, last_ms, count, key_id)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?) RETURNING id`,
        ...unique,
        templateNumber,
        nowMs,
        nowMs,
        key.id,
      )
      .one();
    this.addDelivered(sql, delivered, 1);
    this.known.set(name, id);
    return id;
  }

  /** True if some counts in memory are not written yet. */
  get isDirty(): boolean {
    return this.deliveries.size > 0 || this.repeats.size > 0 || this.repeated.size > 0;
  }

  /** Writes the counts of repeats within the caller's transaction. */
  flush(sql: SqlStorage): void {
    for (const recorded of this.repeated) this.addRepeats(recorded);
    this.repeated.clear();
    for (const [id, { count, lastMs }] of this.repeats) {
      sql.exec('UPDATE ledger SET count = count + ?, last_ms = max(last_ms, ?) WHERE id = ?', count, lastMs, id);
    }
    for (const [name, count] of this.deliveries) this.addDelivered(sql, name, count);
    this.repeats.clear();
    this.deliveries.clear();
  }

  private addDelivered(sql: SqlStorage, delivered: string, count: number): void {
    this.rowsWritten += 1;
    addDelivered(sql, delivered, count);
  }
}

/** `delivered` is a text of day, mode, article and key. */
function addDelivered(sql: SqlStorage, delivered: string, count: number): void {
  const [day = '', mode = '', article = '', keyId = ''] = delivered.split(' ');
  sql.exec(
    `INSERT INTO delivery (day, mode, slug, key_id, count) VALUES (?, ?, ?, ?, ?)
     ON CONFLICT (day, mode, slug, key_id) DO UPDATE SET count = count + excluded.count`,
    day,
    mode,
    article,
    keyId,
    count,
  );
}

export function modeOf({ mode }: Pick<PartnerKey, 'mode'>): LedgerMode {
  return mode === 'test' ? 'test' : 'live';
}

function dayNumber(ms: number): number {
  return Math.floor(ms / DAY_MS);
}

function idOf(sql: SqlStorage, unique: readonly (string | number)[]): number | undefined {
  const query =
    'SELECT id FROM ledger WHERE mode = ? AND slug = ? AND agreement = ? AND agreement_version = ? AND version = ? AND form = ?';
  return sql.exec<{ id: number }>(query, ...unique).toArray()[0]?.id;
}

/** Tells whether any version of the article was delivered; with `text`, in more than its headline. */
export function hasReceived(sql: SqlStorage, mode: LedgerMode, article: string, part?: 'text'): boolean {
  const inText = part === 'text' ? "AND form <> 'headline'" : '';
  return sql.exec(`SELECT 1 FROM ledger WHERE mode = ? AND slug = ? ${inText} LIMIT 1`, mode, article).toArray().length > 0;
}

/** Selects the articles of which any version was delivered. */
export function receivedOf(sql: SqlStorage, mode: LedgerMode, slugs: readonly string[]): Set<string> {
  if (slugs.length === 0) return new Set();
  const rows = sql.exec<{ slug: string }>(
    'SELECT DISTINCT slug FROM ledger INDEXED BY ledger_row WHERE mode = ? AND slug IN (SELECT value FROM json_each(?))',
    mode,
    JSON.stringify(slugs),
  );
  return new Set([...rows].map(({ slug }) => slug));
}

export type LedgerTableRow = {
  id: number;
  slug: string;
  version: number;
  form: string;
  agreement: string;
  agreement_version: number;
  template: number;
  first_ms: number;
  last_ms: number;
  count: number;
  key_id: string;
};

interface RowName {
  mode: LedgerMode;
  agreement: string;
  agreementVersion: number;
  slug: string;
  version: number;
  form: Form;
}

export function find(sql: SqlStorage, { mode, agreement, agreementVersion, slug, version, form }: RowName): LedgerRow | undefined {
  const [row] = sql
    .exec<LedgerTableRow>(
      'SELECT * FROM ledger WHERE mode = ? AND slug = ? AND agreement = ? AND agreement_version = ? AND version = ? AND form = ?',
      mode,
      slug,
      agreement,
      agreementVersion,
      version,
      form,
    )
    .toArray();
  return row === undefined ? undefined : rowOf(row);
}

export function rowOf(row: LedgerTableRow): LedgerRow {
  return {
    slug: row.slug,
    version: row.version,
    form: storedWord(row.form, FORMS, 'ledger.form'),
    agreement: row.agreement,
    agreementVersion: row.agreement_version,
    templateVersion: row.template,
    first: toInstant(row.first_ms),
    last: toInstant(row.last_ms),
    count: row.count,
    keyId: row.key_id,
  };
}
