// What the reference says about the fields of withdrawals.
import type { SchemaWords } from '../words.ts';

const NEXT = ['The "cursor" of the next page.', 'this is the last page'] as const;

/** Of every withdrawal. */
const NEWS = {
  id: 'The slug of the article and the number of the withdrawing version, with a dot between them.',
  slug: 'The slug of the article.',
  version: 'The number of the withdrawing version.',
  headline: 'The headline of the article.',
  note: 'What the publisher says to the public about the withdrawal.',
  at: 'When the article was withdrawn, or the note was replaced.',
  since: ['When the article was withdrawn, if this withdrawal only replaced the note. Deadlines count from it.', 'it was withdrawn "at"'],
  lifted: ['When the article was reinstated, or the note was replaced.', 'the withdrawal stands'],
} as const;

const OF_PARTNER = {
  ...NEWS,
  deadline: 'By when all copies have to be removed.',
  acknowledged: ['What the partner said, and when it was received.', 'the withdrawal is not acknowledged'],
} as const;

export const WITHDRAWAL_FIELDS = {
  AcknowledgementRequest: {
    says: 'What a partner has done about a withdrawal.',
    fields: {
      outcome: 'Whether the copies were removed, replaced by other copy, or never used.',
      urls: ['The pages that carried the article.', 'no page is named'],
      by: 'Who removed it.',
      at: 'When it was removed. It must not lie in the future.',
    },
  },
  Acknowledgement: {
    says: 'An acknowledgement as it was received.',
    fields: {
      outcome: 'Whether the copies were removed, replaced by other copy, or never used.',
      urls: 'The pages that carried the article.',
      by: 'Who removed it.',
      at: 'When it was removed.',
      received: 'When the acknowledgement arrived.',
    },
  },
  Withdrawal: {
    says: 'The withdrawal of an article that you received.',
    fields: { ...OF_PARTNER, acknowledge: 'The address to which an acknowledgement is sent.' },
  },
  PartnerWithdrawal: { says: 'The withdrawal of an article that a partner received.', fields: OF_PARTNER },
  WithdrawalList: { says: 'A page of withdrawals.', fields: { withdrawals: 'Open ones first.', next: NEXT } },
} as const satisfies Record<string, SchemaWords>;
