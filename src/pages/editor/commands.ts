// What the buttons and keys of the editor do to the text.
import { lift, setBlockType, toggleMark, wrapIn } from 'prosemirror-commands';
import type { MarkType, NodeType, ResolvedPos } from 'prosemirror-model';
import { liftListItem, wrapInList } from 'prosemirror-schema-list';
import type { Command, EditorState } from 'prosemirror-state';
import { schema } from './schema.ts';

export function nodeType(name: string): NodeType {
  const type = schema.nodes[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

export function markType(name: string): MarkType {
  const type = schema.marks[name];
  if (type === undefined) throw new Error(`the schema has no ${name}`);
  return type;
}

/** True if any word of the selection is in one of the elements. */
export function isMarked(...names: string[]): (state: EditorState) => boolean {
  return ({ doc, selection: { empty, from, to, $from }, storedMarks }) =>
    names.map(markType).some((type) => (empty ? type.isInSet(storedMarks ?? $from.marks()) : doc.rangeHasMark(from, to, type)));
}

/** Puts the selection in the first of the elements, or takes it out of all that mean the same. */
export function toggleMarks(name: string, ...same: string[]): Command {
  const types = [name, ...same].map(markType);
  return (state, dispatch) => {
    if (!isMarked(name, ...same)(state)) return toggleMark(markType(name))(state, dispatch);
    const { tr, selection } = state;
    const { from, to, empty } = selection;
    for (const type of types) empty ? tr.removeStoredMark(type) : tr.removeMark(from, to, type);
    dispatch?.(tr);
    return true;
  };
}

/** True if the cursor is in one. */
export function isWithin(name: string): (state: EditorState) => boolean {
  return ({ selection: { $from } }) => innermost($from, [name]) !== undefined;
}

/** The depth of the innermost of these elements around a position. */
function innermost($at: ResolvedPos, names: readonly string[]): number | undefined {
  for (let depth = $at.depth; depth > 0; depth -= 1) if (names.includes($at.node(depth).type.name)) return depth;
  return undefined;
}

/** Makes a heading of a paragraph, or a paragraph of the heading. */
export function toggleHeading(name: string): Command {
  return (state, dispatch) => setBlockType(nodeType(isWithin(name)(state) ? 'p' : name))(state, dispatch);
}

export const toggleQuotation: Command = (state, dispatch) =>
  isWithin('blockquote')(state) ? lift(state, dispatch) : wrapIn(nodeType('blockquote'))(state, dispatch);

/** Makes a list of the paragraphs, paragraphs of the list, or the other kind of list of it. */
export function toggleList(name: 'ul' | 'ol'): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    const depth = innermost($from, ['ul', 'ol']);
    if (depth === undefined) return wrapInList(nodeType(name))(state, dispatch);
    if ($from.node(depth).type.name === name) return liftListItem(nodeType('li'))(state, dispatch);
    dispatch?.(state.tr.setNodeMarkup($from.before(depth), nodeType(name)));
    return true;
  };
}

export const breakLine: Command = (state, dispatch) => {
  dispatch?.(state.tr.replaceSelectionWith(nodeType('br').create()).scrollIntoView());
  return true;
};
