// Pictures in the text: found, changed, added and removed.
import type { Attrs, Node } from 'prosemirror-model';
import { type Command, type EditorState, NodeSelection, TextSelection } from 'prosemirror-state';
import { nodeType } from './commands.ts';

export interface PictureAt {
  node: Node;
  at: number;
  /** The figure that has it, and no other picture. */
  figure?: { node: Node; at: number };
}

/** The picture that is selected, that is beside the cursor, or in whose figure the cursor is. */
export function pictureAt({ doc, selection }: EditorState): PictureAt | undefined {
  const { $from, from } = selection;
  if (selection instanceof NodeSelection && isPicture(selection.node)) return withFigure(doc, { node: selection.node, at: from });
  const { nodeBefore: before, nodeAfter: after } = $from;
  if (isPicture(after)) return withFigure(doc, { node: after, at: from });
  if (isPicture(before)) return withFigure(doc, { node: before, at: from - before.nodeSize });
  for (let depth = $from.depth; depth > 0; depth -= 1)
    if ($from.node(depth).type.name === 'figure') return firstIn(doc, $from.node(depth), $from.before(depth));
  return undefined;
}

/** The same picture after the text was changed around it; `undefined` if it is gone or was changed itself. */
export function pictureAgain({ doc }: EditorState, { node }: PictureAt): PictureAt | undefined {
  let at: number | undefined;
  doc.descendants((other, position) => {
    if (other === node) at ??= position;
  });
  return at === undefined ? undefined : withFigure(doc, { node, at });
}

function isPicture(node: Node | null): node is Node {
  return node?.type.name === 'img';
}

function firstIn(doc: Node, figure: Node, figureAt: number): PictureAt | undefined {
  const [first] = picturesIn(figure);
  return first && withFigure(doc, { node: first.node, at: figureAt + 1 + first.at });
}

/** With their places in the content of the block. */
function picturesIn(block: Node): { node: Node; at: number }[] {
  const found: { node: Node; at: number }[] = [];
  block.descendants((node, at) => {
    if (isPicture(node)) found.push({ node, at });
  });
  return found;
}

function withFigure(doc: Node, picture: { node: Node; at: number }): PictureAt {
  const $at = doc.resolve(picture.at);
  for (let depth = $at.depth; depth > 0; depth -= 1) {
    const figure = $at.node(depth);
    if (figure.type.name !== 'figure') continue;
    return picturesIn(figure).length === 1 ? { ...picture, figure: { node: figure, at: $at.before(depth) } } : picture;
  }
  return picture;
}

/** Attributes that are not named stay. */
export function changePicture({ at, node }: PictureAt, attributes: Attrs): Command {
  return ({ tr }, dispatch) => {
    tr.setNodeMarkup(at, null, { ...node.attrs, ...attributes });
    dispatch?.(tr.setSelection(NodeSelection.create(tr.doc, at)).scrollIntoView());
    return true;
  };
}

/** In a figure, which is a block of its own. */
export function addPicture(attributes: Attrs): Command {
  return (state, dispatch) => {
    const line = nodeType('p').create(null, nodeType('img').create(attributes));
    dispatch?.(state.tr.replaceSelectionWith(nodeType('figure').create(null, line)).scrollIntoView());
    return true;
  };
}

/** With its caption, which says nothing without it. */
export function removePicture({ at, node, figure }: PictureAt): Command {
  return ({ tr }, dispatch) => {
    dispatch?.(
      tr.deleteRange(figure?.at ?? at, figure === undefined ? at + node.nodeSize : figure.at + figure.node.nodeSize).scrollIntoView(),
    );
    return true;
  };
}

/** Puts the cursor into the caption, and makes one if there is none. Impossible for a picture among words. */
export function editCaption({ at, node, figure }: PictureAt): Command {
  return ({ tr, doc }, dispatch) => {
    const caption = nodeType('figcaption').create(null, nodeType('p').create());
    const $at = doc.resolve(at);
    let cursor: number;
    if (figure !== undefined) {
      const end = figure.at + figure.node.nodeSize - 1;
      const own = captionIn(figure);
      if (own === undefined) tr.insert(end, caption);
      cursor = own ?? end + 1;
    } else {
      const isAlone = $at.parent.type.name === 'p' && $at.parent.childCount === 1;
      const [start, end] = [$at.before(), $at.after()];
      if (!isAlone || !$at.node(-1).canReplaceWith($at.index(-1), $at.index(-1) + 1, nodeType('figure'))) return false;
      const line = nodeType('p').create(null, node.mark(node.marks));
      tr.replaceWith(start, end, nodeType('figure').create(null, [line, caption]));
      cursor = start + 1 + line.nodeSize + 1;
    }
    dispatch?.(tr.setSelection(TextSelection.near(tr.doc.resolve(cursor), 1)).scrollIntoView());
    return true;
  };
}

/** Position within it. */
function captionIn({ node, at }: { node: Node; at: number }): number | undefined {
  let found: number | undefined;
  node.forEach((child, offset) => {
    if (child.type.name === 'figcaption') found ??= at + 1 + offset + 1;
  });
  return found;
}

/** Does it where a picture is selected. */
export function onSelectedPicture(command: Command): Command {
  return (state, dispatch, view) => {
    const { selection } = state;
    return selection instanceof NodeSelection && isPicture(selection.node) && command(state, dispatch, view);
  };
}
