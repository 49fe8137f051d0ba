// What the reference says about a partner's withdrawals.
import type { EndpointWords } from '../words.ts';

export const WITHDRAWAL_WORDS = {
  listWithdrawals: {
    summary: 'withdrawals of what you received',
    says: [
      'Lists the withdrawals of articles that you received, open ones first. A page has fewer than "limit" if they are long.',
      'If the publisher replaces the note of a withdrawal, the withdrawal gets another id, and the earlier one is "lifted". You owe nothing new: "since" is when the article was withdrawn, the "deadline" counts from it, and an acknowledgement of either id counts for the new one.',
    ],
    parameters: {
      limit: ['How many withdrawals a page may have.', '100'],
      cursor: ['The "next" of the page before.', 'the first page'],
    },
  },
  acknowledgeWithdrawal: {
    summary: 'acknowledges a withdrawal',
    says: ['Says that the article is gone. The same acknowledgement again gets the same answer.'],
    parameters: { id: 'The id of the withdrawal.' },
  },
} as const satisfies Record<string, EndpointWords>;
