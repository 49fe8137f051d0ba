// What one version of an article changed, field by field and word by word. Pure.
import { diffArrays, diffWords } from 'diff';
import type { Article, Image } from '../../domain/articles/article.ts';
import { textOf } from '../../markup/text.ts';
import type { Difference, DifferencePart } from '../../pages/signed-in/differences.tsx';

/** More additions and removals than these are not looked for: a new text is shown beside the former one. Bounds the time, which grows with them. */
const MOST_EDITS = 3_000;

/** The fields that differ, in the order in which a reader sees them. */
export function differenceOf(before: Article, after: Article): Difference[] {
  const former = new Map(fieldsOf(before));
  return fieldsOf(after).flatMap(([label, text]) => {
    const was = former.get(label) ?? '';
    if (was === text) return [];
    const pictures = () => picturesChanged(before.images.map(namedPicture), after.images.map(namedPicture), after.language);
    return [{ label, parts: label === PICTURES ? pictures() : wordsChanged(was, text, after.language) }];
  });
}

const PICTURES = 'Pictures';

/** Without its size and type, which no reader sees. */
function namedPicture({ url, alt, caption, credit }: Image): NamedText {
  return { key: url, text: linesOf([url, alt, caption, credit]) };
}

/** Fields that a desk writes, as plain text; empty without a value. */
function fieldsOf(article: Article): [label: string, text: string][] {
  const { by, images, corrections } = article;
  return [
    ['Headline', article.headline],
    ['Standfirst', article.standfirst ?? ''],
    ['By', namesOf([...by.names, ...by.desks])],
    ['Dateline', article.located ?? ''],
    ['Text', textOf(article.bodyHtml)],
    [PICTURES, images.map((image) => namedPicture(image).text).join('\n\n')],
    ['Corrections', corrections.map(({ note }) => note).join('\n\n')],
    ['Sections', namesOf(article.sections)],
    ['Subjects', namesOf(article.subjects)],
    ['Source', article.source],
    ['Copyright', linesOf([article.copyrightHolder, article.copyrightNotice, article.licence?.url])],
    ['Address', article.url],
    ['Embargo until', article.embargoedUntil ?? ''],
    ['Expires', article.expires ?? ''],
    ['Note to the public', article.withdrawal?.note ?? ''],
    ['Note to the desk', article.edNote ?? ''],
  ];
}

function namesOf(terms: readonly { name: string }[]): string {
  return terms.map(({ name }) => name).join(', ');
}

function linesOf(lines: readonly (string | undefined)[]): string {
  return lines.filter((line) => line !== undefined).join('\n');
}

/** `language` says what a word is. */
export function wordsChanged(before: string, after: string, language: string): DifferencePart[] {
  const intlSegmenter = new Intl.Segmenter(language, { granularity: 'word' });
  const changes = diffWords(before, after, { intlSegmenter, maxEditLength: MOST_EDITS });
  const parts: DifferencePart[] = changes?.map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'added' : removed ? 'removed' : 'same',
  })) ?? [
    { text: before, kind: 'removed' },
    { text: after, kind: 'added' },
  ];
  return parts.filter(({ text }) => text !== '');
}

/** One of several things of which each has a name. */
export interface NamedText {
  key: string;
  text: string;
}

/** Words are compared only within a picture: all words of one that was added or removed are new or gone. */
export function picturesChanged(before: readonly NamedText[], after: readonly NamedText[], language: string): DifferencePart[] {
  const former = before.values();
  const later = after.values();
  const pictures = diffArrays(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
  ).flatMap(({ value, added, removed }) =>
    value.map((): DifferencePart[] => {
      const was = added ? undefined : former.next().value?.text;
      const text = removed ? undefined : later.next().value?.text;
      if (was !== undefined && text !== undefined) return wordsChanged(was, text, language);
      return [{ text: was ?? text ?? '', kind: added ? 'added' : 'removed' }];
    }),
  );
  return pictures.flatMap((parts, index) => (index === 0 ? parts : [{ text: '\n\n', kind: 'same' as const }, ...parts]));
}
