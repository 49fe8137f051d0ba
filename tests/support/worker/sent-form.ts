// The forms of a page as a browser sends them when nobody has changed anything.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;

/** The fields of the form with this address, without its buttons. Line breaks are CR LF (HTML §4.10.22.4). */
export function fieldsOfForm(html: string, action: string): Record<string, string> {
  const form = elementsIn(parse(html)).find((element) => element.tagName === 'form' && attribute(element, 'action') === action);
  if (form === undefined) throw new Error(`there is no form with the address ${action}`);
  const pairs = elementsIn(form).flatMap((element) => {
    const value = sentValue(element);
    const name = attribute(element, 'name');
    return value === undefined || name === undefined ? [] : [[name, value.replace(/\r?\n/g, '\r\n')] as const];
  });
  return Object.fromEntries(pairs);
}

/** `undefined`: nothing is sent for it. */
function sentValue(element: Element): string | undefined {
  switch (element.tagName) {
    case 'input': {
      const isTicked = attribute(element, 'checked') !== undefined;
      return attribute(element, 'type') === 'checkbox' && !isTicked ? undefined : (attribute(element, 'value') ?? '');
    }
    case 'textarea':
      return textOf(element);
    case 'select': {
      const options = elementsIn(element).filter(({ tagName }) => tagName === 'option');
      const chosen = options.find((option) => attribute(option, 'selected') !== undefined) ?? options[0];
      return chosen === undefined ? undefined : attribute(chosen, 'value');
    }
    default:
      return undefined;
  }
}

function elementsIn(node: Node): Element[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  return children.flatMap((child) => ('tagName' in child ? [child, ...elementsIn(child)] : []));
}

function attribute(element: Element, wanted: string): string | undefined {
  return element.attrs.find(({ name }) => name === wanted)?.value;
}

function textOf(node: Node): string {
  if (node.nodeName === '#text' && 'value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
