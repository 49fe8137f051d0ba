// Keeps the text area up to date with the text: after a pause and not for every key, because that takes longer the longer the text is. Nothing is
// lost by it: the HTML is written at once where the form is sent, the text loses the focus, or the page may not come back.

export interface KeptArea {
  /** Called for every change. */
  writeLater: () => void;
  /** Writes what has changed since. */
  writeNow: () => void;
  /** The value, of which the text will be made. */
  read: () => string;
  /** A browser has restored what was typed before, or somebody has changed it. */
  isChangedElsewhere: () => boolean;
}

const PAUSE_MS = 300;
/** For somebody who never pauses: so much is lost at most if the browser crashes. */
const LATEST_MS = 2_000;

export function keptArea(textarea: HTMLTextAreaElement, html: () => string): KeptArea {
  let pause: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  let known = textarea.value;
  const read = () => {
    known = textarea.value;
    return known;
  };
  const say = () => textarea.dispatchEvent(new Event('input', { bubbles: true }));
  const writeNow = () => {
    if (latest === undefined) return;
    clearTimeout(pause);
    clearTimeout(latest);
    latest = undefined;
    textarea.value = html();
    read();
    say();
  };
  const writeLater = () => {
    // What asks before a page is left must know it at once.
    if (latest === undefined) say();
    latest ??= setTimeout(writeNow, LATEST_MS);
    clearTimeout(pause);
    pause = setTimeout(writeNow, PAUSE_MS);
  };
  writeBeforeReading(textarea, writeNow);
  return { writeLater, writeNow, read, isChangedElsewhere: () => textarea.value !== known };
}

function writeBeforeReading(textarea: HTMLTextAreaElement, writeNow: () => void): void {
  // Every way of sending or reading a form fires it, after the values have been read.
  textarea.form?.addEventListener('formdata', ({ formData }) => {
    writeNow();
    formData.set(textarea.name, textarea.value);
  });
  textarea.parentElement?.addEventListener('focusout', writeNow);
  document.addEventListener('visibilitychange', writeNow);
  for (const event of ['beforeunload', 'pagehide']) addEventListener(event, writeNow);
}
