// Words of HTML that no reader of the page sees: comments, attributes, and what browsers show without scripts or not at all. Pure.

import type { Found } from '../partial-article.ts';
import {
  attribute,
  type Element,
  firstIn,
  isElement,
  isTemplate,
  type Node,
  nodesIn,
  outermostIn,
  type Parent,
  parsePiece,
  shortTextOf,
  textOf,
} from './html-tree.ts';
import { plainName } from './other-members.ts';

const MOST_COMMENTS = 100;
const MOST_ATTRIBUTES = 300;
const COMMENT_CHARS = 300;
const HIDDEN_CHARS = 2_000;

/** Says everything of the kind: a desk may have written an instruction there. */
export function sayUnseen(root: Parent, found: Found): void {
  sayComments(root, found);
  sayHidden(root, found);
}

/** Blocks of WordPress, conditions of browsers, markup, and the element that ends: ".entry-content", "/#page", "end .comment-author". */
const OF_PROGRAMS = /^(?:\/?wp:|\[if|<|$|(?:end(?: of)?|start|begin|close)?[\s/]*[.#](?!\w*(?:hold|embargo|kill|spike))[a-z_][\w-]*$)/i;

/** Desks write to each other in comments. Those of WordPress's editor and of browsers are for programs. */
function sayComments(root: Parent, found: Found): void {
  let count = 0;
  for (const node of nodesIn(root)) {
    if (node.nodeName !== '#comment' || !('data' in node)) continue;
    const text = node.data.trim();
    if (text.length > COMMENT_CHARS || OF_PROGRAMS.test(text)) continue;
    found.said.push({ field: 'comment', text, isProse: true, isBeside: true });
    count += 1;
    if (count === MOST_COMMENTS) return;
  }
}

/** Attributes with words for a reader, and those that programs name after what they say. */
const WORDS =
  /^(?:alt|title|aria-label|aria-description|summary|label|data-(?:.*-)?(?:note|ednote|editor|editorial|instructions?|advisory|slug|kicker|usage|rights))$/;
const STATES = /^data-(?:.*-)?(?:embargo.*|sperrfrist|not-?before|hold(?:-?until)?|do-?not-?publish|draft|killed|withdrawn)$/;
const HIDDEN: ReadonlySet<string> = new Set(['noscript', 'template', 'dialog', 'form']);
/** Of the article itself: other elements have states of their own. */
const STATUS = /^data-(?:status|state|workflow|stage|publication-?status|post-?status)$/;
const WHOLE = new Set(['html', 'body', 'main', 'article']);

/** What attributes say, and the words in elements that are left out of the text. */
function sayHidden(root: Parent, found: Found): void {
  for (const element of outermostIn(root, HIDDEN).slice(0, MOST_COMMENTS)) {
    const text = hiddenTextOf(element).slice(0, HIDDEN_CHARS);
    if (text !== '') found.said.push({ field: `<${element.tagName}>`, text, isProse: true, isBeside: true });
  }
  let count = 0;
  for (const node of nodesIn(root)) {
    if (!isElement(node) || node.attrs.length === 0 || (node.tagName !== 'img' && isControl(node))) continue;
    for (const { name, value } of node.attrs) {
      const isState = STATES.test(name) || (STATUS.test(name) && WHOLE.has(node.tagName));
      if (!(isState || WORDS.test(name)) || value.length > COMMENT_CHARS || PLACEHOLDER.test(value)) continue;
      found.said.push(
        isState
          ? { field: plainName(name.replace(/^data-/, '')), text: value }
          : { field: name, text: value, isProse: true, isBeside: true },
      );
      count += 1;
      if (count === MOST_ATTRIBUTES) return;
    }
  }
}

const FORM_CHARS = 3_000;

/** "Mail (will not be published)": a form in which readers comment promises them something. Programs also put a form around a whole page. */
export function isCommentForm(node: Node): boolean {
  if (!isElement(node) || node.tagName !== 'form') return false;
  const isNamed = ['id', 'class', 'action'].some((name) => /comment|kommentar/i.test(attribute(node, name) ?? ''));
  return isNamed && shortTextOf(node, FORM_CHARS) !== undefined;
}

const OF_READERS =
  /^(?:comments?|comments-(?:area|section|list)|comment-?list|respond|kommentare|commentaires|comentarios|comentários|commenti|reacties)$/i;

/** What readers wrote below an article: as a whole, and not an article that has a class for whether they may. */
export function isCommentSection(node: Node): boolean {
  if (!isElement(node) || !/^(?:section|div|ol|ul|aside)$/.test(node.tagName)) return false;
  const names = [attribute(node, 'id'), ...(attribute(node, 'class') ?? '').split(/\s+/)];
  return names.some((name) => OF_READERS.test(name ?? '')) && firstIn(node, 'h1', 'main') === undefined;
}

/** An empty text, or the text that is shown until a picture is loaded. */
const PLACEHOLDER = /^\W*(?:please wait|loading)?\W*$/i;
const CONTROLS = new Set('a button input select option textarea label summary'.split(' '));
const CONTROL_ROLES = /^(?:button|link|menuitem|tab|checkbox|switch)$/i;
const CONTROL_CLASS = /(?:^|[\s_-])(?:btn|button|close|icon)(?:[\s_-]|$)/i;
const CONTROL_DEPTH = 3;

/** What a link or a button is called says what it does: "Remove this item", "Save story". */
function isControl(element: Element): boolean {
  let depth = 0;
  for (let node: Parent | null = element; node !== null && isElement(node) && depth < CONTROL_DEPTH; depth += 1) {
    if (CONTROLS.has(node.tagName) || CONTROL_ROLES.test(attribute(node, 'role') ?? '')) return true;
    if (CONTROL_CLASS.test(attribute(node, 'class') ?? '')) return true;
    node = node.parentNode;
  }
  return false;
}

function hiddenTextOf(element: Element): string {
  switch (element.tagName) {
    case 'noscript':
      // The parser reads the content as text.
      return textOf(parsePiece(element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')));
    case 'template':
      return isTemplate(element) ? textOf(element.content) : '';
    case 'dialog':
    case 'form':
      return attribute(element, 'role') === 'search' || isCommentForm(element) ? '' : textOf(element);
    default:
      return '';
  }
}
