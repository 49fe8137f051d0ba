// The part of the console's stylesheet for fields and for the list of what is wrong. Fields are as wide as what is written in them.

const BOX =
  'min-block-size: 2.75rem; padding: .5rem .65rem; font: 1rem/1.4 var(--sans); color: var(--ink); background: var(--field); border: 1px solid var(--muted); border-radius: 2px;';

export const FIELD_STYLE = `
fieldset { margin: 0; padding: 0; border: 0; min-inline-size: 0; max-inline-size: 60rem; }
legend { padding: 0; }
.field { display: block; min-inline-size: 0; max-inline-size: 40rem; margin-block: 1.25rem; }
.field > :is(label, legend, span:first-child) { font: 600 .9375rem/1.4 var(--sans); }
.field > :is(label:not(.check), span:first-child) { display: block; }
.required { font-weight: 400; color: var(--muted); }
.field > .hint { margin-block: .1rem 0; }
.console .field .hint ul { margin: .2rem 0 0; padding-inline-start: 1.1rem; font: inherit; }
.field > .error { margin: .2rem 0 0; font: 600 .875rem/1.5 var(--sans); color: var(--accent); }
.field.wrong { padding-inline-start: .9rem; border-inline-start: 3px solid var(--accent); }
.field > :is(input, select, textarea) { display: block; inline-size: 100%; margin-block-start: .35rem; scroll-margin-block: 8rem; ${BOX} }
.field > textarea { resize: vertical; }
.field > textarea[readonly] { background: transparent; border-style: dashed; }
.field > [aria-invalid] { border: 2px solid var(--accent); }
.field > select { inline-size: auto; max-inline-size: 100%; min-inline-size: min(100%, 12rem); }
.field.short > input { max-inline-size: 20rem; }
.field > [type=date] { max-inline-size: 11rem; }
.field > [type=datetime-local] { max-inline-size: 16rem; }
.field > :is([inputmode=numeric], [type=number]) { max-inline-size: 9rem; }
.check { display: flex; gap: .6rem; align-items: baseline; margin: 0; padding-block: .4rem; font: .9375rem/1.5 var(--sans); }
.check input { inline-size: 1.25rem; block-size: 1.25rem; flex: none; margin: 0; align-self: start; margin-block-start: .08rem; accent-color: var(--accent); }
.check .hint { margin: 0; }
.tick > .hint, .tick > .error { margin-block-start: 0; margin-inline-start: 1.85rem; }
.boxes { margin-block-start: .2rem; }
.boxes.wide { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 11rem), 1fr)); gap: 0 1rem; max-block-size: 20rem; overflow-y: auto; padding: .15rem .25rem; }
@media (pointer: coarse) { .check { padding-block: .65rem; } }
.errors { margin-block: 1rem; outline-offset: 4px; }
.errors h2 { margin-block: 0 .3rem; }
.errors p { margin-block: 0 .4rem; }
.console .message ul { margin: 0; padding-inline-start: 1.2rem; font: .9375rem/1.6 var(--sans); }
`;
