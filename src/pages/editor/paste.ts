// What is pasted. The schema takes the words, the links and the meaning of the tags; styles, classes and everything that runs have no place in it.
import { DOMParser as DocumentParser, type ParseOptions, type Slice, type TagParseRule } from 'prosemirror-model';
import { SHARED_ATTRIBUTES } from './elements.ts';
import { RENAMED_STYLE } from './quiet-html.ts';
import { schema } from './schema.ts';
import { makeWordLists } from './word-lists.ts';

/** Their content is no text for readers. The sanitiser leaves out the same. */
const NO_TEXT =
  'script style template title textarea select option datalist button svg math object applet canvas head noframes noembed iframe';

/** Word processors say by styles what is bold and italic. */
function styled(mark: string, style: RegExp): TagParseRule {
  const getAttrs = (found: HTMLElement) => style.test(found.getAttribute(RENAMED_STYLE) ?? '') && null;
  return { tag: `[${RENAMED_STYLE}]`, mark, consuming: false, priority: 90, getAttrs };
}

const RULES: TagParseRule[] = [
  ...NO_TEXT.split(' ').map((tag) => ({ tag, ignore: true, priority: 100 })),
  styled('strong', /font-weight:\s*(?:bold|[6-9]\d\d)/i),
  styled('em', /font-style:\s*italic/i),
  styled('s', /text-decoration(?:-line)?:[^;]*line-through/i),
  styled('sup', /vertical-align:\s*super/i),
  styled('sub', /vertical-align:\s*sub/i),
  // What Google Docs has around all it copies.
  { tag: `b[${RENAMED_STYLE}*="font-weight:normal"]`, skip: true, priority: 80 },
  // Without tags of its own in a list item.
  { tag: 'p', node: 'p', priority: 80 },
];

class PasteParser extends DocumentParser {
  override parseSlice(pasted: Node, options?: ParseOptions): Slice {
    if (pasted instanceof Element && pasted.querySelector('[data-pm-slice]') === null) clean(pasted);
    return super.parseSlice(pasted, options);
  }
}

/** What others do not see is no part of what they copy. */
const HIDDEN = `[hidden], [${RENAMED_STYLE}*="display:none" i], [${RENAMED_STYLE}*="display: none" i], [${RENAMED_STYLE}*="mso-hide:all" i]`;

/** What was copied from elsewhere. What was copied here keeps its attributes. */
function clean(pasted: Element): void {
  for (const element of pasted.querySelectorAll(`${HIDDEN}, colgroup`)) element.remove();
  makeWordLists(pasted);
  for (const link of pasted.querySelectorAll('a[href]')) cleanLink(link);
  // Word says the language of every word, and Google Docs names and directs every paragraph.
  for (const element of pasted.querySelectorAll('*')) for (const name of SHARED_ATTRIBUTES) element.removeAttribute(name);
}

/** A link to a place in the other text leads nowhere here. Google Docs leads every link through itself. */
function cleanLink(link: Element): void {
  const href = link.getAttribute('href') ?? '';
  if (href.startsWith('#')) link.replaceWith(...link.childNodes);
  const around = /^https:\/\/www\.google\.com\/url\?/.test(href) ? new URL(href).searchParams.get('q') : null;
  if (around !== null) link.setAttribute('href', around);
  if (link.getAttribute('title') === '') link.removeAttribute('title');
}

const own = DocumentParser.fromSchema(schema).rules.filter((rule): rule is TagParseRule => 'tag' in rule);

/** Rules are tried in this order, and of the same priority the first one. */
const rules = [...RULES, ...own].toSorted((one, other) => (other.priority ?? 50) - (one.priority ?? 50));

export const pasteParser = new PasteParser(schema, rules);
