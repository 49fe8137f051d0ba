// One article ready to paste into a partner's CMS: headline, standfirst, byline and the body with its notice. Pure. A CMS may strip markup, so nothing
// depends on a wrapper, a class, a style or a comment, and the hints for the page's head come first, apart from the text.
import type { FeedSite } from '../../domain/feeds/feed-document.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { cleanText, escapeHtml, legalText } from '../../domain/values/text.ts';
import { onOrigin } from '../formats/addresses.ts';
import { signers, standfirstOf } from '../licensed/document.ts';

/** A second-level headline: the page it is pasted into has its own first. */
export function writeArticleHtml(rendition: Rendition, site: FeedSite): string {
  const { article, bodyHtml } = rendition;
  const byline = [signers(article).map(cleanText).join(', '), cleanText(article.located ?? '')].filter((part) => part !== '').join(' · ');
  const lines = [
    ...hintsFor(rendition, site),
    `<h2>${escapeHtml(cleanText(article.headline))}</h2>`,
    standfirstHtml(rendition),
    byline === '' ? '' : `<p>${escapeHtml(byline)}</p>`,
    bodyHtml,
  ];
  return legalText(`${lines.filter((line) => line !== '').join('\n')}\n`);
}

/** With the stamp of an embargo: the body, which has it too, may be pasted elsewhere. */
function standfirstHtml(rendition: Rendition): string {
  const standfirst = standfirstOf(rendition);
  const stamp = rendition.embargo === undefined ? '' : `<strong>${escapeHtml(rendition.embargo.stamp)}</strong> `;
  return standfirst === '' ? '' : `<p>${stamp}${escapeHtml(standfirst)}</p>`;
}

/** Where the agreement asks for them. A search engine heeds `robots` in a body too; the canonical link belongs in the head. */
function hintsFor({ article, credit }: Rendition, site: FeedSite): string[] {
  return [
    credit.canonicalRequired ? `<link rel="canonical" href="${escapeHtml(onOrigin(article.url, site))}">` : '',
    credit.robots === 'noindex' ? '<meta name="robots" content="noindex">' : '',
  ];
}
