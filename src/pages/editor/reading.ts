// HTML to a document of the editor. Nothing in it runs or is fetched: the HTML is parsed apart from the page.
import { DOMParser as DocumentParser, type Node } from 'prosemirror-model';
import { withParagraphs } from '../../domain/articles/text-paragraphs.ts';
import { quietHtml } from './quiet-html.ts';
import { schema } from './schema.ts';

/** Makes HTML of a text for the parser of the browser. The policy of the page allows a policy of this name where the editor is. */
export const HTML_POLICY = 'tearsheet-editor';

const parser = DocumentParser.fromSchema(schema);

/** The body that the sanitiser would see. Without a doctype a paragraph could contain a table. */
export function bodyOf(html: string, trusted: (html: string) => string): HTMLElement {
  return new DOMParser().parseFromString(trusted(`<!doctype html><body>${quietHtml(withParagraphs(html))}`), 'text/html').body;
}

export function documentOf(body: HTMLElement): Node {
  return parser.parse(body);
}
