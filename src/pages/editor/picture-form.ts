// The panel for a picture in the text: its address, what it shows, its credit and its owner. The caption is text, and is edited where it is shown.
import type { Attrs } from 'prosemirror-model';
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made, madeButton } from './dom.ts';
import { addressOf } from './links.ts';
import { panelField, panelOf } from './panel.ts';
import { addPicture, changePicture, editCaption, type PictureAt, pictureAgain, pictureAt, removePicture } from './pictures.ts';

const WRONG = 'Give the address of a file: https://…';

/** They describe the file, so that another one has none of them. */
const OF_THE_FILE = { srcset: null, sizes: null, width: null, height: null };

export interface PictureForm {
  element: HTMLElement;
  /** Shows the panel for the picture at the selection, or for a new one. */
  open: Command;
}

export function pictureForm(view: () => EditorView): PictureForm {
  const fields = pictureFields();
  let shown: PictureAt | undefined;
  const run = (command: Command | undefined) => {
    command?.(view().state, view().dispatch);
    panel.close();
  };
  // Somebody may have written before the picture while the panel was open.
  const onPicture = (commandFor: (picture: PictureAt) => Command) => {
    const picture = shown && pictureAgain(view().state, shown);
    run(picture && commandFor(picture));
  };
  const apply = () => {
    const attributes = attributesIn(fields, shown?.node.attrs['src']);
    if (attributes === undefined) fields.src.ask(WRONG);
    else if (shown === undefined) run(addPicture(attributes));
    else onPicture((picture) => changePicture(picture, attributes));
  };
  const set = buttonFor('', apply);
  const caption = buttonFor('Edit caption', () => onPicture(editCaption));
  const remove = buttonFor('Remove picture', () => onPicture(removePicture));
  const cancel = buttonFor('Cancel', () => panel.close());
  const inputs = Object.values(fields).map((field) => field.element);
  const content = [made('div', { class: 'text-fields' }, inputs), made('div', { class: 'text-tools' }, [set, caption, remove, cancel])];
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

type PictureFields = ReturnType<typeof pictureFields>;

/** By the attributes of the picture. */
function pictureFields() {
  return {
    src: panelField({ label: 'Address of the picture', hint: 'Where the file is: https://…', isAddress: true }),
    alt: panelField({ label: 'Description', hint: 'What it shows, for those who cannot see it.' }),
    'data-credit': panelField({ label: 'Credit', hint: 'As readers see it: Ada Brink / Harbour Pictures' }),
    'data-source': panelField({ label: 'Owner', hint: 'Whose picture it is. Without an owner it is never licensed to partners.' }),
  };
}

/** `undefined` if the address is none. `former`: the address of the picture until now. */
function attributesIn(fields: PictureFields, former: unknown): Attrs | undefined {
  const typed = (name: keyof PictureFields) => fields[name].input.value.trim();
  const isSameFile = typed('src') === former;
  const src = isSameFile ? typed('src') : pictureAddress(typed('src'));
  if (src === undefined) return undefined;
  const words = { alt: typed('alt'), 'data-credit': typed('data-credit') || null, 'data-source': typed('data-source') || null };
  return isSameFile ? words : { src, ...OF_THE_FILE, ...words };
}

function buttonFor(label: string, act: () => void): HTMLButtonElement {
  const button = madeButton(label);
  button.addEventListener('click', act);
  return button;
}

function pictureAddress(typed: string): string | undefined {
  const address = addressOf(typed);
  return address?.startsWith('http') === true ? address : undefined;
}
