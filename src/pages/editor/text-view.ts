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
import { wordsIn } from './word-count.ts';

export interface TextViewOptions {
  doc: Node;
  /** Of the element with the text. */
  attributes: Record<string, string>;
  /** Of the text; `undefined` if it is not known. */
  language: () => string | undefined;
  onChange: (doc: Node) => void;
}

export interface TextView {
  element: HTMLElement;
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
  let shown = doc;
  const keepUp = (now: EditorState) => {
    toolbar.update(now);
    // For the spelling that the browser checks.
    view.dom.lang = language() ?? '';
    count.textContent = countOf(wordsIn(now.doc, language()));
    if (now.doc !== shown) onChange(now.doc);
    shown = now.doc;
  };
  const watching = new Plugin({ view: () => ({ update: ({ state }) => keepUp(state) }) });
  const element = made('div', { class: 'text-editor' }, [toolbar.element, link.element]);
  const view = new EditorView(element, {
    state: EditorState.create({ doc, plugins: [history(), ...keysFor(openLink), watching] }),
    attributes,
    clipboardParser: pasteParser,
    transformPastedHTML: quietHtml,
    // The language may have been changed elsewhere on the page.
    handleDOMEvents: { focus: ({ state }) => keepUp(state) },
  });
  element.append(count);
  keepUp(view.state);
  const show = (next: Node) => {
    if (next.eq(view.state.doc)) return;
    const { tr } = view.state;
    shown = tr.replaceWith(0, tr.doc.content.size, next.content).doc;
    view.dispatch(tr);
  };
  const focusEnd = () => {
    view.dispatch(view.state.tr.setSelection(Selection.atEnd(view.state.doc)));
    view.focus();
  };
  return { element, show, focusEnd, focus: () => view.focus() };
}

function countOf(words: number): string {
  return words === 1 ? '1 word' : `${words} words`;
}
