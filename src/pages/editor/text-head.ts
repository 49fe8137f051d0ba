// What is above the text: the toolbar, and the panels of links, pictures and tables.
import type { Command, EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made } from './dom.ts';
import { linkForm } from './link-form.ts';
import { pictureForm } from './picture-form.ts';
import { tablePanel } from './table-panel.ts';
import { toolbarOf } from './toolbar.ts';
import { toolsWith } from './tools.ts';

export interface TextHead {
  element: HTMLElement;
  /** Shows what is possible now. */
  update: (state: EditorState) => void;
  openLink: Command;
  openPicture: Command;
  toToolbar: Command;
}

export function textHead(view: () => EditorView): TextHead {
  const link = linkForm(view);
  const picture = pictureForm(view);
  const table = tablePanel(view);
  const tools = toolsWith({ openLink: link.open, openPicture: picture.open, toggleTable: table.toggle });
  const toolbar = toolbarOf({ name: 'Formatting', key: 'Alt+F10', tools, view });
  const update = (state: EditorState) => {
    toolbar.update(state);
    table.update(state);
  };
  const toToolbar: Command = () => {
    toolbar.focus();
    return true;
  };
  const element = made('div', { class: 'text-head' }, [toolbar.element, link.element, picture.element, table.element]);
  return { element, update, openLink: link.open, openPicture: picture.open, toToolbar };
}
