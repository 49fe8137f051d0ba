// Lines around blocks that have no text of their own. Without them nobody could write behind a table that ends the text, or before one that begins it.
import type { Node, ResolvedPos } from 'prosemirror-model';
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from 'prosemirror-state';
import { nodeType } from './commands.ts';

/** Blocks that nobody leaves by Enter. */
const KEEPS_CURSOR: ReadonlySet<string> = new Set(['table', 'figure', 'dl', 'hr', 'pre']);

function lacksLastLine({ lastChild }: Node): boolean {
  return KEEPS_CURSOR.has(lastChild?.type.name ?? '');
}

/** An empty paragraph is no part of the HTML. */
export function withLastLine(doc: Node): Node {
  return lacksLastLine(doc) ? doc.copy(doc.content.addToEnd(nodeType('p').create())) : doc;
}

/** Keeps a line at the end of the text. */
export const lastLine = new Plugin({
  appendTransaction: (_transactions, _before, { doc, tr }: EditorState): Transaction | null =>
    lacksLastLine(doc) ? tr.insert(doc.content.size, nodeType('p').create()) : null,
});

/** At the end of a caption: a line after the figure. */
export const leaveCaption: Command = ({ selection: { $from, empty }, tr }, dispatch) => {
  const depth = depthOf($from, 'figcaption');
  if (depth === undefined || !empty || $from.pos < $from.end(depth) - ($from.depth - depth)) return false;
  const after = $from.after(depth - 1);
  tr.insert(after, nodeType('p').create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};

/** At the start of a table or figure with no text before it: a line there. */
export const addLineBefore: Command = ({ selection: { $from, empty }, tr }, dispatch) => {
  const depth = depthOf($from, 'table') ?? depthOf($from, 'figure');
  if (depth === undefined || !empty || $from.pos > $from.start(depth) + ($from.depth - depth)) return false;
  const before = $from.before(depth);
  if (tr.doc.resolve(before).nodeBefore?.isTextblock === true) return false;
  dispatch?.(tr.insert(before, nodeType('p').create()).scrollIntoView());
  return true;
};

/** Of the outermost one around a position. */
function depthOf($at: ResolvedPos, name: string): number | undefined {
  for (let depth = 1; depth <= $at.depth; depth += 1) if ($at.node(depth).type.name === name) return depth;
  return undefined;
}
