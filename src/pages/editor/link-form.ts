// The form for the address of a link. It is within the form of the article, so it is no `form` and sends nothing.
import type { EditorState } from 'prosemirror-state';
import type { EditorView } from 'prosemirror-view';
import { made, madeButton } from './dom.ts';
import { addressOf, linkAt, removeLink, setLink } from './links.ts';

export interface LinkForm {
  element: HTMLElement;
  open: (state: EditorState) => void;
}

const HINT_ID = 'text-link-hint';
const WRONG = 'Give an address such as https://news.example/page, or an e-mail address.';

export function linkForm(view: () => EditorView): LinkForm {
  const input = made('input', { type: 'text', inputmode: 'url', autocomplete: 'off', 'aria-describedby': HINT_ID });
  const hint = made('span', { class: 'hint', id: HINT_ID, role: 'status' });
  const [set, remove, cancel] = [madeButton('Set link'), madeButton('Remove link'), madeButton('Cancel')];
  const label = made('label', { class: 'field' }, [made('span', {}, ['Address of the link']), input, hint]);
  const buttons = made('div', { class: 'text-tools' }, [set, remove, cancel]);
  const element = made('div', { class: 'text-link', role: 'group', 'aria-label': 'Link' }, [label, buttons]);
  const say = (wrong: string) => {
    hint.textContent = wrong;
    if (wrong === '') input.removeAttribute('aria-invalid');
    else input.setAttribute('aria-invalid', 'true');
    input.focus();
  };
  const close = () => {
    element.hidden = true;
    view().focus();
  };
  const apply = () => {
    const href = addressOf(input.value);
    if (href === undefined) return say(WRONG);
    setLink(href)(view().state, view().dispatch);
    close();
  };
  element.hidden = true;
  set.addEventListener('click', apply);
  cancel.addEventListener('click', close);
  remove.addEventListener('click', () => {
    removeLink(view().state, view().dispatch);
    close();
  });
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') close();
    // It would send the article.
    if (event.key === 'Enter' && event.target === input) event.preventDefault();
    if (event.key === 'Enter' && event.target === input) apply();
  });
  const open = (state: EditorState) => {
    const href = linkAt(state);
    element.hidden = false;
    input.value = href ?? '';
    remove.hidden = href === undefined;
    say('');
  };
  return { element, open };
}
