// Pictures that tags of site generators name: figures of Hugo, includes and figure tags of Jekyll. Pure.

export interface TaggedPicture {
  src: string;
  alt: string;
  /** May be Markdown. Empty: the tag has none. */
  caption: string;
}

/** The tag calls something that is named for a picture. */
const CALL =
  /^(?:\{\{[<%]\s*|\{%-?\s*(?:include(?:_cached|_relative)?\s+)?["']?(?:[\w-]+\/)*)([\w-]*(?:figure|image|img|picture|photo)[\w-]*)(?:\.\w+)?["']?(?=\s)/i;
/** A name with a text in quotation marks, or one word. */
const ARGUMENT =
  /(?<=\s)([\w-]{1,40})\s?[=:]\s?(?:"((?:[^"\\]|\\.){0,2000})"|'((?:[^'\\]|\\.){0,2000})'|`([^`]{0,2000})`|“([^”]{0,2000})”|([^\s"'`“%>}]{1,500}))/g;
const SOURCES = ['src', 'image_path', 'url', 'image', 'img', 'path', 'file', 'image_url'];
const ALTS = ['alt', 'alt_text', 'image_alt', 'alttext'];
const CAPTIONS = ['caption', 'description', 'cap', 'figcaption', 'title'];
const CREDITS = ['credit', 'attr', 'attribution'];
const PICTURE = /^(?:(?:https?:)?\/\/|\.{0,2}\/)?[^\s{}<>"]+\.(?:jpe?g|png|gif|webp|avif|svg)(?:[?#]\S*)?$|^https?:\/\/[^\s{}<>"]+$/i;

/** The picture of a tag with an address and with a text; `undefined` for any other tag. */
export function pictureIn(tag: string): TaggedPicture | undefined {
  const call = CALL.exec(tag);
  if (call === null) return undefined;
  const named = new Map<string, string>();
  for (const [, name = '', ...values] of tag.slice(call[0].length).matchAll(ARGUMENT)) {
    const value = values.find((each) => each !== undefined) ?? '';
    named.set(
      name.toLowerCase(),
      value
        .replace(/\\(["'\\])/g, '$1')
        .replace(/\s+/g, ' ')
        .trim(),
    );
  }
  const first = (names: readonly string[]) =>
    names.map((name) => named.get(name)).find((value) => value !== undefined && value !== '') ?? '';
  const [src, alt, caption, credit] = [first(SOURCES), first(ALTS), first(CAPTIONS), first(CREDITS)];
  const text = credit === '' || caption.includes(credit) ? caption : [caption, credit].filter((part) => part !== '').join(' ');
  // A text with a variable of the template in it would be wrong without the variable.
  if (!PICTURE.test(src) || (alt === '' && text === '') || /\{[{%]/.test(alt + text)) return undefined;
  return { src, alt, caption: text };
}
