// The contract, the scope and the form of an agreement in sentences. Pure. No clock.
import type { Agreement, AgreementScope } from '../agreement.ts';
import { FORM } from '../fields/form-and-use.ts';
import type { Listing } from '../include-exclude.ts';
import { OWN } from '../usual-terms.ts';
import { counted, dateInWords, durationInWords, isolated, listed, nameOfCode, sectionsNamed, type WordsPublisher } from './phrases.ts';

export function contractInWords({ reference, validFrom, validUntil, afterTerm }: Agreement, publisher: WordsPublisher): string[] {
  const end = validUntil === undefined ? 'lasts until it is ended' : `ends on ${dateInWords(validUntil, publisher)}`;
  return [
    `The number of the contract is ${isolated(reference)}.`,
    `The term begins on ${dateInWords(validFrom, publisher)} and ${end}.`,
    `When the term is over, the partner ${afterTerm === 'keep' ? 'keeps' : 'removes'} its copies.`,
  ];
}

export function scopeInWords({ scope }: Agreement, publisher: WordsPublisher): string[] {
  const { sections, subjects, languages, sources, delayMinutes, archiveDays } = scope;
  const inSections = (codes: readonly string[]) => sectionsNamed(codes, publisher);
  const inLanguages = (codes: readonly string[]) => codes.map((code) => `${nameOfCode(code, 'language')} (${code})`);
  return [
    listingInWords('sections', sections, inSections),
    listingInWords('subjects', subjects, (codes) => [...codes], ' Articles without a subject are included too.'),
    listingInWords('languages', languages, inLanguages),
    sourcesInWords(sources),
    publicationInWords(scope, publisher),
    delayMinutes === 0
      ? 'An article is delivered at once when it is published.'
      : `An article is delivered ${durationInWords(delayMinutes)} after its first publication; withdrawals are not delayed.`,
    archiveDays === undefined
      ? 'The whole archive is available.'
      : `An article is available until the end (UTC) of the ${ordinal(archiveDays)} day after its first publication.`,
  ];
}

function listingInWords(things: string, { include, exclude }: Listing, named: (codes: readonly string[]) => string[], others = ''): string {
  const included = include === undefined ? `All ${things} are included` : `Only these ${things} are included: ${listed(named(include))}`;
  if (exclude.length > 0) return `${included}. Articles of these are excluded: ${listed(named(exclude))}.`;
  return include === undefined ? `${included}, and none is excluded.${others}` : `${included}.`;
}

function sourcesInWords({ include, exclude }: Listing): string {
  const named = (sources: readonly string[]) => listed(sources.map((source) => (source.toLowerCase() === OWN ? 'the publisher' : source)));
  const included =
    include === undefined ? 'Only the publisher’s own copy is included.' : `Copy of these sources is included: ${named(include)}.`;
  return exclude.length === 0 ? included : `${included} Copy and pictures of these are excluded: ${named(exclude)}.`;
}

function publicationInWords({ publishedFrom, publishedUntil }: AgreementScope, publisher: WordsPublisher): string {
  const from = publishedFrom === undefined ? [] : [`on or after ${dateInWords(publishedFrom, publisher)}`];
  const until = publishedUntil === undefined ? [] : [`before ${dateInWords(publishedUntil, publisher)}`];
  const bounds = [...from, ...until];
  if (bounds.length === 0) return 'It does not matter when an article was first published.';
  return `Only articles that were first published ${bounds.join(' and ')} are included.`;
}

const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' });

function ordinal(count: number): string {
  return `${count}${ENDINGS[ordinals.select(count)]}`;
}

export function formInWords({ form, excerptWords = 0, images, embargoed }: Agreement): string[] {
  return [
    `The partner gets of each article: ${form === 'excerpt' ? `the first ${counted(excerptWords, 'word')}` : FORM.form.options[form]}.`,
    `Pictures: ${FORM.images.options[images]}.`,
    embargoed
      ? 'Copy under embargo is delivered before its release, stamped, to keys that have the scope “embargoed”.'
      : 'Nothing is delivered before its release.',
  ];
}
