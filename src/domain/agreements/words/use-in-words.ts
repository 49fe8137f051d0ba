// The use that an agreement grants, and its notice, in sentences. Pure. No clock.
import type { Agreement } from '../agreement.ts';
import { unique } from '../choices.ts';
import { USE } from '../fields/form-and-use.ts';
import { NOTICE } from '../fields/notice-and-duties.ts';
import type { LicenceLine } from '../notice-lines.ts';
import { counted, durationInWords, isolated, listed, nameOfCode } from './phrases.ts';

const MODIFICATIONS = {
  none: 'The text may not be changed.',
  trim: 'The text may be shortened.',
  style: 'The text may be shortened, and its spelling and house style changed.',
  translate: 'The text may be shortened, changed in spelling and house style, and translated.',
} as const;

export function useInWords(terms: Agreement): string[] {
  const { domains, displayDays } = terms;
  return [
    `Copies may appear in: ${channelsInWords(terms)}.`,
    domains.length === 0
      ? 'No domains are named for web pages.'
      : `On the web they may appear only at ${listed(domains)}, and at subdomains.`,
    territoriesInWords(terms),
    MODIFICATIONS[terms.modification],
    terms.sublicensing ? 'The partner may give sublicences.' : 'The partner may not give sublicences.',
    displayDays === undefined
      ? 'A copy may be shown during the whole term.'
      : `A copy may be shown for ${counted(displayDays, 'day')} after first publication.`,
    exclusivityInWords(terms),
  ];
}

export function channelsInWords({ channels }: Pick<Agreement, 'channels'>): string {
  return unique(channels)
    .map((channel) => USE.channels.options[channel])
    .join(', ');
}

export function territoriesInWords({ territories: { include, exclude } }: Pick<Agreement, 'territories'>): string {
  const named = (codes: readonly string[]) => listed(codes.map((code) => nameOfCode(code, 'region')));
  const where = include === undefined ? 'everywhere' : `in these countries only: ${named(include)}`;
  return `Copies may appear ${where}${exclude.length === 0 ? '' : `; not in: ${named(exclude)}`}.`;
}

function exclusivityInWords({ exclusivity }: Agreement): string {
  if (exclusivity === undefined) return 'The partner has no exclusivity.';
  const { hours, note } = exclusivity;
  const sentence = `For ${counted(hours, 'hour')} after first publication nobody else may have the copy; this is recorded only.`;
  return note === undefined ? sentence : `${sentence} Note: ${isolated(note)}`;
}

export function noticeInWords({ notice, credit }: Agreement): string[] {
  const [placement = '', ...rules] = noticeRulesInWords({ credit, placement: notice.placement });
  return [
    ...licenceLineInWords(notice.licenceLine),
    placement,
    `The partner must accept a changed notice within ${durationInWords(notice.acceptWithinHours * 60)}; after that it gets headlines and links only.`,
    `The words before the link to the article are: ${isolated(credit.text)}`,
    ...rules,
  ];
}

/** The place of the notice, and then what the partner's pages have to keep. */
export function noticeRulesInWords({ placement, credit }: Pick<Agreement, 'credit'> & Pick<Agreement['notice'], 'placement'>): string[] {
  return [
    `The notice is ${NOTICE['notice.placement'].options[placement]} of each text.`,
    `The partner’s page ${credit.linkRequired ? 'must' : 'need not'} keep the link.`,
    `The partner’s page ${credit.canonicalRequired ? 'must' : 'need not'} name the article’s page as the canonical one.`,
    credit.robots === 'noindex' ? 'The partner keeps its copies out of search engines.' : 'Search engines may find the copies.',
  ];
}

function licenceLineInWords(line: LicenceLine | undefined): string[] {
  if (line === undefined) return ['There is no licence line; the credit and the house line stay.'];
  if (typeof line === 'string') return [`The licence line is: ${isolated(line)}`];
  const languages = Object.keys(line).sort();
  return languages.map((tag) => `The licence line in ${nameOfCode(tag, 'language')} (${tag}) is: ${isolated(line[tag] ?? '')}`);
}
