// The style of pages of the partners' portal: those from which licensed copy is taken, and the sandbox. The portal has the console's stylesheet.

export const COPY_STYLE = `
.embargo, .message.correction strong { color: var(--accent); }
.copy-buttons { display: flex; flex-wrap: wrap; gap: .6rem; align-items: center; margin-block: 1rem; }
.copy-buttons [data-outcome] { flex: 1 1 16rem; margin: 0; font-size: .9375rem; }
.licensed { padding: 1rem 1.25rem; border: 1px solid var(--hairline); background: var(--field); font: 1.0625rem/1.6 var(--serif); }
.console .licensed p { font: inherit; max-width: none; }
.console .licensed .preview-headline { font: 700 1.5rem/1.2 var(--display); margin-block-end: .4rem; }
.console .licensed .hint { font: .875rem/1.5 var(--sans); margin-block-end: 1rem; }
.licensed figure { margin: 1rem 0; }
.licensed figcaption { font: .875rem/1.5 var(--sans); color: var(--muted); }
.licensed table { display: block; overflow-x: auto; }
.whole-copy { display: block; inline-size: 100%; margin-block-end: 1rem; padding: .6rem; font: .875rem/1.5 ui-monospace, Consolas, monospace; color: var(--ink); background: var(--field); border: 1px solid var(--muted); }
.part { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 0 1rem; align-items: center; padding-block: .5rem; border-block-end: 1px solid var(--hairline); }
.console .part p { margin: 0; }
.console .part-label { grid-column: 1 / -1; font: 600 .8125rem/1.5 var(--sans); color: var(--muted); }
.part button { min-block-size: 2.75rem; }
.part-text { white-space: pre-line; overflow-wrap: anywhere; }
.beside { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 3rem; }
.beside > * { min-inline-size: 0; }
.entry code { overflow-wrap: anywhere; }
div > .entry > li { padding-block: .3rem; }
.step { padding-block: .9rem; border-block-start: 1px solid var(--hairline); }
.console .step p { margin-block: 0 .6rem; }
.step:target { padding-inline-start: .9rem; border-inline-start: 3px solid var(--accent); }
.actions > h2:first-child { margin-block-start: 0; }
@media (min-width: 64rem) { .to-forms { display: none; } }
.refused { padding-inline-start: .9rem; border-inline-start: 3px solid var(--accent); }
`;
