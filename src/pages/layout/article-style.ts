// The part of the stylesheet for the page of an article. Text has the width of a column of reading; the lead picture may be wider.

export const ARTICLE = `
.article { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 40rem) minmax(0, 1fr); margin-block-start: 2rem; }
.article > * { grid-column: 2; min-inline-size: 0; }
.article > .article-picture:first-of-type { grid-column: 1 / -1; justify-self: center; max-inline-size: 60rem; inline-size: 100%; }
.article .kicker { font-size: .8125rem; margin-block-end: .5rem; }
.article-headline { margin-block: 0 .75rem; font-size: clamp(1.9rem, 1.35rem + 2.4vw, 3rem); line-height: 1.1; }
.article-opening .standfirst { font-size: 1.25rem; line-height: 1.42; margin-block-end: 1rem; }
.article .meta { font-size: .875rem; padding-block: .7rem; border-block: 1px solid var(--hairline); }
.article .located { color: var(--ink); }
.article-picture { margin: 1.5rem 0 0; }
.article-picture img { display: block; inline-size: 100%; block-size: auto; background: var(--raised); color: var(--muted); font: .8125rem var(--sans); }
.article-picture figcaption { font-size: .8125rem; line-height: 1.5; color: var(--muted); padding-block-start: .45rem; }
.article-picture .credit { display: inline-block; max-inline-size: 100%; }
.corrections { margin-block-start: 1.5rem; padding: .75rem 1rem; background: var(--raised); border-inline-start: 3px solid var(--accent); font: .9375rem/1.5 var(--sans); }
.corrections p { margin: 0; }
.corrections p + p { margin-block-start: .6rem; }
.article-text { contain: layout paint style; margin-block-start: 1.5rem; font-size: 1.1875rem; line-height: 1.62; }
.article-text p { margin-block-end: 1.15rem; }
.article-text h2, .article-text h3, .article-text h4 { margin-block: 2rem .6rem; font-size: 1.375rem; }
.article-text h4 { font-size: 1.1875rem; }
.article-text img, .article-text video, .article-text iframe { max-inline-size: 100%; block-size: auto; background: var(--raised); }
.article-text figure { margin: 1.75rem 0; }
.article-text figure img { display: block; inline-size: 100%; }
.article-text figcaption { font-size: .8125rem; line-height: 1.5; color: var(--muted); padding-block-start: .45rem; }
.article-text li { margin-block-end: .4rem; }
.article-text pre, .article-text table { overflow-x: auto; display: block; max-inline-size: 100%; font-size: .9375rem; }
.article-text th, .article-text td { min-inline-size: 6.5rem; }
.article-text > :last-child { margin-block-end: 0; }
.read-on { margin-block: 1.5rem 0; font: 600 1rem/1.5 var(--sans); }
.article-end { margin-block: 2.25rem 0; padding-block-start: 1rem; border-block-start: 1px solid var(--hairline); font-size: .875rem; }
.article-end h2 { font: 700 .875rem/1.4 var(--sans); color: var(--ink); margin-block-start: 1.5rem; }
.article-end .notice, .article-end p { margin-block: 0 .4rem; }
@media print {
  .article { display: block; }
  .article-picture img { max-block-size: 10cm; inline-size: auto; max-inline-size: 100%; }
  .article-end nav { display: none; }
  .article-text a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; }
  .article-text p { orphans: 3; widows: 3; }
}
`;
