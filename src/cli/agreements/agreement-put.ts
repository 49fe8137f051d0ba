// Sends an agreement from a file to a desk. It is checked here first, as the desk checks it, so that no command is half done when the desk
// refuses.
import { type Agreement, agreementSchema } from '../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../domain/agreements/agreement-rules.ts';
import type { NoticeSetting } from '../../domain/partners/example-article.ts';
import { type NoticeExample, noticeExamples } from '../../domain/partners/notice-examples.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { type ListedObjections, listedObjections, listedObjectionsOf } from '../../domain/values/objection.ts';
import type { Failure } from '../client/failure.ts';
import { ifFound } from '../client/http.ts';
import type { AgreementAnswer, PartnerDesk } from '../client/partner-client.ts';
import { type PlacedFile, placedIn, readPlacedFile, withPlaces } from '../files/placed-file.ts';

export interface CheckedFile extends PlacedFile {
  terms: Agreement;
}

/** Throws Failure with the objections that a desk would list, each with the line it is about. */
export async function checkedAgreement(file: string, publisher: Publisher, partnerName: string): Promise<CheckedFile> {
  const read = await readPlacedFile(file);
  const parsed = agreementSchema.safeParse(read.value);
  if (!parsed.success) throw refused(read, listedObjectionsOf(parsed.error, agreementSchema));
  const objections = objectionsToAgreement(parsed.data, publisher, partnerName);
  if (objections.length > 0) throw refused(read, listedObjections(objections));
  return { ...read, terms: parsed.data };
}

function refused(read: PlacedFile, { objections, more }: ListedObjections): Failure {
  const listed = { objections, ...(more === 0 ? {} : { more }) };
  return placedIn(read, { title: 'The agreement has objections', detail: 'Nothing was changed at the desk.', ...listed });
}

/** What the agreement's notice looks like under this publisher's articles. */
export function noticesOf(file: CheckedFile, setting: NoticeSetting, partnerName: string): NoticeExample[] {
  return noticeExamples(file.terms, partnerName, setting, toInstant(Date.now()));
}

export interface Putting {
  partner: string;
  agreement: string;
  /** Absent: the current version. */
  ifMatch?: string | undefined;
}

export interface PlannedPut {
  /** The result of the desk's dry run. */
  plan: AgreementAnswer;
  /** Puts what was planned. The desk refuses if the agreement has got another version since the plan was read. */
  put: () => Promise<AgreementAnswer>;
}

export async function plannedPut(partners: PartnerDesk, file: CheckedFile, { partner, agreement, ...seen }: Putting): Promise<PlannedPut> {
  const ifMatch = seen.ifMatch ?? (await ifFound(partners.getAgreement(partner, agreement)))?.etag;
  // The agreement is sent as it was written. The desk fills in the defaults and returns them.
  const send = async (dryRun: boolean) =>
    (await withPlaces(file, partners.putAgreement(partner, agreement, file.value, ifMatch, dryRun))).body;
  const { notices = [], ...plan } = await send(true);
  return { plan: { ...plan, notices }, put: async () => ({ ...(await send(false)), notices }) };
}
