// The part of the console's stylesheet for its settings: long forms, rows of fields, and what a change leads to.

export const SETTINGS_STYLE = `
.console legend h2 { margin: 2rem 0 .25rem; }
.console h3 { font: 600 .9375rem/1.4 var(--sans); margin-block: 1.5rem .4rem; }
.console h4 { font: 600 .8125rem/1.4 var(--sans); color: var(--muted); margin: 0; }
.console :where(main ul:not([class])) { font: .9375rem/1.5 var(--sans); max-width: 46rem; padding-inline-start: 1.2rem; }
.rows { margin-block: .5rem 1.5rem; }
.row { display: flex; flex-wrap: wrap; gap: 0 1rem; padding-block: .75rem; border-block-start: 1px solid var(--hairline); }
.row .field { flex: 2 1 9rem; margin-block: .25rem; }
.row .field.short { flex: 1 1 7rem; max-inline-size: 14rem; }
.row .field > select { inline-size: 100%; }
.rows ul.hint { padding-inline-start: 1.1rem; max-inline-size: 46rem; }
.rows > button { margin-block-start: .75rem; }
.contents { max-inline-size: 46rem; font: .9375rem/1.5 var(--sans); }
.contents dt { font-weight: 600; font-size: 1.0625rem; border-block-start: 1px solid var(--hairline); padding-block-start: .75rem; }
.contents dt a { display: inline-block; padding-block: .3rem; }
.contents dd { margin: 0 0 .9rem; color: var(--muted); }
.plan { margin-block: 1.5rem; padding: .25rem 1.25rem 1.25rem; border: 1px solid var(--hairline); border-block-start: 3px solid var(--ink); background: var(--raised); max-inline-size: 60rem; }
.plan h2 { margin-block-start: 1rem; }
.plan ins { background: var(--paper); }
.beside { display: grid; gap: 1rem 2.5rem; }
.secret { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; margin-block: 1rem; }
.secret code { padding: .6rem .75rem; font-size: 1rem; }
.paging { display: flex; flex-wrap: wrap; gap: .4rem 1.5rem; font: .9375rem/1.5 var(--sans); margin-block-start: 1rem; }
@media (min-width: 48rem) {
  .row { flex-wrap: nowrap; align-items: end; padding-block: .2rem; border: 0; }
  .row ~ .row .field > label { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .beside { grid-template-columns: 1fr 1fr; }
}
`;
