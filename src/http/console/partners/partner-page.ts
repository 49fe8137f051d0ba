// The console's page of one partner. The forms that change it are in partner-forms.ts.

import type { Agreement } from '../../../domain/agreements/agreement.ts';
import { dutiesInWords, quotaInWords } from '../../../domain/agreements/words/duties-in-words.ts';
import { summaryInWords } from '../../../domain/agreements/words/terms-in-words.ts';
import { territoriesInWords } from '../../../domain/agreements/words/use-in-words.ts';
import { holdersOf } from '../../../domain/partners/holders.ts';
import type { PublisherSettings } from '../../../domain/partners/licence.ts';
import type { Partner } from '../../../domain/partners/partner.ts';
import { REPORTED_DAYS } from '../../../domain/partners/partner-summary.ts';
import type { Publisher } from '../../../domain/publisher/publisher.ts';
import { withPepperStatus } from '../../../domain/publisher/secrets.ts';
import { present } from '../../../domain/values/present.ts';
import { partnerPage } from '../../../pages/console/partners/partner.tsx';
import type { GivenForm, PartnerPageProps, PartnerRecord } from '../../../pages/console/partners/partner-record.ts';
import { partnersPage } from '../../../pages/console/partners/partners.tsx';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import type { CurrentPublisher } from '../../isolate/isolate.ts';
import { peppersOf } from '../../isolate/peppers.ts';
import { publisherForDesk } from '../../isolate/publisher-settings.ts';
import { directoryOf, type PartnerStub, partnerOf } from '../../isolate/stubs.ts';
import { stateTag } from '../../requests/preconditions.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answeredInTime, type ConsoleContext, codeOf } from '../agreements/asked-partner.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { requireRead } from '../reading.ts';

export async function showPartner(context: ConsoleContext): Promise<Response> {
  return showPartnerWith(context);
}

/** Why a form of the page was not carried out, and what was written in it. */
interface Refused {
  message: Refusal;
  given: GivenForm;
  status: 409 | 422;
}

/** The Directory is asked first: calling the object of a partner that does not exist would create it. */
export async function showPartnerWith(context: ConsoleContext, refused?: Refused): Promise<Response> {
  requireRead(context, refused);
  const id = codeOf(context, 'partner');
  const [frame, found, publisher] = await Promise.all([
    signedInFrameOf(context),
    answeredInTime(async () => directoryOf(context.env).summary(id)),
    publisherForDesk(context.env).catch(() => undefined),
  ]);
  // Without the list it is not known whether there is such a partner.
  if (found === undefined) return answerConsole(context, partnersPage({ frame, partners: undefined, filter: {}, nowMs: Date.now() }), 503);
  if (found.answer === undefined) throw noPartner();
  const record = await answeredInTime(() => recordOf(context, partnerOf(context.env, id), publisher));
  const page: PartnerPageProps = {
    frame,
    listed: found.answer,
    record: record?.answer,
    nowMs: Date.now(),
    formId: crypto.randomUUID(),
    ...refused,
  };
  return answerConsole(context, partnerPage(page), record === undefined ? 503 : (refused?.status ?? 200));
}

export function noPartner(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no partner at this address.' });
}

const WITHDRAWALS = 100;
const USERS = 100;

/** The calls run beside one another, and their answers are of nearly the same moment. */
async function recordOf({ env }: ConsoleContext, partner: PartnerStub, current: CurrentPublisher | undefined): Promise<PartnerRecord> {
  const [profile, agreed, { references }, listed, users, open, usage] = await Promise.all([
    partner.profile(),
    current && agreementsOf(partner, current),
    partner.names([]),
    partner.keys(),
    partner.portalUsers(),
    partner.withdrawalsOf(WITHDRAWALS),
    partner.usageOf({ by: 'day', limit: REPORTED_DAYS + 1 }),
  ]);
  if (profile === undefined) throw noPartner();
  const withdrawals = open.withdrawals.filter(({ acknowledged, lifted }) => acknowledged === undefined && lifted === undefined);
  return {
    partner: profile,
    etags: { profile: await stateTag(profile), standing: await stateTag(standingOf(profile)) },
    agreements: agreed?.agreements,
    references,
    keys: withPepperStatus(listed.keys, peppersOf(env)),
    users: users.slice(0, USERS),
    holders: holdersOf(listed.keys, users),
    withdrawals,
    usage: usage.rows,
    quotas: usage.quotas,
    isCut: agreed?.next !== undefined || listed.next !== undefined || users.length > USERS || withdrawals.length === WITHDRAWALS,
  };
}

/** The standing as the form for it names it. */
export function standingOf({ standing, standingReason }: Partner) {
  return present({ standing, reason: standingReason });
}

async function agreementsOf(partner: PartnerStub, { publisher, settings }: { publisher: Publisher; settings: PublisherSettings }) {
  const { agreements, next } = await partner.agreementSummaries(settings);
  return { agreements: agreements.map((summary) => ({ summary, sentences: sentencesOf(summary.agreement.terms, publisher) })), next };
}

/** The licence, its territories, the first duty and the quota. The agreement's own page has all its terms. */
function sentencesOf(terms: Agreement, publisher: Publisher): string[] {
  const [duty, quota] = [dutiesInWords(terms), quotaInWords(terms)].map(([first = '']) => first);
  return [summaryInWords(terms, publisher), territoriesInWords(terms), duty ?? '', quota ?? ''];
}
