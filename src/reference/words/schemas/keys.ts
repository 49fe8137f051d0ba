// What the reference says about keys, users and tokens.
import { NEXT, type SchemaWords } from '../words.ts';

const PEPPERS = {
  pepper: ['The id of the pepper in KEY_PEPPERS that made it.', 'it is of an earlier version and has not been used since'],
  pepperRemoved: ['KEY_PEPPERS no longer has that pepper, so it can never be used again.', 'it can be used'],
} as const;

const REFERENCES = 'The number of the contract of each agreement of the partner, by the id of the agreement.';

const KEY = {
  id: 'The id, which is not secret.',
  mode: '"live": licensed copy. "test": the sandbox only. "feed": a token in the address of one feed, for readers that can send no header.',
  name: 'A name for people.',
  agreement: 'The id of the agreement that it opens.',
  scopes: 'What it may do.',
  cidrs: 'Addresses and ranges from which it may be used. Empty: from everywhere.',
  created: 'When it was made.',
  expires: ['When it ends.', 'it does not end'],
  revoked: ['When it was revoked.', 'it was not revoked'],
  replacedBy: ['The id of the key that replaces it.', 'it was not rotated'],
  lastUsed: ['The last use.', 'it was never used'],
  pepper: PEPPERS.pepper,
} as const;

const TOKEN = {
  id: 'The id, which the audit trail names.',
  name: 'The name, which the audit trail shows.',
  scopes: 'What it may do.',
  created: 'When it was made.',
  expires: ['When it ends.', 'it does not end'],
  revoked: ['When it was revoked.', 'it was not revoked'],
  lastUsed: ['The last use, exact to a minute.', 'it was never used'],
  pepper: PEPPERS.pepper,
} as const;

const USER = {
  id: 'The id, which the ledger names.',
  name: 'The name.',
  email: 'The e-mail address.',
  agreements: 'Ids of the agreements under which the user receives copy.',
  rights: 'What the user may do.',
  created: 'When the user was added.',
  revoked: ['When the user was revoked.', 'the user may sign in'],
  lastSeen: ['The last visit, exact to a minute.', 'the user has not signed in yet'],
  invitation: ['The invitation that can be used now.', 'there is none'],
} as const;

export const KEY_FIELDS = {
  KeyRequest: {
    says: 'A new key of a partner.',
    fields: {
      mode: [
        '"live": licensed copy. "test": the sandbox only. "feed": a token in the address of one feed, for readers that can send no header.',
        'live',
      ],
      name: ['A name for people. It must not look like a key.', 'default'],
      agreement: ['The id of the agreement that it opens.', 'the only one of the partner'],
      scopes: ['What it may do. A feed token names none.', 'all but "embargoed"; "feed" alone for a feed token'],
      cidrs: ['Addresses or ranges from which it may be used.', 'from everywhere'],
      expires: ['When it ends. It must lie in the future.', 'it does not end'],
    },
  },
  RotationRequest: {
    says: 'How to change from one key to the next.',
    fields: { overlapHours: ['For how many hours the old key stays valid beside the new one. With 0 it ends at once.', '168'] },
  },
  TestKeyRequest: { says: 'A test key that you make yourself.', fields: { name: ['What the key is for.', '"default"'] } },
  Key: { says: 'A key of a partner, without its secret.', fields: { ...KEY, pepperRemoved: PEPPERS.pepperRemoved } },
  KeyUse: {
    says: 'A use of a key.',
    fields: { at: 'When.', addressPrefix: ['The beginning of the client’s address.', 'the service trusts no client address'] },
  },
  KeyList: { says: 'A page of keys.', fields: { keys: 'Keys, revoked ones included.', references: REFERENCES, next: NEXT } },
  NewKey: {
    says: 'A new key. This answer is the only one that has it.',
    fields: {
      ...KEY,
      key: 'The key itself. Nothing stores it.',
      caution: ['Why the key will be refused: it is bound to addresses, and this service trusts no client address.', 'it can be used'],
    },
  },
  TokenRequest: {
    says: 'A new token of the desk.',
    fields: {
      name: 'The name, which the audit trail shows. Two live tokens must not have names that could be confused.',
      scopes: 'What it may do, and no more than the token of this call may.',
      expires: ['When it ends. It must lie in the future.', 'it does not end'],
    },
  },
  Token: { says: 'A token of the desk, without its secret.', fields: { ...TOKEN, pepperRemoved: PEPPERS.pepperRemoved } },
  TokenList: { says: 'A page of tokens.', fields: { tokens: 'Tokens, newest first, revoked ones included.', next: NEXT } },
  NewToken: {
    says: 'A new token. This answer is the only one that has it.',
    fields: { ...TOKEN, token: 'The token itself. Nothing stores it.' },
  },
  SignInLink: {
    says: 'A link that signs somebody in at the console, once.',
    fields: { url: 'The address to open in a browser.', expires: 'Until when it works.' },
  },
  UserRequest: {
    says: 'A user of a partner’s portal.',
    fields: {
      name: 'The name. It must not look like a key.',
      email: 'The e-mail address, of one user only. It is stored in lower case.',
      agreements: ['Ids of the agreements under which the user receives copy.', 'the only one of the partner'],
      rights: ['What the user may do.', '"read", "copy" and "account"'],
    },
  },
  User: { says: 'A user of a partner’s portal.', fields: USER },
  UserList: {
    says: 'The users of a partner.',
    fields: { users: 'Users by name, and then those who were revoked.', references: REFERENCES },
  },
  InvitedUser: {
    says: 'A user with the address of an invitation. This answer is the only one that has it.',
    fields: { ...USER, url: 'The address that signs the user in, once within 72 hours.' },
  },
  Invitation: { says: 'An invitation to the portal.', fields: { sent: 'When it was made.', expires: 'Until when it works.' } },
} as const satisfies Record<string, SchemaWords>;
