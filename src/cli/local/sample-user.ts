// The person of the sample partner whose invitation `npm start` prints, so that the partners' portal is one click away. Each start makes a new link for
// the same person.
import type { Desk } from '../client/desk-client.ts';
import { partnerClient } from '../client/partner-client.ts';
import { SAMPLE_AGREEMENT, SAMPLE_PARTNER } from './sample-partner.ts';

const PERSON = { name: 'Anne Quay', email: 'anne.quay@harbour-gazette.example', rights: ['read', 'copy', 'account', 'keys', 'sandbox'] };

export interface SampleUser {
  name: string;
  email: string;
  /** Id of the partner. */
  partner: string;
  /** A link that signs in once. */
  url: string;
}

/** Invites the person. `undefined`: somebody has revoked or renamed the person since, or the partner has other people. */
export async function sampleUser(desk: Desk): Promise<SampleUser | undefined> {
  const partners = partnerClient(desk.connection);
  const { users } = (await partners.listUsers(SAMPLE_PARTNER)).body;
  const known = users.find(({ email, revoked }) => email === PERSON.email && revoked === undefined);
  if (known === undefined && users.length > 0) return undefined;
  const { id } = known ?? (await partners.addUser(SAMPLE_PARTNER, { ...PERSON, agreements: [SAMPLE_AGREEMENT] })).body;
  const { name, email, url } = (await partners.inviteUser(SAMPLE_PARTNER, id)).body;
  return { name, email, partner: SAMPLE_PARTNER, url };
}
