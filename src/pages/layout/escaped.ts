// Escapes a text as JSX does, for the few parts of a page that are written as text because JSX takes too long for them. Pure.

/** For the content of an element and for an attribute in double quotes. */
export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;');
}
