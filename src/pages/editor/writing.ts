// A document of the editor to HTML as the sanitiser would leave it.
import { DOMSerializer, Fragment, type Node } from 'prosemirror-model';
import { isBlank } from '../../domain/values/text.ts';
import { HOLDS_LINES, MAY_BE_EMPTY, SHARED_ATTRIBUTES } from './elements.ts';
import { htmlAttributes, schema } from './schema.ts';

/** Marks a paragraph that has no tags if it is in a list item or the like. It never leaves this file. */
const LINE = 'data-line';

const serialiser = new DOMSerializer(
  {
    ...DOMSerializer.nodesFromSchema(schema),
    p: ({ attrs }) => ['p', { ...htmlAttributes(attrs), ...(attrs['isTagged'] === true ? {} : { [LINE]: '' }) }, 0],
  },
  DOMSerializer.marksFromSchema(schema),
);

/** HTML of a block with all its ids. Blocks do not change, so each is written once. */
interface WrittenBlock {
  html: string;
  ids: readonly string[];
}

const written = new WeakMap<Node, WrittenBlock>();

/** `inert`: a document that is not shown, so that no picture is fetched. A blank line is between blocks, as where the
 *  form shows the HTML. */
export function htmlOf(doc: Node, inert: Document): string {
  const found = new Set<string>();
  const blocks = doc.children.map((block) => {
    const { html, ids } = writtenBlock(block, inert);
    const isRepeated = ids.some((id) => found.has(id)) || new Set(ids).size < ids.length;
    const own = isRepeated ? withoutRepeatedIds(bodyWith(block, inert), found).innerHTML : html;
    for (const id of ids) found.add(id);
    return own;
  });
  return blocks.filter((html) => html !== '').join('\n\n');
}

function writtenBlock(block: Node, inert: Document): WrittenBlock {
  const known = written.get(block);
  if (known !== undefined) return known;
  const body = bodyWith(block, inert);
  const html = body.innerHTML;
  const ids = html.includes(' id="') ? [...body.querySelectorAll('[id]')].map(({ id }) => id) : [];
  const fresh = { html, ids };
  written.set(block, fresh);
  return fresh;
}

/** At most one element is in it. */
function bodyWith(block: Node, inert: Document): HTMLElement {
  const body = inert.createElement('body');
  serialiser.serializeFragment(Fragment.from(block), { document: inert }, body);
  removeInvisible(body);
  for (const line of [...body.getElementsByTagName('p')]) if (line.hasAttribute(LINE)) removeTags(line);
  return body;
}

/** What a reader would not see is left out, as the sanitiser does. */
function removeInvisible(parent: Element): void {
  for (const child of [...parent.children]) {
    removeInvisible(child);
    const isSeen = !isBlank(child.textContent ?? '') || child.querySelector('img') !== null;
    if (isSeen || MAY_BE_EMPTY.has(child.localName) || child.hasAttribute('id')) continue;
    if (child.localName === 'tr') shortenCellsOver(child);
    child.remove();
  }
}

/** Cells of rows before it that are as high as to be beside it. */
function shortenCellsOver(row: Element): void {
  let away = 1;
  for (let other = row.previousElementSibling; other !== null; other = other.previousElementSibling) {
    for (const cell of other.children) {
      const rows = Number(cell.getAttribute('rowspan'));
      if (rows > away) cell.setAttribute('rowspan', String(rows - 1));
    }
    away += 1;
  }
}

/** Two lines without tags would become one, so the second one keeps them. */
function removeTags(line: Element): void {
  line.removeAttribute(LINE);
  const { previousSibling: before, parentElement: parent } = line;
  const follows = before !== null && !isBlock(before);
  const says = SHARED_ATTRIBUTES.some((name) => line.hasAttribute(name));
  if (HOLDS_LINES.has(parent?.localName ?? '') && !follows && !says) line.replaceWith(...line.childNodes);
}

function isBlock({ nodeName }: ChildNode): boolean {
  return schema.nodes[nodeName.toLowerCase()]?.isBlock === true;
}

/** A paragraph that was parted has its id twice. `earlier`: ids of the blocks before. */
function withoutRepeatedIds(body: HTMLElement, earlier: ReadonlySet<string>): HTMLElement {
  const found = new Set(earlier);
  for (const element of body.querySelectorAll('[id]')) {
    if (found.has(element.id)) element.removeAttribute('id');
    found.add(element.id);
  }
  return body;
}
