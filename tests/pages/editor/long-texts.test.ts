// A key in a long text costs what its paragraph costs: everything else was written and counted before.
import { JSDOM } from 'jsdom';
import { type Node, Slice } from 'prosemirror-model';
import { EditorState } from 'prosemirror-state';
import { expect, it } from 'vitest';
import { schema } from '../../../src/pages/editor/schema.ts';
import { wordCounter } from '../../../src/pages/editor/word-count.ts';
import { htmlOf } from '../../../src/pages/editor/writing.ts';

const inert = new JSDOM('').window.document as Document;

function paragraph(words: string, id: string | null = null): Node {
  return schema.node('p', { id }, schema.text(words));
}

function textOf(...blocks: Node[]): Node {
  return schema.node('doc', null, blocks);
}

/** As if somebody had typed it into the first paragraph. */
function withTyped(doc: Node, words: string): Node {
  const { tr } = EditorState.create({ doc });
  return tr.replace(1, 1, new Slice(schema.node('doc', null, [paragraph(words)]).firstChild?.content ?? Slice.empty.content, 0, 0)).doc;
}

it('a key writes the HTML of its paragraph only, whatever the length of the text', () => {
  let made = 0;
  const counting = new Proxy(inert, {
    get: (target, name) => {
      if (name === 'createElement') made += 1;
      const value: unknown = Reflect.get(target, name);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
  const doc = textOf(...Array.from({ length: 50 }, (_, index) => paragraph(`Paragraph ${index}`)));
  htmlOf(doc, counting);
  expect(made).toBe(100);
  const html = htmlOf(withTyped(doc, 'New '), counting);
  expect([made, html.slice(0, 24), html.match(/<p>/g)?.length]).toEqual([102, '<p>New Paragraph 0</p>\n\n', 50]);
});

it('an id that is in two paragraphs stays in the first one, and comes back where that is removed', () => {
  const [first, second] = [paragraph('One', 'a'), paragraph('Two', 'a')];
  expect(htmlOf(textOf(first, second), inert)).toBe('<p id="a">One</p>\n\n<p>Two</p>');
  expect(htmlOf(textOf(second), inert)).toBe('<p id="a">Two</p>');
});

it('words are counted anew where they have changed, without spaces between them too, and while the language is being typed', () => {
  const wordsIn = wordCounter();
  const doc = textOf(paragraph('Two words'), schema.node('ul', null, [schema.node('li', null, [paragraph('And three more')])]));
  expect([wordsIn(doc, 'en'), wordsIn(withTyped(doc, 'Now '), 'en'), wordsIn(doc, 'en')]).toEqual([5, 6, 5]);
  const japanese = textOf(paragraph('東京都に住んでいます'));
  expect([wordsIn(japanese, 'ja') > 2, wordsIn(doc, 'not a language')]).toEqual([true, 5]);
});
