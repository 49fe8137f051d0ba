// HTML of others without the attributes that a browser applies while it reads them, even in a document that is never shown: the policy of the page
// forbids styles and handlers, and the browser would complain of each. They are renamed, because styles say what is bold in word processors. It is
// no filter: what is safe is decided by the schema, the policy and the sanitiser. Pure.

const STYLE_SHEET = /<style\b[\s\S]*?<\/style\s*>/gi;
const TAG = /<([a-z][^\s/>]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/gi;
const ATTRIBUTE = /([^\s"'>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]*))?/g;
const APPLIED = /^(?:style$|on)/i;

/** The name of an attribute `style` afterwards. */
export const RENAMED_STYLE = 'data-style';

export function quietHtml(html: string): string {
  return html.replace(STYLE_SHEET, '').replace(TAG, (_tag, name: string, attributes: string) => `<${name}${quietAttributes(attributes)}>`);
}

function quietAttributes(attributes: string): string {
  return attributes.replace(ATTRIBUTE, (attribute, name: string) => (APPLIED.test(name) ? `data-${attribute.trim()}` : attribute));
}
