// Documents of the editor's schema, made from a list of choices: each says which of the types that may come next does. When the choices have ended,
// the shortest end is taken, so that fast-check finds small examples.
import fc from 'fast-check';
import { type Attrs, type ContentMatch, Fragment, type Mark, type Node, type NodeType } from 'prosemirror-model';
import { attributesOf, MARKS } from '../../../src/pages/editor/elements.ts';
import { schema } from '../../../src/pages/editor/schema.ts';

const MOST_DEEP = 7;
/** On how many sides browsers indent it. The sanitiser takes tags away where there are more than four, or a third table. */
const INDENTED_SIDES: Readonly<Record<string, number>> = { blockquote: 2, figure: 2, dl: 1, ol: 1, ul: 1, table: 1.5 };
const MOST_SIDES = 4;
const TEXTS = ['Boats', 'Ferries', 'ran & ran', 'at 5 < 6 "o’clock"', 'שלום', '☂ 風', 'two\u00a0words'];

/** Values that the sanitiser has no objection to. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  lang: ['fr', 'he'],
  dir: ['rtl', 'ltr', 'auto'],
  href: ['https://news.example/a?b=1&c', 'mailto:desk@news.example', 'tel:+441'],
  rel: ['nofollow', 'nofollow noopener'],
  title: ['A "title" <here>', ''],
  cite: ['https://news.example/source'],
  srcset: ['https://news.example/a.jpg 2x', 'https://news.example/a.jpg 320w, https://news.example/b.jpg 640w'],
  alt: ['', 'A boat'],
  width: ['640'],
  height: ['480'],
  'data-credit': ['Ada Brink'],
  'data-source': ['PA'],
  start: ['3', '-1'],
  reversed: [''],
  type: ['a', 'I'],
  value: ['7'],
  datetime: ['2026-03-05'],
  span: ['2'],
  colspan: ['2'],
  rowspan: ['3'],
  scope: ['col', 'row'],
};

export const anyDocument: fc.Arbitrary<Node> = fc
  .array(fc.nat(97), { maxLength: 160, size: 'max' })
  .map((choices) => new Maker(choices).document());

class Maker {
  readonly #choices: readonly number[];
  #next = 0;
  #named = 0;

  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  document(): Node {
    return this.#node(schema.topNodeType, []);
  }

  #choose(of: number): number {
    return (this.#choices[this.#next++] ?? 0) % of;
  }

  #hasEnded(): boolean {
    return this.#next >= this.#choices.length;
  }

  #node(type: NodeType, around: readonly string[]): Node {
    const attributes = this.#attributes(type.name);
    if (!type.inlineContent) return type.create(attributes, this.#blocks(type.contentMatch, [...around, type.name]));
    // The sanitiser gives the id of an empty block to another one.
    const isEmpty = attributes['id'] === undefined && this.#choose(9) === 1;
    return type.create(attributes, isEmpty ? [] : this.#words());
  }

  #blocks(start: ContentMatch, around: readonly string[]): Fragment {
    const nodes: Node[] = [];
    let match = start;
    while (match.edgeCount > 0 && !(match.validEnd && (this.#hasEnded() || this.#choose(3) === 0))) {
      const edges = edgesOf(match).filter(({ type }) => isRoomFor(type, around));
      const isShort = this.#hasEnded() || around.length > MOST_DEEP;
      const { type, next } = (isShort ? shortest(edges) : edges[this.#choose(edges.length)]) ?? match.edge(0);
      nodes.push(this.#node(type, around));
      match = next;
    }
    return Fragment.from(nodes);
  }

  #words(): Node[] {
    return Array.from({ length: 1 + this.#choose(4) }, () => this.#word()).flat();
  }

  #word(): Node[] {
    const marks = Array.from({ length: this.#choose(3) }).reduce<readonly Mark[]>((set) => this.#mark().addToSet(set), []);
    const kind = this.#choose(9);
    if (kind === 7) return [schema.node('img', this.#attributes('img'), undefined, marks)];
    if (kind === 8) return [schema.node('place', this.#attributes('place')), schema.text('Boats', marks)];
    const text = TEXTS[kind] ?? '';
    const end = schema.node(['br', 'wbr'][this.#choose(2)] ?? 'br', undefined, undefined, marks);
    return [schema.text(text, marks), ...(this.#choose(5) === 1 ? [end] : [])];
  }

  #mark(): Mark {
    const name = MARKS[this.#choose(MARKS.length)] ?? 'em';
    const attributes = this.#attributes(name);
    return schema.mark(name, name === 'span' ? { ...attributes, lang: 'cy' } : attributes);
  }

  /** Ids and pictures are each used once: the sanitiser leaves out the second. */
  #attributes(element: string): Attrs {
    this.#named += 1;
    if (element === 'place') return { id: `place-${this.#named}` };
    const attributes: Record<string, unknown> = {};
    for (const name of attributesOf(element)) {
      const values = VALUES[name] ?? [];
      if (name === 'href' || this.#choose(8) === 1) attributes[name] = values[this.#choose(values.length || 1)] ?? null;
    }
    if (hasWords(element) && this.#choose(9) === 1) attributes['id'] = `place-${this.#named}`;
    if (element === 'img') Object.assign(attributes, { src: `https://news.example/${this.#named}.jpg`, alt: attributes['alt'] ?? '' });
    if (attributes['srcset'] !== undefined && this.#choose(2) === 1) attributes['sizes'] = '100vw';
    if (element === 'p') attributes['isTagged'] = this.#choose(2) === 1;
    return attributes;
  }
}

function hasWords(element: string): boolean {
  return element === 'img' || schema.nodes[element]?.inlineContent === true || schema.marks[element] !== undefined;
}

interface Edge {
  type: NodeType;
  next: ContentMatch;
}

function edgesOf(match: ContentMatch): Edge[] {
  return Array.from({ length: match.edgeCount }, (_, index) => match.edge(index));
}

function isRoomFor({ name }: NodeType, around: readonly string[]): boolean {
  return [...around, name].reduce((sum, element) => sum + (INDENTED_SIDES[element] ?? 0), 0) <= MOST_SIDES;
}

/** A type in which there are words, or else the first one. */
function shortest(edges: readonly Edge[]): Edge | undefined {
  return edges.find(({ type }) => type.inlineContent) ?? edges.find(({ type }) => !type.isLeaf);
}
