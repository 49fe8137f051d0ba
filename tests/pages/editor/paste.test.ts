// What is pasted from word processors, mails and web pages: the words, the links and the meaning stay, and styles and what nobody saw go.
import { globSync, readFileSync } from 'node:fs';
import { JSDOM } from 'jsdom';
import { EditorState } from 'prosemirror-state';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { linkOf } from '../../../src/pages/editor/links.ts';
import { pasteParser } from '../../../src/pages/editor/paste.ts';
import { withoutBrokenLines } from '../../../src/pages/editor/pasted-text.ts';
import { quietHtml } from '../../../src/pages/editor/quiet-html.ts';
import { schema } from '../../../src/pages/editor/schema.ts';
import { edited, htmlIn } from './edited.ts';

const { window } = new JSDOM('');

beforeAll(() => {
  vi.stubGlobal('Element', Reflect.get(window, 'Element'));
  return () => vi.unstubAllGlobals();
});

function pasted(html: string): string {
  const { body } = new window.DOMParser().parseFromString(quietHtml(html), 'text/html');
  const empty = EditorState.create({ schema });
  return htmlIn(empty.apply(empty.tr.replaceSelection(pasteParser.parseSlice(body))));
}

describe('what is pasted', () => {
  const sources = globSync('tests/fixtures/editor/*.html').filter((path) => !path.endsWith('.out.html'));

  it.each(sources)('of %s has its meaning and nothing else', (path) => {
    expect(pasted(readFileSync(path, 'utf8')).replaceAll('\n\n', '\n')).toBe(
      readFileSync(path.replace('.html', '.out.html'), 'utf8').trimEnd(),
    );
  });

  it('of Word keeps its lists where a level is left out, and where one follows another of the other kind', () => {
    const item = (level: number, marker: string, words: string) =>
      `<p style="mso-list:l0 level${level} lfo1"><span style="mso-list:Ignore">${marker}</span>${words}</p>`;
    const first = [item(1, '1.', 'One'), item(3, 'o', 'Deep'), item(3, 'o', 'Deeper'), item(1, '·', 'Other')];
    const list = `${first.join('')}<p>Between</p>${item(2, 'a)', 'Alone')}`;
    expect(pasted(list).replaceAll('\n\n', '')).toBe(
      '<ol><li>One<ul><li>Deep</li><li>Deeper</li></ul></li></ol><ul><li>Other</li></ul><p>Between</p><ol><li>Alone</li></ol>',
    );
  });

  it('of a mail as plain text has the paragraphs of the mail, not its lines', () => {
    const long = 'The ferries between the harbour and the island run again';
    expect(withoutBrokenLines(`${long}\r\nafter a week.\r\n\r\nAda Brink\r\nM10News\r\n\r\n${long}:\r\n- one\r\n> two`)).toBe(
      `${long} after a week.\n\nAda Brink\nM10News\n\n${long}:\n- one\n> two`,
    );
    expect(withoutBrokenLines(`${long}\n${long}`)).toBe(`${long}\n${long}`);
  });

  it('is a link where it is an address: around the selected words, or by itself', () => {
    expect(htmlIn(edited('<p>See .</p>', '.', linkOf('https://news.example/a\n')))).toBe(
      '<p>See <a href="https://news.example/a">https://news.example/a</a>.</p>',
    );
    const all = edited('<p>See</p>', 'See');
    const state = all.apply(all.tr.setSelection(Reflect.construct(all.selection.constructor, [all.doc.resolve(1), all.doc.resolve(4)])));
    expect(
      linkOf('https://news.example/a')(state, (tr) =>
        expect(htmlIn(state.apply(tr))).toBe('<p><a href="https://news.example/a">See</a></p>'),
      ),
    ).toBe(true);
    for (const other of ['javascript:alert(1)', 'https://news.example/a and more', 'news.example'])
      expect([other, linkOf(other)(state)]).toEqual([other, false]);
    expect(linkOf('https://news.example/a')(edited('<pre>Code</pre>', 'Code'))).toBe(false);
  });
});
