// The panel for a picture in the text: its address, what it shows, its credit and its owner. The caption is text, and is edited where it is shown.
import type { Attrs } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made, madeButton } from './dom.ts';
import { addressOf } from './links.ts';
import { panelField, panelOf } from './panel.ts';
import { addPicture, changePicture, editCaption, type PictureAt, pictureAt, removePicture } from './pictures.ts';

const WRONG = 'Give the address of a file: https://…';

/** They describe the file, so that another one has none of them. */
const OF_THE_FILE = { srcset: null, sizes: null, width: null, height: null };

export interface PictureForm {
  element: HTMLElement;
  /** Shows the panel for the picture at the selection, or for a new one. */
  open: Command;
}

export function pictureForm(view: () => EditorView): PictureForm {
  let shown: PictureAt | undefined;
  const fields = {
    src: panelField({ label: 'Address of the picture', hint: 'Where the file is: https://…', isAddress: true }),
    alt: panelField({ label: 'Description', hint: 'What it shows, for those who cannot see it.' }),
    'data-credit': panelField({ label: 'Credit', hint: 'As readers see it: Ada Brink / Harbour Pictures' }),
    'data-source': panelField({ label: 'Owner', hint: 'Whose picture it is. Without an owner it is never licensed to partners.' }),
  };
  const typed = (name: keyof typeof fields) => fields[name].input.value.trim();
  const apply = () => {
    const src = typed('src') === shown?.node.attrs['src'] ? typed('src') : pictureAddress(typed('src'));
    if (src === undefined) return fields.src.ask(WRONG);
    const attributes: Attrs = {
      alt: typed('alt'),
      'data-credit': typed('data-credit') || null,
      'data-source': typed('data-source') || null,
    };
    const file = src === shown?.node.attrs['src'] ? {} : { src, ...OF_THE_FILE };
    run(shown === undefined ? addPicture({ src, ...attributes }) : changePicture(shown, { ...file, ...attributes }));
  };
  const run = (command: Command) => {
    command(view().state, view().dispatch);
    panel.close();
  };
  const button = (label: string, act: () => void) => {
    const made = madeButton(label);
    made.addEventListener('click', act);
    return made;
  };
  const caption = button('Edit caption', () => shown && run(editCaption(shown)));
  const remove = button('Remove picture', () => shown && run(removePicture(shown)));
  const set = button('', apply);
  const buttons = [set, caption, remove, button('Cancel', () => panel.close())];
  const inputs = Object.values(fields).map((field) => field.element);
  const content = [made('div', { class: 'text-fields' }, inputs), made('div', { class: 'text-tools' }, buttons)];
  const panel = panelOf({ name: 'Picture', content, view, apply });
  const open: Command = (state, dispatch) => {
    if (dispatch === undefined) return true;
    shown = pictureAt(state);
    panel.open();
    for (const [name, { input }] of Object.entries(fields)) input.value = String(shown?.node.attrs[name] ?? '');
    caption.hidden = shown === undefined || !editCaption(shown)(state);
    remove.hidden = shown === undefined;
    set.textContent = shown === undefined ? 'Insert picture' : 'Update picture';
    fields.src.ask();
    if (shown !== undefined) fields.alt.ask();
    return true;
  };
  return { element: panel.element, open };
}

function pictureAddress(typed: string): string | undefined {
  const address = addressOf(typed);
  return address?.startsWith('http') === true ? address : undefined;
}
