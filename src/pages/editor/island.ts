// The editor beside the text area of a form. The text area is out of sight and always has the HTML of the text, so that the form sends it as it does
// without a script. HTML that the editor would change stays in the text area.
import type { Node } from 'prosemirror-model';
import { made, madeButton } from './dom.ts';
import { type Conversion, conversionWith } from './lossless.ts';
import { type TextView, textView } from './text-view.ts';

const KEPT = 'The editor cannot show this HTML without changing it. You can edit it here.';

/** `trusted`: makes HTML of a text for the parser of the browser. */
export function openIsland(textarea: HTMLTextAreaElement, trusted: (html: string) => string): void {
  const { read, write } = conversionWith(trusted);
  const toggle = madeButton('Show the HTML');
  const said = made('p', { class: 'hint', role: 'status' });
  const controls = made('div', { class: 'text-foot' }, [toggle, said]);
  let text: TextView | undefined;
  const isText = () => textarea.classList.contains('visually-hidden');
  const showOnly = (wanted: 'text' | 'html') => {
    putAside(textarea, wanted === 'text');
    if (text !== undefined) text.element.hidden = wanted === 'html';
    toggle.textContent = wanted === 'text' ? 'Show the HTML' : 'Show the text';
  };
  const showText = () => {
    const doc = read(textarea.value);
    said.textContent = doc === undefined ? KEPT : '';
    if (doc === undefined) return showOnly('html');
    text?.show(doc);
    text ??= textViewFor(textarea, { doc, write });
    controls.before(text.element);
    showOnly('text');
  };
  textarea.after(controls);
  const isTyping = document.activeElement === textarea;
  showText();
  // Somebody has begun before the script was there.
  if (isTyping) text?.focusEnd();
  toggle.addEventListener('click', () => {
    if (isText()) showOnly('html');
    else showText();
    // Leads to the text where that is shown.
    textarea.focus();
  });
  // A label and a link of the list of errors lead to the text area.
  textarea.addEventListener('focus', () => isText() && text?.focus());
}

/** Out of sight and not only hidden, because the error of a form leads to its field. */
function putAside(textarea: HTMLTextAreaElement, isAside: boolean): void {
  textarea.classList.toggle('visually-hidden', isAside);
  textarea.tabIndex = isAside ? -1 : 0;
  textarea.ariaHidden = isAside ? 'true' : null;
  const hint = document.getElementById(`${textarea.id}-hint`);
  // It says what may be typed into the text area.
  if (hint !== null) hint.hidden = isAside;
}

function textViewFor(textarea: HTMLTextAreaElement, { doc, write }: Pick<Conversion, 'write'> & { doc: Node }): TextView {
  const field = textarea.form?.elements.namedItem('language');
  const onChange = (changed: Node) => {
    textarea.value = write(changed);
    // For what watches the form, such as the question before a page is left.
    textarea.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const language = () => (field instanceof HTMLInputElement ? field.value.trim() : textarea.lang) || undefined;
  return textView({ doc, language, onChange, attributes: attributesFor(textarea) });
}

function attributesFor(textarea: HTMLTextAreaElement): Record<string, string> {
  const name = textarea.labels?.[0]?.textContent ?? 'Text';
  const said = ['aria-describedby', 'aria-invalid'].map((attribute) => [attribute, textarea.getAttribute(attribute)]);
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': name.trim(),
    class: 'text-edited',
    dir: 'auto',
    spellcheck: 'true',
    ...Object.fromEntries(said.filter(([, value]) => value !== null)),
  };
}
