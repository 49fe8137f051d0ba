// The buttons of the toolbar.
import { redo, undo } from 'prosemirror-history';
import type { Command } from 'prosemirror-state';
import { isMarked, isWithin, toggleHeading, toggleList, toggleMarks, toggleQuotation } from './commands.ts';
import { pictureAt } from './pictures.ts';
import type { Tool } from './toolbar.ts';

/** Commands that show a panel. */
interface Panels {
  openLink: Command;
  openPicture: Command;
  toggleTable: Command;
}

export function toolsWith({ openLink, openPicture, toggleTable }: Panels): Tool[] {
  return [
    { label: 'Bold', command: toggleMarks('strong', 'b'), isActive: isMarked('strong', 'b'), key: 'B' },
    { label: 'Italic', command: toggleMarks('em', 'i'), isActive: isMarked('em', 'i'), key: 'I' },
    { label: 'Link', command: openLink, isActive: isMarked('a'), key: 'K', takesFocus: true },
    { label: 'Heading', command: toggleHeading('h2'), isActive: isWithin('h2') },
    { label: 'Subheading', command: toggleHeading('h3'), isActive: isWithin('h3') },
    { label: 'Bulleted list', command: toggleList('ul'), isActive: isWithin('ul') },
    { label: 'Numbered list', command: toggleList('ol'), isActive: isWithin('ol') },
    { label: 'Quotation', command: toggleQuotation, isActive: isWithin('blockquote') },
    { label: 'Picture', command: openPicture, isActive: (state) => pictureAt(state) !== undefined, takesFocus: true },
    { label: 'Table', command: toggleTable, isActive: isWithin('table') },
    { label: 'Undo', command: undo, key: 'Z' },
    { label: 'Redo', command: redo, key: 'Shift+Z' },
  ];
}
