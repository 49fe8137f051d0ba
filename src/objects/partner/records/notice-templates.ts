// Templates of a partner's notice, and their acceptance. The first template counts as accepted with the contract. Each later one must be accepted
// within the time that the agreement allows.

import type { Acceptance } from '../../../domain/agreements/acceptance.ts';
import type { AgreementVersion } from '../../../domain/agreements/agreement.ts';
import type { PublisherSettings } from '../../../domain/partners/licence.ts';
import { type NoticeTemplate, templateOf } from '../../../domain/renditions/notice.ts';
import { canonicalJson } from '../../../domain/values/canonical-json.ts';
import { sha256Hex } from '../../../domain/values/digest.ts';
import { endInstant, toInstant } from '../../../domain/values/instant.ts';
import { storedJson } from '../../../domain/values/stored.ts';

interface StoredTemplate {
  number: number;
  sha256: string;
  template: NoticeTemplate;
  sinceMs: number;
}

/** `settings` is the Unix ms of the publisher's settings from which the template was made. */
type Row = { number: number; sha256: string; json: string; since_ms: number; settings: number };

export interface Drafted {
  template: NoticeTemplate;
  sha256: string;
  /** Unix ms of the publisher's settings. */
  settingsMs: number;
}

/** Makes the template for terms and settings without storing it. */
export async function draft(
  { terms }: Pick<AgreementVersion, 'terms'>,
  partnerName: string,
  publisher: PublisherSettings,
): Promise<Drafted> {
  const template = templateOf(terms, partnerName, publisher);
  return { template, sha256: await sha256Hex(canonicalJson(template)), settingsMs: publisher.settingsMs };
}

/** Returns the template in force, and stores it if it is new. A draft from older settings than those of the stored template is ignored, because
 *  isolates do not get new settings at the same time. */
export function storeCurrent(sql: SqlStorage, agreement: string, drafted: Drafted, nowMs: number): StoredTemplate {
  const latest = latestRow(sql, agreement);
  if (latest !== undefined && isKept(latest, drafted)) return templateOfRow(latest);
  const { template, sha256, settingsMs } = drafted;
  const number = (latest?.number ?? 0) + 1;
  sql.exec(
    'INSERT INTO template (agreement, number, sha256, json, since_ms, settings) VALUES (?, ?, ?, ?, ?, ?)',
    agreement,
    number,
    sha256,
    canonicalJson(template),
    nowMs,
    settingsMs,
  );
  return { number, sha256, template, sinceMs: nowMs };
}

/** Returns the template that `storeCurrent` would return, without storing it, for dry runs. */
export function foreseeCurrent(sql: SqlStorage, agreement: string, drafted: Drafted, nowMs: number): StoredTemplate {
  const latest = latestRow(sql, agreement);
  return latest !== undefined && isKept(latest, drafted) ? templateOfRow(latest) : foreseeNext(sql, agreement, drafted, nowMs);
}

/** Returns the template of terms that begin later, without storing it. The stored template is of the terms in force, so it stands for these terms
 *  only if it is the same, however old the settings of the draft are. */
export function foreseeNext(sql: SqlStorage, agreement: string, { template, sha256 }: Drafted, sinceMs: number): StoredTemplate {
  const latest = latestRow(sql, agreement);
  if (latest?.sha256 === sha256) return templateOfRow(latest);
  return { number: (latest?.number ?? 0) + 1, sha256, template, sinceMs };
}

/** Tells whether the stored template stays in force: the draft is the same, or is from older settings. */
function isKept(latest: Row, { sha256, settingsMs }: Drafted): boolean {
  return latest.sha256 === sha256 || settingsMs < latest.settings;
}

export function byNumber(sql: SqlStorage, agreement: string, number: number): NoticeTemplate | undefined {
  const [row] = sql.exec<Row>('SELECT * FROM template WHERE agreement = ? AND number = ?', agreement, number).toArray();
  return row === undefined ? undefined : templateOfRow(row).template;
}

/** Returns the newest template that was accepted; `undefined` if none is stored. */
export function lastAccepted(sql: SqlStorage, agreement: string): NoticeTemplate | undefined {
  const [row] = sql
    .exec<Row>(
      `SELECT * FROM template t WHERE agreement = ?1
         AND (number = 1 OR EXISTS (SELECT 1 FROM acceptance a WHERE a.agreement = ?1 AND a.sha256 = t.sha256))
       ORDER BY number DESC LIMIT 1`,
      agreement,
    )
    .toArray();
  return row === undefined ? undefined : templateOfRow(row).template;
}

/** Lists later templates under the same terms, newest first. They differ only in the house line or in a name. */
export function after(sql: SqlStorage, { id, terms }: AgreementVersion, number: number, limit: number): NoticeTemplate[] {
  const wanted = canonicalJson(templateOf(terms, '', { name: '', houseLine: '' }));
  const query = 'SELECT * FROM template WHERE agreement = ? AND number > ? ORDER BY number DESC LIMIT ?';
  return sql
    .exec<Row>(query, id, number, limit)
    .toArray()
    .map((row) => templateOfRow(row).template)
    .filter((template) => canonicalJson({ ...template, partner: '', publisher: '', houseLine: '' }) === wanted);
}

export function acceptanceOf(sql: SqlStorage, { id, terms }: AgreementVersion, template: StoredTemplate, nowMs: number): Acceptance {
  const known = { sha256: template.sha256, templateVersion: template.number };
  const accepted = acceptedRow(sql, id, template.sha256);
  if (accepted !== undefined) {
    const from = accepted.address_prefix === null ? {} : { addressPrefix: accepted.address_prefix };
    return { ...known, state: 'accepted', accepted: { at: toInstant(accepted.at_ms), by: accepted.key_id, ...from } };
  }
  if (isContracted(sql, id, template.sha256)) return { ...known, state: 'accepted', accepted: 'contract' };
  const dueMs = template.sinceMs + terms.notice.acceptWithinHours * 3_600_000;
  return { ...known, state: nowMs < dueMs ? 'pending' : 'overdue', due: endInstant(dueMs) };
}

/** Tells whether the newest stored template is accepted; `undefined` if none is stored. */
export function latestAcceptance(sql: SqlStorage, agreement: AgreementVersion, nowMs: number): Acceptance | undefined {
  const latest = latestRow(sql, agreement.id);
  return latest === undefined ? undefined : acceptanceOf(sql, agreement, templateOfRow(latest), nowMs);
}

/** Tells whether a template is the first one, which was accepted with the contract and stays accepted if it is in force again later. If none is
 *  stored, this is the first one. */
function isContracted(sql: SqlStorage, agreement: string, sha256: string): boolean {
  const [first] = sql.exec<{ sha256: string }>('SELECT sha256 FROM template WHERE agreement = ? AND number = 1', agreement).toArray();
  return first === undefined || first.sha256 === sha256;
}

/** Stores an acceptance. False: the template was accepted before. */
export function accept(
  sql: SqlStorage,
  agreement: string,
  sha256: string,
  { keyId, addressPrefix, nowMs }: { keyId: string; addressPrefix: string | undefined; nowMs: number },
): boolean {
  if (acceptedRow(sql, agreement, sha256) !== undefined) return false;
  sql.exec(
    'INSERT INTO acceptance (agreement, sha256, at_ms, key_id, address_prefix) VALUES (?, ?, ?, ?, ?)',
    agreement,
    sha256,
    nowMs,
    keyId,
    addressPrefix ?? null,
  );
  return true;
}

function acceptedRow(sql: SqlStorage, agreement: string, sha256: string) {
  return sql
    .exec<{ at_ms: number; key_id: string; address_prefix: string | null }>(
      'SELECT at_ms, key_id, address_prefix FROM acceptance WHERE agreement = ? AND sha256 = ?',
      agreement,
      sha256,
    )
    .toArray()[0];
}

function latestRow(sql: SqlStorage, agreement: string): Row | undefined {
  return sql.exec<Row>('SELECT * FROM template WHERE agreement = ? ORDER BY number DESC LIMIT 1', agreement).toArray()[0];
}

function templateOfRow({ number, sha256, json, since_ms }: Row): StoredTemplate {
  return { number, sha256, template: storedJson(json, 'template.json'), sinceMs: since_ms };
}
