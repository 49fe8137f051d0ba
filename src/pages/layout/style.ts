// The only stylesheet of the pages. It loads one font, the serif for articles; controls have an installed sans-serif. Colours meet WCAG AA in both
// colour schemes; a test computes them. Logical properties make pages in right-to-left scripts work.
import { ARTICLE } from './article-style.ts';
import { TOKENS } from './tokens.ts';

export const GROUND = `
*, *::before, *::after { box-sizing: border-box; }
html { background: var(--paper); color: var(--ink); font: 1.0625rem/1.55 var(--serif); -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 77rem; padding: 0 clamp(1rem, 4vw, 2.5rem); overflow-wrap: anywhere; }
main { display: block; outline: 0; }
a { color: inherit; text-decoration-thickness: 1px; text-underline-offset: .18em; text-decoration-color: var(--muted); }
a:hover { color: var(--accent); text-decoration-color: currentColor; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 1px; }
h1, h2, h3 { line-height: 1.15; text-wrap: balance; margin: 0; }
.whole { display: inline-block; max-inline-size: 100%; text-decoration: inherit; }
.whole:dir(rtl) { display: inline; }
.unbroken { white-space: nowrap; }
h1 { font-family: var(--display); font-size: clamp(1.9rem, 1.3rem + 2.6vw, 3.1rem); margin-block: 2rem .75rem; letter-spacing: -.01em; }
h1 .over { display: block; font: 600 .8125rem/1.4 var(--sans); letter-spacing: .08em; text-transform: uppercase; color: var(--accent); margin-block-end: .4rem; }
p { margin: 0 0 1rem; text-wrap: pretty; }
code { font: .875em/1.4 ui-monospace, Consolas, monospace; background: var(--raised); padding: .08em .3em; border-radius: 2px; }
blockquote { margin: 1rem 0; padding-inline-start: 1.1rem; border-inline-start: 3px solid var(--accent); font-size: 1.125em; }
.visually-hidden { position: absolute; inline-size: 1px; block-size: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; inset-block-start: -4rem; background: var(--ink); color: var(--paper); padding: .6rem 1rem; font: 600 .9375rem var(--sans); z-index: 1; }
.skip:focus { inset-block-start: 0; color: var(--paper); }
.count, .meta, .kicker, nav, footer, .dateline, .inline, .paging, figcaption, label, th { font-family: var(--sans); }
.inline { list-style: none; margin: 1rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; font-size: .9375rem; }
.standfirst { color: var(--muted); }
h1 + .standfirst { font-size: 1.1875rem; max-width: 44rem; }
.prose { max-width: 40rem; }
.prose h2 { font-size: 1.3125rem; margin-block: 2rem .5rem; }
.prose li { margin-block-end: .5rem; }
.steps { padding-inline-start: 1.3rem; }
.steps li { padding-block-end: .5rem; }`;

const MASTHEAD = `
.masthead { padding-block-start: 1.6rem; text-align: center; }
.nameplate { font: 700 clamp(2.1rem, 1.2rem + 4.2vw, 3.6rem)/1.05 var(--display); letter-spacing: -.02em; margin: 0 0 1rem; text-wrap: balance; }
h1.nameplate { font-size: clamp(2.75rem, 1.1rem + 8vw, 6rem); letter-spacing: -.03em; }
.nameplate a { text-decoration: none; }
.dateline { display: flex; flex-wrap: wrap; justify-content: space-between; gap: .1rem 1.5rem; margin: 0; padding-block: .45rem; border-block-start: 1px solid var(--ink); font-size: .8125rem; min-block-size: 2.1rem; }
.masthead nav { border-block: 4px double var(--ink); }
.masthead ul { list-style: none; margin: 0; padding: 0; display: flex; flex-wrap: wrap; justify-content: center; column-gap: clamp(1.1rem, 4vw, 2.5rem); }
.masthead nav a { display: block; padding-block: .55rem; font-size: .875rem; font-weight: 600; text-decoration: none; letter-spacing: .01em; }
.masthead nav a[aria-current] { box-shadow: inset 0 -3px 0 var(--accent); }
footer { margin-block: 4rem 2rem; padding-block-start: 1rem; border-block-start: 4px double var(--ink); font-size: .875rem; color: var(--muted); }
footer .notice { margin: 0; color: var(--ink); }
footer .inline { font-size: .875rem; margin-block-start: .6rem; }`;

const SUBSCRIBING = `
.welcome { display: grid; gap: .5rem 3rem; padding-block: 1.5rem 0; }
.welcome h2 { font: 700 clamp(1.4rem, 1.1rem + 1vw, 1.75rem)/1.2 var(--display); margin-block-end: .5rem; }
.welcome p { margin-block-end: .5rem; }
.subscribe { background: var(--raised); padding: 1.1rem clamp(1rem, 3vw, 1.75rem) 1.25rem; margin-block: 1.5rem 2.5rem; border-block-start: 3px solid var(--ink); }
.subscribe h2 { font-size: 1.25rem; margin-block-end: .4rem; }
.subscribe p { max-width: 46rem; }
.switch { display: none; border: 0; margin: 0 0 .35rem; padding: 0; min-inline-size: 0; font: .875rem/1.5 var(--sans); }
.switch legend { padding: 0; font-weight: 600; }
.switch label { display: inline-flex; align-items: center; gap: .35rem; margin-inline-end: 1.1rem; min-block-size: 1.75rem; cursor: pointer; }
.switch input { inline-size: 1rem; block-size: 1rem; margin: 0; accent-color: var(--accent); }
.address { display: flex; flex-wrap: wrap; gap: .35rem .5rem; margin-block-end: .75rem; }
.address > p { flex: 1 0 100%; }
.address textarea { flex: 1 1 17rem; inline-size: 0; min-inline-size: 0; min-block-size: 2.6rem; margin: 0; padding: .55rem .65rem; font: .9375rem/1.4 var(--sans); color: var(--ink); background: var(--field); border: 1px solid var(--muted); border-radius: 2px; resize: none; field-sizing: content; }
.address > p { margin: 0; max-width: none; font: .875rem/1.9 var(--sans); }
.readers { display: flex; flex-wrap: wrap; column-gap: .9rem; }
@supports selector(:has(*)) {
  .switch { display: block; }
  .address { display: none; }
  .subscription:has([value=rss]:checked) .rss, .subscription:has([value=atom]:checked) .atom, .subscription:has([value=json]:checked) .json { display: flex; }
}
.copy { display: none; cursor: pointer; }
.can-copy .copy { display: block; flex: 0 1 6.75rem; min-block-size: 2.6rem; font: 600 .875rem var(--sans); color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 2px; }
.can-copy .copy:hover { background: var(--accent); border-color: var(--accent); }
.action { font: 600 .875rem/1.5 var(--sans); padding-block: .25rem; }
.rubric { border-block-start: 3px solid var(--ink); padding-block: .5rem .9rem; font: 700 1.0625rem/1.3 var(--serif); }
section:has(> .rubric) { margin-block-start: 2.5rem; }
.feed-list { list-style: none; margin: 0; padding: 0; display: grid; column-gap: 3rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 30rem), 1fr)); }
.feed-list.one { display: block; margin-block: 1.5rem; border-block-start: 3px solid var(--ink); }
.feed-row { display: grid; grid-template-columns: minmax(0, 1fr) auto auto; align-items: baseline; column-gap: 1.25rem; padding-block: .4rem; border-block-end: 1px solid var(--hairline); }
.feed-name { font-weight: 700; justify-self: start; }
.count { font-size: .8125rem; color: var(--muted); font-variant-numeric: tabular-nums; white-space: nowrap; }
.aside { max-width: 44rem; margin-block: 1rem 0; }
.rubric + .aside { margin-block-start: 0; }
.group { border-block-start: 3px solid var(--ink); margin-block-start: 2.25rem; }
.group summary { padding-block: .6rem; cursor: pointer; }
.group h2 { display: inline; font-size: 1.25rem; }
.paging { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; padding-block: 1rem; font-size: .9375rem; }`;

const STORIES = `
.front, .stack { display: grid; gap: 1.75rem 2.5rem; }
.story, .entry { position: relative; min-inline-size: 0; }
.story + .story { border-block-start: 1px solid var(--hairline); padding-block-start: 1.25rem; }
.entry + .entry { border-block-start: 3px double var(--hairline); padding-block-start: 1.75rem; }
.story::after { content: ""; display: block; clear: both; }
.headline { font: 700 1.3125rem/1.2 var(--serif); letter-spacing: -.005em; margin-block-end: .4rem; }
.headline a { text-decoration: none; }
.headline a:hover { text-decoration: underline; }
.kicker { font-size: .75rem; font-weight: 700; letter-spacing: .05em; line-height: 1.4; margin: 0 0 .3rem; color: var(--accent); }
.kicker a { position: relative; padding-block: .35rem; text-decoration: none; }
.kicker a:hover { text-decoration: underline; }
.story .standfirst { margin-block-end: .6rem; }
.kicker:empty, .standfirst:empty { display: none; }
.meta { font-size: .8125rem; line-height: 1.5; color: var(--muted); }
.meta p { margin: 0; }
.byline { color: var(--ink); }
.byline a, .meta a { text-decoration-color: var(--hairline); }
.meta .correction { margin-block-start: .35rem; color: var(--ink); border-inline-start: 2px solid var(--accent); padding-inline-start: .6rem; }
.rights { font: .75rem/1.5 var(--sans); color: var(--muted); margin-block: .4rem 0; }
.withdrawn .headline a { font-weight: 400; font-style: italic; }
.lead-image { margin: 0 0 .8rem; }
.lead-image img { display: block; inline-size: 100%; block-size: auto; aspect-ratio: 3 / 2; object-fit: cover; background: var(--raised); color: var(--muted); font: .8125rem var(--sans); }
.lead-image figcaption { font-size: .6875rem; color: var(--muted); padding-block-start: .3rem; }
.stack { max-width: 48rem; }
.stack .lead-image, .front .story:not(:first-child) .lead-image { float: inline-end; inline-size: min(38%, 13rem); margin: .2rem 0 .6rem 1.1rem; }
.entry-content { contain: content; margin-block-start: .9rem; }
.entry-content img { max-inline-size: 100%; block-size: auto; background: var(--raised); }
.entry-content figure { margin: 0 0 1rem; }
.entry-content figcaption { font-size: .75rem; color: var(--muted); padding-block-start: .3rem; }
.entry-content pre, .entry-content table { overflow-x: auto; display: block; max-inline-size: 100%; }
.entry-content th, .entry-content td { min-inline-size: 7.5rem; font-size: .9375rem; }
.entry-content > :last-child { margin-block-end: 0; }
.entry .headline { font-size: 1.5rem; }
table { border-collapse: collapse; inline-size: 100%; }
th, td { text-align: start; vertical-align: baseline; padding: .5rem .9rem .5rem 0; border-block-end: 1px solid var(--hairline); overflow-wrap: break-word; }
th { font-size: .8125rem; }
th code { font-size: .8125rem; font-weight: 400; white-space: nowrap; }
td:first-child { font-variant-numeric: tabular-nums; }
@media (max-width: 40rem) {
  .feed-row { grid-template-columns: minmax(0, 1fr) auto; }
  .feed-row .count { order: 1; }
  .stacked, .stacked tbody { display: block; }
  .stacked thead { position: absolute; clip-path: inset(50%); }
  .stacked tr { display: grid; grid-template-columns: 3.2rem minmax(0, 1fr); padding-block: .5rem; border-block-end: 1px solid var(--hairline); }
  .stacked th, .stacked td { padding: 0; border: 0; }
  .stacked td:last-child { grid-column: 2; }
}
@media (max-width: 40rem), (pointer: coarse) {
  .switch label, .readers > *, .inline > *, .paging > * { min-block-size: 2.5rem; align-content: center; }
  .readers a, .inline a, .paging a { display: block; padding-block: .5rem; }
  .readers, .inline { row-gap: 0; }
  .action { padding-block: .6rem; }
  .feed-name { padding-block: .45rem; }
  .feed-row .count { padding-block-end: .4rem; }
  .group summary { padding-block: .75rem; }
  .dateline a, .masthead nav a { padding-block: .7rem; }
  .dateline a { display: block; margin-block: -.7rem; }
}`;

const WIDER = `
.front .story:first-child .headline { font: 700 clamp(1.75rem, 1.2rem + 2.4vw, 3rem)/1.08 var(--display); letter-spacing: -.015em; margin-block-end: .6rem; }
.front .story:first-child .standfirst { font-size: 1.1875rem; line-height: 1.45; }
@media (min-width: 48rem) {
  .welcome { grid-template-columns: 1fr 1fr; align-items: center; padding-block: 1.75rem 0; }
  .feed-list { grid-template-columns: repeat(auto-fill, minmax(min(100%, 31rem), 1fr)); }
}
@media (min-width: 60rem) {
  .prose { margin-inline: auto; }
  .with-rail { display: grid; grid-template-columns: minmax(0, 1fr) 23rem; gap: 0 3.5rem; align-items: start; margin-block-start: 2rem; }
  .with-rail > .subscribe { grid-area: 1 / 2; position: sticky; inset-block-start: 1rem; margin: 0; }
  .with-rail > .articles { grid-area: 1 / 1; margin: 0; }
  .front { grid-template-columns: repeat(12, minmax(0, 1fr)); }
  .front > .story { grid-column: span 4; }
  .pictured > .story:first-child { grid-column: span 8; grid-row: span 2; }
  .pictured > .story:nth-child(2) { border: 0; padding: 0; }
  .pictured > .story:nth-child(3n + 4):last-child, .plain > .story:nth-child(3n + 2):last-child, .front > .story:only-child, .plain > .story:first-child { grid-column: 1 / -1; }
  .pictured > .story:nth-child(3n + 4):nth-last-child(2), .pictured > .story:nth-child(3n + 5):not(:nth-child(2)):last-child,
  .plain > .story:nth-child(3n + 2):nth-last-child(2), .plain > .story:nth-child(3n + 3):last-child { grid-column: span 6; }
  .pictured > .story:nth-child(2)::before, .pictured > .story:nth-child(3)::before, .pictured > .story:nth-child(3n + 5)::before, .pictured > .story:nth-child(3n + 6)::before,
  .plain > .story:nth-child(3n + 3)::before, .plain > .story:nth-child(3n + 4)::before { content: ""; position: absolute; inset-block: 0; inset-inline-start: -1.25rem; border-inline-start: 1px solid var(--hairline); }
  .front .story:not(:first-child) .lead-image { float: none; inline-size: 100%; margin: 0 0 .7rem; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media (forced-colors: active) { .rubric { border-block-start-color: CanvasText; } }
@media print {
  :root { --paper: #fff; --raised: #fff; --field: #fff; --ink: #000; --muted: #333; --hairline: #999; --accent: #000; }
  html { font-size: 10.5pt; }
  body { max-width: none; padding: 0; }
  @page { margin: 1.5cm; }
  .skip, .masthead nav, .switch label, .can-copy .copy, .readers, .action, .paging, .on-screen, .inline li:has(a) { display: none; }
  .inline { margin-block-start: .3rem; }
  .feed-row { grid-template-columns: minmax(0, 1fr) auto; }
  .group summary { list-style: none; }
  .group::details-content { content-visibility: visible; block-size: auto; }
  .address textarea { border: 0; padding: 0; }
  .story, .entry, .feed-row { break-inside: avoid; }
  .entry-content a[href^="http"]::after { content: " (" attr(href) ")"; font-size: .8em; }
}`;

export const STYLE = `${TOKENS}${GROUND}${MASTHEAD}${SUBSCRIBING}${STORIES}${ARTICLE}${WIDER}\n`;

/** Removes white space, a tenth of a stylesheet. No string in ours contains any of these characters. */
export function minified(style: string): string {
  return style
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};>]) ?/g, '$1')
    .replace(/([,:]) /g, '$1')
    .replaceAll(';}', '}');
}

export const MINIFIED_STYLE = minified(STYLE);
