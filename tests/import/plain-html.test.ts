// The reader of plain HTML makes the tree that the parser makes, or none.
import fc from 'fast-check';
import { parseFragment, serialize, type DefaultTreeAdapterTypes as Tree } from 'parse5';
import { expect, test } from 'vitest';
import { plainTree } from '../../src/import/formats/plain-html.ts';

const NAMES = 'p div ul ol li h2 h3 blockquote figure figcaption section a b i em strong span code small sub q u'.split(' ');
const OTHERS = 'table td pre dl dt button option nobr font select ruby rt iframe script svg title center'.split(' ');
const TEXTS = ['Ferries', ' ', '\n', 'fish &amp; chips', '&#8217;s', '&nbsp;', 'é 😀', 'R&amp;D &lt;b&gt;', '&quot;'];
const ODD_TEXTS = [
  '&',
  '&amp',
  '& ',
  '&copy;',
  '&#150;',
  '&#55296;',
  '&notit;',
  '<',
  '<3',
  '\0',
  '\r',
  '>',
  '<!',
  '<?php ?>',
  '</',
  '</>',
  '-->',
];
const ATTRIBUTES = ['', ' class="a"', ' href="/a?b=1&amp;c=2"', ' id="x" title="&#39;y&#39;"', '\n data-x="1"', ' alt=""'];
const ODD_ATTRIBUTES = [
  ' href=a',
  " id='x'",
  ' checked',
  ' href="/?a=1&b=2"',
  ' id="1" id="2"',
  ' ID="x"',
  ' x="<p>"',
  ' /',
  ' "x"',
  ' href="&copy=1"',
];
const COMMENTS = [
  '<!-- wp:paragraph -->',
  '<!---->',
  '<!-- a - b -->',
  '<!-->',
  '<!--->',
  '<!-- a -- b -->',
  '<!-- a --!>',
  '<!--a-',
  '<!-- > -->',
];

const from = (values: readonly string[]) => fc.constantFrom(...values);
const attributes = fc.oneof({ weight: 6, arbitrary: from(ATTRIBUTES) }, { weight: 1, arbitrary: from(ODD_ATTRIBUTES) });

/** Elements that are closed in their order, in any place: also where the parser would not leave them. */
const nested = fc.letrec<{ piece: string }>((tie) => ({
  piece: fc.oneof(
    { depthSize: 'medium', withCrossShrink: true },
    from(TEXTS),
    fc.tuple(from(['br', 'hr', 'img']), attributes, from(['', ' /', '/'])).map(([name, written, end]) => `<${name}${written}${end}>`),
    fc
      .tuple(from(NAMES), attributes, fc.array(tie('piece'), { maxLength: 4 }))
      .map(([name, written, pieces]) => `<${name}${written}>${pieces.join('')}</${name}>`),
  ),
})).piece;

/** Tags in any order. */
const tangled = fc
  .array(
    fc.oneof(
      { weight: 6, arbitrary: nested },
      { weight: 2, arbitrary: fc.tuple(from([...NAMES, ...OTHERS]), attributes).map(([name, written]) => `<${name}${written}>`) },
      { weight: 2, arbitrary: from([...NAMES, ...OTHERS]).map((name) => `</${name}>`) },
      { weight: 2, arbitrary: from([...ODD_TEXTS, ...COMMENTS]) },
    ),
    { maxLength: 8 },
  )
  .map((pieces) => pieces.join(''));

/** Without the links to parents, which the comparison would follow in circles, and with a note of whether they are right. */
function shapeOf(node: Tree.Node, parent?: Tree.Node): unknown {
  const { childNodes, parentNode, ...own } = { childNodes: [], parentNode: undefined, ...node } as Tree.Element;
  return { ...own, isBelow: parent === undefined || parentNode === parent, children: childNodes.map((child) => shapeOf(child, node)) };
}

function areSame(html: string): boolean {
  const plain = plainTree(html);
  if (plain !== undefined) expect(shapeOf(plain), html).toEqual(shapeOf(parseFragment(html)));
  return plain !== undefined;
}

test('elements that are closed in order are read as the parser reads them', () => {
  fc.assert(
    fc.property(fc.array(nested, { maxLength: 6 }), (pieces) => void areSame(pieces.join(''))),
    { numRuns: 3_000 },
  );
});

test('tags in any order, odd text and odd attributes are read as the parser reads them, or are left to it', () => {
  fc.assert(
    fc.property(tangled, (html) => void areSame(html)),
    { numRuns: 5_000 },
  );
});

test.each([
  '<p>One &amp; two</p>\n<ul>\n<li><a href="/a?b=1&amp;c=2">More</a></li>\n</ul>\n<blockquote>\n<p>It&#39;s <em>so</em><br>here</p>\n</blockquote>\n',
  '<!-- wp:image {"id":3} -->\n<figure class="wp-block-image"><img src="/a.jpg" alt="A&nbsp;b"/></figure>\n<!-- /wp:image -->',
  'Text &#8211; without a tag',
])('what Markdown and WordPress write is read without the parser: %s', (html) => {
  expect(areSame(html)).toBe(true);
  expect(serialize(plainTree(html) ?? parseFragment('')).length).toBeGreaterThan(15);
});

test.each([
  '<p>One<p>Two',
  '<p><div>a</div></p>',
  '<a href="/"><b><a href="/">b</a></b></a>',
  '<b><p>a</b></p>',
  '<table><tr><td>a</td></tr></table>',
  '<p>AT&T</p>',
  '<p>a</div></p>',
  '<P>a</P>',
  '<li>a</li>',
  `${'<b>'.repeat(200)}${'</b>'.repeat(200)}`,
])('what the parser moves, closes or reads in another way is left to it: %s', (html) => {
  expect(plainTree(html)).toBeUndefined();
});
