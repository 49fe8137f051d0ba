// A text as somebody edits it, without a browser: HTML, a cursor, commands, and the HTML that is stored afterwards.
import { JSDOM } from 'jsdom';
import type { Node } from 'prosemirror-model';
import { type Command, EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { lastLine } from '../../../src/pages/editor/lines.ts';
import { documentOf } from '../../../src/pages/editor/reading.ts';
import { htmlOf } from '../../../src/pages/editor/writing.ts';

const document = new JSDOM('').window.document as Document;

/** The cursor is before the words `at`, or behind them if they end with `|`, or the picture whose address ends with them is selected. */
export function edited(html: string, at: string, ...commands: Command[]): EditorState {
  const body = document.createElement('body');
  body.innerHTML = html;
  const doc = documentOf(body);
  const start = EditorState.create({ doc, selection: selectionAt(doc, at), plugins: [lastLine] });
  return commands.reduce((state, command) => ran(state, command), start);
}

function ran(state: EditorState, command: Command): EditorState {
  let next = state;
  const isPossible = command(state, (transaction) => {
    next = state.apply(transaction);
  });
  if (!isPossible) throw new Error('the command was impossible');
  next.doc.check();
  return next;
}

function selectionAt(doc: Node, at: string): TextSelection | NodeSelection {
  const words = at.replace('|', '');
  let found: TextSelection | NodeSelection | undefined;
  doc.descendants((node, position) => {
    const offset = node.text?.indexOf(words) ?? -1;
    if (offset >= 0) found ??= TextSelection.create(doc, position + offset + (at === words ? 0 : words.length));
    if (String(node.attrs['src'] ?? '').endsWith(words)) found ??= NodeSelection.create(doc, position);
  });
  if (found === undefined) throw new Error(`the text has no ${words}`);
  return found;
}

export function htmlIn({ doc }: EditorState): string {
  return htmlOf(doc, document);
}

/** The words of the block in which the cursor is. */
export function lineIn({ selection: { $from } }: EditorState): string {
  return $from.parent.textContent;
}

export function write(words: string): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.insertText(words));
    return true;
  };
}
