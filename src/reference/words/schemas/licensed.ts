// What the reference says about what partners ask and get: changes, decisions, receipts, account, usage, sandbox.
import type { SchemaWords } from '../words.ts';

const DUTIES = {
  withdrawWithinMinutes: 'Within how many minutes a withdrawn article must be taken down and the withdrawal acknowledged.',
  correctWithinMinutes: 'Within how many minutes a correction must be shown.',
  reportReproductions: 'Whether the pages that carry the article must be reported.',
} as const;

const DELIVERIES = {
  countedAgainstQuota: [
    'How many of the articles count against the quota.',
    'the rows are by key, and an article counts for the agreement',
  ],
  overQuota: ['How many of those were beyond the quota.', 'the rows are by key'],
} as const;

export const LICENSED_FIELDS = {
  Changes: {
    says: 'What happened since the cursor, in the order in which it happened.',
    fields: {
      changes: 'The changes. If nothing has happened, there are none.',
      cursor: 'Keep it for the next call.',
      more: 'Whether there are more changes. If so, call again at once.',
    },
  },
  Change: {
    says: 'What happened to one article, or to the agreement.',
    fields: {
      action:
        'What happened. "agreement" is the first change of every list without a cursor, and names the terms under which it is made. "expire" also means that the article is no longer within your agreement, or that the time to show it is over.',
      slug: 'The slug of the article; the id of the agreement if the action is "agreement".',
      version: 'The version of the article, or of the agreement, after the change.',
      at: 'When it happened.',
      significant: 'Whether readers should see the article as changed.',
      note: [
        'The publisher’s note on a correction or a withdrawal.',
        'there is none, or you received no more of the article than its headline',
      ],
      kind: ['Whether the note corrects a mistake or clarifies what could be misread.', 'the note is not of a correction'],
      url: 'Where to fetch the article, or the version of the agreement.',
    },
  },
  UseQuestion: {
    says: 'How you want to use an article, in the words of your agreement.',
    fields: {
      article: 'The slug of the article.',
      channel: ['Where it is to appear.', 'the channel is not decided'],
      domain: ['The host name of the page.', 'the domain is not decided'],
      territory: ['The country in which it is to appear, in two letters (ISO 3166-1).', 'the territory is not decided'],
      ai: ['How a machine is to use it.', 'no machine uses it'],
      modification: ['How the text is to be changed.', 'it is not changed'],
      at: ['When it is to be used. If a scheduled version of the agreement will be in force by then, that version decides.', 'now'],
    },
  },
  Decision: { says: 'Whether you may use the article in that way.' },
  GrantedUse: {
    says: 'You may use it.',
    fields: {
      decision: 'You may use it.',
      article: 'The version that was decided on.',
      form: 'How much of the article you may use.',
      excerptWords: ['How many words an excerpt has.', 'the form is not "excerpt"'],
      images: 'Which of its pictures you may use.',
      until: ['Until when copies may be shown.', 'for as long as the agreement allows'],
      embargoedUntil: ['Before this instant it must not be published.', 'it is published'],
      duties: 'What you owe in return.',
      page: 'What the page must do besides showing the notice.',
      usageTerms: 'The terms of use in words.',
      notice: 'The notice that must be with every copy.',
      reasons: 'Why you may use less of it than agreed. Empty: you may use all that was agreed.',
    },
  },
  RefusedUse: {
    says: 'You may not use it in that way.',
    fields: { decision: 'You may not use it.', reasons: 'Every reason against the use.' },
  },
  DecidedArticle: { says: 'An article in one version.', fields: { slug: 'Its slug.', version: 'The number of the version.' } },
  DecisionDuties: { says: 'The duties that an agreement imposes.', fields: DUTIES },
  PageRules: {
    says: 'What the page that carries an article must do.',
    fields: {
      linkRequired: 'Whether the link of the credit must stay.',
      canonical: ['The address that the page must name as the canonical one.', 'it need not name one'],
      robots: ['The page must be kept out of search engines.', 'there is no such rule'],
    },
  },
  NoticeToShow: {
    says: 'The notice of one article.',
    fields: { html: 'As HTML.', text: 'As plain text.', placement: 'Where in a copy it has to be.' },
  },
  Account: {
    says: 'A partner and what it may do.',
    fields: {
      partner: 'The partner.',
      key: 'The key of the request, without its secret.',
      agreement: 'The agreement that the key opens.',
      rate: 'How many requests are left.',
      quota: ['How much of the quota is used.', 'the agreement has no quota'],
      withdrawals: 'How many withdrawals wait for an acknowledgement.',
    },
  },
  OpenWithdrawals: {
    says: 'Withdrawals that are not acknowledged.',
    fields: { open: 'How many there are.', overdue: 'How many of them are past their deadline.', url: 'Where they are listed.' },
  },
  RateState: {
    says: 'How many requests are left.',
    fields: {
      limit: 'How many requests a window allows.',
      windowSeconds: 'How long a window is.',
      remaining: 'How many requests are left in it.',
      resetSeconds: 'In how many seconds all of them are available again.',
    },
  },
  QuotaState: {
    says: 'How much of a quota is used.',
    fields: {
      articles: 'How many articles a period allows.',
      per: 'How long a period is. Periods are those of the calendar, in UTC.',
      past: 'What happens beyond the quota: headlines only, the whole article at a price, or the whole article with a report to the desk.',
      used: 'How many articles are counted in this period.',
      over: 'How many articles of this period were beyond the quota and are billed or reported.',
      resets: 'When the next period begins.',
    },
  },
  Usage: {
    says: 'What you received in a period.',
    fields: {
      from: 'The first day, in UTC.',
      to: 'The last day, in UTC.',
      by: 'By what the rows are grouped.',
      rows: 'The rows.',
      more: ['Rows were left out. Narrow the dates or raise the limit.', 'no row was left out'],
    },
  },
  UsageRow: {
    says: 'Deliveries of one day, of one article, or to one key.',
    fields: {
      group: 'The date, the slug of the article, or the id of the key or the user.',
      name: [
        'The name of the key; to the desk also that of the user.',
        'the report is not by key, or the partner has asked for it and the row is of a user',
      ],
      articles: 'How many different articles were delivered.',
      versions:
        'How many different versions of them were new: nobody of the organisation had received them before in this form and under these terms. Where the rows are by key, a version is counted for the key or the user that received it first, so that the others have 0 for it.',
      deliveries: 'How many times, repeats included.',
      ...DELIVERIES,
    },
  },
  PartnerUsage: {
    says: 'What a partner received in a period.',
    fields: {
      by: 'By what the rows are grouped.',
      rows: 'The rows.',
      more: ['Rows were left out. Narrow the dates or raise the limit.', 'no row was left out'],
      quotas: 'How much of the quotas of its agreements is used.',
    },
  },
  AgreementQuota: {
    says: 'The quota of one agreement.',
    fields: { agreement: 'The id of the agreement.', reference: 'The number of the contract.', quota: 'How much of it is used.' },
  },
  SandboxRequest: {
    says: 'What to do with a synthetic article.',
    fields: {
      action: 'What to do. "clear" empties the sandbox: its articles, what test keys received, and the withdrawals.',
      slug: [
        'The slug of the article, which begins with "sandbox-".',
        'allowed with the action "clear" only, and required to be left out there',
      ],
      headline: [
        'The headline of the article from then on. For "publish", "embargo", "update" and "correct" only.',
        'the article keeps its headline, or has one that names its version',
      ],
      until: [
        'The end of the embargo; at this instant the article is published without another call. For "embargo" only, which also sets another end as long as the article is not published.',
        'the embargo ends an hour from now',
      ],
    },
  },
  SandboxAnswer: { says: 'What was done in the sandbox.' },
  SandboxDone: {
    says: 'A synthetic article after the action.',
    fields: { outcome: 'It was done.', article: 'The article.', url: 'Where a test key fetches it.' },
  },
  SandboxArticle: {
    says: 'A synthetic article, without its text.',
    fields: {
      slug: 'The slug.',
      uri: 'The permanent id.',
      version: 'The number of the version.',
      pubStatus: '"usable", "withheld" (held) or "canceled" (withdrawn).',
      headline: 'The headline.',
      source: 'The organisation that the copy comes from.',
      language: 'The language (BCP 47).',
      sections: 'The codes of its sections.',
      subjects: 'The codes of its subjects.',
      firstPublished: ['When it was first published.', 'it is under embargo'],
      embargoedUntil: ['Until when it is under embargo.', 'it was never under embargo'],
      expires: ['When it must no longer be shown.', 'it may be shown for as long as it is licensed'],
      versionCreated: 'When it last changed.',
      withdrawal: ['The withdrawal.', 'it is not withdrawn'],
    },
  },
  PublicWithdrawal: {
    says: 'What the public is told about a withdrawal.',
    fields: {
      note: 'The note.',
      at: 'When it was withdrawn, or the note was replaced.',
      since: ['When it was withdrawn, if the note was replaced since.', 'the note was not replaced'],
    },
  },
  SandboxCleared: { says: 'The sandbox is empty.', fields: { outcome: 'It was cleared.' } },
} as const satisfies Record<string, SchemaWords>;
