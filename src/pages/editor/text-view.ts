// The text as it is edited: toolbar, form for links, text and number of words.
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, Plugin, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { made } from './dom.ts';
import { keysFor } from './keys.ts';
import { linkForm } from './link-form.ts';
import { pasteParser } from './paste.ts';
import { quietHtml } from './quiet-html.ts';
import { toolbarOf } from './toolbar.ts';
import { wordCounter } from './word-count.ts';

export interface TextViewOptions {
  doc: Node;
  /** Of the element with the text. */
  attributes: Record<string, string>;
  /** Of the text; `undefined` if it is not known. */
  language: () => string | undefined;
  /** Called for every key, so it must be quick. */
  onChange: () => void;
}

export interface TextView {
  element: HTMLElement;
  doc: () => Node;
  /** Shows another text, which can be undone. Says nothing to `onChange`. */
  show: (doc: Node) => void;
  focus: () => void;
  /** Puts the cursor behind the last word. */
  focusEnd: () => void;
}

export function textView({ doc, attributes, language, onChange }: TextViewOptions): TextView {
  const link = linkForm(() => view);
  const openLink: Command = (state, dispatch) => {
    if (dispatch !== undefined) link.open(state);
    return true;
  };
  const toolbar = toolbarOf(() => view, openLink);
  const count = made('p', { class: 'hint' });
  const wordsIn = wordCounter();
  let shown = doc;
  const showLanguage = ({ state, dom }: EditorView) => {
    // For the spelling that the browser checks.
    dom.lang = language() ?? '';
    count.textContent = countOf(wordsIn(state.doc, language()));
  };
  const keepUp = (now: EditorState) => {
    toolbar.update(now);
    if (now.doc === shown) return;
    shown = now.doc;
    count.textContent = countOf(wordsIn(shown, language()));
    onChange();
  };
  const watching = new Plugin({ view: () => ({ update: ({ state }) => keepUp(state) }) });
  const element = made('div', { class: 'text-editor' }, [toolbar.element, link.element]);
  const view = new EditorView(element, {
    state: EditorState.create({ doc, plugins: [history(), ...keysFor(openLink), watching] }),
    attributes,
    clipboardParser: pasteParser,
    transformPastedHTML: quietHtml,
    // The language may have been changed elsewhere on the page.
    handleDOMEvents: { focus: showLanguage },
  });
  element.append(count);
  toolbar.update(view.state);
  showLanguage(view);
  const show = (next: Node) => {
    if (next.eq(view.state.doc)) return;
    const { tr } = view.state;
    shown = tr.replaceWith(0, tr.doc.content.size, next.content).doc;
    view.dispatch(tr);
    count.textContent = countOf(wordsIn(shown, language()));
  };
  const focusEnd = () => {
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
    view.focus();
  };
  return { element, doc: () => view.state.doc, show, focusEnd, focus: () => view.focus() };
}

function countOf(words: number): string {
  return words === 1 ? '1 word' : `${words} words`;
}
