// What comes from the clipboard or is dropped, before it becomes text: an address is a link, and a file has no place in a text.
import type { EditorProps, EditorView } from 'prosemirror-view';
import { linkOf } from './links.ts';
import { pasteParser } from './paste.ts';
import { withoutBrokenLines } from './pasted-text.ts';
import { quietHtml } from './quiet-html.ts';

const LEFT_OUT = 'A picture was left out, because it has no address on the web. Picture in the toolbar adds one with its address.';
/** A picture of this computer, or one that is in the HTML itself. */
const NO_ADDRESS = /<img\b[^>]*\ssrc\s*=\s*["']?(?!https?:|["'\s])/i;

/** `say`: shows a message near the text. */
export function arriving(say: (message: string) => void): EditorProps {
  const isFile = (data: DataTransfer | null) => (data?.files.length ?? 0) > 0 && data?.getData('text/html') === '';
  const take = (view: EditorView, data: DataTransfer | null): boolean => {
    const html = data?.getData('text/html') ?? '';
    say(isFile(data) || NO_ADDRESS.test(html) ? LEFT_OUT : '');
    return isFile(data) || (html === '' && linkOf(data?.getData('text/plain') ?? '')(view.state, view.dispatch, view));
  };
  return {
    clipboardParser: pasteParser,
    transformPastedHTML: quietHtml,
    transformPastedText: (text, isPlain) => (isPlain ? text : withoutBrokenLines(text)),
    handlePaste: (view, { clipboardData }) => take(view, clipboardData),
    handleDOMEvents: {
      // Without this the browser would leave the page for a file that is dropped.
      drop: (_view, event) => {
        if (!isFile(event.dataTransfer)) return false;
        event.preventDefault();
        say(LEFT_OUT);
        return true;
      },
    },
  };
}
