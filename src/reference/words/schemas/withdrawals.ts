// What the reference says about the fields of withdrawals.
import { NEXT, type SchemaWords } from '../words.ts';

/** Of every withdrawal. */
const NEWS = {
  id: 'The slug of the article and the number of the withdrawing version, with a dot between them.',
  slug: 'The slug of the article.',
  version: 'The number of the withdrawing version.',
  headline: 'The headline of the article.',
  note: 'What the publisher says to the public about the withdrawal.',
  at: 'When the article was withdrawn, or the note was replaced.',
  since: [
    'When the article was withdrawn, if this withdrawal only replaced the note. Deadlines count from it.',
    'the note was not replaced',
  ],
  lifted: ['When the article was reinstated, or the note was replaced.', 'the withdrawal stands'],
} as const;

const OF_PARTNER = {
  ...NEWS,
  deadline: 'By when all copies have to be removed.',
  acknowledged: ['What the partner said, and when it was received.', 'the withdrawal is not acknowledged'],
} as const;

const SUMMARY = {
  ...NEWS,
  received: 'How many partners received the article, as far as their objects have answered.',
  acknowledged: 'How many of them have acknowledged the withdrawal.',
  overdue: 'How many of them have not, and are past the deadline.',
  notifying: 'Whether partners are still being notified.',
} as const;

const OUTCOME = 'Whether the copies were removed, were replaced by other copy, or were never used.';

export const WITHDRAWAL_FIELDS = {
  AcknowledgementRequest: {
    says: 'What a partner has done about a withdrawal.',
    fields: {
      outcome: OUTCOME,
      urls: ['The pages that carried the article.', 'no page is named'],
      by: 'Who removed it.',
      at: 'When it was removed. It must not lie in the future.',
    },
  },
  Acknowledgement: {
    says: 'An acknowledgement as it was received.',
    fields: {
      outcome: OUTCOME,
      urls: 'The pages that carried the article.',
      by: 'Who removed it.',
      at: 'When it was removed.',
      received: 'When the acknowledgement arrived.',
    },
  },
  Acknowledged: {
    says: 'The withdrawal with its acknowledgement.',
    fields: {
      outcome: 'Whether the withdrawal is acknowledged now, or was acknowledged in the same words before ("unchanged").',
      withdrawal: 'The withdrawal as it is now.',
    },
  },
  Withdrawal: {
    says: 'The withdrawal of an article that you received.',
    fields: { ...OF_PARTNER, acknowledge: 'The address to which an acknowledgement is sent.' },
  },
  WithdrawalList: { says: 'A page of withdrawals.', fields: { withdrawals: 'Withdrawals, open ones first.', next: NEXT } },
  PartnerWithdrawal: { says: 'The withdrawal of an article that a partner received.', fields: OF_PARTNER },
  PartnerWithdrawalList: {
    says: 'A page of withdrawals of what a partner received.',
    fields: { withdrawals: 'Withdrawals, open ones first.', next: NEXT },
  },
  WithdrawalSummary: { says: 'A withdrawal, and how far it was acknowledged.', fields: SUMMARY },
  WithdrawalSummaryList: { says: 'A page of withdrawals.', fields: { withdrawals: 'Withdrawals, open ones first.', next: NEXT } },
  ComplianceLine: {
    says: 'What one partner has done about a withdrawal.',
    fields: {
      partner: 'The id of the partner.',
      state:
        'Whether the partner has acknowledged it, still may ("open"), or is past the deadline ("overdue"). "lifted" means that the article was reinstated, or its note was replaced, before the partner acknowledged.',
      deadline: 'By when the partner has to remove all copies.',
      acknowledged: ['What the partner said, and when it was received.', 'the partner has not acknowledged it'],
    },
  },
  ComplianceReport: {
    says: 'A withdrawal with every partner that received the article.',
    fields: {
      ...SUMMARY,
      who: 'The name of the token that withdrew the article.',
      tokenId: ['The id of that token.', 'it was the bootstrap token'],
      reason: 'Why the article was withdrawn. Only the desk reads it.',
      partners: 'The partners that have not acknowledged it, by their deadlines, and then the others.',
      next: NEXT,
      unanswered: 'Partners that could not be reached yet, at most a hundred.',
    },
  },
} as const satisfies Record<string, SchemaWords>;
