// The keys of the editor, and what typing at the start of a line makes. Tab leads from cell to cell of a table, and from everywhere else out of the
// editor, as on the whole page.
import { baseKeymap, chainCommands } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, undoInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import { type Command, Plugin } from 'prosemirror-state';
import { CLEARING, clearCells } from './cell-selection.ts';
import { breakLine, nodeType, toggleMarks } from './commands.ts';
import { addLineBefore, leaveCaption } from './lines.ts';
import { onSelectedPicture } from './pictures.ts';
import { moveToCell } from './table-commands.ts';

const ITEM = nodeType('li');

/** Commands that lead elsewhere than to the text. */
interface Elsewhere {
  openLink: Command;
  openPicture: Command;
  toToolbar: Command;
}

export function keysFor({ openLink, openPicture, toToolbar }: Elsewhere): Plugin[] {
  const ours = keymap({
    'Mod-b': toggleMarks('strong', 'b'),
    'Mod-i': toggleMarks('em', 'i'),
    'Mod-k': openLink,
    'Mod-z': undo,
    'Shift-Mod-z': redo,
    'Mod-y': redo,
    'Mod-]': sinkListItem(ITEM),
    'Mod-[': liftListItem(ITEM),
    Backspace: chainCommands(undoInputRule, clearCells),
    Delete: clearCells,
    Enter: chainCommands(clearCells, onSelectedPicture(openPicture), leaveCaption, addLineBefore, splitListItem(ITEM)),
    // As in other editors: Shift+Tab leads there, too, but not from within a table.
    'Alt-F10': toToolbar,
    Tab: moveToCell(1),
    'Shift-Tab': moveToCell(-1),
    'Shift-Enter': breakLine,
  });
  return [new Plugin({ props: CLEARING }), typing, ours, keymap(baseKeymap)];
}

const typing = inputRules({
  rules: [
    textblockTypeInputRule(/^##\s$/, nodeType('h2')),
    textblockTypeInputRule(/^###\s$/, nodeType('h3')),
    wrappingInputRule(/^\s*[-*]\s$/, nodeType('ul')),
    wrappingInputRule(/^1[.)]\s$/, nodeType('ol')),
    wrappingInputRule(/^>\s$/, nodeType('blockquote')),
  ],
});
