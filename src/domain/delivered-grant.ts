// The grant of a delivery, rebuilt from its row in the ledger: what was taken can be made again, word for word. Pure. Decides nothing.
import type { AgreementVersion } from './agreement.ts';
import type { Article } from './article.ts';
import { displayedUntil, type Grant, visibleFrom } from './entitlement.ts';
import type { LedgerRow } from './partner.ts';

/** `article` is the version that the row names, and `agreement` the version it was delivered under. Text and notice are those of the
 *  delivery; why it came in less than the agreement's form is not in the ledger, and not in here. */
export function grantFor(
  { form }: Pick<LedgerRow, 'form'>,
  { terms }: Pick<AgreementVersion, 'terms'>,
  { firstPublished, embargoedUntil, expires }: Pick<Article, 'firstPublished' | 'embargoedUntil' | 'expires'>,
): Grant {
  const until = [
    expires,
    firstPublished === undefined ? undefined : displayedUntil(terms, firstPublished),
    terms.afterTerm === 'remove' ? terms.validUntil : undefined,
  ]
    .filter((end) => end !== undefined)
    .sort()[0];
  return {
    form,
    ...(form === 'excerpt' && terms.excerptWords !== undefined ? { excerptWords: terms.excerptWords } : {}),
    images: form === 'headline' ? 'none' : terms.images,
    ...(firstPublished === undefined && embargoedUntil !== undefined ? { embargoedUntil } : {}),
    ...(until === undefined ? {} : { until }),
    duties: terms.duties,
    ...(terms.scope.delayMinutes === 0 || firstPublished === undefined ? {} : { seenFrom: visibleFrom(terms.scope, firstPublished) }),
  };
}
