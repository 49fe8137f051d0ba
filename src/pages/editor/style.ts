// The stylesheet of the editor, with the custom properties of the console's. It comes with the script, so that no page without the editor has it. The
// policy of the page, which allows one stylesheet in HTML, does not concern sheets that a script makes (CSSOM, constructable stylesheets).

const STYLE = `
[hidden] { display: none !important; }
.editor textarea#field-bodyHtml.visually-hidden { inline-size: 1px; block-size: 1px; min-block-size: 0; padding: 0; border: 0; field-sizing: fixed; content-visibility: hidden; }
.text-editor { margin-block: 0 .6rem; max-inline-size: 46rem; border: 1px solid var(--muted); border-radius: 2px; }
.text-tools { display: flex; flex-wrap: wrap; gap: .15rem; }
.text-head { position: sticky; inset-block-start: 0; z-index: 1; max-block-size: 50vh; overflow-y: auto; border-block-end: 1px solid var(--hairline); background: var(--raised); }
.text-head > .text-tools { padding: .35rem; }
.text-tools button { min-block-size: 2.25rem; padding: .25rem .3rem; font-size: .875rem; }
.text-head [role="toolbar"] button { border-color: transparent; }
.text-head [role="toolbar"] button:hover { border-color: var(--accent); }
.text-tools button[aria-pressed="true"] { border-color: var(--ink); background: var(--paper); }
.text-tools button[aria-disabled="true"] { color: var(--muted); }
.text-panel { padding: .1rem .75rem .75rem; border-block-start: 1px solid var(--hairline); }
.text-panel:has([role="toolbar"]) { padding: .35rem; }
.text-panel .field { margin-block: .5rem; max-inline-size: none; }
.text-panel .error { color: var(--accent); }
.text-panel > .text-tools:not([role="toolbar"]) { gap: .5rem; }
.text-panel > .text-tools:not([role="toolbar"]) button { padding-inline: .9rem; }
.text-fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 17rem), 1fr)); gap: 0 1.25rem; }
.text-fields .field { align-self: end; }
.text-editor > .hint { margin: 0; padding: .35rem .75rem; border-block-start: 1px solid var(--hairline); }
.text-edited { position: relative; min-block-size: 14rem; max-block-size: 75vh; overflow-y: auto; padding: .75rem; background: var(--field); white-space: pre-wrap; overflow-wrap: break-word; font-variant-ligatures: none; }
.text-edited p, .text-edited li { font: 1.0625rem/1.55 var(--serif); max-width: none; }
.text-edited :is(p, h2, h3, h4, h5, h6, li, dt, dd, td, th, pre, figcaption) { unicode-bidi: plaintext; text-align: start; }
.text-edited :is(li, td, th, dt, dd, figure, figcaption, caption) > p { margin: 0; font-size: inherit; }
.text-edited :is(td, th) > p { font: inherit; }
.text-edited h3 { font: 700 1rem/1.3 var(--serif); margin-block: 1.25rem .4rem; }
.text-edited > :first-child { margin-block-start: 0; }
.text-edited a { color: var(--accent); }
.text-edited img { max-inline-size: 100%; block-size: auto; }
.text-edited pre { white-space: pre-wrap; }
.text-edited table { inline-size: 100%; table-layout: auto; border-collapse: collapse; margin-block: 1rem; }
.text-edited :is(td, th) { padding: .35rem .5rem; min-inline-size: 2rem; border: 1px solid var(--muted); font: 1rem/1.4 var(--serif); vertical-align: top; }
.text-edited th { font-weight: 700; color: var(--ink); background: var(--raised); }
.text-edited figure { margin: 1rem 0; }
.text-edited figcaption { font-size: .9375rem; color: var(--muted); }
.text-edited figcaption:not(:has(> :nth-child(2))) > p:has(> br.ProseMirror-trailingBreak:only-child)::before { content: "Caption"; color: var(--muted); position: absolute; pointer-events: none; }
.text-edited .ProseMirror-selectednode { outline: 3px solid var(--accent); }
.text-edited.ProseMirror-hideselection { caret-color: transparent; }
.text-foot { margin-block-end: 1.1rem; }
@media (forced-colors: active) {
  .text-tools button[aria-pressed="true"] { forced-color-adjust: none; border-color: Highlight; background: Highlight; color: HighlightText; }
  .text-tools button[aria-disabled="true"] { color: GrayText; }
}
@media (pointer: coarse) { .text-tools button { min-block-size: 2.75rem; min-inline-size: 2.75rem; } }
`;

export function addStyle(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  document.adoptedStyleSheets.push(sheet);
}
