// Writes one licensed article as plain text, 72 columns wide, with the notice where the agreement requires it. Pure.

import { correctionTitle } from '../../domain/articles/correction-title.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { cleanText, legalText } from '../../domain/values/text.ts';
import { publishedAt, signers, standfirstOf } from '../licensed/document.ts';
import { wrap } from './line-wrap.ts';

/** Fits into a terminal of 80 columns, and into the line length that RFC 5322 §2.1.1 recommends. */
export const TEXT_COLUMNS = 72;

/** `bodyText` is the plain text of `rendition.textHtml`, empty for a rendition without text. Longer lines than `columns` are wrapped; Infinity wraps none. The notice is always included. Its lines are never
 *  wrapped, so that a search for its words finds them. */
export function writeArticleText(rendition: Rendition, bodyText: string, columns = TEXT_COLUMNS): string {
  const { article, embargo, notice, corrections, textHtml } = rendition;
  const parts = [
    embargo === undefined ? '' : embargo.stamp,
    wrap(cleanText(article.headline), columns),
    wrap(standfirstOf(rendition), columns),
    signatureOf(rendition, columns),
    notice.placement === 'end' ? '' : notice.text,
    ...corrections.map((correction) => correctionText(correction, columns)),
    textHtml === '' ? '' : wrap(bodyText.trim(), columns),
    notice.placement === 'start' ? '' : notice.text,
  ];
  return legalText(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

/** The byline on one line, and place and date on the next. */
function signatureOf(rendition: Rendition, columns: number): string {
  const { article } = rendition;
  const by = signers(article).map(cleanText).join(', ');
  const dateline = [cleanText(article.located ?? ''), publishedAt(rendition).slice(0, 10)].filter((part) => part !== '').join(', ');
  return [by, dateline]
    .filter((line) => line !== '')
    .map((line) => wrap(line, columns))
    .join('\n');
}

function correctionText(correction: Rendition['corrections'][number], columns: number): string {
  const { at, note } = correction;
  return wrap(`${correctionTitle(correction)}, ${at.slice(0, 10)}: ${cleanText(note)}`, columns);
}
