// What is pasted. The schema takes the words, the links and the meaning of the tags; styles, classes and everything that runs have no place in it.
import { DOMParser as DocumentParser, type ParseOptions, type Slice, type TagParseRule } from 'prosemirror-model';
import { SHARED_ATTRIBUTES } from './elements.ts';
import { RENAMED_STYLE } from './quiet-html.ts';
import { schema } from './schema.ts';

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
  // What Google Docs has around all it copies.
  { tag: `b[${RENAMED_STYLE}*="font-weight:normal"]`, skip: true, priority: 80 },
  // Without tags of its own in a list item.
  { tag: 'p', node: 'p', priority: 80 },
];

class PasteParser extends DocumentParser {
  override parseSlice(pasted: Node, options?: ParseOptions): Slice {
    if (pasted instanceof Element && pasted.querySelector('[data-pm-slice]') === null) removeNoise(pasted);
    return super.parseSlice(pasted, options);
  }
}

/** Word says the language of every word, and Google Docs names and directs every paragraph. What was copied here keeps its attributes. */
function removeNoise(pasted: Element): void {
  for (const element of pasted.querySelectorAll('*')) for (const name of SHARED_ATTRIBUTES) element.removeAttribute(name);
}

const own = DocumentParser.fromSchema(schema).rules.filter((rule): rule is TagParseRule => 'tag' in rule);

/** Rules are tried in this order, and of the same priority the first one. */
const rules = [...RULES, ...own].toSorted((one, other) => (other.priority ?? 50) - (one.priority ?? 50));

export const pasteParser = new PasteParser(schema, rules);
