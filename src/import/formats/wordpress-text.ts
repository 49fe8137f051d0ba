// WordPress stores classic posts with blank lines for paragraphs and makes the elements when it shows them. This does the same. Pure.
import { escapeHtml } from '../../domain/values/text.ts';

const BLOCK =
  /^<\/?(?:address|article|aside|blockquote|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|header|hr|iframe|li|main|nav|ol|p|pre|script|section|style|summary|table|tbody|td|tfoot|th|thead|tr|ul)\b/i;

/** HTML with its paragraphs, for posts with blocks and for classic ones. Of shortcodes only the text remains. */
export function paragraphed(content: string): string {
  const text = withoutShortcodes(content);
  if (/<!-- wp:/.test(text)) return text;
  return text
    .split(/\n\s*\n/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '')
    .map((piece) => (BLOCK.test(piece) ? piece : `<p>${piece.replace(/(?<!<br ?\/?>)\n/g, '<br>\n')}</p>`))
    .join('\n');
}

const CAPTION = /\[(?:wp_)?caption\b([^\]]*)\]\s*((?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*<\/a>)?)([^[]*)\[\/(?:wp_)?caption\]/gi;
const SHORTCODE =
  /\[\/?(?:gallery|embed|audio|video|playlist|caption|wp_caption|more|nextpage|contact-form(?:-7)?|ads?|related|newsletter)\b[^\]]*\]/gi;

function withoutShortcodes(content: string): string {
  return content
    .replace(CAPTION, (_, attributes: string, image: string, inner: string) => {
      const caption = inner.trim() || escapeHtml(/\bcaption="([^"]*)"/.exec(attributes)?.[1] ?? '');
      return `\n\n<figure>${image}${caption === '' ? '' : `<figcaption>${caption}</figcaption>`}</figure>\n\n`;
    })
    .replace(SHORTCODE, '');
}
