// The editor beside the text area of a form, which is out of sight. The HTML of the text is written into it after a pause in typing, and at once where
// it may be read, so that the form sends it as it does without a script. HTML that the editor would change stays in the text area.
import type { Node } from 'prosemirror-model';
import { made, madeButton } from './dom.ts';
import { type KeptArea, keptArea } from './kept-area.ts';
import { conversionWith } from './lossless.ts';
import { type TextView, textView } from './text-view.ts';

const KEPT = 'The editor cannot show this HTML without changing it. You can edit it here.';

/** `trusted`: makes HTML of a text for the parser of the browser. */
export function openIsland(textarea: HTMLTextAreaElement, trusted: (html: string) => string): void {
  const { read, write } = conversionWith(trusted);
  const toggle = madeButton('Show the HTML');
  const said = made('p', { class: 'hint', role: 'status' });
  const controls = made('div', { class: 'text-foot' }, [toggle, said]);
  const say = (message: string) => {
    said.textContent = message;
  };
  let text: TextView | undefined;
  const isText = () => textarea.classList.contains('visually-hidden');
  const area = keptArea(textarea, () => (text === undefined ? textarea.value : write(text.doc())));
  const showOnly = (wanted: 'text' | 'html') => {
    putAside(textarea, wanted === 'text');
    if (text !== undefined) text.element.hidden = wanted === 'html';
    toggle.textContent = wanted === 'text' ? 'Show the HTML' : 'Show the text';
  };
  const showText = () => {
    const doc = read(area.read());
    say(doc === undefined ? KEPT : '');
    if (doc === undefined) return showOnly('html');
    text?.show(doc);
    text ??= textViewFor({ textarea, doc, say, area });
    controls.before(text.element);
    showOnly('text');
  };
  textarea.after(controls);
  const isTyping = document.activeElement === textarea;
  showText();
  // Somebody has begun before the script was there.
  if (isTyping) text?.focusEnd();
  toggle.addEventListener('click', () => {
    area.writeNow();
    if (isText()) showOnly('html');
    else showText();
    // Leads to the text where that is shown.
    textarea.focus();
  });
  // A label and a link of the list of errors lead to the text area.
  textarea.addEventListener('focus', () => isText() && text?.focus());
  // Browsers restore what was typed only after this script has run, and not all of them say so.
  const showRestored = () => isText() && area.isChangedElsewhere() && showText();
  textarea.addEventListener('input', showRestored);
  addEventListener('pageshow', showRestored);
}

/** Takes away what was opened, whole or not. */
export function closeIsland(textarea: HTMLTextAreaElement): void {
  putAside(textarea, false);
  for (const element of textarea.parentElement?.querySelectorAll('.text-editor, .text-foot') ?? []) element.remove();
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

interface Shown {
  textarea: HTMLTextAreaElement;
  area: KeptArea;
  doc: Node;
  say: (message: string) => void;
}

function textViewFor({ textarea, area, doc, say }: Shown): TextView {
  const field = textarea.form?.elements.namedItem('language');
  const language = () => (field instanceof HTMLInputElement ? field.value.trim() : textarea.lang) || undefined;
  return textView({ doc, language, say, onChange: area.writeLater, attributes: attributesFor(textarea) });
}

function attributesFor(textarea: HTMLTextAreaElement): Record<string, string> {
  const name = textarea.labels?.[0]?.textContent ?? 'Text';
  // Not by its hint, which says what may be typed into the text area.
  const described = textarea.getAttribute('aria-describedby')?.replace(`${textarea.id}-hint`, '').trim();
  const invalid = textarea.getAttribute('aria-invalid');
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': name.trim(),
    class: 'text-edited',
    dir: 'auto',
    spellcheck: 'true',
    ...(described && { 'aria-describedby': described }),
    ...(invalid !== null && { 'aria-invalid': invalid }),
  };
}
