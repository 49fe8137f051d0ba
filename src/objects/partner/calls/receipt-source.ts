// Finds the row of the ledger for the id of a receipt, with the terms under which it was delivered.
import { FORMS, type Form } from '../../../domain/agreements/choices.ts';
import type { ReceiptSource } from '../../../domain/partners/ledger.ts';
import type { AuthenticatedKey } from '../admission/authenticate.ts';
import * as agreements from '../records/agreements.ts';
import * as ledger from '../records/ledger.ts';
import * as templates from '../records/notice-templates.ts';

/** agreement.version.article.version.form, as `receiptId` makes it (src/domain/renditions/rendition.ts). */
const RECEIPT_ID = /^([a-z0-9-]{1,64})\.(\d{1,9})\.([a-z0-9-]{1,64})\.(\d{1,9})\.([a-z]+)$/;

/** Returns `undefined` if nothing was delivered under this id. */
export function receiptSource(
  sql: SqlStorage,
  { key, partner }: { key: Pick<AuthenticatedKey['key'], 'mode'>; partner: AuthenticatedKey['partner'] },
  id: string,
): ReceiptSource | undefined {
  const [, agreementId = '', agreementVersion, article = '', version, form = ''] = RECEIPT_ID.exec(id) ?? [];
  if (!isForm(form)) return undefined;
  const name = { mode: ledger.modeOf(key), agreement: agreementId, agreementVersion: Number(agreementVersion) };
  const row = ledger.find(sql, { ...name, slug: article, version: Number(version), form });
  const agreement = agreements.get(sql, agreementId, Number(agreementVersion));
  const template = row === undefined ? undefined : templates.byNumber(sql, agreementId, row.templateVersion);
  if (row === undefined || agreement === undefined || template === undefined) return undefined;
  return { row, partner: { id: partner.id, name: partner.name }, agreement, template };
}

function isForm(text: string): text is Form {
  return FORMS.some((form) => form === text);
}
