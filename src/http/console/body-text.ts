// The text of an article in its field: stored without line breaks between paragraphs, and shown with them, so that a person can read the HTML.

/** Elements that stand between others of their kind, where the white space before and after them is no text. */
const BLOCK = '(?:p|h[2-6]|ul|ol|dl|blockquote|figure|table|pre)';
const BETWEEN = new RegExp(`(</${BLOCK}>|<hr>)(?=<${BLOCK}[ >]|<hr>)`, 'g');
const SPREAD = new RegExp(`(</${BLOCK}>|<hr>)\\n\\n(?=<${BLOCK}[ >]|<hr>)`, 'g');

export function spread(html: string): string {
  return html.replace(BETWEEN, '$1\n\n');
}

/** Undoes it, so that a text that nobody has changed is the stored one, and is no longer than it was. */
export function joined(text: string): string {
  return text.replace(SPREAD, '$1');
}
