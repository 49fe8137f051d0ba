// The script of pages with a text to edit: puts the editor over every text area with `data-editor`. Where it fails, the text area stays as it was.
import { closeIsland, openIsland } from './island.ts';
import { HTML_POLICY } from './reading.ts';
import { addStyle } from './style.ts';

declare global {
  /** Absent in browsers without Trusted Types, which take a text. */
  var trustedTypes: { createPolicy: (name: string, rules: Policy) => Policy } | undefined;
}

interface Policy {
  createHTML: (html: string) => string;
}

/** Only for a parser whose document is not shown and runs nothing. */
const policy = globalThis.trustedTypes?.createPolicy(HTML_POLICY, { createHTML: (html) => html });
const trusted = (html: string) => policy?.createHTML(html) ?? html;

addStyle();
for (const textarea of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-editor]')) {
  try {
    openIsland(textarea, trusted);
  } catch (error) {
    closeIsland(textarea);
    reportError(error);
  }
}
