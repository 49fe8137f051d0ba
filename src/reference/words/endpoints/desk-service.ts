// What the reference says about endpoints for the publisher's settings, terms, tokens and records of the desk.
import { CURSOR, DRY_RUN, type EndpointWords, limitOf, type Words } from '../words.ts';

const TERMS: Readonly<Record<string, Words>> = {
  q: ['A part of the name.', 'all of them'],
  limit: limitOf('terms', 100),
  cursor: CURSOR,
};
const CODE: Readonly<Record<string, Words>> = { code: 'The code of the term that is given up or renamed.', dryRun: DRY_RUN };

const MERGE = [
  'A merge and a new code cannot be undone. The code that is given up becomes an alias for ever: its feed is answered with 308 to the other, articles that are filed with it get the other, and agreements that name it mean the other. The articles of the feed follow in steps of 500.',
  'Agreements that have not ended are reviewed first, each with its version in force and the scheduled one. If one of them includes one of the two and not the other, the answer is 409 and nothing was changed.',
] as const;

const RENAME = [
  'Another code cannot be taken back, and must be one that no term and no article has or had. Another name can.',
  'Articles keep the name that they were filed with.',
] as const;

export const DESK_SERVICE_WORDS = {
  getPublisher: { summary: 'the publisher’s settings', says: ['With their ETag. 404 before there are any.'] },
  putPublisher: {
    summary: 'replaces the publisher’s settings',
    says: [
      'Takes all the settings. If-Match is needed once there are any: without it the answer is 428, and after somebody else’s change 412.',
      'A change of "thirdPartyContent" takes effect in all public documents with the answer. A dry run says which partners would have to accept a changed notice, and how many public articles get another address.',
    ],
    parameters: { dryRun: DRY_RUN, cursor: ['Of a dry run, the "next" of the page before.', 'the first page'] },
  },
  listSubjects: {
    summary: 'the subjects',
    says: ['By their codes. A subject has a code from its first public article on.'],
    parameters: TERMS,
  },
  mergeSubject: { summary: 'merges a subject into another', says: MERGE, parameters: CODE },
  renameSubject: { summary: 'gives a subject another code or name', says: RENAME, parameters: CODE },
  listAuthors: { summary: 'the authors', says: ['By their codes. Desks are among them.'], parameters: TERMS },
  mergeAuthor: { summary: 'merges an author into another', says: [...MERGE, 'Authors are in no agreement.'], parameters: CODE },
  renameAuthor: { summary: 'gives an author another code or name', says: RENAME, parameters: CODE },
  listSections: {
    summary: 'the sections',
    says: ['By their codes. They are added and renamed in the publisher’s settings.'],
    parameters: TERMS,
  },
  mergeSection: {
    summary: 'joins a section to another',
    says: [
      ...MERGE,
      'It takes the section out of the settings: what named it there names the other from then on, and settings that name its code again are refused with 422.',
    ],
    parameters: CODE,
  },
  listTokens: {
    summary: 'the tokens of the desk',
    says: ['Revoked ones included, without their secrets.'],
    parameters: { cursor: CURSOR },
  },
  mintToken: {
    summary: 'mints a token',
    says: [
      'This answer is the only one with the secret. A token cannot give what it does not have.',
      'The name of a token is who did something in the audit trail, so two live tokens must not have names that could be mistaken for each other; the second one is 409 name-taken. Names are compared without case, accents, spaces and punctuation, and letters that look alike count as one.',
    ],
  },
  revokeToken: {
    summary: 'revokes a token',
    says: ['Sessions at the console that it began end too.'],
    parameters: { id: 'The id of the token.' },
  },
  makeSignInLink: {
    summary: 'a link that signs somebody in at the console',
    says: [
      'With the token of this call, once, for ten minutes. A link of the bootstrap token asks for a name and mints a token with that name and all scopes.',
    ],
  },
  getAuditTrail: {
    summary: 'who did what to articles, settings and tokens',
    says: ['Newest first. Each partner has an audit trail of its own.'],
    parameters: {
      run: ['The run of an import: only its changes are listed.', 'all changes'],
      limit: limitOf('entries', 100),
      cursor: CURSOR,
    },
  },
  exportAll: {
    summary: 'everything, as NDJSON',
    says: [
      'One record a line. The records of a partner follow its line, and the last line shows that the file is complete. The audit trail has each export before its first byte. HEAD exports nothing.',
    ],
  },
  restoreAll: {
    summary: 'restores an export',
    says: [
      'The whole file is checked before anything changes. 503 with "unfinished" means that the partners named there did not answer: send the same file again with "replace", which finishes it.',
    ],
    parameters: { replace: ['Whether to replace what is stored.', 'false: refused with 409 unless nothing is stored'] },
  },
} as const satisfies Record<string, EndpointWords>;
