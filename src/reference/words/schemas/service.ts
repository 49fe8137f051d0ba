// What the reference says about terms, the audit trail, restores, the service itself and problems.
import { NEXT, type SchemaWords } from '../words.ts';

export const SERVICE_FIELDS = {
  Term: { says: 'A section, a subject, an author or a desk.', fields: { code: 'The code, which addresses contain.', name: 'The name.' } },
  TermList: {
    says: 'A page of terms.',
    fields: { terms: 'Terms by their codes. Aliases are not listed as terms of their own.', next: NEXT },
  },
  ListedTerm: {
    says: 'A term as the desk sees it.',
    fields: {
      code: 'The code.',
      name: 'The name.',
      articles: 'How many visible articles are in its feed.',
      aliases: 'Codes that were merged into it, or that it had before.',
      merge: ['A merge of it that goes on or was refused.', 'there is none'],
    },
  },
  TermAlias: { says: 'A code that was given up.', fields: { code: 'The code.', since: 'Since when.' } },
  TermMergeState: {
    says: 'How far a merge has come.',
    fields: {
      into: 'The code of the term that stays.',
      state: '"reviewing": partners are asked. "moving": the articles follow. "refused": agreements are in the way.',
      agreements: 'The agreements that are in the way, at most a hundred.',
      more: ['How many others there are.', 'all are listed'],
    },
  },
  DividedAgreement: {
    says: 'An agreement that includes one of two terms and not the other.',
    fields: { partner: 'The id of the partner.', agreement: 'The id of the agreement.', reference: 'The number of the contract.' },
  },
  TermMerge: { says: 'Into which term another is merged.', fields: { into: 'The code of the term that stays.' } },
  TermRename: {
    says: 'Another code, another name, or both.',
    fields: { code: ['The other code. No term and no article has or had it.', 'it stays'], name: ['The other name.', 'it stays'] },
  },
  TermChanged: {
    says: 'It was done.',
    fields: {
      outcome: 'What was done.',
      term: 'The term that stays.',
      alias: ['The code that was given up.', 'none was'],
      affected: ['Of a dry run with a section: what else changes.', 'it was no dry run, or no section'],
    },
  },
  MergeAffected: {
    says: 'What a merge of a section changes.',
    fields: {
      articles: 'How many articles.',
      feed: 'The feed that is given up.',
      desks: 'Desks whose imported copy is filed under the section.',
      collections: 'Collections of imports whose copy is filed under it.',
      redirects: 'Old addresses of feeds that lead to it.',
    },
  },
  TermReviewing: {
    says: 'Partners have not all answered within ten seconds. The merge goes on by itself, and the list shows its state.',
    fields: { outcome: 'It goes on.' },
  },
  AuditTrail: { says: 'A page of an audit trail.', fields: { entries: 'Entries, newest first.', next: NEXT } },
  AuditEntry: {
    says: 'Who did what.',
    fields: {
      at: 'When.',
      who: 'The name of the token, or "bootstrap", "clock", or the key, the user or the partner that did it.',
      whoName: ['The name of that key or user.', 'somebody else did it'],
      tokenId: ['The id of that token.', 'it was no minted token'],
      action: 'What was done, such as "article.publish".',
      subject: 'To what: the slug of the article, the id of the token.',
      subjectName: [
        'The name of the token, the key or the user, or the number of the contract of the agreement.',
        'it is about something else',
      ],
      before: ['What there was before, as JSON in a text.', 'there was nothing'],
      after: ['What there is after, as JSON in a text.', 'there is nothing'],
      run: ['The run of the import that did it.', 'it was no import, or had no run'],
    },
  },
  Restored: {
    says: 'What a restore did.',
    fields: {
      outcome: 'It was restored.',
      records: 'How many records.',
      epoch: 'The new epoch, with which all entity tags begin.',
      doubtfulTokens: 'Live tokens whose names no new token could have, at most 100.',
      moreDoubtfulTokens: ['How many others there are.', 'all are listed'],
      partners: ['How many partners the file has.', 'the file has none, and those of the service were not changed'],
      closed: ['Partners that are not in the file, at most 100. Their keys are revoked.', 'the file has no partners'],
      moreClosed: ['How many others there are.', 'all are listed'],
      note: ['What was left as it was.', 'the file has partners'],
    },
  },
  DoubtfulToken: { says: 'A token whose name no new token could have.', fields: { id: 'Its id.', name: 'Its name.' } },
  Health: {
    says: 'Whether the service answers.',
    fields: {
      status: '"ok", or "degraded" if a secret cannot be used.',
      unusableSecrets: ['Names of secrets that cannot be used.', 'all can be used'],
    },
  },
  IndexOfRoutes: {
    says: 'Every address for partners.',
    fields: {
      description: 'What the addresses are for.',
      authorization: 'How to send a key.',
      start: 'Where to begin.',
      openapi: 'The OpenAPI document of the whole API.',
      terms: 'The terms of use.',
      documentation: 'The documentation, for people.',
      problems: 'Every type of error.',
      addresses: 'The addresses.',
    },
  },
  Route: {
    says: 'One address.',
    fields: {
      method: 'The method.',
      url: 'The address as a template (RFC 6570).',
      scope: 'The scope that a key needs.',
      summary: 'What it answers.',
    },
  },
  Manifest: {
    says: 'A web app manifest (W3C).',
    fields: {
      id: 'The id of the site.',
      name: 'The name of the publisher.',
      short_name: 'The same name.',
      description: 'What the publisher says about itself.',
      start_url: 'The page that is opened.',
      scope: 'The addresses that belong to the site.',
      display: 'It opens in the browser.',
      lang: 'The language.',
      dir: 'The direction of the script.',
      background_color: 'A colour.',
      theme_color: 'A colour.',
      icons: 'Icons.',
    },
  },
  ManifestIcon: {
    says: 'An icon.',
    fields: { src: 'Its address.', sizes: 'Its size.', type: ['Its media type.', 'unknown'] },
  },
  Objection: {
    says: 'Something in the body that cannot be accepted.',
    fields: {
      pointer: 'Where it is: a JSON pointer (RFC 6901) into the body. A long one is cut and ends in "…".',
      detail: 'What is wrong with it.',
    },
  },
  OwedWithdrawal: {
    says: 'A withdrawal that you have to act on.',
    fields: {
      id: 'Its id.',
      at: ['When the article was withdrawn.', 'this part of the service does not know it yet'],
      note: ['What the publisher says about it.', 'this part of the service does not know it yet'],
      deadline: ['By when all copies have to be removed.', 'it was not received under an agreement that is known'],
    },
  },
} as const satisfies Record<string, SchemaWords>;
