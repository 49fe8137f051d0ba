// The panel for the address of a link.
import type { Command } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made, madeButton } from './dom.ts';
import { addressOf, linkAt, removeLink, setLink } from './links.ts';
import { panelField, panelOf } from './panel.ts';

const WRONG = 'Give an address such as https://news.example/page, or an e-mail address.';

export interface LinkForm {
  element: HTMLElement;
  /** Shows the panel for the link in the selection, or for a new one. */
  open: Command;
}

export function linkForm(view: () => EditorView): LinkForm {
  const field = panelField({ label: 'Address of the link', isAddress: true });
  const [set, remove, cancel] = [madeButton('Set link'), madeButton('Remove link'), madeButton('Cancel')];
  const apply = () => {
    const href = addressOf(field.input.value);
    if (href === undefined) return field.ask(WRONG);
    setLink(href)(view().state, view().dispatch);
    panel.close();
  };
  const content = [field.element, made('div', { class: 'text-tools' }, [set, remove, cancel])];
  const panel = panelOf({ name: 'Link', content, view, apply });
  set.addEventListener('click', apply);
  cancel.addEventListener('click', panel.close);
  remove.addEventListener('click', () => {
    removeLink(view().state, view().dispatch);
    panel.close();
  });
  const open: Command = (state, dispatch) => {
    if (dispatch === undefined) return true;
    const href = linkAt(state);
    panel.open();
    field.input.value = href ?? '';
    remove.hidden = href === undefined;
    field.ask();
    return true;
  };
  return { element: panel.element, open };
}
