// The console's pages about one agreement, and about one of its versions. Forms that change it are in editor.ts and ending.ts.
import * as z from 'zod';
import { summaryInWords, termsInWords } from '../../../domain/agreements/words/terms-in-words.ts';
import { toInstant } from '../../../domain/values/instant.ts';
import { agreementPage } from '../../../pages/console/agreements/agreement-page.tsx';
import { agreementVersionPage } from '../../../pages/console/agreements/agreement-version.tsx';
import { silentPartnerPage } from '../../../pages/console/agreements/silent-partner.tsx';
import type { Refusal } from '../../../pages/signed-in/fields/form-state.ts';
import { publisherForDesk } from '../../isolate/publisher-settings.ts';
import { ProblemError } from '../../responses/problem.ts';
import { answerConsole, signedInFrameOf } from '../console-page.ts';
import { requireRead } from '../reading.ts';
import { askedPartner, type ConsoleContext, codeOf, noAgreement } from './asked-partner.ts';
import { termsDifference } from './terms-difference.ts';

export async function showAgreement(context: ConsoleContext): Promise<Response> {
  return showAgreementWith(context);
}

/** Why the form of the page was not carried out, and what was written in it. */
interface Refused {
  message: Refusal;
  given: { at: string };
  status: 409 | 422 | 503;
}

export async function showAgreementWith(context: ConsoleContext, refused?: Refused): Promise<Response> {
  requireRead(context, refused);
  const [frame, { publisher, settings }] = await Promise.all([signedInFrameOf(context), publisherForDesk(context.env)]);
  const id = codeOf(context, 'agreement');
  const asked = await askedPartner(context, async (partner) => {
    const record = await partner.agreementRecord(id, settings);
    const { acceptance, scheduled } = record?.summary ?? {};
    const by = [acceptance, scheduled?.acceptance].flatMap((one) => (typeof one?.accepted === 'object' ? [one.accepted.by] : []));
    return { record, holders: by.length === 0 ? {} : await partner.holders(by) };
  });
  if (asked === undefined) return answerSilent(context);
  const { record, holders } = asked.answer;
  if (record === undefined) throw noAgreement();
  const { terms } = record.summary.agreement;
  const words = { chapters: termsInWords(terms, publisher), summary: summaryInWords(terms, publisher) };
  const page = {
    frame,
    record,
    holders,
    ...words,
    now: toInstant(Date.now()),
    isFirst: context.req.query('first') !== undefined,
    ...refused,
  };
  return answerConsole(context, agreementPage(page), refused?.status ?? 200);
}

export async function answerSilent(context: ConsoleContext): Promise<Response> {
  const { pathname, search } = new URL(context.req.url);
  const path = context.req.method === 'POST' ? undefined : `${pathname}${search}`;
  const page = silentPartnerPage({ frame: await signedInFrameOf(context), partner: codeOf(context, 'partner'), path });
  return answerConsole(context, page, 503);
}

const versionSchema = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number);

export async function showAgreementVersion(context: ConsoleContext): Promise<Response> {
  const parsed = versionSchema.safeParse(context.req.param('version'));
  if (!parsed.success) throw noVersion();
  const version = parsed.data;
  const [frame, { publisher, settings }] = await Promise.all([signedInFrameOf(context), publisherForDesk(context.env)]);
  const id = codeOf(context, 'agreement');
  const asked = await askedPartner(context, async (partner) =>
    Promise.all([
      partner.agreementRecord(id, settings),
      partner.agreement(id, version),
      version === 1 ? undefined : partner.agreement(id, version - 1),
    ]),
  );
  if (asked === undefined) return answerSilent(context);
  const [record, agreement, former] = asked.answer;
  if (record === undefined || agreement === undefined) throw noVersion();
  const { partner, versions } = record;
  const page = agreementVersionPage({
    frame,
    partner,
    agreement,
    who: versions.find((line) => line.version === version)?.who,
    difference: former && termsDifference(former.terms, agreement.terms, publisher),
    chapters: termsInWords(agreement.terms, publisher),
    isNewest: versions[0]?.version === version,
  });
  return answerConsole(context, page);
}

function noVersion(): ProblemError {
  return new ProblemError('not-found', { detail: 'There is no such version of an agreement.' });
}
