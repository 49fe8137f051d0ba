// Prepares a stored body for documents, so that the notice after it survives. A CMS that cleans HTML without parsing it takes a `>` in an attribute
// value for the end of the tag and a `<!--` there for a comment, and removes the notice. A picture that declares a very large size moves the notice
// out of sight. Stored versions and their receipts are not changed: this is done each time a body is read. Pure.

import { withoutTemplateSigns } from '../values/text.ts';
import { withoutBlankRuns } from './blank-runs.ts';
import { declaredSize } from './declared-size.ts';
import { type Attribute, attributesOf, type Tag, tokensOf } from './stored-html.ts';

const LINE_SPACE = /[\t\n\r \u2028\u2029]+/g;
/** Number of pictures in one body that may declare a size. */
const SIZED_PICTURES = 100;

/** Escapes `<` and `>` in attribute values, limits the sizes of pictures (`declaredSize`) and limits empty space (blank-runs.ts). Throws if the HTML
 *  is not in canonical form. */
export function outgoingHtml(html: string): string {
  let outgoing = '';
  let pictures = 0;
  for (const { text, tag } of tokensOf(withoutBlankRuns(html))) {
    if (tag?.name === 'img') pictures += 1;
    if (tag === undefined) outgoing += withoutTemplateSigns(text);
    else outgoing += tag.attributes === '' ? text : outgoingTag(tag, pictures <= SIZED_PICTURES);
  }
  return outgoing;
}

function outgoingTag(tag: Tag, mayDeclareSize: boolean): string {
  const attributes = tag.name === 'img' ? pictureAttributes(tag, mayDeclareSize) : attributesOf(tag);
  return `<${tag.name}${attributes.map(written).join('')}>`;
}

/** White space in a value becomes one space. If a program turns the HTML into Markdown, a line break would put the text after it at the beginning of
 *  a line, and there `<!--` opens a comment (CommonMark, HTML blocks). */
function written({ name, value }: Attribute): string {
  if (value === undefined) return ` ${name}`;
  const line = value.replace(LINE_SPACE, ' ').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ` ${name}="${withoutTemplateSigns(line)}"`;
}

/** Removes `srcset` and `sizes`, with which a page can show a picture at any size (HTML standard, 4.8.4.2). Without them it shows `src`, no larger
 *  than the picture's file. */
function pictureAttributes(tag: Tag, mayDeclareSize: boolean): Attribute[] {
  const attributes = attributesOf(tag);
  const [width, height] = ['width', 'height'].map((side) => attributes.find(({ name }) => name === side)?.value).map(pixelsOf);
  const size = mayDeclareSize ? declaredSize({ width, height }) : {};
  return attributes.flatMap((attribute): Attribute[] => {
    const { name } = attribute;
    if (name === 'srcset' || name === 'sizes') return [];
    if (name !== 'width' && name !== 'height') return [attribute];
    return size[name] === undefined ? [] : [{ name, value: String(size[name]) }];
  });
}

function pixelsOf(value: string | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
