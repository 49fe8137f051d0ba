// Writes one licensed article as HTML to paste into a partner's CMS: headline, standfirst, byline, and the body with its notice. Pure. A CMS may
// strip markup, so nothing depends on a wrapper, a class, a style or a comment. Hints for the page's head come first, before the text.
import type { FeedSite } from '../../domain/feeds/feed-document.ts';
import type { Rendition } from '../../domain/renditions/rendition.ts';
import { cleanText, escapeHtml, legalText } from '../../domain/values/text.ts';
import { onOrigin } from '../formats/addresses.ts';
import { signers, standfirstOf } from '../licensed/document.ts';

/** Returns the fragment. The headline is an `h2`, because the page around it has its own `h1`. */
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

/** The standfirst has the stamp of an embargo although the body has it too, because either may be pasted alone. */
function standfirstHtml(rendition: Rendition): string {
  const standfirst = standfirstOf(rendition);
  const stamp = rendition.embargo === undefined ? '' : `<strong>${escapeHtml(rendition.embargo.stamp)}</strong> `;
  return standfirst === '' ? '' : `<p>${stamp}${escapeHtml(standfirst)}</p>`;
}

/** The elements for search engines that the agreement requires. Search engines follow `robots` even in a body; the canonical link belongs in the head. */
function hintsFor({ article, credit }: Rendition, site: FeedSite): string[] {
  return [
    credit.canonicalRequired ? `<link rel="canonical" href="${escapeHtml(onOrigin(article.url, site))}">` : '',
    credit.robots === 'noindex' ? '<meta name="robots" content="noindex">' : '',
  ];
}
