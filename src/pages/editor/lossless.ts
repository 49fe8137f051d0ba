// HTML to a document and back, without a loss.
import type { Node } from 'prosemirror-model';
import { meaningOf } from './meaning.ts';
import { bodyOf, documentOf } from './reading.ts';
import { htmlOf } from './writing.ts';

export interface Conversion {
  /** `undefined` for HTML of which the editor would change what it says. */
  read: (html: string) => Node | undefined;
  write: (doc: Node) => string;
}

/** `trusted`: makes HTML of a text for the parser of the browser. */
export function conversionWith(trusted: (html: string) => string): Conversion {
  const inert = document.implementation.createHTMLDocument();
  const write = (doc: Node) => htmlOf(doc, inert);
  const read = (html: string) => {
    const body = bodyOf(html, trusted);
    const doc = documentOf(body);
    const written = bodyOf(write(doc), trusted);
    return meaningOf(body).join('\n') === meaningOf(written).join('\n') ? doc : undefined;
  };
  return { read, write };
}
