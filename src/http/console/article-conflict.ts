// Two editors of one article: what the other one has changed since the form was opened, and where both changed the same field. Pure.
import { textOf } from '../../markup/text.ts';
import { fieldLabel, isArticleField, pictureOf } from '../../pages/console/article-fields.ts';
import type { Difference } from '../../pages/signed-in/differences.tsx';
import type { Form } from '../requests/form.ts';
import { picturesOf, pictureText, saidPictures } from './pictures-of-form.ts';
import { picturesChanged, wordsChanged } from './version-difference.ts';

/** The fields of the version that the form was opened with, of the current one, and as they were sent. */
export interface Versions {
  opened: Form;
  current: Form;
  written: Form;
  language: string;
}

export interface Differences {
  /** What the other editor changed. */
  theirs: Difference[];
  /** Fields that both changed: what is only in theirs is removed, and what is only in the form is added. */
  both: Difference[];
}

export function conflictIn({ opened, current, written, language }: Versions): Differences {
  const parts = [...new Set([...opened.keys(), ...current.keys(), ...written.keys()].filter(isArticleField).map(partOf))];
  const theirs = parts.filter((part) => textIn(opened, part) !== textIn(current, part));
  const both = theirs.filter((part) => isWritten(written, part, opened) && textIn(written, part) !== textIn(current, part));
  const difference =
    (before: Form, after: Form) =>
    (part: string): Difference => ({
      label: labelOf(part),
      parts:
        part === 'images'
          ? picturesChanged(saidPictures(picturesOf(before)), saidPictures(picturesOf(after)), language)
          : wordsChanged(plainIn(before, part), plainIn(after, part), language),
    });
  return { theirs: theirs.map(difference(opened, current)), both: both.map(difference(current, written)) };
}

/** What is compared as a whole: all pictures, all sections, or a field. */
function partOf(name: string): string {
  if (pictureOf(name) !== undefined) return 'images';
  if (name.startsWith('section.')) return 'sections';
  return name.replace(/\.which$/, '');
}

function labelOf(part: string): string {
  return { images: 'Pictures', sections: 'Sections' }[part] ?? fieldLabel(part);
}

function isWritten(written: Form, part: string, opened: Form): boolean {
  return textIn(written, part) !== textIn(opened, part);
}

function textIn(fields: Form, part: string): string {
  if (part === 'images') return picturesOf(fields).map(pictureText).join('\n\n');
  const own = [...fields].filter(([name, value]) => isArticleField(name) && partOf(name) === part && value !== '');
  return own
    .map(([name, value]) => (part === 'sections' ? sectionIn(name, value) : value.trim()))
    .sort()
    .join('\n');
}

function sectionIn(name: string, value: string): string {
  return name === 'section.main' ? ` ${value}` : name.replace('section.also.', '');
}

function plainIn(fields: Form, part: string): string {
  return part === 'bodyHtml' ? textOf(textIn(fields, part)) : textIn(fields, part);
}
