// The fields of the quota, the rate, the use by machines and the payment, in words.
import { DEFAULT_RATE } from '../usual-terms.ts';
import type { ChapterFields } from './field-words.ts';

export const QUOTA = {
  quota: {
    label: 'Quota',
    help: 'How many articles the partner may have in a period.',
    absent: 'unlimited',
  },
  'quota.articles': {
    label: 'Articles in a period',
    help: 'Number of different articles, delivered in more than their headline. An update or a correction of an article that was counted is free.',
    unit: 'articles',
  },
  'quota.per': {
    label: 'Period',
    help: 'A period of the calendar, in UTC.',
    options: { day: 'a day', month: 'a month', year: 'a year' },
  },
  'quota.past': {
    label: 'Beyond the quota',
    help: 'What happens with new articles. Of `bill` and `notify`, the partner’s audit trail and the log record the first such article of a period.',
    absent: 'headlines and links only',
    options: {
      headlines: 'headlines and links only',
      bill: 'in full, and to be paid for',
      notify: 'in full',
    },
  },
  rate: {
    label: 'Rate',
    help: 'How many requests the partner may make in how many seconds. Further requests get 429 with the time to wait.',
    absent: `${DEFAULT_RATE.requests} requests in ${DEFAULT_RATE.perSeconds} seconds`,
  },
  'rate.requests': {
    label: 'Requests in a window',
    help: 'Number of requests.',
    unit: 'requests',
  },
  'rate.perSeconds': {
    label: 'Length of the window',
    help: 'After it, counting begins again at zero.',
    unit: 'seconds',
  },
} as const satisfies ChapterFields;

export const MACHINES = {
  'ai.search': {
    label: 'Search',
    help: 'In a search engine that shows links and short excerpts.',
    absent: 'denied',
  },
  'ai.input': {
    label: 'Input of a model',
    help: 'As input of a model when it answers a question.',
    absent: 'denied',
  },
  'ai.index': {
    label: 'Semantic index',
    help: 'In a semantic index (embeddings).',
    absent: 'denied',
  },
  'ai.train': {
    label: 'Training',
    help: 'For training models.',
    absent: 'denied',
  },
  'ai.mining': {
    label: 'Text and data mining',
    help: 'For text and data mining.',
    absent: 'denied',
  },
  signatureAgent: {
    label: 'Keys of signed requests',
    help: 'Address of the public keys with which the partner’s programs sign their requests (Web Bot Auth).',
    absent: 'its programs do not sign requests',
  },
} as const satisfies ChapterFields;

export const PAYMENT = {
  payment: {
    label: 'Payment',
    help: 'What was agreed.',
    absent: 'nothing is recorded',
  },
  'payment.model': {
    label: 'Model of payment',
    help: 'How the partner pays.',
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
    help: 'A decimal number, such as 250.00, with at most four decimals. In a file it is in quotes.',
    absent: 'no amount',
  },
  'payment.currency': {
    label: 'Currency',
    help: 'Code of three letters (ISO 4217).',
    absent: 'required with an amount',
  },
  'payment.note': {
    label: 'Note on the payment',
    help: 'For which time it is, and from when on.',
    absent: 'no note',
  },
} as const satisfies ChapterFields;
