// The fields of the form and of the use, in words.
import type { ChapterFields } from './field-words.ts';

export const FORM = {
  form: {
    label: 'Form',
    help: 'How much of each article the partner gets.',
    options: {
      headline: 'headline, link and notice',
      summary: 'headline and standfirst, or the opening words if there is none',
      excerpt: 'headline and the first words of the text',
      full: 'the whole text',
    },
  },
  excerptWords: {
    label: 'Length of an excerpt',
    help: 'An excerpt is cut between words; a word of more than 100 characters counts as one for each 100 that it begins, and is cut there. A shorter article is delivered whole.',
    absent: 'required with the form `excerpt`, refused with the others',
    unit: 'words',
  },
  images: {
    label: 'Pictures',
    help: 'Pictures without a source are never delivered. The form `headline` has no pictures.',
    absent: 'no pictures',
    options: {
      none: 'no pictures',
      own: 'the publisher’s pictures',
      cleared: 'the publisher’s pictures, and those of the other sources to include',
    },
  },
  embargoed: {
    label: 'Copy before its release',
    help: 'Copy under embargo is delivered, stamped `NOT FOR PUBLICATION UNTIL …`. The key also needs the scope `embargoed`. Not together with a delay.',
    absent: 'nothing before its release',
  },
} as const satisfies ChapterFields;

export const USE = {
  channels: {
    label: 'Channels',
    help: 'Where copies may appear. A repeated one is stored once.',
    options: {
      web: 'web pages',
      app: 'apps',
      email: 'newsletters',
      print: 'print',
      social: 'social networks',
      broadcast: 'radio and television',
    },
  },
  domains: {
    label: 'Domains',
    help: 'Host names at which web copy may appear, with their subdomains. Names in other scripts need their `xn--` form. The terms in words list the first ten.',
    absent: 'required with the channel `web`',
  },
  'territories.include': {
    label: 'Countries to include',
    help: 'Countries in which copies may appear, by their codes of two letters (ISO 3166-1). A replaced code is read as the present one: `UK` becomes `GB`.',
    absent: 'everywhere',
  },
  'territories.exclude': {
    label: 'Countries to exclude',
    help: 'Countries in which copies may not appear.',
    absent: 'none',
  },
  modification: {
    label: 'Changes to the text',
    help: 'Each value includes those before it.',
    absent: 'no changes',
    options: {
      none: 'no changes',
      trim: 'it may be shortened',
      style: 'spelling and house style may be changed',
      translate: 'it may be translated',
    },
  },
  sublicensing: {
    label: 'Sublicensing',
    help: 'The partner may give others a licence.',
    absent: 'no sublicensing',
  },
  displayDays: {
    label: 'Time on display',
    help: 'Days after first publication for which a copy may be shown. After that it is not delivered either.',
    absent: 'the whole term',
    unit: 'days',
  },
  exclusivity: {
    label: 'Exclusivity',
    help: 'A time in which nobody else may have the copy. Recorded for reference; other partners are not refused because of it.',
    absent: 'none',
  },
  'exclusivity.hours': {
    label: 'Exclusive for',
    help: 'Hours after first publication.',
    unit: 'hours',
  },
  'exclusivity.note': {
    label: 'Note on the exclusivity',
    help: 'For which copy it is, and towards whom.',
    absent: 'no note',
  },
} as const satisfies ChapterFields;
