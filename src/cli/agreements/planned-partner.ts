// Asks the desk what `partner add` would do, before anything is written: no partner is added if its agreement would be refused.
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import type { Partner } from '../../domain/partners/partner.ts';
import { requirePublisher } from '../client/current-publisher.ts';
import type { Desk } from '../client/desk-client.ts';
import { ifFound } from '../client/http.ts';
import type { PartnerAnswer, PartnerDesk } from '../client/partner-client.ts';
import { checkedAgreement, noticesOf, plannedPut } from './agreement-put.ts';
import { type AgreementResult, versionInForce } from './agreement-words.ts';

export interface AddOptions {
  name?: string;
  contact?: string;
  /** Path of a file. */
  agreement?: string;
  agreementId: string;
  ifMatch?: string;
}

/** The result of the command, or what it would be. */
export interface Added {
  partner: PartnerAnswer;
  agreement?: AgreementResult | undefined;
  /** The version in force while the one that is put is scheduled. */
  inForce?: AgreementVersion | undefined;
}

export interface PlannedPartner {
  plan: Added;
  add: () => Promise<Added>;
}

export async function plannedPartner(id: string, options: AddOptions, desk: Desk, partners: PartnerDesk): Promise<PlannedPartner> {
  const current = await ifFound(partners.get(id));
  const profile = profileOf(id, options, current?.body);
  const put = async (dryRun: boolean) => (await partners.put(id, profile, options.ifMatch ?? current?.etag, dryRun)).body;
  const agreed = await agreementFor({ id, name: profile.name, known: current?.body }, options, desk, partners);
  const inForce = agreed === undefined ? undefined : await versionInForce(partners, id, agreed.plan);
  const { notices = [], ...partner } = await put(true);
  return {
    plan: { partner: { ...partner, notices }, agreement: agreed?.plan, inForce },
    // These run one after the other, because the agreement needs its partner.
    add: async () => {
      const added = { ...(await put(false)), notices };
      return { partner: added, agreement: await agreed?.put(), inForce };
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
  plan: AgreementResult;
  put: () => Promise<AgreementResult>;
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
  // The desk composes the notice with the partner's name that it has stored.
  const notices = noticesOf(checked, { publisher, origin: desk.connection.server }, name);
  if (known !== undefined) {
    const { plan, put } = await plannedPut(partners, checked, { partner: id, agreement });
    if (known.name === name) return { plan, put };
    return { plan: { ...plan, notices }, put: async () => ({ ...(await put()), notices }) };
  }
  // The desk cannot answer for a partner that it does not know. An agreement that passed the checks becomes that partner's first.
  const plan: AgreementResult = { outcome: 'created', agreement: { id: agreement, version: 1, terms: checked.terms }, notices };
  return { plan, put: async () => (await plannedPut(partners, checked, { partner: id, agreement })).put() };
}

/** Options that are absent change nothing; a new partner is named after its id, made readable. */
function profileOf(id: string, { name, contact }: AddOptions, current: Partner | undefined): { name: string; contact?: string } {
  const kept = contact ?? current?.contact;
  return { name: name ?? current?.name ?? readableName(id), ...(kept === undefined ? {} : { contact: kept }) };
}

function readableName(id: string): string {
  const words = id.split('-').filter((word) => word !== '');
  return words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(' ') || id;
}
