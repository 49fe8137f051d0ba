// One article as plain text, 72 columns wide, with its notice where the agreement wants it. Pure.

import { correctionTitle } from '../../domain/articles/correction-title.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { cleanText, legalText } from '../../domain/values/text.ts';
import { publishedAt, signers, standfirstOf } from '../licensed/document.ts';
import { wrap } from './line-wrap.ts';

/** What a terminal, a fax cover and RFC 5322 §2.1.1 leave room for. */
export const TEXT_COLUMNS = 72;

/** `bodyText` is the plain text of `rendition.textHtml`, empty for a rendition without text. The notice is always there, one line each and
 *  never wrapped, so that a search for its words finds them. */
export function writeArticleText(rendition: Rendition, bodyText: string): string {
  const { article, embargo, notice, corrections, textHtml } = rendition;
  const parts = [
    embargo === undefined ? '' : embargo.stamp,
    wrap(cleanText(article.headline), TEXT_COLUMNS),
    wrap(standfirstOf(rendition), TEXT_COLUMNS),
    signatureOf(rendition),
    notice.placement === 'end' ? '' : notice.text,
    ...corrections.map(correctionText),
    textHtml === '' ? '' : wrap(bodyText.trim(), TEXT_COLUMNS),
    notice.placement === 'start' ? '' : notice.text,
  ];
  return legalText(`${parts.filter((part) => part !== '').join('\n\n')}\n`);
}

/** Who, and where and when. */
function signatureOf(rendition: Rendition): string {
  const { article } = rendition;
  const by = signers(article).map(cleanText).join(', ');
  const dateline = [cleanText(article.located ?? ''), publishedAt(rendition).slice(0, 10)].filter((part) => part !== '').join(', ');
  return [by, dateline]
    .filter((line) => line !== '')
    .map((line) => wrap(line, TEXT_COLUMNS))
    .join('\n');
}

function correctionText(correction: Rendition['corrections'][number]): string {
  const { at, note } = correction;
  return wrap(`${correctionTitle(correction)}, ${at.slice(0, 10)}: ${cleanText(note)}`, TEXT_COLUMNS);
}
