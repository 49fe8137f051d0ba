// The ledger: what was delivered to a partner, and under which terms. Pure data.

import type { AgreementVersion, Form } from '../agreements/agreement.ts';
import type { Grant } from '../entitlement/entitlement.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import type { Partner } from './partner.ts';

export interface Granted {
  slug: string;
  version: number;
  grant: Grant;
}

/** One row of the ledger: unique by article, version, form and agreement version. */
export interface LedgerRow {
  slug: string;
  version: number;
  form: Form;
  agreement: string;
  agreementVersion: number;
  templateVersion: number;
  first: Instant;
  last: Instant;
  count: number;
  /** The key that received it first. */
  keyId: string;
}

/** The ledger row of a receipt, with the terms it was delivered under. */
export interface ReceiptSource {
  row: LedgerRow;
  partner: Pick<Partner, 'id' | 'name'>;
  agreement: AgreementVersion;
  template: NoticeTemplate;
}

/** A receipt names the first delivery of its row. */
export interface ReceiptTerms extends ReceiptSource {
  /** Notices that replaced its template since, the newest first: the same copy, pulled again, carries them. */
  later: NoticeTemplate[];
}

export interface LedgerQuery {
  slug?: string | undefined;
  limit: number;
  before?: number | undefined;
}
