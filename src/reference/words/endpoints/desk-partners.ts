// What the reference says about endpoints for partners, their agreements, keys, users and records at the desk.
import { CURSOR, DRY_RUN, type EndpointWords, limitOf, type Words } from '../words.ts';

const PARTNER: Readonly<Record<string, Words>> = { partner: 'The id of the partner: 1 to 64 of a-z, 0-9 and "-".' };
const AGREEMENT: Readonly<Record<string, Words>> = { ...PARTNER, agreement: 'The id of the agreement: 1 to 64 of a-z, 0-9 and "-".' };
const KEY: Readonly<Record<string, Words>> = { ...PARTNER, key: 'The id of the key.' };
const USER: Readonly<Record<string, Words>> = { ...PARTNER, user: 'The id of the user.' };

const CONDITIONS =
  'Sending the present values again needs no If-Match. A change needs the ETag of what it was made from: without it the answer is 428, and after somebody else’s change 412. Both have the present values in their body.';

const PREVIEW: Readonly<Record<string, Words>> = {
  ...PARTNER,
  agreement: ['The id of an agreement.', 'the only one of the partner'],
  embargoed: ['Whether the key has the scope "embargoed".', 'false'],
  article: ['The slug of one article.', 'all articles'],
  limit: limitOf('articles', 50),
  cursor: CURSOR,
};

export const DESK_PARTNER_WORDS = {
  listPartners: {
    summary: 'all partners',
    says: [
      'By id, each with what its object has last reported: a change by the desk, an acknowledgement and an acceptance before the call is answered, and pulls at most once a minute.',
    ],
    parameters: { limit: limitOf('partners', 100), cursor: CURSOR },
  },
  getPartner: { summary: 'one partner', says: ['With its ETag.'], parameters: PARTNER },
  putPartner: {
    summary: 'adds or changes a partner',
    says: [
      CONDITIONS,
      'A notice contains the name of the partner. With another name it has to accept the notice again, and "acceptances" says so.',
    ],
    parameters: { ...PARTNER, dryRun: DRY_RUN },
  },
  getStanding: { summary: 'the standing of a partner', says: ['With its ETag.'], parameters: PARTNER },
  putStanding: {
    summary: 'sets the standing of a partner',
    says: ['It takes effect with the next request of the partner.', CONDITIONS],
    parameters: { ...PARTNER, dryRun: DRY_RUN },
  },
  previewCopy: {
    summary: 'what a partner would get of each article, and why not the rest',
    says: ['Decided by the code that decides a pull. Nothing is written or counted.'],
    parameters: PREVIEW,
  },
  previewTerms: {
    summary: 'what a partner would get under other terms',
    says: ['As if the terms in the body were in force. "before" of each article is what the partner gets now.'],
    parameters: PREVIEW,
  },
  listPartnerAgreements: {
    summary: 'the agreements of a partner',
    says: ['Each version in force, with its notice and the state of its acceptance, and a version that is scheduled.'],
    parameters: { ...PARTNER, cursor: CURSOR },
  },
  getPartnerAgreement: {
    summary: 'the newest version of an agreement',
    says: ['It may be scheduled. With the ETag from which a change is made.'],
    parameters: AGREEMENT,
  },
  getPartnerAgreementVersion: {
    summary: 'any version of an agreement',
    says: ['Unchanged since it was made.'],
    parameters: { ...AGREEMENT, version: 'The number of the version.' },
  },
  putAgreement: {
    summary: 'makes an agreement, or a new version of it',
    says: [
      'Takes all the terms. Terms that are the present ones make no version. A version whose term begins later is scheduled, and replaces a scheduled one.',
      CONDITIONS,
    ],
    parameters: { ...AGREEMENT, dryRun: DRY_RUN },
  },
  endAgreement: {
    summary: 'ends an agreement',
    says: ['In a new version, now or at an instant. An agreement that already ends earlier keeps its end.'],
    parameters: { ...AGREEMENT, dryRun: DRY_RUN },
  },
  listKeys: {
    summary: 'the keys of a partner',
    says: ['Revoked ones included, without their secrets.'],
    parameters: { ...PARTNER, cursor: CURSOR },
  },
  issueKey: {
    summary: 'issues a key',
    says: [
      'This answer is the only one with the secret. If the partner has several agreements and none is named, the answer is 409 no-such-agreement with their ids.',
    ],
    parameters: PARTNER,
  },
  revokeKey: { summary: 'revokes a key', says: ['At once, also sessions of people who signed in with it.'], parameters: KEY },
  rotateKey: {
    summary: 'replaces a key by a new one',
    says: [
      'The new key is like the old one, which stays valid for a time. A key is rotated once; a second call is 404 and names the successor.',
    ],
    parameters: KEY,
  },
  listUsers: { summary: 'the users of a partner’s portal', says: ['By name, and then those who were revoked.'], parameters: PARTNER },
  addUser: {
    summary: 'adds a user',
    says: ['A user has no password: inviteUser makes the address that signs in. 422 if another user has the e-mail address.'],
    parameters: PARTNER,
  },
  getUser: { summary: 'one user', says: ['Rights, last visit and the invitation.'], parameters: USER },
  putUser: {
    summary: 'replaces name, address, agreements and rights of a user',
    says: ['They hold from the user’s next request. Another address ends an invitation.'],
    parameters: USER,
  },
  revokeUser: { summary: 'revokes a user', says: ['The sessions of the user end at once.'], parameters: USER },
  inviteUser: {
    summary: 'makes the address that signs a user in',
    says: ['It works once, within 72 hours, and replaces an earlier invitation. This answer is the only one with the address.'],
    parameters: USER,
  },
  withdrawInvitation: { summary: 'withdraws an invitation', says: ['Its address no longer works.'], parameters: USER },
  getLedger: {
    summary: 'what was delivered to a partner',
    says: ['Newest first.'],
    parameters: { ...PARTNER, article: ['The slug of one article.', 'all articles'], limit: limitOf('rows', 100), cursor: CURSOR },
  },
  getPartnerUsage: {
    summary: 'what a partner received, by day, article or key',
    says: ['As the partner reads it, with its quotas.'],
    parameters: {
      ...PARTNER,
      from: ['The first day, in UTC.', 'no lower limit'],
      to: ['The last day, in UTC.', 'no upper limit'],
      by: ['By what the rows are grouped.', 'day'],
      limit: ['How many rows the answer may have.', '1,000; 10,000 as CSV'],
      format: ['The format of the answer.', 'CSV if Accept names text/csv, else JSON'],
    },
  },
  listPartnerWithdrawals: {
    summary: 'withdrawals of what a partner received',
    says: ['Open ones first, each with its deadline and what was acknowledged.'],
    parameters: { ...PARTNER, limit: limitOf('withdrawals', 50), cursor: CURSOR },
  },
  getPartnerAudit: {
    summary: 'who changed what about a partner',
    says: ['Newest first.'],
    parameters: { ...PARTNER, limit: limitOf('entries', 100), cursor: CURSOR },
  },
} as const satisfies Record<string, EndpointWords>;
