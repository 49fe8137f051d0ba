// What an article's HTML has and its sanitised form cannot have, so that an editor sees it before the text is stored. Pure.
import { type BodyElement, type BodyNode, isElement, parseBody } from './tree.ts';
import { CONTAINER_NAMES, RENAMED, SCHEMA } from './vocabulary.ts';

export interface LeftOut {
  /** Name of an element or an attribute, or an address. */
  name: string;
  /** `content`: an element with everything in it. `tag`: an element whose content stays. */
  kind: 'content' | 'tag' | 'attribute' | 'address';
  count: number;
}

const STRIPPED: ReadonlySet<string> = new Set(SCHEMA.strip);
const KEPT: ReadonlySet<string> = new Set([...(SCHEMA.tagNames ?? []), ...Object.keys(RENAMED)]);
const ATTRIBUTES = new Map(Object.entries(SCHEMA.attributes ?? {}).map(([element, names]) => [element, new Set(names.map(attributeName))]));
const ADDRESSES = new Map(Object.entries(SCHEMA.protocols ?? {}));
/** Longest name or address that is shown. */
const NAME_CHARS = 100;

/** Lists each name once, in the order of the text. `replaced`: elements that the sanitiser itself reports. Empty for HTML that cannot be parsed. */
export function leftOutOf(html: string, replaced: ReadonlySet<string>): LeftOut[] {
  const parsed = parseBody(html);
  const found = new Map<string, LeftOut>();
  if (parsed.ok) for (const node of parsed.body.childNodes) visit(node, found, replaced);
  return [...found.values()];
}

function visit(node: BodyNode, found: Map<string, LeftOut>, replaced: ReadonlySet<string>): void {
  if (!isElement(node)) return;
  const name = node.tagName;
  if (replaced.has(name)) return;
  if (STRIPPED.has(name)) {
    count(found, 'content', name);
    return;
  }
  if (!KEPT.has(name)) count(found, 'tag', name);
  // A container is only there for the look of a page, and so are its attributes.
  else if (!CONTAINER_NAMES.has(name)) countAttributes(node, found);
  for (const child of node.childNodes) visit(child, found, replaced);
}

function countAttributes({ tagName, attrs }: BodyElement, found: Map<string, LeftOut>): void {
  for (const { name, value } of attrs) {
    if (ATTRIBUTES.get(tagName)?.has(name) !== true && ATTRIBUTES.get('*')?.has(name) !== true) count(found, 'attribute', name);
    else if (!isAllowed(name, value)) count(found, 'address', value.trim());
  }
}

/** An address without a scheme is relative, and becomes absolute. */
function isAllowed(attribute: string, value: string): boolean {
  const schemes = ADDRESSES.get(attribute);
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(value)?.[1]?.toLowerCase();
  return schemes === undefined || scheme === undefined || schemes?.includes(scheme) === true;
}

function count(found: Map<string, LeftOut>, kind: LeftOut['kind'], name: string): void {
  const shown = name.slice(0, NAME_CHARS).toWellFormed();
  const key = `${kind} ${shown}`;
  const known = found.get(key);
  if (known === undefined) found.set(key, { name: shown, kind, count: 1 });
  else known.count += 1;
}

/** The schema has the names of properties: `dateTime`, and `dataCredit` for `data-credit`. */
function attributeName(property: unknown): string {
  return String(property)
    .replace(/^data([A-Z])/, 'data-$1')
    .toLowerCase();
}
