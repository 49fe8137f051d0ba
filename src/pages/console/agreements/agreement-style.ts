// The part of the console's stylesheet that is about agreements.

export const AGREEMENT_STYLE = `
.terms { max-width: 46rem; font: .9375rem/1.5 var(--sans); }
.terms ul { margin: 0; padding-inline-start: 1.1rem; }
.terms li { margin-block-end: .2rem; }
.terms h3 { margin-block: 1.1rem .3rem; }
.steps { list-style: none; counter-reset: step; display: flex; flex-wrap: wrap; gap: .25rem 1.5rem; padding: 0; margin-block: .5rem 1rem; font: .9375rem/1.5 var(--sans); }
.steps li { counter-increment: step; padding: 0; color: var(--muted); }
.steps li::before { content: counter(step) ". "; }
.steps li[aria-current] { color: var(--ink); font-weight: 600; box-shadow: inset 0 -3px 0 var(--accent); }
.chapter { border-block-start: 1px solid var(--hairline); }
.chapter > summary { cursor: pointer; padding-block: .9rem; }
.chapter > summary h2 { display: inline; margin: 0; }
.chapter > summary .hint { max-width: 46rem; }
.chapter[open] > summary .hint { display: none; }
.chapter-fields { padding-block-end: 1rem; }
.chapter-fields > .field:first-child { margin-block-start: .5rem; }
.group:has(> .tick > .check > input:not(:checked)) > .inside { display: none; }
.inside { padding-inline-start: 1.25rem; border-inline-start: 3px solid var(--hairline); }
.check-panel { font: .9375rem/1.5 var(--sans); }
.check-panel h3 { margin-block: 1.1rem .3rem; }
.check-panel summary { cursor: pointer; padding-block: .4rem; }
.check-panel .cards td, .check-panel .cards th { padding-inline-end: .6rem; font-size: .875rem; }
.licence { font: 600 1.0625rem/1.45 var(--serif) !important; padding: .75rem 1rem; background: var(--raised); border-inline-start: 3px solid var(--ink); }
.plain { list-style: none; margin: 0; padding: 0 !important; }
.plain li { padding-block: .3rem; border-block-end: 1px solid var(--hairline); }
.message + .lead { margin-block-start: 1rem; }
.notice { margin: .5rem 0; padding: .6rem 1rem; border: 1px solid var(--hairline); }
.console .notice p { margin: 0 0 .4rem; font-family: var(--serif); }
.buttons { display: flex; flex-wrap: wrap; gap: .6rem; margin-block: 1.25rem; padding-block-start: 1rem; border-block-start: 1px solid var(--hairline); }
@media (min-width: 80rem) { .terms { max-width: none; columns: 2; column-gap: 3rem; } .terms section { break-inside: avoid; } .terms section:first-child h3 { margin-block-start: 0; } }
@media (min-width: 64rem) {
  .columns.terms-form { grid-template-columns: minmax(0, 1fr) minmax(24rem, 32rem); align-items: start; }
  .check-panel { position: sticky; inset-block-start: 0; max-block-size: 100vh; overflow-y: auto; padding-inline: .25rem; }
  .buttons { position: sticky; inset-block-end: 0; margin-block-end: 0; padding-block: 1rem; background: var(--paper); }
}
`;
