// What a change of the publisher's settings leads to, for the desk's route and for the console.
import type { ForeseenAcceptance } from '../../domain/partners/agreement-write.ts';
import type { PublisherSettings } from '../../domain/partners/licence.ts';
import { type PageMove, pageMoveOf } from '../../domain/publisher/page-move.ts';
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { catalogueOf, directoryOf, partnerOf } from '../isolate/stubs.ts';

/** Partners whose objects are called at one time. */
const PARTNERS_PER_PAGE = 50;

/** Where readers would find articles. `undefined`: where they find them now. */
export async function foreseenMove(env: Env, before: Publisher | undefined, after: Publisher): Promise<PageMove | undefined> {
  if (pageMoveOf(before, after, 0) === undefined) return undefined;
  const { feeds } = await catalogueOf(env).listFeeds('all', 1);
  return pageMoveOf(before, after, feeds[0]?.live ?? 0);
}

/** What one partner's object has answered. */
export interface PartnerAnswer {
  partner: string;
  name: string;
  /** Notices that are not accepted under the new settings. */
  acceptances: ForeseenAcceptance[];
  /** Present: the object did not answer, and for this reason. */
  fault?: unknown;
}

interface AnswerPage {
  answers: PartnerAnswer[];
  /** `cursor` of the next page. Absent: there is none. */
  next?: string | undefined;
}

/** Asks the partners on a page of the list which notices they would have to accept again, and by when. No partner is called if the notice stays the
 *  same. */
export async function foreseenAcceptances(
  env: Env,
  before: Publisher | undefined,
  after: Publisher,
  cursor: string | undefined,
): Promise<AnswerPage> {
  if (before === undefined || (before.name === after.name && before.houseLine === after.houseLine)) return { answers: [] };
  const { name, formerNames, houseLine, timeZone } = after;
  // Later than any stored settings, whose dates may be a minute ahead of the clock: a notice from older settings would count as outdated.
  const publisher: PublisherSettings = { name, formerNames, houseLine, timeZone, settingsMs: Number.MAX_SAFE_INTEGER };
  const { partners, next } = await directoryOf(env).list(PARTNERS_PER_PAGE, cursor);
  const asked = await Promise.allSettled(partners.map(async ({ id }) => partnerOf(env, id).acceptances(publisher)));
  const answers = asked.map((answer, index): PartnerAnswer => {
    const { id: partner, name: called } = partners[index] ?? { id: '', name: '' };
    if (answer.status === 'rejected') return { partner, name: called, acceptances: [], fault: answer.reason };
    return { partner, name: called, acceptances: answer.value.filter(({ acceptance }) => acceptance.state !== 'accepted') };
  });
  return { answers, next };
}
