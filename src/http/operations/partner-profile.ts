// Adds a partner, or gives it another name or contact: for the desk's route and for the console.
import type { AgreementVersion } from '../../domain/agreements/agreement.ts';
import { objectionsToAgreement } from '../../domain/agreements/agreement-rules.ts';
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { NoticeSetting } from '../../domain/partners/example-article.ts';
import { type NoticeExample, noticeExamples } from '../../domain/partners/notice-examples.ts';
import type { Partner, PartnerProfile } from '../../domain/partners/partner.ts';
import type { Actor } from '../../domain/values/actor.ts';
import { toInstant } from '../../domain/values/instant.ts';
import type { Objection } from '../../domain/values/objection.ts';
import type { CurrentPublisher } from '../isolate/isolate.ts';
import { publisherForDesk } from '../isolate/publisher-settings.ts';
import { directoryOf, type PartnerStub, partnerOf } from '../isolate/stubs.ts';

export interface ProfileChange {
  id: string;
  profile: PartnerProfile;
  actor: Actor;
  /** The state that the change was made from, given the current one (src/domain/values/state-tag.ts). */
  madeFrom: (current: Partner | undefined) => Promise<string>;
  dryRun: boolean;
  /** Of the service, for addresses in examples of notices. */
  origin: string;
}

/** An example of a notice that another name changes. */
export type ChangedNotice = NoticeExample & { agreement: string };

export type ProfileOutcome =
  | {
      kind: 'created' | 'changed' | 'unchanged';
      partner: Partner;
      /** Notices that are not accepted under the name. */
      acceptances: ForeseenAcceptance[];
      /** Of a dry run for a partner that exists: examples of those notices. */
      notices?: ChangedNotice[];
    }
  | { kind: 'stale'; partner: Partner | undefined }
  | { kind: 'refused'; objections: Objection[] };

/** The partner's own object is written first, so that every partner in the Directory is set up. Both steps can be repeated after a fault between
 *  them. */
export async function changeProfile(env: Env, { id, profile, actor, madeFrom, dryRun, origin }: ProfileChange): Promise<ProfileOutcome> {
  const isKnown = await directoryOf(env).has(id);
  // A dry run must not create the object of a new partner.
  if (dryRun && !isKnown) return { kind: 'created', partner: draftedPartner(id, profile), acceptances: [] };
  const partner = partnerOf(env, id);
  const state = await madeFrom(await partner.profile());
  const current = isKnown ? await publisherForDesk(env) : undefined;
  const versions = current === undefined ? [] : await versionsOf(partner, current);
  const objections = current === undefined ? [] : objectionsToName(versions, profile.name, current);
  if (objections.length > 0) return { kind: 'refused', objections };
  const result = await partner.setUp(id, profile, { actor, madeFrom: state }, dryRun);
  if (result.kind === 'stale') return result;
  if (!dryRun) await directoryOf(env).put({ id, name: result.partner.name, contact: result.partner.contact ?? null });
  // Until then the Directory has refused what the object reported.
  if (!dryRun && !isKnown) await partner.report();
  const foreseen = current === undefined ? [] : await partner.acceptances(current.settings, profile.name);
  const acceptances = foreseen.filter(({ acceptance }) => acceptance.state !== 'accepted');
  if (!dryRun || current === undefined) return { ...result, acceptances };
  const asked = versions.filter(({ id: agreement }) => acceptances.some((one) => one.agreement === agreement));
  return { ...result, acceptances, notices: asked.flatMap((version) => noticesOf(version, profile.name, { ...current, origin })) };
}

/** For each agreement the version in force and the scheduled one. */
async function versionsOf(partner: PartnerStub, { settings }: CurrentPublisher): Promise<AgreementVersion[]> {
  const versions: AgreementVersion[] = [];
  let next: string | undefined;
  do {
    const page = await partner.agreementSummaries(settings, next);
    for (const { agreement, scheduled } of page.agreements)
      versions.push(agreement, ...(scheduled === undefined ? [] : [scheduled.agreement]));
    next = page.next;
  } while (next !== undefined);
  return versions;
}

/** Examples of the notice with this name. */
function noticesOf({ id: agreement, terms }: AgreementVersion, name: string, setting: NoticeSetting): ChangedNotice[] {
  return noticeExamples(terms, name, setting, toInstant(Date.now())).map((notice) => ({ agreement, ...notice }));
}

/** Objections that a name causes in the notices of existing agreements: with it, a line may imitate the house line, or be incomplete.
 *  Objections that an agreement has with any name are left out. */
function objectionsToName(versions: readonly AgreementVersion[], name: string, { publisher }: CurrentPublisher): Objection[] {
  return versions.flatMap(({ id: agreement, terms }) => {
    const known = new Set(objectionsToAgreement(terms, publisher).map(({ pointer }) => pointer));
    const fresh = objectionsToAgreement(terms, publisher, name).find(({ pointer }) => !known.has(pointer));
    return fresh === undefined ? [] : [{ pointer: '/name', detail: `${fresh.detail} (${fresh.pointer} of the agreement ${agreement})` }];
  });
}

/** The new partner as it would be, without its object. */
function draftedPartner(id: string, profile: PartnerProfile): Partner {
  return { id, ...profile, created: toInstant(Date.now()), standing: 'good' };
}
