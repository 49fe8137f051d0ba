// The stylesheet of the console: the tokens and the ground of the public pages, denser.

import { GROUND, minified } from '../layout/style.ts';
import { TOKENS } from '../layout/tokens.ts';
import { FIELD_STYLE } from '../signed-in/fields/field-style.ts';
import { AGREEMENT_STYLE } from './agreements/agreement-style.ts';
import { COPY_STYLE } from './copy-style.ts';
import { EDITOR } from './editor-style.ts';
import { PARTNER_STYLE } from './partners/partner-style.ts';
import { SETTINGS_STYLE } from './settings/settings-style.ts';

const CONSOLE = `
body.console { max-width: 90rem; font-size: 1rem; }
.bar { display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.75rem; padding-block: .8rem; border-block-end: 4px double var(--ink); font-family: var(--sans); font-size: .9375rem; }
.bar p { margin: 0; }
.bar .title a { font: 700 1.375rem/1.2 var(--display); text-decoration: none; }
.bar .title span { color: var(--muted); }
.bar ul { list-style: none; display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; }
.bar nav a, .bar .person a { display: block; padding-block: .6rem; font-weight: 600; text-decoration: none; }
.bar a[aria-current] { box-shadow: inset 0 -3px 0 var(--accent); }
.bar .person { display: flex; align-items: center; gap: 1rem; margin-inline-start: auto; }
.console h1 { font-size: clamp(1.5rem, 1.3rem + 1vw, 2rem); margin-block: 1.75rem .6rem; }
.console h2 { font: 700 1.125rem/1.3 var(--serif); margin-block: 2rem .5rem; }
.console .lead, .console p { font: .9375rem/1.5 var(--sans); max-width: 46rem; }
.console .lead { color: var(--muted); }
.narrow { max-width: 30rem; }
form { margin: 0; }
.hint, .console p.hint { display: block; font: .8125rem/1.5 var(--sans); color: var(--muted); margin-block-start: .3rem; }
button { cursor: pointer; min-block-size: 2.75rem; padding: .45rem 1.1rem; font: 600 .9375rem var(--sans); color: var(--paper); background: var(--ink); border: 1px solid var(--ink); border-radius: 2px; overflow-wrap: break-word; }
button:hover { background: var(--accent); border-color: var(--accent); }
button.quiet { color: var(--ink); background: transparent; border-color: var(--muted); }
button.quiet:hover { color: var(--accent); border-color: var(--accent); }
.message { padding: .7rem 1rem; border-inline-start: 3px solid var(--accent); background: var(--raised); font: .9375rem/1.5 var(--sans); max-width: 46rem; }
.filter { display: flex; flex-wrap: wrap; align-items: end; gap: .9rem 1rem; margin-block: .5rem 1.5rem; }
.filter .field { margin: 0; flex: 1 1 12rem; max-inline-size: 22rem; }
.filter .field:has(> [type=date]) { flex: 0 1 11rem; }
.filter .field > select { inline-size: 100%; }
.filter > .clear { padding-block: .7rem; font: .9375rem/1.4 var(--sans); }
.more { flex: 1 1 100%; }
.more > summary { cursor: pointer; padding-block: .6rem; font: 600 .9375rem/1.6 var(--sans); }
.more > .filter { margin-block: .25rem .5rem; }
nav.tools { gap: 0 1.5rem; margin-block: 0 .5rem; }
nav.tools > * { padding-block: .6rem; }
.tools [aria-current] { font-weight: 600; color: inherit; text-decoration: none; box-shadow: inset 0 -3px 0 var(--accent); }
.columns { display: grid; gap: 0 3rem; }
.columns > * { min-inline-size: 0; }
.actions { margin-block-start: 1rem; }
.action-panel { border-block-start: 1px solid var(--hairline); }
.action-panel:last-child { border-block-end: 1px solid var(--hairline); }
.action-panel > summary, .text > summary { cursor: pointer; padding-block: .75rem; font: 600 1rem/1.4 var(--sans); }
.action-panel form { padding-block-end: 1.1rem; }
.action-panel p { font: .9375rem/1.5 var(--sans); }
.text { margin-block: 1rem; border-block: 1px solid var(--hairline); }
.copy { contain: content; max-inline-size: 42rem; padding-block-end: 1rem; }
.copy img { max-inline-size: 100%; block-size: auto; }
@media (min-width: 64rem) { .columns { grid-template-columns: minmax(0, 1fr) 24rem; } }
.facts { margin: 1rem 0; display: grid; grid-template-columns: fit-content(11rem) minmax(0, 1fr); gap: .35rem 1.5rem; font: .9375rem/1.5 var(--sans); max-width: 60rem; }
.facts dt { color: var(--muted); font-size: .8125rem; line-height: 1.73; }
.facts dd { margin: 0; }
.differences { margin: 1.25rem 0; max-width: 46rem; }
.differences dt { font: 600 .8125rem/1.5 var(--sans); color: var(--muted); margin-block-start: 1rem; }
.differences dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
ins { background: var(--raised); text-decoration: underline 2px; text-underline-offset: .2em; }
del { color: var(--accent); text-decoration: line-through; }
del + ins { margin-inline-start: .25em; }
[data-stale]::before { content: "This part could not be brought up to date. It is tried again."; display: block; padding: .5rem 1rem; margin-block-end: .75rem; border-inline-start: 3px solid var(--accent); background: var(--raised); font: .875rem/1.5 var(--sans); }
.table { overflow-x: auto; }
table { border-collapse: collapse; inline-size: 100%; font: .9375rem/1.45 var(--sans); font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: baseline; padding: .55rem 1rem .55rem 0; border-block-end: 1px solid var(--hairline); }
th { font-size: .8125rem; color: var(--muted); }
th, td { overflow-wrap: break-word; }
td:first-child, td[dir], td.subject, td bdi, td .hint, td code { overflow-wrap: anywhere; }
td form { display: inline-block; }
.badge { display: inline-block; padding: .05rem .5rem; border: 1px solid var(--muted); border-radius: 2px; font: .8125rem/1.5 var(--sans); white-space: nowrap; }
.badge.good { border-color: var(--hairline); color: var(--muted); }
.badge.bad { border-color: var(--accent); color: var(--accent); font-weight: 600; }
.figures { list-style: none; display: grid; grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 0; margin: 1.25rem 0 0; padding: 0; border-block: 1px solid var(--hairline); }
.figures a { display: block; padding: .7rem 0; font: .9375rem/1.4 var(--sans); text-decoration: none; }
.figures a:hover { text-decoration: underline; }
.figures strong { display: block; font: 700 1.875rem/1.15 var(--display); font-variant-numeric: tabular-nums; }
.today th:first-child { inline-size: 50%; }
.attention { margin: .5rem 0; padding: 0; list-style: none; max-width: 46rem; font: .9375rem/1.5 var(--sans); }
.attention a { display: block; padding: .6rem 1rem; border-inline-start: 3px solid var(--accent); background: var(--raised); }
.attention li + li { margin-block-start: .4rem; }
.chart { margin: .75rem 0 0; max-width: 46rem; }
.chart svg { display: block; inline-size: 100%; block-size: 6rem; border-block-end: 1px solid var(--muted); }
.chart rect { fill: var(--muted); }
.chart rect:last-of-type { fill: var(--accent); }
.chart figcaption { display: flex; justify-content: space-between; gap: 1rem; margin-block-start: .3rem; font: .8125rem/1.5 var(--sans); color: var(--muted); }
.chart summary { cursor: pointer; padding-block: .6rem; font: .875rem/1.5 var(--sans); }
.over { font: .8125rem/1.4 var(--sans); margin: 1.25rem 0 0; }
.over + h1 { margin-block-start: .3rem; }
.tools { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; margin-block-start: 1.25rem; font: .9375rem/1.5 var(--sans); }
.unknown { color: var(--muted); }
@media (max-width: 48rem) {
  .cards thead { display: block; position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .cards, .cards tbody, .cards tr, .cards td { display: block; }
  .cards tr { padding-block: .6rem; border-block-end: 1px solid var(--hairline); }
  .cards td { padding: .1rem 0; border: 0; }
  .cards td:empty { display: none; }
  .cards td[data-label]::before { content: attr(data-label); margin-inline-end: .5rem; color: var(--muted); font-size: .8125rem; }
}
@media (min-width: 48.01rem) {
  td:first-child:not(:has(*)) { min-inline-size: 5.25rem; }
  td[dir] { min-inline-size: 10rem; }
  td + td:has(> bdi) { min-inline-size: 5.25rem; }
}
@media (max-width: 40rem) {
  .bar .person { margin-inline-start: 0; inline-size: 100%; justify-content: space-between; }
}
@media print { .bar nav, .bar .person, form { display: none; } }
`;

export const CONSOLE_STYLE = minified(
  `${TOKENS}${GROUND}${CONSOLE}${FIELD_STYLE}${AGREEMENT_STYLE}${PARTNER_STYLE}${SETTINGS_STYLE}${COPY_STYLE}${EDITOR}`,
);
