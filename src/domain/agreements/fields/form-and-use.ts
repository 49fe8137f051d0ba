// The fields of the form and of the use, in words.
import type { ChapterFields } from './field-words.ts';

export const FORM = {
  form: {
    label: 'Form',
    help: 'It says how much of each article the partner gets.',
    options: {
      headline: 'headline, link and notice',
      summary: 'headline and standfirst, or the opening words if there is none',
      excerpt: 'headline and the first words of the text',
      full: 'the whole text',
    },
  },
  excerptWords: {
    label: 'Length of an excerpt',
    help: 'An excerpt ends between two words, and a shorter article is delivered whole. A word of more than 100 characters counts as one for each 100 that it begins, and is cut there.',
    absent: 'required with the form `excerpt`, refused with the others',
    unset: 'The form `excerpt` requires a number, and the other forms refuse one.',
    unit: 'words',
  },
  images: {
    label: 'Pictures',
    help: 'Pictures without a source are never delivered. The form `headline` has no pictures.',
    absent: 'no pictures',
    unset: 'A new agreement grants no pictures.',
    options: {
      none: 'no pictures',
      own: 'the publisher’s pictures',
      cleared: 'the publisher’s pictures, and those of the other sources to include',
    },
  },
  embargoed: {
    label: 'Copy before its release',
    help: 'Copy under embargo is delivered, stamped `NOT FOR PUBLICATION UNTIL …`. The key also needs the scope `embargoed`. This cannot be combined with a delay.',
    absent: 'nothing before its release',
    unset: 'If it is not ticked, nothing is delivered before its release.',
  },
} as const satisfies ChapterFields;

export const USE = {
  channels: {
    label: 'Channels',
    help: 'Copies may appear in these channels. A channel that is repeated is stored once.',
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
    help: 'Web copy may appear at these host names and their subdomains. Names in other scripts need their `xn--` form. The terms in words list the first ten.',
    absent: 'required with the channel `web`',
    unset: 'The channel `web` requires at least one name, and the other channels need none.',
  },
  'territories.include': {
    label: 'Countries to include',
    help: 'Copies may appear in these countries. Write their codes of two letters (ISO 3166-1). A code that was replaced is read as the present one: `UK` becomes `GB`.',
    absent: 'everywhere',
    unset: 'If you leave it empty, copies may appear everywhere.',
  },
  'territories.exclude': {
    label: 'Countries to exclude',
    help: 'Copies may not appear in these countries.',
    absent: 'none',
    unset: 'If you leave it empty, no country is excluded.',
  },
  modification: {
    label: 'Changes to the text',
    help: 'It says how the partner may change the text. Each choice includes those before it.',
    absent: 'no changes',
    unset: 'A new agreement allows no changes.',
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
    unset: 'If it is not ticked, the partner may not do so.',
  },
  displayDays: {
    label: 'Time on display',
    help: 'A copy may be shown for this many days after its first publication. After that it is not delivered either.',
    absent: 'the whole term',
    unset: 'If you leave it empty, a copy may be shown for the whole term.',
    unit: 'days',
  },
  exclusivity: {
    label: 'Exclusivity',
    help: 'Nobody else may have the copy for some time. This is recorded for reference; other partners are not refused because of it.',
    absent: 'none',
    unset: 'If it is not ticked, no exclusivity is recorded.',
  },
  'exclusivity.hours': {
    label: 'Exclusive for',
    help: 'The copy is exclusive for this time after its first publication.',
    unit: 'hours',
  },
  'exclusivity.note': {
    label: 'Note on the exclusivity',
    help: 'The note says for which copy this was agreed, and towards whom.',
    absent: 'no note',
    unset: 'If you leave it empty, there is no note.',
  },
} as const satisfies ChapterFields;
