// Ending an agreement at the console.

import { toInstant } from '../../../domain/values/instant.ts';
import { instantsAt } from '../../../domain/values/local-time.ts';
import { agreementPath } from '../../../pages/console/agreements/agreement-paths.ts';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { publisherForDesk } from '../../isolate/publisher-settings.ts';
import { answerSilent, showAgreementWith } from './agreement-pages.ts';
import { askedPartner, type ConsoleContext, codeOf, noAgreement } from './asked-partner.ts';

const NO_TIME = 'Give the end as a date and a time that there is, or leave it empty.';
const TOO_EARLY = 'The end must be later than the beginning of the term.';
const CHANGED_SINCE = 'Somebody has changed the agreement since you opened this page. Nothing was done. This page shows it as it is now.';

/** The form names the newest version that its page showed: whoever has not seen the terms does not end them. */
export async function endAgreement(context: ConsoleContext): Promise<Response> {
  const { publisher, settings } = await publisherForDesk(context.env);
  const form = context.get('form');
  const id = codeOf(context, 'agreement');
  const written = form.get('at') ?? '';
  const at = written === '' ? toInstant(Date.now()) : instantsAt(written, publisher.timeZone)?.[0];
  const refuse = (message: Refusal, status: 409 | 422) => showAgreementWith(context, { message, given: { at: written }, status });
  if (at === undefined) return refuse([{ field: 'at', message: NO_TIME }], 422);
  const asked = await askedPartner(context, async (partner) => {
    const newest = await partner.agreement(id);
    if (newest === undefined) throw noAgreement();
    if (String(newest.version) !== form.get('version')) return { kind: 'seen-before' } as const;
    return partner.endAgreement(id, at, context.get('caller').actor, settings, false);
  });
  switch (asked?.answer.kind) {
    case undefined:
      return answerSilent(context);
    case 'unknown':
      throw noAgreement();
    case 'not-started':
      return refuse([{ field: 'at', message: TOO_EARLY }], 422);
    case 'seen-before':
    case 'stale':
      return refuse(CHANGED_SINCE, 409);
    default:
      return context.redirect(agreementPath(codeOf(context, 'partner'), id), 303);
  }
}
