// The fields of the quota, the rate, the use by machines and the payment, in words.
import { DEFAULT_RATE } from '../usual-terms.ts';
import type { ChapterFields } from './field-words.ts';

export const QUOTA = {
  quota: {
    label: 'Quota',
    help: 'The partner may have a limited number of articles in a period.',
    absent: 'unlimited',
    unset: 'If it is not ticked, the number of articles is not limited.',
  },
  'quota.articles': {
    label: 'Articles in a period',
    help: 'Each different article counts once, if more than its headline is delivered. An update or a correction of an article that was counted is free.',
    unit: 'articles',
  },
  'quota.per': {
    label: 'Period',
    help: 'Periods are those of the calendar, in UTC.',
    options: { day: 'a day', month: 'a month', year: 'a year' },
  },
  'quota.past': {
    label: 'Beyond the quota',
    help: 'It says what happens with new articles when the quota is used up. With `bill` and `notify`, the partner’s audit trail and the log record the first such article of a period.',
    absent: 'headlines and links only',
    unset: 'A new agreement delivers headlines and links only.',
    options: {
      headlines: 'headlines and links only',
      bill: 'in full, and to be paid for',
      notify: 'in full',
    },
  },
  rate: {
    label: 'Rate',
    help: 'The partner may make a limited number of requests in a number of seconds. Further requests get 429 with the time to wait.',
    absent: `${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds`,
    unset: `If it is not ticked, the limit is ${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds.`,
  },
  'rate.requests': {
    label: 'Requests in a window',
    help: 'The partner may make this many requests in a window.',
    unit: 'requests',
  },
  'rate.perSeconds': {
    label: 'Length of the window',
    help: 'After a window, counting begins again at zero.',
    unit: 'seconds',
  },
} as const satisfies ChapterFields;

export const MACHINES = {
  'ai.search': {
    label: 'Search',
    help: 'The partner may use copies in a search engine that shows links and short excerpts.',
    absent: 'denied',
    unset: 'If it is not ticked, this use is denied.',
  },
  'ai.input': {
    label: 'Input of a model',
    help: 'The partner may give copies to a model as input when it answers a question.',
    absent: 'denied',
    unset: 'If it is not ticked, this use is denied.',
  },
  'ai.index': {
    label: 'Semantic index',
    help: 'The partner may put copies into a semantic index (embeddings).',
    absent: 'denied',
    unset: 'If it is not ticked, this use is denied.',
  },
  'ai.train': {
    label: 'Training',
    help: 'The partner may train models with copies.',
    absent: 'denied',
    unset: 'If it is not ticked, this use is denied.',
  },
  'ai.mining': {
    label: 'Text and data mining',
    help: 'The partner may use copies for text and data mining.',
    absent: 'denied',
    unset: 'If it is not ticked, this use is denied.',
  },
  signatureAgent: {
    label: 'Keys of signed requests',
    help: 'The partner’s programs sign their requests with keys whose public part is at this address (Web Bot Auth).',
    absent: 'its programs do not sign requests',
    unset: 'If you leave it empty, its programs do not sign requests.',
  },
} as const satisfies ChapterFields;

export const PAYMENT = {
  payment: {
    label: 'Payment',
    help: 'The agreement records what the partner pays. Nothing is billed.',
    absent: 'nothing is recorded',
    unset: 'If it is not ticked, no payment is recorded.',
  },
  'payment.model': {
    label: 'Model of payment',
    help: 'It says how the partner pays.',
    options: {
      free: 'free of charge',
      subscription: 'a subscription',
      'per-article': 'by article',
      'revenue-share': 'a share of the revenue',
      barter: 'in kind',
    },
  },
  'payment.amount': {
    label: 'Amount',
    help: 'The amount is a decimal number with at most four decimals, such as 250.00. In a file it is in quotes.',
    absent: 'no amount',
    unset: 'If you leave it empty, no amount is recorded.',
  },
  'payment.currency': {
    label: 'Currency',
    help: 'The currency is a code of three letters (ISO 4217).',
    absent: 'required with an amount',
    unset: 'An amount requires a currency.',
  },
  'payment.note': {
    label: 'Note on the payment',
    help: 'The note says for which time the payment is, and from when on.',
    absent: 'no note',
    unset: 'If you leave it empty, there is no note.',
  },
} as const satisfies ChapterFields;
