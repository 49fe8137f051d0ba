// Makes the claims of a receipt from a delivery. Pure.

import { unique } from '../../domain/agreements/choices.ts';
import type { ReceiptSource } from '../../domain/partners/ledger.ts';
import { type Rendition, receiptId } from '../../domain/renditions/rendition.ts';
import { normalised } from '../../domain/values/comparable-text.ts';
import { sha256Hex } from '../../domain/values/digest.ts';
import { msOf } from '../../domain/values/instant.ts';
import type { ReceiptClaims } from './receipt.ts';

export interface Delivery {
  /** Origin of this service. */
  origin: string;
  /** The row of the ledger with its agreement, partner and notice template. */
  source: Omit<ReceiptSource, 'row'> & { row: Pick<ReceiptSource['row'], 'first'> };
  rendition: Rendition;
  /** Plain text of `rendition.textHtml`. */
  text: string;
}

export async function claimsOf({ origin, source, rendition, text }: Delivery): Promise<ReceiptClaims> {
  const { agreement, partner, template, row } = source;
  const { id, version, sha256, terms } = agreement;
  const { include, exclude } = terms.territories;
  const { article, form, until } = rendition;
  return {
    iss: origin,
    sub: partner.id,
    jti: receiptId(agreement, article, form),
    iat: Math.floor(msOf(row.first) / 1_000),
    // The template has the partner's name at the time of the delivery. The partner may have been renamed since.
    partner: template.partner,
    agreement: { id, version, sha256, reference: terms.reference, url: origin + rendition.agreementPath },
    article: { key: article.slug, uri: article.uri, version: article.version, headline: article.headline },
    text_sha256: await sha256Hex(normalised(text)),
    notice_sha256: await sha256Hex(normalised(rendition.notice.text)),
    form,
    channels: unique(terms.channels),
    territories: { ...(include === undefined ? {} : { include }), ...(exclude.length === 0 ? {} : { exclude }) },
    ...(until === undefined ? {} : { until }),
  };
}
