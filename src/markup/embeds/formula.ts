// MathML as a line of text (MathML 3 §3, presentation elements). Pure.

import type { Element, ElementContent } from 'hast';
import { latePattern } from '../../domain/values/late-pattern.ts';

/** KaTeX writes each formula twice: drawn in boxes, and in MathML for screen readers. The boxes are left out. */
export function withoutDrawnFormulas(nodes: readonly ElementContent[]): readonly ElementContent[] {
  return nodes.some((node) => isOfClass(node, 'katex-mathml')) ? nodes.filter((node) => !isOfClass(node, 'katex-html')) : nodes;
}

function isOfClass(node: ElementContent, name: string): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined;
  return Array.isArray(classes) && classes.includes(name);
}

/** The author's own TeX if there is some, else the elements written out in a line. Empty for a formula without content. */
export function formulaText(math: Element): string {
  return (texOf(math) ?? lineOf(math)).replace(/\s+/g, ' ').trim();
}

function texOf(math: Element): string | undefined {
  const { alttext, altText } = math.properties;
  const given = alttext ?? altText;
  return typeof given === 'string' && given.trim() !== '' ? given : undefined;
}

type Writer = (parts: string[]) => string;

const WRITERS: Readonly<Record<string, Writer>> = {
  mfrac: ([over = '', under = '']) => `${grouped(over)}/${grouped(under)}`,
  msqrt: (parts) => `√${grouped(parts.join(''))}`,
  mroot: ([base = '', index = '']) => `${grouped(base)}^(1/${index})`,
  msup: ([base = '', above = '']) => `${grouped(base)}^${grouped(above)}`,
  msub: ([base = '', below = '']) => `${grouped(base)}_${grouped(below)}`,
  msubsup: ([base = '', below = '', above = '']) => `${grouped(base)}_${grouped(below)}^${grouped(above)}`,
  mover: ([base = '', above = '']) => `${grouped(base)}^${grouped(above)}`,
  munder: ([base = '', below = '']) => `${grouped(base)}_${grouped(below)}`,
  munderover: ([base = '', below = '', above = '']) => `${grouped(base)}_${grouped(below)}^${grouped(above)} `,
  mtr: (cells) => cells.join(', '),
  mtable: (rows) => `[${rows.join('; ')}]`,
};

const UNREAD: ReadonlySet<string> = new Set(['annotation', 'annotation-xml', 'script', 'style']);

/** Recursive: the parser has bounded the depth. */
function lineOf(node: ElementContent): string {
  if (node.type === 'text') return node.value.trim();
  if (node.type !== 'element' || UNREAD.has(node.tagName)) return '';
  // An empty <mrow> is a place without content, such as the base of an exponent that stands alone. Line breaks between elements are no places.
  const parts = node.children.filter((child) => child.type === 'element' || lineOf(child) !== '').map(lineOf);
  if (node.tagName === 'mo') return operator(parts.join(''));
  return (Object.hasOwn(WRITERS, node.tagName) ? WRITERS[node.tagName] : undefined)?.(parts) ?? parts.join('');
}

/** Invisible operators (U+2061 to U+2064) are for speech; relations and sums have a space on either side. */
function operator(text: string): string {
  if (/^[\u2061-\u2064]?$/.test(text)) return '';
  return /^[=<>≤≥≠≈≡∈→⇒+−±×÷·-]$/.test(text) ? ` ${text} ` : text;
}

/** One number or name, or one sign. */
const ONE_TERM = latePattern(String.raw`^(?:[\p{L}\p{N}.]*|\p{S})$`, 'u');

/** In brackets unless it is one number, name or bracketed already. */
function grouped(text: string): string {
  return ONE_TERM().test(text) || /^\([^()]*\)$/.test(text) ? text : `(${text.trim()})`;
}
