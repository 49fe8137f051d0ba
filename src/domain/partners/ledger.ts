// The ledger of deliveries to a partner, with the terms of each. Pure data.

import type { AgreementVersion } from '../agreements/agreement.ts';
import type { Form } from '../agreements/choices.ts';
import type { Grant } from '../entitlement/entitlement.ts';
import type { NoticeTemplate } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import type { Holders } from './holders.ts';
import type { Partner } from './partner.ts';

export interface Granted {
  slug: string;
  version: number;
  grant: Grant;
}

/** A row of the ledger. There is one for each article version, form and agreement version. */
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
  /** Id of the key with which it was first pulled. */
  keyId: string;
}

/** A row as it is listed. */
export interface ListedDelivery extends LedgerRow {
  /** Number of the contract, of this version of the agreement. Absent: the version is not stored. */
  reference?: string;
}

/** A page of the ledger. */
export interface LedgerPage {
  rows: ListedDelivery[];
  /** The keys and people that the rows name. */
  holders: Holders;
  /** `before` of the next page. Absent: this is the last one. */
  next?: number;
}

/** The ledger row of a receipt, and the terms under which it was delivered. */
export interface ReceiptSource {
  row: LedgerRow;
  partner: Pick<Partner, 'id' | 'name'>;
  agreement: AgreementVersion;
  template: NoticeTemplate;
}

/** The terms of a receipt, whose notice is that of the first delivery. */
export interface ReceiptTerms extends ReceiptSource {
  /** Templates that replaced that notice since, newest first. The same copy has them when it is pulled again. */
  later: NoticeTemplate[];
}

export interface LedgerQuery {
  slug?: string | undefined;
  /** Id of an agreement. */
  agreement?: string | undefined;
  form?: Form | undefined;
  /** Days (UTC) of the first delivery, both included. */
  from?: string | undefined;
  to?: string | undefined;
  limit: number;
  before?: number | undefined;
}
