// The text as it is edited, with what is above it and the number of words below.
import { history } from 'prosemirror-history';
import type { Node } from 'prosemirror-model';
import { EditorState, Plugin, Selection } from 'prosemirror-state';
import { EditorView } from 'prosemirror-view';
import { arriving } from './arriving.ts';
import { made } from './dom.ts';
import { keysFor } from './keys.ts';
import { lastLine, withLastLine } from './lines.ts';
import { textHead } from './text-head.ts';
import { wordCounter } from './word-count.ts';

/** The toolbar and the buttons of the form stay in sight, so the cursor goes no nearer to the edges. */
const COVERED_PX = { top: 100, right: 5, bottom: 100, left: 5 };

export interface TextViewOptions {
  doc: Node;
  /** Of the element with the text. */
  attributes: Record<string, string>;
  /** Of the text; `undefined` if it is not known. */
  language: () => string | undefined;
  /** Shows a message near the text. */
  say: (message: string) => void;
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

export function textView({ doc, attributes, language, say, onChange }: TextViewOptions): TextView {
  const head = textHead(() => view);
  const count = made('p', { class: 'hint' });
  const wordsIn = wordCounter();
  let shown = withLastLine(doc);
  const showLanguage = ({ state, dom }: EditorView) => {
    // For the spelling that the browser checks.
    dom.lang = language() ?? '';
    count.textContent = countOf(wordsIn(state.doc, language()));
  };
  const keepUp = (now: EditorState) => {
    head.update(now);
    if (now.doc === shown) return;
    shown = now.doc;
    count.textContent = countOf(wordsIn(shown, language()));
    onChange();
  };
  const watching = new Plugin({ view: () => ({ update: ({ state }) => keepUp(state) }) });
  const element = made('div', { class: 'text-editor' }, [head.element]);
  const view = new EditorView(element, {
    state: EditorState.create({
      doc: shown,
      plugins: [history(), lastLine, ...keysFor(head), watching],
    }),
    attributes,
    scrollMargin: COVERED_PX,
    scrollThreshold: COVERED_PX,
    ...arriving(say),
  });
  // The language may have been changed elsewhere on the page.
  view.dom.addEventListener('focus', () => showLanguage(view));
  element.append(count);
  head.update(view.state);
  showLanguage(view);
  const show = (doc: Node) => {
    const next = withLastLine(doc);
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
