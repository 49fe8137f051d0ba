// Elements of the editor's own controls. None is made of HTML.

export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  children: readonly (Node | string)[] = [],
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
  element.append(...children);
  return element;
}

/** A button of the page, and not the one that sends the form around it. */
export function madeButton(label: string, attributes: Readonly<Record<string, string>> = {}): HTMLButtonElement {
  return made('button', { type: 'button', class: 'quiet', ...attributes }, [label]);
}
