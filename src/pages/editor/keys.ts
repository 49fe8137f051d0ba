// The keys of the editor, and what typing at the start of a line makes. Tab is no such key: it leads out of the editor, as everywhere on the page.
import { baseKeymap } from 'prosemirror-commands';
import { redo, undo } from 'prosemirror-history';
import { inputRules, textblockTypeInputRule, wrappingInputRule } from 'prosemirror-inputrules';
import { keymap } from 'prosemirror-keymap';
import { liftListItem, sinkListItem, splitListItem } from 'prosemirror-schema-list';
import type { Command, Plugin } from 'prosemirror-state';
import { breakLine, nodeType, toggleMarks } from './commands.ts';

const ITEM = nodeType('li');

/** `openLink`: shows the form for the address of a link. */
export function keysFor(openLink: Command): Plugin[] {
  const ours = keymap({
    'Mod-b': toggleMarks('strong', 'b'),
    'Mod-i': toggleMarks('em', 'i'),
    'Mod-k': openLink,
    'Mod-z': undo,
    'Shift-Mod-z': redo,
    'Mod-y': redo,
    'Mod-]': sinkListItem(ITEM),
    'Mod-[': liftListItem(ITEM),
    Enter: splitListItem(ITEM),
    'Shift-Enter': breakLine,
  });
  return [typing, ours, keymap(baseKeymap)];
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
