// An agreement in sentences that need no knowledge of its fields: every term, also those that were left out, and a summary. Pure. No clock.
import type { Agreement } from '../agreement.ts';
import { CHAPTERS } from '../fields/agreement-fields.ts';
import { withoutUsualTerms } from '../usual-terms.ts';
import { dutiesInWords, machinesInWords, paymentInWords, quotaInWords } from './duties-in-words.ts';
import { counted, dateInWords, listed, sectionsNamed, type WordsPublisher } from './phrases.ts';
import { contractInWords, formInWords, scopeInWords } from './scope-in-words.ts';
import { channelsInWords, noticeInWords, useInWords } from './use-in-words.ts';

export interface TermsChapter {
  title: string;
  sentences: string[];
}

/** One chapter for each chapter of the fields, in their order. */
export function termsInWords(agreement: Agreement, publisher: WordsPublisher): TermsChapter[] {
  const terms = withoutUsualTerms(agreement);
  const sentences = [
    contractInWords(terms, publisher),
    scopeInWords(terms, publisher),
    formInWords(terms),
    useInWords(terms),
    noticeInWords(terms),
    dutiesInWords(terms),
    quotaInWords(terms),
    machinesInWords(terms),
    paymentInWords(terms),
  ];
  return CHAPTERS.map(({ title }, index) => ({ title, sentences: sentences[index] ?? [] }));
}

/** Names in the summary. The terms in words have all of them. */
const NAMED = 3;

/** The licence in one sentence: how much of what, where, and for how long. */
export function summaryInWords(agreement: Agreement, publisher: WordsPublisher): string {
  const terms = withoutUsualTerms(agreement);
  const { sections, sources } = terms.scope;
  const forms = {
    headline: 'Headlines and links',
    summary: 'Headlines and summaries',
    excerpt: `The first ${counted(terms.excerptWords ?? 0, 'word')}`,
    full: 'The full text',
  } as const;
  const what = sources.include === undefined ? 'the publisher’s own copy' : 'copy of the sources that are named';
  const whence = sections.include === undefined ? 'all sections' : few(sectionsNamed(sections.include, publisher));
  const except = sections.exclude.length === 0 ? '' : ` except ${few(sectionsNamed(sections.exclude, publisher))}`;
  const at = terms.domains.length === 0 ? '' : ` at ${few(terms.domains)}`;
  const until = terms.validUntil === undefined ? 'until it is ended' : `until ${dateInWords(terms.validUntil, publisher)}`;
  const from = dateInWords(terms.validFrom, publisher);
  return `${forms[terms.form]} of ${what} from ${whence}${except}, for ${channelsInWords(terms)}${at}, from ${from} ${until}.`;
}

function few(names: readonly string[]): string {
  const others = names.length - NAMED;
  return others <= 0 ? listed(names) : `${listed(names.slice(0, NAMED))} and ${counted(others, 'other')}`;
}
