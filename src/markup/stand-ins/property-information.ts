// In the bundle, for `property-information` (wrangler.toml, docs/decisions/0014-stand-ins.md): how the attributes that an article may hold
// are called in a tree and what they hold. The package knows every attribute of HTML, SVG, ARIA and XLink, and the allow-list
// (vocabulary.ts) drops all others. An attribute that is let in there and is no plain text of one word has its line here.

interface Info {
  property: string;
  attribute: string;
  boolean?: true;
  number?: true;
  spaceSeparated?: true;
}

const NUMBERS = ['colSpan', 'height', 'rowSpan', 'span', 'start', 'width'];
const KNOWN: ReadonlyMap<string, Info> = new Map(
  [
    ...NUMBERS.map((property) => ({ property, number: true as const })),
    { property: 'dateTime' },
    { property: 'rel', spaceSeparated: true as const },
    { property: 'reversed', boolean: true as const },
    { property: 'srcSet' },
  ].map((info) => [normalize(info.property), { ...info, attribute: normalize(info.property) }]),
);

/** Nothing in an article is of another space: `svg` goes with its content. */
export const html = { space: 'html' };
export const svg = { space: 'svg' };

export function normalize(name: string): string {
  return name.toLowerCase();
}

/** By its name in markup or in a tree. */
export function find(_: unknown, name: string): Info {
  return KNOWN.get(normalize(name)) ?? dataInfo(name) ?? { property: name, attribute: name };
}

/** HTML Standard, "embedding custom non-visible data": `data-lazy-src` is `dataLazySrc`. */
function dataInfo(name: string): Info | undefined {
  if (!/^data[-\w.:]+$/i.test(name)) return undefined;
  if (name[4] === '-') {
    const property = name.slice(5).replace(/-[a-z]/g, (pair) => pair.slice(1).toUpperCase());
    return { property: `data${property.charAt(0).toUpperCase()}${property.slice(1)}`, attribute: name };
  }
  const attribute = name.slice(4).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return { property: name, attribute: `data${attribute.startsWith('-') ? '' : '-'}${attribute}` };
}
