// An agreement from a file to a desk: checked here as the desk checks it, so that nothing is begun that would be refused.
import { type Agreement, agreementSchema } from '../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../domain/agreements/agreement-rules.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { type NoticeExample, noticeExamples } from '../../domain/renditions/notice-examples.ts';
import { toInstant } from '../../domain/values/instant.ts';
import { type ListedObjections, listedObjections, listedObjectionsOf } from '../../domain/values/objection.ts';
import { Failure } from '../client/failure.ts';
import type { AgreementAnswer, PartnerDesk } from '../client/partner-client.ts';
import { type PlacedFile, placedIn, readPlacedFile, withPlaces } from '../placed-file.ts';

export interface CheckedFile extends PlacedFile {
  terms: Agreement;
}

/** Throws Failure with the objections that a desk would list, each with the line it is about. */
export async function checkedAgreement(file: string, publisher: Publisher, partnerName: string): Promise<CheckedFile> {
  const read = await readPlacedFile(file);
  const parsed = agreementSchema.safeParse(read.value);
  if (!parsed.success) throw refused(read, listedObjectionsOf(parsed.error));
  const objections = objectionsToAgreement(parsed.data, publisher, partnerName);
  if (objections.length > 0) throw refused(read, listedObjections(objections));
  return { ...read, terms: parsed.data };
}

function refused(read: PlacedFile, { objections, more }: ListedObjections): Failure {
  const listed = { objections, ...(more === 0 ? {} : { more }) };
  return placedIn(read, { title: 'The agreement has objections', detail: 'Nothing was changed at the desk.', ...listed });
}

/** What its notice will look like under this publisher's articles. */
export function noticesOf(file: CheckedFile, publisher: Publisher, partnerName: string): NoticeExample[] {
  return noticeExamples(file.terms, partnerName, publisher, toInstant(Date.now()));
}

export interface Putting {
  partner: string;
  agreement: string;
  /** Absent: the version that stands now. */
  ifMatch?: string | undefined;
}

export interface PlannedPut {
  /** The desk's dry run. */
  plan: AgreementAnswer;
  /** Puts what was planned. The desk refuses where another version stands by then: somebody may have read the plan meanwhile. */
  put: () => Promise<AgreementAnswer>;
}

export async function plannedPut(partners: PartnerDesk, file: CheckedFile, { partner, agreement, ...seen }: Putting): Promise<PlannedPut> {
  const ifMatch = seen.ifMatch ?? (await currentEtag(partners, partner, agreement));
  // As it was written: the desk fills in what is absent, and says so in its answer.
  const send = async (dryRun: boolean) =>
    (await withPlaces(file, partners.putAgreement(partner, agreement, file.value, ifMatch, dryRun))).body;
  const { notices = [], ...plan } = await send(true);
  return { plan: { ...plan, notices }, put: async () => ({ ...(await send(false)), notices }) };
}

/** `undefined` where there is no such agreement yet. */
async function currentEtag(partners: PartnerDesk, partner: string, agreement: string): Promise<string | undefined> {
  try {
    return (await partners.getAgreement(partner, agreement)).etag;
  } catch (error) {
    if (error instanceof Failure && error.problem.status === 404) return undefined;
    throw error;
  }
}
