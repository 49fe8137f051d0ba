// A notice as it is printed with an example of an article, and the rules that belong to it, so that people can read what they accept. Every part of the
// template is in one of the parts. Pure. No clock.

import { nameOfCode } from '../agreements/words/phrases.ts';
import { noticeRulesInWords } from '../agreements/words/use-in-words.ts';
import type { Publisher } from '../publisher/publisher.ts';
import { licensedNotice, type NoticeTemplate } from '../renditions/notice.ts';
import type { Instant } from '../values/instant.ts';
import { exampleArticle, type NoticeSetting } from './example-article.ts';

export interface NoticePart {
  label: string;
  text: string;
  /** Language of the text. */
  language: string;
}

interface Printing extends NoticeSetting {
  /** Languages of the articles with which the notice is shown. */
  languages: readonly string[];
  /** First publication of the example. */
  at: Instant;
}

/** The languages for which templates have lines of their own, and that of the publisher if one has a line for every language. */
export function languagesOf(templates: readonly NoticeTemplate[], publisher: Pick<Publisher, 'language'>): string[] {
  const named = templates.flatMap(({ licenceLine }) =>
    typeof licenceLine === 'object' ? Object.keys(licenceLine).sort() : [publisher.language],
  );
  return [...new Set(named)];
}

export function printedNotice(template: NoticeTemplate, { languages, at, ...setting }: Printing): NoticePart[] {
  const { publisher } = setting;
  const printed = (language: string, source: string) => {
    const names = { name: template.publisher, formerNames: [], timeZone: publisher.timeZone };
    return licensedNotice(exampleArticle({ language, source, at, holder: template.publisher }, setting), template, names);
  };
  return [
    ...languages.map((language) => ({
      label: languages.length === 1 ? 'Printed with each text' : `Printed with each text in ${nameOfCode(language, 'language')}`,
      text: printed(language, template.publisher).text,
      language,
    })),
    { label: 'Printed also with texts of other sources', text: printed('en', OTHER_SOURCE).distribution ?? '', language: 'en' },
    { label: 'Partner', text: template.partner, language: publisher.language },
    { label: 'Rules', text: noticeRulesInWords(template).join('\n'), language: 'en' },
  ];
}

const OTHER_SOURCE = 'Another source';
