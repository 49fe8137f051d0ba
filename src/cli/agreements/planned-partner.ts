// What `partner add` would do, asked of the desk before anything is written: nobody is added for the sake of an agreement that would be
// refused.
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import type { Partner } from '../../domain/partners/partner.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { Desk } from '../client/desk-client.ts';
import type { PartnerAnswer, PartnerDesk } from '../client/partner-client.ts';
import { ifThere } from '../invocation.ts';
import { checkedAgreement, noticesOf, plannedPut } from './agreement-put.ts';
import { standingBeside, type ToldAgreement } from './agreement-words.ts';

export interface AddOptions {
  name?: string;
  contact?: string;
  /** A file. */
  agreement?: string;
  agreementId: string;
  ifMatch?: string;
}

/** What came of the command, or what would come of it. */
export interface Added {
  partner: PartnerAnswer;
  agreement?: ToldAgreement | undefined;
  /** The version that holds while the one that is put waits. */
  standing?: AgreementVersion | undefined;
}

export interface PlannedPartner {
  plan: Added;
  add: () => Promise<Added>;
}

export async function plannedPartner(id: string, options: AddOptions, desk: Desk, partners: PartnerDesk): Promise<PlannedPartner> {
  const current = await ifThere(partners.get(id));
  const profile = profileOf(id, options, current?.body);
  const put = async (dryRun: boolean) => (await partners.put(id, profile, options.ifMatch ?? current?.etag, dryRun)).body;
  const agreed = await agreementFor({ id, name: profile.name, known: current?.body }, options, desk, partners);
  const standing = agreed === undefined ? undefined : await standingBeside(partners, id, agreed.plan);
  const { notices = [], ...partner } = await put(true);
  return {
    plan: { partner: { ...partner, notices }, agreement: agreed?.plan, standing },
    // One after the other: the agreement needs its partner.
    add: async () => {
      const added = { ...(await put(false)), notices };
      return { partner: added, agreement: await agreed?.put(), standing };
    },
  };
}

interface Wanted {
  id: string;
  name: string;
  /** Absent: a partner that the desk does not know yet. */
  known: Partner | undefined;
}

interface PlannedAgreement {
  plan: ToldAgreement;
  put: () => Promise<ToldAgreement>;
}

async function agreementFor(
  { id, name, known }: Wanted,
  { agreement: file, agreementId: agreement }: AddOptions,
  desk: Desk,
  partners: PartnerDesk,
): Promise<PlannedAgreement | undefined> {
  if (file === undefined) return undefined;
  const publisher = await requirePublisher(desk);
  const checked = await checkedAgreement(file, publisher, name);
  // The desk composes with the name that it knows.
  const notices = noticesOf(checked, publisher, name);
  if (known !== undefined) {
    const { plan, put } = await plannedPut(partners, checked, { partner: id, agreement });
    if (known.name === name) return { plan, put };
    return { plan: { ...plan, notices }, put: async () => ({ ...(await put()), notices }) };
  }
  // It cannot be asked about a partner that it does not know: what passed the checks is its first agreement.
  const plan: ToldAgreement = { outcome: 'created', agreement: { id: agreement, version: 1, terms: checked.terms }, notices };
  return { plan, put: async () => (await plannedPut(partners, checked, { partner: id, agreement })).put() };
}

/** What is not said stays as it is; a new partner is called by its id, made readable. */
function profileOf(id: string, { name, contact }: AddOptions, current: Partner | undefined): { name: string; contact?: string } {
  const kept = contact ?? current?.contact;
  return { name: name ?? current?.name ?? readableName(id), ...(kept === undefined ? {} : { contact: kept }) };
}

function readableName(id: string): string {
  const words = id.split('-').filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || id;
}
