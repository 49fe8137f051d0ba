// The fields of the contract and of the scope, in words.
import type { ChapterFields } from './field-words.ts';

export const CONTRACT = {
  reference: {
    label: 'Number of the contract',
    help: 'It is in the terms, and replaces `{reference}` in the notice.',
  },
  validFrom: {
    label: 'Beginning of the term',
    help: 'Nothing is delivered before it.',
  },
  validUntil: {
    label: 'End of the term',
    help: 'Nothing is delivered from this instant on.',
    absent: 'until it is ended',
  },
  afterTerm: {
    label: 'Copies after the term',
    help: 'What the partner must do with its copies when the term is over.',
    absent: 'it removes them',
    options: { keep: 'the partner keeps them', remove: 'the partner removes them' },
  },
} as const satisfies ChapterFields;

export const SCOPE = {
  'scope.sections.include': {
    label: 'Sections to include',
    help: 'An article in two sections is in the scope if one of them is included and none is excluded.',
    absent: 'all sections',
  },
  'scope.sections.exclude': {
    label: 'Sections to exclude',
    help: 'Excluding takes precedence over including.',
    absent: 'none',
  },
  'scope.subjects.include': {
    label: 'Subjects to include',
    help: 'An article must have one of them. A subject that was merged after these terms were made is meant only if they name every part of it.',
    absent: 'all, and articles without a subject',
  },
  'scope.subjects.exclude': {
    label: 'Subjects to exclude',
    help: 'They are excluded with all that they were merged with.',
    absent: 'none',
  },
  'scope.languages.include': {
    label: 'Languages to include',
    help: 'Language tags (BCP 47). `en` includes en-GB and en-US; `en-GB` is en-GB alone.',
    absent: 'all languages',
  },
  'scope.languages.exclude': {
    label: 'Languages to exclude',
    help: 'They are excluded with their regions.',
    absent: 'none',
  },
  'scope.sources.include': {
    label: 'Sources to include',
    help: 'Whose copy it is. `own` is the publisher, under its present and former names. Other sources are written as in their articles; case does not matter.',
    absent: 'the publisher’s own copy only',
  },
  'scope.sources.exclude': {
    label: 'Sources to exclude',
    help: 'Their copy and their pictures are excluded.',
    absent: 'none',
  },
  'scope.publishedFrom': {
    label: 'First published at or after',
    help: 'Only articles first published at or after this instant are in the scope.',
    absent: 'no lower limit',
  },
  'scope.publishedUntil': {
    label: 'First published before',
    help: 'Only articles first published before this instant are in the scope.',
    absent: 'no upper limit',
  },
  'scope.delayMinutes': {
    label: 'Delay',
    help: 'An article is delayed by this time after its first publication. Withdrawals are not delayed. Not together with copy before its release (`embargoed`).',
    absent: 'at once',
    unit: 'minutes',
  },
  'scope.archiveDays': {
    label: 'Archive',
    help: 'An article is available until the end (UTC) of this many days after the day of its first publication.',
    absent: 'the whole archive',
    unit: 'days',
  },
} as const satisfies ChapterFields;
