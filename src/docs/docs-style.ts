// The stylesheet of the reference, beside that of the page that it is in: a public page, or one of the portal.

const FRAME = `
html:has(.docs) { scroll-behavior: auto; }
body:has(.docs) { max-width: 92rem; }
.docs { margin-block-start: 1.5rem; font: 1rem/1.6 var(--sans); scroll-padding-block-start: 1rem; }
.docs-text { min-inline-size: 0; }
.docs section { margin-block-end: 3.5rem; }
.docs h2, .console .docs h2 { font: 700 clamp(1.625rem, 1.3rem + 1.4vw, 2.25rem)/1.15 var(--display); letter-spacing: -.01em; margin-block: 0 1rem; padding-block-start: 1rem; border-block-start: 4px double var(--ink); }
.docs section:first-child h2 { border: 0; padding: 0; }
.docs h3, .console .docs h3 { font: 700 1.375rem/1.25 var(--display); margin-block: 2.75rem .75rem; }
.docs h4, .console .docs h4 { font: 700 1.0625rem/1.4 var(--sans); margin-block: 2rem .5rem; }
.docs h5, .console .docs h5 { font: 600 .875rem/1.5 var(--sans); margin-block: 1.5rem .4rem; }
.docs :is(h2, h3, h4, th)[id] { scroll-margin-block-start: 1rem; }
.docs :is(h2, h3, h4) > a { text-decoration: none; }
.docs :is(h2, h3, h4) > a:hover::after { content: " #"; color: var(--muted); font-weight: 400; }
.docs p, .docs li, .console .docs p { font: 1rem/1.6 var(--sans); max-width: 44rem; margin-block: 0 .9rem; }
.docs ul, .docs ol { padding-inline-start: 1.35rem; margin-block: 0 1rem; }
.docs li { margin-block-end: .35rem; }
.docs strong { font-weight: 650; }
.docs :not(pre) > code { font-size: .875em; overflow-wrap: anywhere; }`;

const CONTENTS = `
.docs-contents { font: .875rem/1.4 var(--sans); margin-block-end: 2rem; }
.docs-contents summary { cursor: pointer; padding: .75rem 1rem; font-weight: 600; background: var(--raised); border-block-start: 3px solid var(--ink); }
.docs-contents ul { list-style: none; margin: 0; padding: 0; font: inherit; }
.docs-contents li { font: inherit; margin: 0; max-width: none; }
.docs-contents a { display: block; padding: .3rem .6rem; text-decoration: none; overflow-wrap: anywhere; border-inline-start: 2px solid transparent; }
.docs-contents a:hover { text-decoration: underline; }
.docs-contents a[aria-current] { color: var(--accent); border-color: var(--accent); font-weight: 600; }
.docs-contents details > ul > li > a { font-weight: 700; padding-block-start: 1rem; }
.docs-contents li li a { color: var(--muted); }
.docs-contents li li a:hover, .docs-contents li li a[aria-current] { color: var(--accent); }
.docs-contents i { font: normal 600 .6875rem/1 ui-monospace, Consolas, monospace; margin-inline-end: .35rem; color: var(--muted); }
@media (max-width: 59.99rem) {
  .docs-contents { position: sticky; inset-block-start: 0; z-index: 1; }
  .docs-contents details[open] { max-block-size: 75vh; overflow-y: auto; background: var(--paper); border-block-end: 1px solid var(--hairline); box-shadow: 0 .5rem 1rem rgb(0 0 0 / .15); }
  .docs-contents details[open] summary { position: sticky; inset-block-start: 0; }
  .docs-contents a { padding-block: .6rem; }
  .docs :is(h2, h3, h4, th)[id] { scroll-margin-block-start: 4rem; }
}
@media (min-width: 60rem) {
  .docs { display: grid; grid-template-columns: 15rem minmax(0, 1fr); gap: 0 3rem; align-items: start; }
  .docs-contents { position: sticky; inset-block-start: 1rem; max-block-size: calc(100vh - 2rem); overflow-y: auto; scrollbar-width: thin; }
  .docs-contents details > ul:first-of-type > li > a { padding-block-start: 0; }
  @supports selector(::details-content) {
    .docs-contents summary { display: none; }
    .docs-contents details::details-content { content-visibility: visible; block-size: auto; }
  }
}`;

const SEARCH = `
.docs-search { display: block; position: sticky; inset-block-start: 0; padding-block: .1rem .5rem; background: var(--paper); }
.docs-search input, .console .docs-search input { inline-size: 100%; max-inline-size: none; min-block-size: 2.5rem; padding: .4rem .6rem; box-sizing: border-box; font: 1rem/1.4 var(--sans); color: var(--ink); background: var(--field); border: 1px solid var(--muted); border-radius: 3px; }
.docs-search input:focus-visible { outline-offset: -3px; }
.docs-contents .docs-elsewhere { color: var(--accent); }
.docs-contents .docs-elsewhere[hidden] { display: none; }
.docs-contents .docs-found li a { padding-block: .35rem; font-weight: 600; }
.docs .docs-contents [role=status] { margin: 0; padding: 0 .6rem .4rem; font: .8125rem/1.4 var(--sans); color: var(--muted); }
.docs .docs-contents [role=status]:empty { display: none; }
.docs-contents small { display: block; font-weight: 400; font-size: .8125rem; color: var(--muted); }
@media (max-width: 59.99rem) {
  .docs-search { inset-block-start: 2.75rem; padding: .75rem 1rem; }
  .docs-contents .docs-found li a, .docs-contents .docs-elsewhere { padding: .6rem 1rem; }
  .docs .docs-contents [role=status] { padding-inline: 1rem; }
}`;

const CODE = `
.docs .code { position: relative; min-inline-size: 0; margin: 1.25rem 0; padding: 0; border: 1px solid var(--hairline); border-radius: 3px; background: var(--field); }
.docs .code > figcaption, .docs .sample > legend { float: inline-start; inline-size: 100%; padding: .5rem 4.75rem .5rem .9rem; margin: 0; font: 600 .8125rem/1.45 var(--sans); color: var(--ink); background: var(--raised); border-block-end: 1px solid var(--hairline); box-sizing: border-box; }
.docs .code pre { clear: both; margin: 0; padding: .8rem .9rem; overflow: auto; max-block-size: 48rem; font: .8125rem/1.6 ui-monospace, "SF Mono", Menlo, Consolas, monospace; tab-size: 2; }
.docs .code pre code { display: block; inline-size: max-content; min-inline-size: 100%; padding: 0; background: none; font: inherit; color: var(--ink); }
.docs pre i { font-style: normal; color: var(--accent); }
.docs .code button { position: absolute; inset-block-start: .25rem; inset-inline-end: .3rem; min-block-size: 0; min-inline-size: 4rem; padding: .3rem .6rem; font: 600 .75rem/1.4 var(--sans); color: var(--ink); background: var(--field); border: 1px solid var(--muted); border-radius: 2px; cursor: pointer; }
.docs .code button:hover { color: var(--accent); border-color: var(--accent); }
.docs .sample label { display: inline-flex; align-items: center; min-block-size: 2.5rem; padding-inline: .9rem; font: .8125rem/1.4 var(--sans); cursor: pointer; }
.docs .sample label:first-of-type { clear: both; }
.docs .sample input { position: absolute; opacity: 0; }
.docs .sample label:has(:checked) { font-weight: 700; box-shadow: inset 0 -3px 0 var(--accent); }
.docs .sample label:has(:focus-visible) { outline: 3px solid var(--accent); outline-offset: -3px; }
.docs .sample > div { border-block-start: 1px solid var(--hairline); }
@supports selector(:has(*)) {
  .sample > [data-language] { display: none; }
  .sample:has([value=sh]:checked) > [data-language=sh], .sample:has([value=mjs]:checked) > [data-language=mjs],
  .sample:has([value=py]:checked) > [data-language=py], .sample:has([value=php]:checked) > [data-language=php] { display: block; }
}`;

const TABLES = `
.docs table { inline-size: 100%; margin-block: 1rem 1.5rem; border-collapse: collapse; font: .9375rem/1.5 var(--sans); border-block-start: 1px solid var(--ink); }
.docs th, .docs td { padding: .55rem 1.25rem .55rem 0; vertical-align: baseline; text-align: start; border-block-end: 1px solid var(--hairline); color: var(--ink); }
.docs tbody th { font: inherit; }
.docs :is(th, td) code { white-space: normal; overflow-wrap: anywhere; }
.docs thead th { font: 600 .8125rem/1.4 var(--sans); color: var(--muted); }
.docs td p:last-child { margin: 0; }
@media (max-width: 45rem) {
  .docs thead, .docs thead tr { display: block; position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); }
  .docs table, .docs caption, .docs tbody, .docs tr, .docs tbody th, .docs td { display: block; inline-size: auto; }
  .docs .fields th:first-child { inline-size: auto; }
  .docs tr { padding-block: .6rem; border-block-end: 1px solid var(--hairline); }
  .docs tbody th, .docs td { padding: 0; border: 0; }
  .docs tbody th { font-weight: 600; }
  .docs td[data-column]:not(:nth-child(2))::before { content: attr(data-column) ": "; color: var(--muted); }
}`;

const ENDPOINTS = `
.docs .endpoint, .docs .object { margin-block-start: 2.25rem; padding-block-start: 1.1rem; border-block-start: 1px solid var(--hairline); }
.docs .endpoint > h4, .docs .object > h3 { margin-block: 0 .75rem; }
.docs .endpoint > h4 { font: 600 1rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; overflow-wrap: anywhere; }
.docs .method { display: inline-block; padding: .1rem .45rem; margin-inline-end: .25rem; font: 700 .75rem/1.5 var(--sans); letter-spacing: .04em; color: var(--paper); background: var(--ink); border-radius: 2px; }
.docs .callers, .console .docs .callers { font-size: .9375rem; }
.docs .purpose, .console .docs .purpose { font: italic 1.1875rem/1.4 var(--serif); color: var(--muted); }
.docs .answer { margin-block-start: 1.75rem; }
.docs caption { text-align: start; padding-block-end: .4rem; font: 700 .9375rem/1.4 var(--sans); }
.docs .fields { font-size: .875rem; table-layout: fixed; }
.docs .fields th:first-child { inline-size: 38%; }
.docs .fields tbody th > code { background: none; padding: 0; font-weight: 600; }
.docs .fields th span { display: block; color: var(--muted); font-size: .8125rem; }
.docs .fields td span { display: block; margin-block-start: .25rem; }
.docs .fields td p { font-size: inherit; margin-block-end: .4rem; }
.docs .absent { color: var(--muted); }
.docs .values code { font-size: .75rem; }
.docs .endpoint-example .code { margin-block: 0 1rem; }
.docs .endpoint-example pre { font-size: .75rem; max-block-size: 24rem; }
@media (min-width: 80rem) {
  .docs .endpoint { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 0 2.25rem; align-items: start; }
  .docs .endpoint > h4 { grid-column: 1 / -1; }
  .docs .endpoint-words:last-child { grid-column: 1 / -1; }
  .docs .endpoint-example { position: sticky; inset-block-start: 1rem; }
}`;

const PRINT = `
@media print {
  .docs { display: block; }
  .docs-contents, .docs .code button, .docs .sample label:not(:has(:checked)) { display: none; }
  .docs .code pre { max-block-size: none; overflow: visible; white-space: pre-wrap; overflow-wrap: anywhere; }
  .docs .code pre code { inline-size: auto; }
  .docs :is(h2, h3, h4) { break-after: avoid; }
  .docs section:has(> h2) { break-before: page; }
  .docs section:first-child { break-before: auto; }
}`;

export const DOCS_STYLE = `${FRAME}${CONTENTS}${SEARCH}${CODE}${TABLES}${ENDPOINTS}${PRINT}`;
