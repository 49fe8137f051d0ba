// What the reference says about partners as the desk sees them, and about previews of what they get.
import { NEXT, type SchemaWords } from '../words.ts';

const STANDING =
  '"good". "warned". "probation": the partner gets summaries at most. "suspended": it reads only withdrawals, agreements, the account and the usage.';

const REASON = { reason: ['Why. The partner can read it.', 'the standing is good'] } as const;

export const PARTNER_FIELDS = {
  PartnerRequest: {
    says: 'A partner.',
    fields: { name: 'The name that notices show.', contact: ['A contact address.', 'there is none'] },
  },
  Partner: {
    says: 'A partner.',
    fields: {
      id: 'The id, which keys and addresses contain.',
      name: 'The name that notices show.',
      contact: ['A contact address.', 'there is none'],
      created: 'When the partner was added.',
      standing: STANDING,
      standingReason: ['Why it has that standing.', 'the standing is good'],
    },
  },
  PartnerList: { says: 'A page of partners.', fields: { partners: 'Partners by their ids.', next: NEXT } },
  ListedPartner: {
    says: 'A partner, with what its object has last reported.',
    fields: {
      id: 'The id.',
      name: 'The name.',
      contact: ['A contact address.', 'there is none'],
      summary: ['What the partner’s object has reported.', 'it has not reported yet'],
      needs:
        'Why the desk should look at the partner: "overdue" (a withdrawal), "suspended", "quota" (80 % is used), "key" (one ends within 14 days), "acceptance" (a notice is not accepted), "silent" (nothing was pulled for 7 days).',
    },
  },
  PartnerSummary: {
    says: 'What a partner’s object reports when something has changed.',
    fields: {
      made: 'When the summary was made.',
      standing: STANDING,
      lastPull: ['The last request with a live key or a feed token.', 'there was none'],
      silentSince: ['The last pull, or when the partner was added.', 'no agreement is in force'],
      openWithdrawals: 'How many withdrawals are not acknowledged.',
      overdueWithdrawals: 'How many of them are past their deadline.',
      nextDeadline: ['The first deadline that is not past.', 'there is none'],
      nextKeyExpiry: ['When the next live key or feed token ends that was not replaced.', 'none ends'],
      quota: ['The quota of which the largest part is used.', 'no agreement in force has one'],
      acceptanceDue: ['By when a notice has to be accepted that the partner has met.', 'all are accepted'],
      deliveriesToday: 'How many deliveries there were today (UTC), repeats included.',
    },
  },
  QuotaUsed: {
    says: 'How much of a quota is used.',
    fields: {
      agreement: 'The id of the agreement.',
      used: 'How many articles are counted in this period.',
      articles: 'How many a period allows.',
      per: 'How long a period is.',
      resets: 'When the next period begins.',
    },
  },
  PartnerWritten: {
    says: 'What became of a partner.',
    fields: {
      outcome: 'What was done. "unchanged": the values are the present ones.',
      partner: 'The partner as it is now.',
      acceptances: 'Notices that the partner has to accept because of another name.',
      notices: [
        'Of a dry run with another name: the notices that it changes, composed with an invented article.',
        'no notice changes, or it was no dry run',
      ],
    },
  },
  ChangedNotice: {
    says: 'A notice with another name in it, composed with an invented article.',
    fields: {
      agreement: 'The id of the agreement.',
      language: 'The language of the article.',
      source: 'The source of the article.',
      text: 'As plain text.',
      html: 'As HTML.',
    },
  },
  StandingRequest: {
    says: 'A standing.',
    fields: { standing: STANDING, reason: ['Why. The partner can read it.', 'allowed only if the standing is good'] },
  },
  StandingNow: { says: 'The standing of a partner.', fields: { standing: STANDING, ...REASON } },
  StandingWritten: {
    says: 'What became of a standing.',
    fields: { outcome: 'Whether it was changed.', before: 'The standing before.', standing: STANDING, ...REASON },
  },
  Preview: {
    says: 'What a partner would get of each article, and why not the rest. Nothing is written or counted.',
    fields: {
      agreement: 'The agreement that decides.',
      asOf: 'The instant of the decision: now, or the beginning of the term of an agreement that was sent.',
      acceptance: 'Whether the partner has accepted the notice.',
      quota: ['How much of the quota is used.', 'the agreement has none'],
      articles: 'Articles in the order of their last change.',
      next: NEXT,
    },
  },
  PreviewedAgreement: {
    says: 'The agreement that decides.',
    fields: { id: 'Its id.', version: 'The number of the version.', reference: 'The number of the contract.' },
  },
  PreviewedArticle: {
    says: 'What a partner would get of one article. Reasons are for the desk; partners never see them.',
    fields: {
      slug: 'The slug.',
      version: 'The number of the version.',
      headline: 'The headline.',
      source: 'The organisation that the copy comes from.',
      firstPublished: ['When it was first published.', 'it is not published'],
      versionCreated: 'When it last changed.',
      before: ['What the partner gets now.', 'no agreement was sent to be tried'],
      outcome: 'Whether it is granted.',
      grant: ['What is granted.', 'it is refused'],
      reason: ['Why not.', 'it is granted'],
      words: ['The reason in words; of a grant, why it is less than agreed.', 'all that was agreed is granted'],
    },
  },
  Grant: {
    says: 'What is granted of an article.',
    fields: {
      form: 'How much of it.',
      excerptWords: ['How many words an excerpt has.', 'the form is not "excerpt"'],
      images: 'Which of its pictures.',
      embargoedUntil: ['It must not be published before this instant.', 'it is published'],
      until: ['Until when copies may be shown.', 'for as long as it is licensed'],
      duties: 'What the partner owes in return.',
      seenFrom: ['When the partner could first see the article.', 'the agreement has no delay'],
      limited: ['Why it is less than agreed.', 'it is not'],
    },
  },
  Ledger: { says: 'A page of the ledger.', fields: { rows: 'Deliveries, newest first.', next: NEXT } },
  LedgerRow: {
    says: 'One version of an article, delivered in one form under one version of an agreement.',
    fields: {
      slug: 'The slug of the article.',
      version: 'The version of the article.',
      form: 'How much of it was delivered.',
      agreement: 'The id of the agreement.',
      agreementVersion: 'The version of the agreement.',
      templateVersion: 'The number of the notice.',
      first: 'The first delivery.',
      last: 'The last one.',
      count: 'How many there were.',
      keyId: 'The id of the key or the user of the first.',
      reference: ['The number of the contract.', 'the version of the agreement is not stored'],
      keyName: ['The name of that key or user.', 'it is not stored'],
    },
  },
} as const satisfies Record<string, SchemaWords>;
