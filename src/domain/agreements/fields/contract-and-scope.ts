// The fields of the contract and of the scope, in words.
import type { ChapterFields } from './field-words.ts';

export const CONTRACT = {
  reference: {
    label: 'Number of the contract',
    help: 'The number is part of the terms, and replaces `{reference}` in the notice.',
  },
  validFrom: {
    label: 'Beginning of the term',
    help: 'Nothing is delivered before this time.',
  },
  validUntil: {
    label: 'End of the term',
    help: 'Nothing is delivered from this time on.',
    absent: 'until it is ended',
    unset: 'If you leave it empty, the agreement runs until somebody ends it.',
  },
  afterTerm: {
    label: 'Copies after the term',
    help: 'It says what the partner must do with its copies when the term is over.',
    absent: 'it removes them',
    unset: 'In a new agreement the partner removes them.',
    options: { keep: 'the partner keeps them', remove: 'the partner removes them' },
  },
} as const satisfies ChapterFields;

export const SCOPE = {
  'scope.sections.include': {
    label: 'Sections to include',
    help: 'An article in two sections is in the scope if one of them is included and none is excluded.',
    absent: 'all sections',
    unset: 'If you tick none, articles of all sections are in the scope.',
  },
  'scope.sections.exclude': {
    label: 'Sections to exclude',
    help: 'An article in one of these sections is not in the scope, even if another of its sections is included.',
    absent: 'none',
    unset: 'If you tick none, no section is excluded.',
  },
  'scope.subjects.include': {
    label: 'Subjects to include',
    help: 'An article must have one of these subjects. If a subject was merged after these terms were made, it counts only if the terms name every part of it.',
    absent: 'all, and articles without a subject',
    unset: 'If you leave it empty, articles of all subjects are in the scope, and those without a subject.',
  },
  'scope.subjects.exclude': {
    label: 'Subjects to exclude',
    help: 'A subject is excluded with all subjects that it was merged with.',
    absent: 'none',
    unset: 'If you leave it empty, no subject is excluded.',
  },
  'scope.languages.include': {
    label: 'Languages to include',
    help: 'Write language tags (BCP 47). `en` includes en-GB and en-US, and `en-GB` includes en-GB alone.',
    absent: 'all languages',
    unset: 'If you leave it empty, articles in all languages are in the scope.',
  },
  'scope.languages.exclude': {
    label: 'Languages to exclude',
    help: 'A language is excluded with all its regions.',
    absent: 'none',
    unset: 'If you leave it empty, no language is excluded.',
  },
  'scope.sources.include': {
    label: 'Sources to include',
    help: 'The partner gets copy of these sources. `own` means the publisher, under its present and former names. Write other sources as in their articles; case does not matter, and any name of a well-known agency will do.',
    absent: 'the publisher’s own copy only',
    unset: 'If you leave it empty, the partner gets only the publisher’s own copy.',
  },
  'scope.sources.exclude': {
    label: 'Sources to exclude',
    help: 'Articles and pictures of these sources are excluded, whichever name of an agency they have.',
    absent: 'none',
    unset: 'If you leave it empty, no source is excluded.',
  },
  'scope.publishedFrom': {
    label: 'First published at or after',
    help: 'Only articles first published at or after this time are in the scope.',
    absent: 'no lower limit',
    unset: 'If you leave it empty, there is no lower limit.',
  },
  'scope.publishedUntil': {
    label: 'First published before',
    help: 'Only articles first published before this time are in the scope.',
    absent: 'no upper limit',
    unset: 'If you leave it empty, there is no upper limit.',
  },
  'scope.delayMinutes': {
    label: 'Delay',
    help: 'An article is delayed by this time after its first publication. Withdrawals are not delayed. A delay cannot be combined with copy before its release (`embargoed`).',
    absent: 'at once',
    unset: 'If you leave it empty, articles are delivered at once.',
    unit: 'minutes',
  },
  'scope.archiveDays': {
    label: 'Archive',
    help: 'An article is available until the end (UTC) of this many days after the day of its first publication.',
    absent: 'the whole archive',
    unset: 'If you leave it empty, the whole archive is available.',
    unit: 'days',
  },
} as const satisfies ChapterFields;
