// The fields of the notice, the credit and the duties, in words.
import type { ChapterFields } from './field-words.ts';

export const NOTICE = {
  'notice.licenceLine': {
    label: 'Licence line',
    help: 'This line is the partner’s own: one text, or one for each language. `{partner}`, `{reference}`, `{year}`, `{holder}`, `{date}` and `{headline}` are filled in, each twice at most. The credit and the house line stay without it.',
    absent: 'no licence line',
    unset: 'If you leave both fields empty, the notice has no licence line.',
  },
  'notice.placement': {
    label: 'Place of the notice',
    help: 'It says where in a copy the notice is.',
    absent: 'at the end',
    unset: 'In a new agreement it is at the end.',
    options: { end: 'at the end', start: 'at the beginning', both: 'at the beginning and at the end' },
  },
  'notice.acceptWithinHours': {
    label: 'Time to accept a changed notice',
    help: 'The partner must accept a changed notice within this time. After that it gets headlines and links only.',
    absent: 'a week',
    unset: 'If you leave it empty, the partner has a week.',
    unit: 'hours',
  },
  'credit.text': {
    label: 'Words of the credit',
    help: 'These words come before the link. `{holder}`, `{by}` and `{headline}` are filled in, each twice at most. `{by}` means the writers, else the desks, else the holder, which is printed once even if `{holder}` is beside it.',
    absent: 'the holder alone',
    unset: 'If you leave it empty, the credit names the holder alone.',
  },
  'credit.linkRequired': {
    label: 'The link must stay',
    help: 'The partner’s page must keep the link.',
    absent: 'it must',
    unset: 'In a new agreement it is ticked.',
  },
  'credit.canonicalRequired': {
    label: 'The canonical page must be named',
    help: 'The partner’s page must name the article’s page as the canonical one.',
    absent: 'it must',
    unset: 'In a new agreement it is ticked.',
  },
  'credit.robots': {
    label: 'Search engines',
    help: 'It says whether search engines may find the partner’s copies.',
    absent: 'no requirement',
    unset: 'A new agreement has no requirement.',
    options: { noindex: 'the partner keeps its copies out of search engines', none: 'no requirement' },
  },
} as const satisfies ChapterFields;

export const DUTIES = {
  'duties.withdrawWithinMinutes': {
    label: 'Time to take a withdrawn article down',
    help: 'The partner must take a withdrawn article down and acknowledge it within this time.',
    absent: 'an hour',
    unset: 'If you leave it empty, the partner has an hour.',
    unit: 'minutes',
  },
  'duties.correctWithinMinutes': {
    label: 'Time to show a correction',
    help: 'A correction must be on the partner’s pages within this time.',
    absent: 'a day',
    unset: 'If you leave it empty, the partner has a day.',
    unit: 'minutes',
  },
  'duties.reportReproductions': {
    label: 'The partner reports its pages',
    help: 'The partner reports the pages that carry each article.',
    absent: 'it does not',
    unset: 'If it is not ticked, the partner need not report them.',
  },
  'contacts.withdrawals': {
    label: 'Contacts for withdrawals',
    help: 'The desk uses these addresses and telephone numbers when an article is withdrawn. They matter most for a partner that has only a feed token, because it cannot acknowledge a withdrawal.',
    absent: 'none',
    unset: 'If you leave it empty, there is no contact for withdrawals.',
  },
  consequences: {
    label: 'A lower standing',
    help: 'It says when a lower standing takes effect. This is recorded only: this version never lowers a standing, the desk sets it.',
    absent: 'the desk confirms it',
    unset: 'In a new agreement the desk confirms it.',
    options: { automatic: 'it takes effect by itself', confirmed: 'it takes effect when the desk has confirmed it' },
  },
} as const satisfies ChapterFields;
