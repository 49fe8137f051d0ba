// A parser for the XML our writers may produce and for nothing else. It is stricter than XML: no CDATA, no processing instruction, no
// DOCTYPE, every prefix declared on the root and nowhere else. It keeps white space, which the lenient parsers trim and readers hash.

export interface XmlElement {
  /** With its prefix, as written. */
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  /** Of this element alone, references resolved, white space as written. */
  text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="utf-8"?>\n';
const FORBIDDEN = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const PREDEFINED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<(\/?)([A-Za-z_][\w.:-]*)((?:\s+[A-Za-z_][\w.:-]*="[^"<]*")*)\s*(\/?)>|([^<]+)/y;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)="([^"<]*)"/g;

/** The root. Throws on anything that a strict reader would reject. */
export function parseStrictly(xml: string): XmlElement {
  if (!xml.startsWith(DECLARATION)) throw new Error(`starts with ${JSON.stringify(xml.slice(0, 40))}`);
  const forbidden = FORBIDDEN.exec(xml);
  if (forbidden !== null) throw new Error(`U+${forbidden[0].charCodeAt(0).toString(16)} at ${forbidden.index}`);
  const outside: XmlElement = { name: '', attributes: {}, children: [], text: '' };
  const open = [outside];
  let position = DECLARATION.length;
  while (position < xml.length) {
    TOKEN.lastIndex = position;
    const token = TOKEN.exec(xml);
    if (token === null) throw new Error(`not well-formed at ${position}: ${JSON.stringify(xml.slice(position, position + 60))}`);
    take(token, open);
    position = TOKEN.lastIndex;
  }
  const [root, ...others] = outside.children;
  if (open.length !== 1 || root === undefined || others.length > 0 || outside.text.trim() !== '') throw new Error('not one root element');
  requireDeclared(root, new Set(Object.keys(root.attributes)), root);
  return root;
}

function take([, closing, name = '', attributes = '', empty, text]: RegExpExecArray, open: XmlElement[]): void {
  const parent = open.at(-1);
  if (parent === undefined) throw new Error('closed too often');
  if (text !== undefined) parent.text += resolved(text);
  else if (closing === '/') {
    if (parent.name !== name || attributes !== '') throw new Error(`</${name}> closes <${parent.name}>`);
    open.pop();
  } else {
    const element: XmlElement = { name, attributes: attributesOf(attributes), children: [], text: '' };
    parent.children.push(element);
    if (empty === '') open.push(element);
  }
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', value = ''] of text.matchAll(ATTRIBUTE)) {
    if (name in found) throw new Error(`${name} twice`);
    // A parser turns raw white space in an attribute into spaces (XML 1.0 §3.3.3).
    found[name] = resolved(value.replace(/[\t\n\r]/g, ' '));
  }
  return found;
}

function resolved(text: string): string {
  if (text.includes(']]>')) throw new Error(']]> in text');
  return text.replace(/\r\n?/g, '\n').replace(/&([^;&]*);?/g, (reference, body: string) => {
    const code = body.startsWith('#x') ? Number.parseInt(body.slice(2), 16) : body.startsWith('#') ? Number(body.slice(1)) : undefined;
    const character = code === undefined ? PREDEFINED[body] : String.fromCodePoint(code);
    if (!reference.endsWith(';') || character === undefined || FORBIDDEN.test(character))
      throw new Error(`no such reference: ${reference}`);
    return character;
  });
}

function requireDeclared(element: XmlElement, declared: ReadonlySet<string>, root: XmlElement): void {
  const prefix = /^([^:]+):/.exec(element.name)?.[1];
  if (prefix !== undefined && !declared.has(`xmlns:${prefix}`)) throw new Error(`${element.name} has an unbound prefix`);
  if (element !== root && Object.keys(element.attributes).some((name) => name.startsWith('xmlns')))
    throw new Error(`declared on ${element.name}`);
  for (const child of element.children) requireDeclared(child, declared, root);
}

/** Children of that name. */
export function all(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter((child) => child.name === name);
}

/** The one child of that name. Throws when there is none or more than one. */
export function only(parent: XmlElement, name: string): XmlElement {
  const [found, ...others] = all(parent, name);
  if (found === undefined || others.length > 0)
    throw new Error(`${others.length === 0 ? 'no' : 'more than one'} ${name} in ${parent.name}`);
  return found;
}

/** The child of that name at that place among its like, counted from 0. Throws when there are fewer. */
export function nth(parent: XmlElement, name: string, index: number): XmlElement {
  const found = all(parent, name)[index];
  if (found === undefined) throw new Error(`no ${name} number ${index} in ${parent.name}`);
  return found;
}
