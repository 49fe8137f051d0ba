// The stylesheet of the form of an article: the copy in the face of the paper, everything else quiet beside it.

export const EDITOR = `
.editor fieldset:not(.field) { min-inline-size: 0; max-inline-size: none; margin: 0 0 2rem; padding: 1rem 0 0; border: 0; border-block-start: 3px solid var(--ink); }
.editor fieldset:not(.field) > legend:not(.visually-hidden) { float: inline-start; inline-size: 100%; padding: 0; margin-block: 0 .6rem; font: 700 1.0625rem/1.3 var(--serif); }
.editor legend + * { clear: both; }
.editor .field { max-inline-size: 46rem; }
.editor .field > .text-editor { margin-block-start: .35rem; }
.editor fieldset.copy-fields { border: 0; padding: 0; }
.editor .field > textarea { field-sizing: content; min-block-size: 4lh; max-block-size: 75vh; }
.editor #field-headline { font: 700 1.5rem/1.2 var(--display); min-block-size: 2lh; }
.editor #field-standfirst { font: 1.125rem/1.5 var(--serif); min-block-size: 4lh; }
.editor #field-bodyHtml { font: 1.0625rem/1.6 var(--serif); min-block-size: 22lh; }
.editor #field-by-names, .editor #field-by-desks { min-block-size: 2.75rem; }
.conflict h2, .check-result h2 { margin-block: 0 .4rem; outline-offset: 4px; }
.conflict ul { margin: 0; padding-inline-start: 1.2rem; font: .9375rem/1.6 var(--sans); }
.conflict { max-width: 60rem; }
.conflict h3, .check-result h3 { font: 600 .9375rem/1.4 var(--sans); margin-block: 1.25rem .3rem; }
.conflict .differences { margin-block: 0; }
.conflict details { margin-block-start: 1rem; }
.check-result { margin-block: 1.25rem 2rem; padding: 1rem 1.25rem; background: var(--raised); border-block-start: 3px solid var(--ink); }
.check-result ins { background: var(--paper); }
.left-out { margin: 0; padding-inline-start: 1.2rem; font: .9375rem/1.6 var(--sans); }
.preview { padding: 1.25rem; max-block-size: 40rem; overflow-y: auto; background: var(--paper); }
.preview p, .console .preview p { font: 1.0625rem/1.55 var(--serif); }
.console .preview .preview-headline { font: 700 1.75rem/1.15 var(--display); }
.preview figure { margin: 1rem 0; }
.picture { padding-block: .35rem; border-block-start: 1px solid var(--hairline); }
.picture:last-of-type { border-block-end: 1px solid var(--hairline); margin-block-end: 1rem; }
.picture > summary, .rare > summary, .technical > summary { cursor: pointer; padding-block: .6rem; font: 600 .9375rem/1.4 var(--sans); }
.technical > summary { font-weight: 400; font-size: .875rem; color: var(--muted); }
.picture-fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0 1.25rem; }
.picture-fields .field { margin-block: .4rem; align-self: end; }
.picture-fields .field:has(textarea) { grid-column: 1 / -1; }
.thumbnail { grid-column: 1 / -1; max-inline-size: min(100%, 16rem); max-block-size: 11rem; object-fit: contain; object-position: 0 0; border: 1px solid var(--hairline); }
.rare { border-block-end: 1px solid var(--hairline); }
.rare:first-of-type { border-block-start: 3px solid var(--ink); }
.row-buttons { display: flex; flex-wrap: wrap; align-items: center; gap: .6rem .8rem; margin-block: .6rem; }
.decide { position: sticky; inset-block-end: 0; z-index: 1; margin-block-start: 1rem; padding-block: .75rem; background: var(--paper); border-block-start: 4px double var(--ink); box-shadow: -.5rem 0 var(--paper), .5rem 0 var(--paper); }
.decide p:first-child { margin: 0; font-size: .875rem; color: var(--muted); max-width: 60rem; }
.decide .check { margin-block: .4rem 0; }
@media (min-width: 64rem) { .decide { display: grid; grid-template-columns: minmax(0, 1fr) auto; align-items: center; gap: 0 2rem; } .decide .check { grid-column: 1; } .decide .row-buttons { grid-area: 1 / 2 / span 2; margin: 0; } }
@media (max-width: 40rem), (max-height: 44rem) { .decide { position: static; } }
a.button { display: inline-block; min-block-size: 2.75rem; padding: .6rem 1.1rem; font: 600 .9375rem/1.5 var(--sans); text-decoration: none; border: 1px solid var(--muted); border-radius: 2px; }
a.button:hover { border-color: var(--accent); }
html:has(.decide) { scroll-padding-block-end: 9rem; }
.message.done { border-color: var(--muted); }
`;
