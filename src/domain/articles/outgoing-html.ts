// A stored body as it is written into documents. A cleaner that does not parse takes a `>` in an attribute value for the end of the tag and a
// `<!--` there for a comment, and removes the notice that follows. A picture that claims a large part of the page moves the notice out of
// sight. Stored versions stay as they are, and with them their receipts: this happens each time a body is read. Pure.

import { withoutTemplateSigns } from '../values/text.ts';
import { withoutBlankRuns } from './blank-runs.ts';
import { declaredSize } from './declared-size.ts';
import { type Attribute, attributesOf, type Tag, tokensOf } from './stored-html.ts';

const LINE_SPACE = /[\t\n\r \u2028\u2029]+/g;
/** Pictures of one body that declare a size. */
const SIZED_PICTURES = 100;

/** Of HTML that our own sanitiser wrote; throws on any other. Attribute values hold no `<` and no `>`, pictures claim no more of a page than
 *  `declaredSize` allows, and empty space is bounded (blank-runs.ts). */
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

/** White space in a value becomes one space: where HTML is turned into Markdown, a line break would put what follows it at the beginning of a
 *  line, and there `<!--` opens a comment (CommonMark, HTML blocks). */
function written({ name, value }: Attribute): string {
  if (value === undefined) return ` ${name}`;
  const line = value.replace(LINE_SPACE, ' ').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  return ` ${name}="${withoutTemplateSigns(line)}"`;
}

/** With `srcset` and `sizes` a page can show a picture at any size (HTML standard, 4.8.4.2). Without them it shows `src`, no larger than the
 *  picture's file. */
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
