// Links in the text: found, set and removed.
import type { Command, EditorState } from 'prosemirror-state';
import { markType } from './commands.ts';

interface Range {
  from: number;
  to: number;
}

/** The address of the first link in the selection; `undefined` if there is none. */
export function linkAt({ selection: { $from, empty, from, to }, doc }: EditorState): string | undefined {
  const link = markType('a');
  let found = empty ? link.isInSet($from.marks()) : undefined;
  doc.nodesBetween(from, to, ({ marks }) => {
    if (!empty) found ??= link.isInSet(marks);
  });
  const href: unknown = found?.attrs['href'];
  return typeof href === 'string' ? href : undefined;
}

/** The words that are selected, or the whole link in which the cursor is. */
function linkedRange({ selection }: EditorState): Range {
  const { from, to, empty, $from } = selection;
  const link = markType('a').isInSet($from.marks());
  if (!empty || link === undefined) return { from, to };
  let [first, last] = [$from.index(), $from.index()];
  const { parent } = $from;
  const isOfLink = (index: number) => index >= 0 && index < parent.childCount && link.isInSet(parent.child(index).marks);
  if (!isOfLink(first)) [first, last] = [first - 1, last - 1];
  while (isOfLink(first - 1)) first -= 1;
  while (isOfLink(last + 1)) last += 1;
  const start = $from.start();
  const offsetOf = (index: number) => parent.content.content.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, start);
  return { from: offsetOf(first), to: offsetOf(last + 1) };
}

/** Where nothing is selected, the address itself is written. */
export function setLink(href: string): Command {
  return (state, dispatch) => {
    const { from, to } = linkedRange(state);
    const link = markType('a').create({ href });
    const { tr } = state;
    if (from === to) tr.replaceSelectionWith(state.schema.text(href, [link]), false);
    else tr.removeMark(from, to, link.type).addMark(from, to, link);
    dispatch?.(tr);
    return true;
  };
}

export const removeLink: Command = (state, dispatch) => {
  const { from, to } = linkedRange(state);
  dispatch?.(state.tr.removeMark(from, to, markType('a')));
  return true;
};

const SCHEMES: readonly string[] = ['http:', 'https:', 'mailto:', 'tel:'];

/** A whole address of what was typed, to which people seldom add `https://`; `undefined` for what is none, or runs something. */
export function addressOf(typed: string): string | undefined {
  const text = typed.trim();
  if (/^#\S+$/.test(text)) return text;
  const hasScheme = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text);
  const address = hasScheme ? text : /^[^\s@/]+@[^\s@/]+$/.test(text) ? `mailto:${text}` : `https://${text}`;
  if (text === '' || !URL.canParse(address)) return undefined;
  const { protocol, hostname, href, username } = new URL(address);
  const leadsSomewhere = hostname.includes('.') || !protocol.startsWith('http') || hasScheme;
  return SCHEMES.includes(protocol) && username === '' && leadsSomewhere ? href : undefined;
}

/** An address that is pasted alone is a link: around the words that are selected, or by itself. */
export function linkOf(pasted: string): Command {
  return (state, dispatch, view) => {
    const href = /^\s*https?:\/\/\S+\s*$/i.test(pasted) ? addressOf(pasted) : undefined;
    const { $from, $to } = state.selection;
    if (href === undefined || !$from.sameParent($to) || !$from.parent.inlineContent || $from.parent.type.spec.code === true) return false;
    return setLink(href)(state, dispatch, view);
  };
}
