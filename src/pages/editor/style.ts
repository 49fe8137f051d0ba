// The stylesheet of the editor, with the custom properties of the console's. It comes with the script, so that no page without the editor has it. The
// policy of the page, which allows one stylesheet in HTML, does not concern sheets that a script makes (CSSOM, constructable stylesheets).

const STYLE = `
[hidden] { display: none !important; }
.editor textarea#field-bodyHtml.visually-hidden { inline-size: 1px; block-size: 1px; min-block-size: 0; padding: 0; border: 0; field-sizing: fixed; content-visibility: hidden; }
.text-editor { margin-block: 0 .6rem; max-inline-size: 46rem; border: 1px solid var(--muted); border-radius: 2px; }
.text-tools { display: flex; flex-wrap: wrap; gap: .15rem; }
.text-editor > .text-tools { position: sticky; inset-block-start: 0; z-index: 1; padding: .35rem; border-block-end: 1px solid var(--hairline); background: var(--raised); }
.text-tools button { min-block-size: 2.25rem; padding: .25rem .3rem; font-size: .875rem; }
.text-editor > .text-tools button { border-color: transparent; }
.text-editor > .text-tools button:hover { border-color: var(--accent); }
.text-tools button[aria-pressed="true"] { border-color: var(--ink); background: var(--paper); }
.text-tools button[aria-disabled="true"] { color: var(--muted); }
.text-link { padding: .1rem .75rem .75rem; border-block-end: 1px solid var(--hairline); background: var(--raised); }
.text-link .field { margin-block: .5rem; }
.text-link .text-tools { gap: .5rem; }
.text-link .text-tools button { padding-inline: .9rem; }
.text-editor > .hint { margin: 0; padding: .35rem .75rem; border-block-start: 1px solid var(--hairline); }
.text-edited { position: relative; min-block-size: 14rem; max-block-size: 75vh; overflow-y: auto; padding: .75rem; background: var(--field); white-space: pre-wrap; overflow-wrap: break-word; font-variant-ligatures: none; }
.text-edited p, .text-edited li { font: 1.0625rem/1.55 var(--serif); max-width: none; }
.text-edited :is(p, h2, h3, h4, h5, h6, li, dt, dd, td, th, pre, figcaption) { unicode-bidi: plaintext; text-align: start; }
.text-edited :is(li, td, th, dt, dd, figcaption, caption) > p { margin: 0; font-size: inherit; }
.text-edited h3 { font: 700 1rem/1.3 var(--serif); margin-block: 1.25rem .4rem; }
.text-edited > :first-child { margin-block-start: 0; }
.text-edited a { color: var(--accent); }
.text-edited img { max-inline-size: 100%; block-size: auto; }
.text-edited pre { white-space: pre-wrap; }
.text-edited .ProseMirror-selectednode { outline: 3px solid var(--accent); }
.text-edited.ProseMirror-hideselection { caret-color: transparent; }
.text-foot { margin-block-end: 1.1rem; }
@media (pointer: coarse) { .text-tools button { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
`;

export function addStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}
