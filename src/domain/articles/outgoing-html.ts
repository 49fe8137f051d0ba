// A stored body as it is written into documents. What cleans pasted HTML without parsing it takes a `>` in an attribute for the end of the
// tag and a `<!--` there for a comment, and swallows the notice that follows; a declared size of a million pixels pushes it out of sight.
// Stored versions stay as they are, and with them their receipts: this happens each time a body is read. Pure.
import { ATTRIBUTES, ELEMENTS } from './stored-html.ts';

/** The most that a picture claims of a page, in CSS pixels a side. A larger one keeps its ratio. */
const MAX_SIDE_PIXELS = 4_096;

const TAG_WITH_ATTRIBUTES = new RegExp(`<(${[...ELEMENTS].join('|')})((?: (?:${[...ATTRIBUTES].join('|')})(?:="[^"]*")?)+)>`, 'g');
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g;

/** `html` is of our own sanitiser. In attribute values `<` and `>` become references; sizes of pictures come within bounds. */
export function outgoingHtml(html: string): string {
  return html.replace(TAG_WITH_ATTRIBUTES, (tag: string, name: string, attributes: string) => {
    const bounded = name === 'img' ? withBoundedSize(attributes) : attributes;
    const escaped = bounded.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
    return escaped === attributes ? tag : `<${name}${escaped}>`;
  });
}

export interface DeclaredSize {
  width?: number | undefined;
  height?: number | undefined;
}

/** The size to declare for a picture of this one: the same ratio, no side above the bound. Empty where a side would vanish. */
export function declaredSize({ width, height }: DeclaredSize): DeclaredSize {
  const scale = Math.min(1, MAX_SIDE_PIXELS / Math.max(width ?? 1, height ?? 1));
  const [scaledWidth, scaledHeight] = [width, height].map((side) => (side === undefined ? undefined : Math.round(side * scale)));
  return scaledWidth === 0 || scaledHeight === 0 ? {} : { width: scaledWidth, height: scaledHeight };
}

/** Changes nothing where every claim is within bounds, which nearly all are. */
function withBoundedSize(attributes: string): string {
  const given = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name = '', value = '']) => [name, value]));
  const [width, height] = ['width', 'height'].map((name) => (given.has(name) ? Number(given.get(name)) : undefined));
  const size = declaredSize({ width, height });
  if (size.width === width && size.height === height && isBoundedSrcset(given.get('srcset')) && isBoundedSizes(given.get('sizes'))) {
    return attributes;
  }
  return attributes.replace(ATTRIBUTE, (attribute: string, name: string) => {
    if (name === 'width' || name === 'height') return size[name] === undefined ? '' : ` ${name}="${size[name]}"`;
    if (name === 'srcset') return isBoundedSrcset(given.get('srcset')) ? attribute : '';
    if (name === 'sizes') return isBoundedSrcset(given.get('srcset')) && isBoundedSizes(given.get('sizes')) ? attribute : '';
    return attribute;
  });
}

/** A density below 1 enlarges a picture (HTML standard, 4.8.4.2.2): 0.5 is the least that a real one has. */
function isBoundedSrcset(srcset: string | undefined): boolean {
  const densities = [...(srcset ?? '').matchAll(/ (\d+(?:\.\d+)?)x(?=,|$)/g)].map(([, density]) => Number(density));
  return densities.every((density) => density >= 0.5);
}

const LENGTH = '(?:\\d{1,4}(?:\\.\\d{1,4})?px|(?:100|\\d{1,2}(?:\\.\\d{1,4})?)vw|\\d{1,3}(?:\\.\\d{1,4})?r?em)';
const SOURCE_SIZE = `(?:\\([a-z-]+: ?${LENGTH}\\)(?: and \\([a-z-]+: ?${LENGTH}\\))* ?)?(?:auto|${LENGTH}|calc\\(${LENGTH} [+-] ${LENGTH}\\))`;
/** HTML standard, 4.8.4.2.2 "sizes": with width descriptors it is the width of the picture. Anything but plain lengths is left out, and the
 *  width is then that of the page. */
const BOUNDED_SIZES = new RegExp(`^${SOURCE_SIZE}(?:, ?${SOURCE_SIZE})*$`);

function isBoundedSizes(sizes: string | undefined): boolean {
  return sizes === undefined || BOUNDED_SIZES.test(sizes.trim());
}
