// The fields of the notice, the credit and the duties, in words.
import type { ChapterFields } from './field-words.ts';

export const NOTICE = {
  'notice.licenceLine': {
    label: 'Licence line',
    help: 'The partner’s own line: one text, or one for each language. `{partner}`, `{reference}`, `{year}`, `{holder}`, `{date}` and `{headline}` are filled in, each twice at most. The credit and the house line stay without it.',
    absent: 'no licence line',
  },
  'notice.placement': {
    label: 'Place of the notice',
    help: 'Where the notice is in the body.',
    absent: 'at the end',
    options: { end: 'at the end', start: 'at the beginning', both: 'at the beginning and at the end' },
  },
  'notice.acceptWithinHours': {
    label: 'Time to accept a changed notice',
    help: 'The partner must accept a changed notice in this time. After it, the partner gets headlines and links only.',
    absent: 'a week',
    unit: 'hours',
  },
  'credit.text': {
    label: 'Words of the credit',
    help: 'The words before the link. `{holder}`, `{by}` (the writers, else the desks, else the holder, which is printed once even if `{holder}` is beside it) and `{headline}` are filled in, each twice at most.',
    absent: 'the holder alone',
  },
  'credit.linkRequired': {
    label: 'The link must stay',
    help: 'The partner’s page must keep the link.',
    absent: 'it must',
  },
  'credit.canonicalRequired': {
    label: 'The canonical page must be named',
    help: 'The partner’s page must name the article’s page as the canonical one.',
    absent: 'it must',
  },
  'credit.robots': {
    label: 'Search engines',
    help: 'Whether copies may be found by search engines.',
    absent: 'no requirement',
    options: { noindex: 'the partner keeps its copies out of search engines', none: 'no requirement' },
  },
} as const satisfies ChapterFields;

export const DUTIES = {
  'duties.withdrawWithinMinutes': {
    label: 'Time to take a withdrawn article down',
    help: 'In this time a withdrawn article must be gone and acknowledged.',
    absent: 'an hour',
    unit: 'minutes',
  },
  'duties.correctWithinMinutes': {
    label: 'Time to show a correction',
    help: 'In this time a correction must be on the partner’s pages.',
    absent: 'a day',
    unit: 'minutes',
  },
  'duties.reportReproductions': {
    label: 'The partner reports its pages',
    help: 'The partner reports the pages that carry each article.',
    absent: 'it does not',
  },
  'contacts.withdrawals': {
    label: 'Contacts for withdrawals',
    help: 'Addresses and telephone numbers that the desk uses for withdrawals. They matter most for a partner that has only a feed token, because it cannot acknowledge a withdrawal.',
    absent: 'none',
  },
  consequences: {
    label: 'A lower standing',
    help: 'When a lower standing takes effect. Recorded only: this version never lowers a standing, the desk sets it.',
    absent: 'the desk confirms it',
    options: { automatic: 'it takes effect by itself', confirmed: 'it takes effect when the desk has confirmed it' },
  },
} as const satisfies ChapterFields;
