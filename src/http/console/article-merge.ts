// The form of an article with the changes of two editors: field by field, lists item by item, and the text block by block. Where it is not sure what is meant, it is
// said, and nothing that was written is left out. Pure.

import { mergedList, type Sides } from '../../domain/values/merged-list.ts';
import { foldedName } from '../../domain/values/term.ts';
import { textOf } from '../../markup/text.ts';
import { fieldLabel, isArticleField, PICTURE_FIELDS, pictureField, pictureOf } from '../../pages/console/article-fields.ts';
import type { Unsure } from '../../pages/console/article-merged.tsx';
import type { Form } from '../requests/form.ts';
import { mergedText } from './merged-text.ts';
import { type Picture, picturesOf, pictureText, saidPictures } from './pictures-of-form.ts';
import { picturesChanged, wordsChanged } from './version-difference.ts';

export interface Merging extends Sides<Form> {
  /** The bodies as the sanitiser writes them. */
  bodies: Sides<string>;
  /** Of theirs. */
  version: number;
  language: string;
}

export interface Merged {
  fields: Map<string, string>;
  unsure: Unsure[];
}

const LISTS = ['subjects', 'by.names', 'by.desks'] as const;

export function mergedForm(merging: Merging): Merged {
  const others = [...merging.mine].filter(([name]) => !isArticleField(name));
  const parts = [fieldsIn(merging), ...LISTS.map((name) => linesIn(merging, name)), picturesIn(merging), textIn(merging)];
  return { fields: new Map([...others, ...parts.flatMap(({ values }) => values)]), unsure: parts.flatMap(({ unsure }) => unsure) };
}

interface MergedPart {
  values: [name: string, value: string][];
  unsure: Unsure[];
}

/** A time and the field that says which of two equal times is meant are one. */
function fieldsIn({ opened, theirs, mine, language }: Merging): MergedPart {
  const names = new Set([...opened.keys(), ...theirs.keys(), ...mine.keys()]);
  const plain = [...names].filter((name) => isArticleField(name) && !isPartly(name));
  const timed = (name: string) => [name, `${name}.which`].filter((one) => names.has(one) || one === name);
  const merged = plain
    .filter((name) => !name.endsWith('.which'))
    .map((name): MergedPart => {
      const parts = timed(name);
      const written = (side: Form) => parts.map((part) => (side.get(part) ?? '').trim()).join('\n');
      const [before, other, own] = [written(opened), written(theirs), written(mine)];
      const chosen = own === before ? theirs : mine;
      const values = parts.flatMap((part): [string, string][] => {
        const value = chosen.get(part);
        return value === undefined ? [] : [[part, value]];
      });
      const isUnsure = own !== before && other !== before && own !== other;
      const difference = { label: fieldLabel(name), parts: wordsChanged(theirs.get(name) ?? '', mine.get(name) ?? '', language) };
      return { values, unsure: isUnsure ? [{ field: name, difference }] : [] };
    });
  return { values: merged.flatMap(({ values }) => values), unsure: merged.flatMap(({ unsure }) => unsure) };
}

function isPartly(name: string): boolean {
  return name === 'bodyHtml' || pictureOf(name) !== undefined || LISTS.some((list) => list === name);
}

/** A name in another spelling of case and accents is the same one. */
function linesIn({ opened, theirs, mine, language }: Merging, name: (typeof LISTS)[number]): MergedPart {
  const lines = (side: Form) => distinct((side.get(name) ?? '').split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])));
  const sides = { opened: lines(opened), theirs: lines(theirs), mine: lines(mine) };
  const { items, unsure, isOrderUnsure } = mergedList(sides, {
    keyOf: foldedName,
    isSame: (one, other) => one === other,
    merge: ({ opened: before, theirs: other, mine: own }) => ({
      item: own === before ? other : own,
      isUnsure: other !== before && own !== before,
    }),
  });
  const isUnsure = unsure.length > 0 || isOrderUnsure;
  const difference = { label: fieldLabel(name), parts: wordsChanged(sides.theirs.join('\n'), sides.mine.join('\n'), language) };
  return { values: items.length === 0 ? [] : [[name, items.join('\n')]], unsure: isUnsure ? [{ field: name, difference }] : [] };
}

function distinct(lines: readonly string[]): string[] {
  return [...new Map(lines.map((line) => [foldedName(line), line])).values()];
}

function picturesIn({ opened, theirs, mine, language }: Merging): MergedPart {
  const sides = { opened: picturesOf(opened), theirs: picturesOf(theirs), mine: picturesOf(mine) };
  const { items, unsure, isOrderUnsure } = mergedList<Picture>(sides, {
    keyOf: ({ key }) => key,
    isSame: (one, other) => pictureText(one) === pictureText(other),
    merge: mergedPicture,
  });
  const values = items.flatMap((picture, index) =>
    [...picture.values].map(([name, value]): [string, string] => [pictureField(index + 1, name), value]),
  );
  if (unsure.length === 0 && !isOrderUnsure) return { values, unsure: [] };
  const shown = (side: readonly Picture[]) =>
    saidPictures(isOrderUnsure ? side : side.filter(({ key }) => unsure.some((one) => one.key === key)));
  const difference = { label: 'Pictures', parts: picturesChanged(shown(sides.theirs), shown(sides.mine), language) };
  return { values, unsure: [{ field: pictureField(1, 'url'), difference }] };
}

function mergedPicture({ opened, theirs, mine }: { opened: Picture | undefined; theirs: Picture; mine: Picture }) {
  let isUnsure = false;
  const values = PICTURE_FIELDS.flatMap((name) => {
    const [before, other, own] = [opened?.values.get(name), theirs.values.get(name), mine.values.get(name)];
    isUnsure ||= other !== own && other !== before && own !== before;
    const value = own === before ? other : own;
    return value === undefined ? [] : [[name, value] as const];
  });
  return { item: { key: mine.key, values: new Map(values) }, isUnsure };
}

function textIn({ bodies, version, opened, theirs, mine, language }: Merging): MergedPart {
  const text = (side: Form) => side.get('bodyHtml') ?? '';
  const [before, other, own] = [text(opened), text(theirs), text(mine)];
  if (own === before || own === other) return { values: [['bodyHtml', other]], unsure: [] };
  if (other === before) return { values: [['bodyHtml', own]], unsure: [] };
  const { html, unsure } = mergedText(bodies, version);
  const difference = { label: fieldLabel('bodyHtml'), parts: wordsChanged(textOf(bodies.theirs), textOf(bodies.mine), language) };
  return { values: [['bodyHtml', html]], unsure: unsure === 0 ? [] : [{ field: 'bodyHtml', difference, marks: unsure }] };
}
